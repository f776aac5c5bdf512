/** What a signature is worth, once it verifies: a signed mail can be cut, added to, or sent again. */
import type { SenderHead, Signature } from './sender-head.ts'

export type Weakness = {
  readonly why: string
  /** It may be an old mail that somebody sends again. */
  readonly isLate: boolean
}

const needed = ['from', 'date', 'subject']
/** Clocks of devices go wrong by hours and time zones. */
const aheadMs = 24 * 3_600_000

export type Weighing = Pick<SenderHead, 'dateMs' | 'doubled'> & {
  readonly receivedAtMs: number
  readonly maxAgeMs: number
}

/** @returns undefined when nothing speaks against it */
export function findWeakness(signature: Signature, about: Weighing): Weakness | undefined {
  const { signs, isLimited, algorithm, signedAtMs, expiresAtMs } = signature
  const { dateMs, doubled, receivedAtMs, maxAgeMs } = about
  const of = `the signature of ${signature.domain}`
  if (isLimited) return { why: `${of} leaves text at the end unprotected (l=)`, isLate: false }
  if (algorithm.endsWith('-sha1')) return { why: `${of} uses SHA-1, which is broken`, isLate: false }
  const missing = needed.find(name => !signs.has(name))
  if (missing !== undefined) return { why: `${of} does not cover the header ${missing}`, isLate: false }
  if (doubled !== undefined) return { why: `it has more than one header ${doubled}`, isLate: false }
  if (dateMs === undefined) return { why: 'its Date cannot be read', isLate: false }
  if (dateMs > receivedAtMs + aheadMs) return { why: 'its Date lies in the future', isLate: false }
  const oldestMs = Math.min(dateMs, signedAtMs ?? dateMs)
  if (oldestMs < receivedAtMs - maxAgeMs) {
    const age = Math.floor((receivedAtMs - oldestMs) / 3_600_000)
    return { why: `replayed or delayed: it was signed ${age} hours before it arrived`, isLate: true }
  }
  if (expiresAtMs !== undefined && expiresAtMs < receivedAtMs)
    return { why: `replayed or delayed: ${of} had expired when it arrived`, isLate: true }
  return undefined
}
