/** Connections to a server: kept open between requests, cut when something went wrong on them or the writer closes. */
import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { InfluxTarget } from './influx-options.ts'
import { InfluxTrouble, networkTrouble } from './influx-trouble.ts'

/** A request without an answer for this long has failed. */
const requestTimeoutMs = 30_000

export type Connection = Disposable & {
  readonly agent: HttpAgent
  readonly timeoutMs: number
  /** One request. The clients wait for ever for the rest of an answer whose connection broke: here that is a failure.
   *  @throws InfluxTrouble: what `toTrouble` makes of an answer, else that of the network */
  request<T>(send: () => Promise<T>, toTrouble: (cause: unknown) => InfluxTrouble | undefined): Promise<T>
}

/** @throws Error when the authority's file cannot be read */
export function openConnection({ url, caFile }: Pick<InfluxTarget, 'url' | 'caFile'>): Connection {
  // One request at a time: one connection.
  const options = { keepAlive: true, maxSockets: 1 }
  const agent = url.startsWith('https:')
    ? new HttpsAgent({ ...options, ...(caFile !== undefined && { ca: readFileSync(caFile) }) })
    : new HttpAgent(options)
  const aborts = new Set<(cause: Error) => void>()
  return {
    agent,
    timeoutMs: requestTimeoutMs,
    async request(send, toTrouble) {
      const { promise: broken, reject } = Promise.withResolvers<never>()
      broken.catch(() => {})
      aborts.add(reject)
      const timer = setTimeout(
        () => reject(new Error(`no whole answer within ${requestTimeoutMs / 1000} s`)),
        requestTimeoutMs + 1000,
      )
      try {
        return await Promise.race([send(), broken])
      } catch (cause) {
        const answered = cause instanceof InfluxTrouble ? cause : toTrouble(cause)
        // The next request must not wait for a connection that is stuck.
        if (!answered) agent.destroy()
        throw answered ?? networkTrouble(cause)
      } finally {
        clearTimeout(timer)
        aborts.delete(reject)
      }
    },
    [Symbol.dispose]() {
      for (const abort of aborts) abort(new Error('closed'))
      agent.destroy()
    },
  }
}
