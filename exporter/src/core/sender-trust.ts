/** Who sent a mail, as far as it can be proven, and whose good results a check takes. A failure is taken from anybody. */
import type { ResultStatus } from './activity.ts'

export const trusts = ['any', 'known senders', 'authenticated'] as const
export type Trust = (typeof trusts)[number]

/** `unknown`: it could not be asked, such as when DNS did not answer. `none`: the mail or the domain has nothing to check. */
export type Proof = 'pass' | 'fail' | 'none' | 'unknown'

export const senderOutcomes = ['authenticated', 'failed', 'none', 'unknown'] as const

/** What was found out about a mail's sender when it arrived; kept with the message, as it cannot be found out later. */
export type SenderVerdict = {
  /** `dns`: by this service; otherwise the name of the trusted server whose Authentication-Results header said so. */
  readonly by: string
  readonly spf: Proof
  readonly dkim: Proof
  readonly dmarc: Proof
  readonly arc: Proof
  /** Of the From header, the domain that people see. */
  readonly domain?: string
  /** `authenticated`: the domain of the From header is proven. `failed`: there is proof against it. */
  readonly outcome: (typeof senderOutcomes)[number]
  /** Why, in words. */
  readonly detail: string
}

/** A verdict with what a second use of the same proof is known by: digests of the signatures it rests on. */
export type SenderFinding = SenderVerdict & { readonly signatures?: readonly string[] }

/** What a check lays down; `knownSenders` are addresses, `*@domain` or domains. */
export type TrustRules = { readonly trust?: Trust; readonly knownSenders?: readonly string[] }

export type CompiledTrust = {
  /** Why a good result of this sender does not count; undefined when it does. */
  distrust(from: string, verdict: SenderVerdict | undefined): string | undefined
}

const untrusted = 'untrusted sender'

/** @returns undefined when anybody's results count */
export function compileTrust({ trust, knownSenders = [] }: TrustRules): CompiledTrust | undefined {
  if (trust === undefined || trust === 'any') return undefined
  if (trust === 'authenticated') return { distrust: (_, verdict) => distrustUnproven(verdict) }
  const isKnown = knownSenderTest(knownSenders)
  return {
    distrust(from, verdict) {
      const address = bareAddress(from)
      if (!isKnown(address)) return `${address || 'no address'} is not in the list of known senders`
      return verdict?.outcome === 'failed' ? verdict.detail : undefined
    },
  }
}

function distrustUnproven(verdict: SenderVerdict | undefined): string | undefined {
  if (!verdict) return 'it was not verified when it arrived'
  return verdict.outcome === 'authenticated' ? undefined : verdict.detail
}

/** What does not count is no run: the check waits on for one that does. */
export function applyTrust<T extends { readonly status: ResultStatus; readonly reason: string }>(
  decision: T,
  why: string | undefined,
): T {
  const { status, reason } = decision
  if (why === undefined || (status !== 'success' && status !== 'warning')) return decision
  return { ...decision, status: 'ignored', reason: `${untrusted}: ${why}; it said ${status} (${reason})` }
}

export function isDistrusted({ status, reason }: { status: ResultStatus; reason: string }): boolean {
  return status === 'ignored' && reason.startsWith(`${untrusted}: `)
}

/** Lists are shared by thousands of checks. */
const tests = new WeakMap<readonly string[], (address: string) => boolean>()

function knownSenderTest(list: readonly string[]): (address: string) => boolean {
  const made = tests.get(list)
  if (made) return made
  const known = new Set(list.map(one => one.toLowerCase().replace(/^\*?@/, '')))
  const test = (address: string) => known.has(address) || known.has(domainOf(address))
  tests.set(list, test)
  return test
}

/** Of `Name <address>` the address, in lower case; of several none, since nobody could say whose mail it is. */
export function bareAddress(from: string): string {
  const bracketed = [...from.matchAll(/<([^<>]*)>/g)]
  const text = bracketed.length === 1 ? (bracketed[0]?.[1] ?? '') : bracketed.length === 0 ? from : ''
  const address = text.trim().toLowerCase()
  return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address) ? address : ''
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
