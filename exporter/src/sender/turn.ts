/** One sender at a time works on a backlog folder. The lock is SQLite's on a file that holds nothing else, so it goes
 *  with its process however that ends, and a file left behind locks nothing. */
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from './durable-file.ts'

const askAgainAfterMs = 50

/** Waits until the turn is free, or the signal ends the waiting.
 *  @returns undefined when another sender had it all the time @throws Error when the folder cannot be locked */
export async function takeTurn(folder: string, signal: AbortSignal): Promise<Disposable | undefined> {
  for (;;) {
    const turn = tryTurn(folder)
    if (turn || signal.aborted) return turn
    await sleep(askAgainAfterMs, undefined, { signal }).catch(() => {})
  }
}

function tryTurn(folder: string): Disposable | undefined {
  const path = join(folder, 'lock.db')
  let lock: DatabaseSync | undefined
  try {
    createPrivateFile(path)
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    if (lock?.isOpen) lock.close()
    // SQLITE_BUSY, with its extended codes.
    if ((Number(Object(cause).errcode) & 0xff) === 5) return undefined
    throw cause
  }
  const held = lock
  return { [Symbol.dispose]: () => held.close() }
}

/** A file that is there is not opened: closing it again would drop a lock that this process holds on it. */
function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause
  }
}
