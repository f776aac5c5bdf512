/** The pause after trouble with the mail server itself: a server that counts wrong passwords is not asked for each mail
 *  that waits. It is longer each time, and ends when the configuration of the server changes. */
import { nextAttemptMs } from '../core/mailing/due.ts'

export function createServerHold() {
  let held: { readonly digest: string; readonly times: number; readonly untilMs: number } | undefined
  return {
    isOn: (digest: string, nowMs: number) =>
      held?.digest === digest && nowMs < held.untilMs && held.untilMs <= nextAttemptMs(held.times, nowMs),
    begin(digest: string, nowMs: number) {
      const times = (held?.digest === digest ? held.times : 0) + 1
      held = { digest, times, untilMs: nextAttemptMs(times, nowMs) }
    },
    end() {
      held = undefined
    },
  }
}
