/** The verdict by what a trusted mail server wrote into the mail: nothing is asked of DNS. What the server cannot know,
 *  that an old mail is sent again or that a signature covers little, is looked at here all the same. */
import type { Received } from '../core/message.ts'
import type { SenderFinding } from '../core/sender-trust.ts'
import { type AuthResult, domainOfResult, findServerResults } from './authentication-results.ts'
import { isAligned, keepAligned } from './sender-alignment.ts'
import type { SenderHead } from './sender-head.ts'
import { findWeakness } from './sender-proof.ts'
import { toProof } from './sender-spf.ts'

type ByServer = { readonly trustedServer?: string; readonly maxAgeMs: number }

export async function verdictOfServer(
  { receivedAtMs }: Received,
  head: SenderHead,
  { trustedServer: by = '', maxAgeMs }: ByServer,
): Promise<SenderFinding> {
  const { domain } = head
  const results = findServerResults(head.headers, by)?.results
  const unproven = { by, spf: 'none', dkim: 'none', dmarc: 'none', arc: 'none', domain } as const
  if (!results)
    return { ...unproven, outcome: 'none', detail: `it has no Authentication-Results header of ${by}` }
  const about = (method: string) =>
    results.filter(result => {
      const named = domainOfResult(result)
      return result.method === method && ((named === '' && method === 'dmarc') || isAligned(domain, named))
    })
  const [dkims, spfs, dmarcs] = [about('dkim'), about('spf'), about('dmarc')]
  const best = (found: readonly AuthResult[]) => found.find(({ result }) => result === 'pass') ?? found[0]
  const [dkim, spf, dmarc] = [best(dkims), best(spfs), best(dmarcs)]
  const arc = results.find(({ method }) => method === 'arc')
  const told = {
    ...unproven,
    spf: toProof(spf?.result ?? 'none'),
    dkim: toProof(dkim?.result === 'neutral' ? 'fail' : (dkim?.result ?? 'none')),
    dmarc: toProof(dmarc?.result ?? 'none'),
    arc: toProof(arc?.result ?? 'none'),
  } as const
  const signatures = keepAligned(domain, head.signatures)
  const weaknesses = signatures.map(one => findWeakness(one, { ...head, receivedAtMs, maxAgeMs }))
  const weak = weaknesses.every(one => one !== undefined)
    ? (weaknesses.find(one => one?.isLate) ?? weaknesses[0])
    : undefined
  const passes = [told.dkim, told.dmarc, told.spf].includes('pass')
  if (told.dkim === 'fail')
    return { ...told, outcome: 'failed', detail: `${by} says that its signature fails` }
  if (passes && weak) return { ...told, outcome: weak.isLate ? 'failed' : 'none', detail: weak.why }
  if (told.dkim === 'pass' || told.dmarc === 'pass' || (told.spf === 'pass' && signatures.length === 0))
    return {
      ...told,
      outcome: 'authenticated',
      detail: `${by} saw it proven that ${domain} sent it`,
      signatures: signatures.map(({ id }) => id),
    }
  if (told.dmarc === 'fail' || told.spf === 'fail')
    return { ...told, outcome: 'failed', detail: `${by} says that ${domain} did not send it` }
  if ([told.dkim, told.dmarc, told.spf].includes('unknown'))
    return { ...told, outcome: 'unknown', detail: `${by} could not ask DNS when it took the mail` }
  return { ...told, outcome: 'none', detail: `${by} saw nothing that proves that ${domain} sent it` }
}
