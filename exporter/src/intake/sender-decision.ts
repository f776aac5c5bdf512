/** All that was found out about one mail's sender → one verdict. */
import type { Proof, SenderFinding } from '../core/sender-trust.ts'
import type { Signature } from './sender-head.ts'
import type { Signed } from './sender-signatures.ts'
import type { DmarcFinding, SpfFinding } from './sender-spf.ts'

export type Evidence = {
  readonly domain: string
  /** Of the From domain, whether they verify or not. */
  readonly signatures: readonly Signature[]
  readonly signed: Signed
  readonly spf: SpfFinding
  readonly dmarc: DmarcFinding
  /** Only the head of the mail was kept. */
  readonly isCut: boolean
}

type Ended = Pick<SenderFinding, 'outcome' | 'detail'>

export function decideSender(evidence: Evidence): SenderFinding {
  const { domain, signatures, signed, spf } = evidence
  const ended = decide(evidence)
  const sealed = signed.sealedBy ? [...signatures, signed.sealedBy.signature] : []
  return {
    by: 'dns',
    spf: spf.proof,
    dkim: signed.dkim,
    dmarc: dmarcProof(evidence, ended),
    arc: signed.arc,
    domain,
    ...ended,
    ...(ended.outcome === 'authenticated' && {
      signatures: [...new Set([...signed.proven, ...sealed].map(({ id }) => id))],
    }),
  }
}

function decide({ domain, signatures, signed, spf, dmarc, isCut }: Evidence): Ended {
  const strictly = signed.proven.find(one => one.domain === domain)
  const proven = strictly ?? (dmarc.strictDkim ? undefined : signed.proven[0])
  if (proven && (strictly || !dmarc.isUnknown))
    return { outcome: 'authenticated', detail: `signed by ${proven.domain} (DKIM)` }
  if (signed.sealedBy !== undefined)
    return {
      outcome: 'authenticated',
      detail: `${signed.sealedBy.domain} forwarded it, and saw it proven that ${domain} sent it (ARC)`,
    }
  const notAsked = { outcome: 'unknown', detail: `DNS did not answer about ${domain}` } as const
  if (signatures.length > 0) {
    if (signed.dkim === 'unknown' || signed.arc === 'unknown' || (proven && dmarc.isUnknown)) return notAsked
    if (signed.weakness?.isLate) return { outcome: 'failed', detail: signed.weakness.why }
    if (signed.broken !== undefined) return { outcome: 'failed', detail: signed.broken }
    if (signed.weakness) return { outcome: 'none', detail: signed.weakness.why }
    if (isCut)
      return { outcome: 'none', detail: 'it is larger than the limit, so its signature cannot be checked' }
    if (signed.proven.length > 0)
      return {
        outcome: 'failed',
        detail: `${domain} wants the very domain to sign, not ${signed.proven[0]?.domain}`,
      }
    return { outcome: 'none', detail: `${signatures[0]?.domain} has no key for the signature it carries` }
  }
  if (spf.proof === 'pass') {
    if (spf.domain === domain || (!dmarc.strictSpf && !dmarc.isUnknown))
      return { outcome: 'authenticated', detail: `its server may send for ${spf.domain} (SPF)` }
    if (dmarc.isUnknown) return notAsked
  }
  if (spf.proof === 'unknown' || signed.arc === 'unknown' || dmarc.isUnknown) return notAsked
  if (spf.proof === 'fail')
    return { outcome: 'failed', detail: `its server may not send for ${domain} (SPF), and it is not signed` }
  if (dmarc.isStrict && spf.asked)
    return {
      outcome: 'failed',
      detail: `nothing proves that ${domain} sent it, which its policy demands (DMARC)`,
    }
  return { outcome: 'none', detail: `nothing proves that ${domain} sent it` }
}

function dmarcProof({ signatures, spf, dmarc }: Evidence, { outcome }: Ended): Proof {
  if (dmarc.isUnknown) return 'unknown'
  if (!dmarc.hasRecord) return 'none'
  if (outcome === 'authenticated') return 'pass'
  return spf.asked || signatures.length > 0 ? 'fail' : 'none'
}
