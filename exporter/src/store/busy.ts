/** Waiting for a database that another process holds: in short pauses, never on this thread, up to a limit. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isBusy, messageOf } from './cause.ts'
import { StoreBusyError } from './database.ts'

const shortestPauseMs = 5
const longestPauseMs = 100

/** Runs it as soon as no other process is in the way, without holding the thread. */
export async function whenFree<T>(path: string, busyWaitMs: number, run: () => T): Promise<T> {
  const untilMs = performance.now() + busyWaitMs
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return run()
    } catch (cause) {
      if (!isBusy(cause)) throw explained(path, cause)
      if (performance.now() >= untilMs)
        throw new StoreBusyError(
          `${path}: another process has held the database for more than ${busyWaitMs} ms: nothing was written, try again when it is done`,
          { cause },
        )
      await sleep(pauseMs)
    }
  }
}

/** With the file it is about, which SQLite leaves out. */
export function explained(path: string, cause: unknown): Error {
  return new Error(`${path}: ${messageOf(cause)}`, { cause })
}
