/** Stored mails are nobody else's business: the data folder and its files are made for their owner alone. */
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { codeOf, messageOf } from './cause.ts'

/** A folder that is there already keeps its mode: whoever made it decided. */
export function createPrivateFolder(folder: string): void {
  const path = resolve(folder)
  try {
    makeFolder(path)
  } catch (cause) {
    throw new Error(
      `${path} cannot be made: ${messageOf(cause)}; the data folder must be a folder on a local disk that can be written to`,
      { cause },
    )
  }
}

/** Folders above it too. Not by `recursive: true`: where a file system says ENOENT inside of a folder that is there, as
 *  automounters do, Node 24 tries again for ever. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    // Another process may have been quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw cause
  }
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
