/** Report mails that could not be made: when each is tried again, and whether its trouble has been told. It is not on
 *  record, as there is nothing to send yet: after a restart it is tried at once, and told again. */
import { nextAttemptMs } from '../core/mailing/due.ts'

/** Which mail it would be. */
export type MailName = {
  readonly subscriptionId: string
  readonly period: string
  readonly group: string | undefined
}
type Undone = {
  readonly name: MailName
  readonly attempts: number
  readonly nextAtMs: number
  readonly words: string
}

export function createUndoneMails() {
  const undone = new Map<string, Undone>()
  return {
    count: () => undone.size,
    /** Why mails of a subscription cannot be made, each reason once. */
    troublesOf: (id: string): readonly string[] => [
      ...new Set([...undone.values()].filter(({ name }) => name.subscriptionId === id).map(one => one.words)),
    ],
    mayTry(name: MailName, nowMs: number): boolean {
      const known = undone.get(keyOf(name))
      if (!known || nowMs >= known.nextAtMs) return true
      // The clock was set back.
      return known.nextAtMs > nextAttemptMs(known.attempts, nowMs)
    },
    /** @returns whether it is to be told: the first time, and when the trouble is another one */
    failed(name: MailName, words: string, nowMs: number): boolean {
      const known = undone.get(keyOf(name))
      const attempts = (known?.attempts ?? 0) + 1
      undone.set(keyOf(name), { name, attempts, nextAtMs: nextAttemptMs(attempts, nowMs), words })
      return known?.words !== words
    },
    done: (name: MailName) => undone.delete(keyOf(name)),
    /** Forgets all that are not due any more. */
    keep(due: readonly MailName[]) {
      const keys = new Set(due.map(keyOf))
      for (const key of undone.keys()) if (!keys.has(key)) undone.delete(key)
    },
  }
}

function keyOf({ subscriptionId, period, group }: MailName): string {
  return JSON.stringify([subscriptionId, period, group])
}
