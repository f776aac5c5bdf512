/** Questions to DNS about senders. What was answered is kept for some minutes, what could not be asked never is. */
import { Resolver } from 'node:dns/promises'

/** Of the types that are asked for: TXT gives lists of pieces, MX records, the others texts. */
export type Ask = (name: string, type: string) => Promise<unknown>

export type Dns = { readonly ask: Ask } & Disposable

export type DnsOptions = {
  /** `ip:port`; those of the machine when there are none. */
  readonly resolvers: readonly string[]
  readonly timeoutMs: number
}

const tries = 2
const keptMs = 5 * 60_000
const maxKept = 1000
const maxKeptChars = 4096
const types = ['TXT', 'A', 'AAAA', 'MX', 'PTR']

export function createDns({ resolvers, timeoutMs }: DnsOptions): Dns {
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  if (resolvers.length > 0) resolver.setServers(resolvers)
  const kept = new Map<string, { readonly answer: Promise<unknown>; readonly untilMs: number }>()

  return {
    ask(name, type) {
      if (!types.includes(type)) return Promise.reject(noSuchName(name))
      const key = `${type} ${name.toLowerCase()}`
      const known = kept.get(key)
      if (known && performance.now() < known.untilMs) return known.answer
      const answer = resolver.resolve(name, type)
      kept.delete(key)
      kept.set(key, { answer, untilMs: performance.now() + keptMs })
      const [oldest] = kept.keys()
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
      const forget = () => {
        if (kept.get(key)?.answer === answer) kept.delete(key)
      }
      answer.then(
        found => JSON.stringify(found).length > maxKeptChars && forget(),
        cause => !isNoSuchName(cause) && forget(),
      )
      return answer
    },
    [Symbol.dispose]: () => resolver.cancel(),
  }
}

function noSuchName(name: string): Error {
  return Object.assign(new Error(`${name} is not asked for`), { code: 'ENOTFOUND' })
}

/** There is no such name, none of that type, or it is no name at all: an answer like any other. */
function isNoSuchName(cause: unknown): boolean {
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    ['ENOTFOUND', 'ENODATA', 'EBADNAME', 'EBADQUERY', 'ENONAME'].includes(String(cause.code))
  )
}

/** DNS as one mail may use it. */
export type Inquiry = {
  readonly ask: Ask
  /** Names that could not be asked for. */
  readonly troubles: readonly string[]
  isExhausted(): boolean
}

/** More names than any honest mail needs; who writes records that ask for more is not followed. */
const maxQuestions = 60

/** @param isRelevant others are answered with "no such name" without asking */
export function createInquiry(ask: Ask, isRelevant: (name: string) => boolean): Inquiry {
  const troubles: string[] = []
  let questions = 0
  return {
    troubles,
    isExhausted: () => questions > maxQuestions,
    async ask(name, type) {
      if (!isRelevant(name)) throw noSuchName(name)
      questions++
      if (questions > maxQuestions) throw noSuchName(name)
      try {
        return await ask(name, type)
      } catch (cause) {
        if (isNoSuchName(cause)) throw noSuchName(name)
        troubles.push(name)
        throw Object.assign(new Error(`${name}: DNS did not answer`, { cause }), { code: 'ETIMEOUT' })
      }
    },
  }
}
