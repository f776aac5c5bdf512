/** DKIM signatures of the From domain, and ARC seals of named forwarders, held against the keys in DNS. */
import { arc, type DNSResolver, dkimVerify } from 'mailauth'
import type { Proof } from '../core/sender-trust.ts'
import { domainOfResult, readAuthResults } from './authentication-results.ts'
import { isAligned } from './sender-alignment.ts'
import type { Inquiry } from './sender-dns.ts'
import type { Seal, SenderHead, Signature } from './sender-head.ts'
import { findWeakness, type Weakness, type Weighing } from './sender-proof.ts'

export type Signed = {
  readonly dkim: Proof
  readonly arc: Proof
  /** Signatures of the From domain that verify and that nothing speaks against. */
  readonly proven: readonly Signature[]
  /** Who sealed it, where that proves the sender. */
  readonly sealedBy?: Seal
  /** Why what was signed is not what arrived. */
  readonly broken?: string
  readonly weakness?: Weakness
}

type Asked = {
  readonly raw: Buffer
  readonly head: SenderHead
  /** Those of the From domain. */
  readonly signatures: readonly Signature[]
  /** Domains of forwarders whose word counts. */
  readonly sealers: readonly string[]
  readonly weighing: Weighing
  readonly isCut: boolean
  readonly inquiry: Inquiry
}

/** Names of the keys that have to be asked for. */
export function keyNames(signatures: readonly Signature[], seals: readonly Seal[]): readonly string[] {
  const all = [...signatures, ...seals, ...seals.map(({ signature }) => signature)]
  return all.map(({ selector, domain }) => `${selector}._domainkey.${domain}`)
}

export function isSealed(head: SenderHead, sealers: readonly string[]): boolean {
  return sealers.includes(head.seals.at(-1)?.domain ?? '')
}

export async function verifySigned(asked: Asked): Promise<Signed> {
  const { raw, head, signatures, sealers, weighing, isCut, inquiry } = asked
  const sealed = isSealed(head, sealers)
  if ((signatures.length === 0 && !sealed) || isCut) return { dkim: 'none', arc: 'none', proven: [] }
  // The library's type does not know of MX records.
  const resolver = inquiry.ask as DNSResolver
  const verified = await dkimVerify(withoutLimited(raw), {
    resolver,
    curTime: new Date(weighing.receivedAtMs),
  })
  const proven: Signature[] = []
  const said = new Set<string>()
  let broken: string | undefined
  let weakness: Weakness | undefined
  for (const signature of signatures) {
    const weak = findWeakness(signature, weighing)
    const found = verified.results.find(({ id }) => id === signature.id)?.status
    const result = found?.result ?? 'none'
    const changed =
      result === 'fail' || (result === 'neutral' && found?.comment === 'body hash did not verify')
    said.add(changed ? 'fail' : result)
    if (changed) broken ??= `it was changed after ${signature.domain} signed it`
    else if (weak && (result === 'pass' || signature.isLimited || found?.comment === 'expired'))
      weakness = worse(weakness, weak)
    else if (result === 'pass') proven.push(signature)
  }
  const dkim = said.has('pass')
    ? 'pass'
    : said.has('temperror')
      ? 'unknown'
      : said.has('fail')
        ? 'fail'
        : 'none'
  const chained = sealed && verified.arc ? await arc(toChain(verified.arc), { resolver }) : undefined
  const newest = head.seals.at(-1)
  const isWhole =
    chained?.status.result === 'pass' &&
    chained.i === head.seals.length &&
    chained.signature !== false &&
    chained.signature?.id === newest?.signature.id
  const weakSeal = isWhole && newest ? findWeakness(newest.signature, weighing) : undefined
  const vouched = isWhole && !weakSeal && isVouchedFor(head, sealers)
  return {
    dkim,
    arc: isWhole ? 'pass' : !chained ? 'none' : inquiry.troubles.length > 0 ? 'unknown' : 'fail',
    proven,
    ...(vouched && newest && { sealedBy: newest }),
    ...(broken !== undefined && { broken }),
    ...((weakness ?? weakSeal) && { weakness: worse(weakness, weakSeal) }),
  }
}

function worse(one: Weakness | undefined, other: Weakness | undefined): Weakness {
  if (one && (one.isLate || !other)) return one
  return other ?? { why: '', isLate: false }
}

type Chain = NonNullable<Awaited<ReturnType<typeof dkimVerify>>['arc']>

/** Where there is no whole chain, the library tells it by an error in its place. */
function toChain({ chain, lastEntry, error }: Chain): Parameters<typeof arc>[0] {
  return { chain: chain || [], ...(lastEntry && { lastEntry }), ...(error && { error }) }
}

/** From the newest seal back, as long as named forwarders pass on each other's word: what one of them saw itself. */
function isVouchedFor({ seals, domain }: SenderHead, sealers: readonly string[]): boolean {
  for (const seal of seals.toReversed()) {
    if (!sealers.includes(seal.domain)) return false
    const results = readAuthResults(seal.results)?.results ?? []
    let dkimFails = false
    let dkimPasses = false
    for (const result of results.filter(({ method }) => method === 'dkim')) {
      if (!isAligned(domain, domainOfResult(result))) continue
      if (result.result === 'pass') dkimPasses = true
      else dkimFails = true
    }
    if (dkimPasses) return true
    const dmarc = results.find(({ method }) => method === 'dmarc')
    const about = dmarc && domainOfResult(dmarc)
    if (dmarc?.result === 'pass' && !dkimFails && (!about || isAligned(domain, about))) return true
    if (!results.some(({ method, result }) => method === 'arc' && result === 'pass')) return false
  }
  return false
}

/** A signature over a part of the text never counts, and the library writes to standard output about some of them:
 *  they are taken out of its sight, without a byte more or less. */
function withoutLimited(raw: Buffer): Buffer {
  const end = raw.indexOf('\n\r\n')
  const headEnd = end < 0 ? raw.indexOf('\n\n') : end
  if (headEnd < 0) return raw
  const head = raw.toString('latin1', 0, headEnd)
  const blind = head
    .split(/(?<=\n)(?![ \t])/)
    .map(line =>
      /^(dkim|arc-message)-signature[ \t]*:/i.test(line) && isLimited(line) ? `X${line.slice(1)}` : line,
    )
    .join('')
  return Buffer.concat([Buffer.from(blind, 'latin1'), raw.subarray(headEnd)])
}

function isLimited(line: string): boolean {
  const tags = line.slice(line.indexOf(':') + 1).split(';')
  return tags.some(tag => /^\s*l\s*=/.test(tag))
}
