/** Stored mails are nobody else's business: the data folder and its files are made for their owner alone. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { codeOf } from './cause.ts'

/** A folder that is there already keeps its mode: whoever made it decided. */
export function createPrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** An empty file, unless there is one: that one is not even opened, since closing it again would drop the locks
 *  this process may hold on it. SQLite gives the files it puts beside a database the same mode. */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause
  }
}
