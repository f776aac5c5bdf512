/** After a start report mails wait until every mailbox has been read once: what came while the service was down would be
 *  told as missing, and a mail cannot be taken back. One that cannot be read is no reason to wait for ever. */
import type { Events } from '../events.ts'

type Options = {
  readonly behind: () => readonly string[]
  readonly startedAtMs: number
  readonly now: () => number
  readonly events: Pick<Events, 'reportMailsHeld' | 'reportMailsReleased'>
}

/** As long as the alert of an exporter that was down silences those of overdue checks, for the same reason. */
const longestMs = 5 * 60_000

/** @returns what is asked with each mail that is due: whether it has to wait */
export function createCatchUp({ behind, startedAtMs, now, events }: Options): () => boolean {
  let isHeld = false
  let isOver = false
  return () => {
    if (isOver) return false
    const unread = behind()
    if (unread.length > 0 && now() - startedAtMs < longestMs) {
      if (!isHeld) events.reportMailsHeld(unread)
      isHeld = true
      return true
    }
    isOver = true
    if (isHeld) events.reportMailsReleased(unread)
    return false
  }
}
