/** Counts how often an address asks with keys that there are not, so that it can be told to stop. Good keys are never
 *  held up: behind a proxy many senders share one address. */

const perMinuteLimit = 60
/** Addresses remembered; beyond that the oldest is forgotten. */
const addressLimit = 10_000
const minuteMs = 60_000

export function createUnknownKeys() {
  const seen = new Map<string, { sinceMs: number; count: number }>()

  return {
    /** Counts one more. @returns seconds to wait, once it is too many */
    count(address: string, nowMs: number): number | undefined {
      const known = seen.get(address)
      const entry =
        known && nowMs - known.sinceMs < minuteMs && nowMs >= known.sinceMs
          ? known
          : { sinceMs: nowMs, count: 0 }
      entry.count++
      seen.delete(address)
      seen.set(address, entry)
      const [oldest] = seen.keys()
      if (seen.size > addressLimit && oldest !== undefined) seen.delete(oldest)
      return entry.count > perMinuteLimit ? Math.ceil((entry.sinceMs + minuteMs - nowMs) / 1000) : undefined
    },
  }
}
