/** Report mails that could not be made: when each is tried again, and whether its trouble has been told. It is not on
 *  record, as there is nothing to send yet: after a restart it is tried at once, and told again. */
import { nextAttemptMs } from '../core/mailing/due.ts'

type Undone = { readonly attempts: number; readonly nextAtMs: number; readonly words: string }

export function createUndoneMails() {
  const undone = new Map<string, Undone>()
  return {
    count: () => undone.size,
    mayTry(key: string, nowMs: number): boolean {
      const known = undone.get(key)
      if (!known || nowMs >= known.nextAtMs) return true
      // The clock was set back.
      return known.nextAtMs > nextAttemptMs(known.attempts, nowMs)
    },
    /** @returns whether it is to be told: the first time, and when the trouble is another one */
    failed(key: string, words: string, nowMs: number): boolean {
      const known = undone.get(key)
      const attempts = (known?.attempts ?? 0) + 1
      undone.set(key, { attempts, nextAtMs: nextAttemptMs(attempts, nowMs), words })
      return known?.words !== words
    },
    done: (key: string) => undone.delete(key),
    /** Forgets all that are not due any more. */
    keep(due: ReadonlySet<string>) {
      for (const key of undone.keys()) if (!due.has(key)) undone.delete(key)
    },
  }
}
