/** One process writes to a data folder. The lock is SQLite's own on a small file that holds nothing else, so it
 *  goes with its process however that ends, and a file left behind locks nothing.
 *  POSIX locks are lost when any descriptor of the file is closed: nothing here may open that file but SQLite. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isBusy, messageOf } from './cause.ts'
import { createPrivateFile } from './private-files.ts'

/** Whoever has the folder can be asked instead. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError'
}

/** @throws FolderInUseError naming the folder and who holds it; Error saying why it cannot be
 *  locked. */
export function lockFolder(folder: string): Disposable {
  const lockPath = join(folder, 'lock.db')
  const holderPath = join(folder, 'lock.txt')
  let lock: DatabaseSync | undefined
  try {
    createPrivateFile(lockPath)
    lock = new DatabaseSync(lockPath, { timeout: 0 })
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    if (lock?.isOpen) lock.close()
    if (isBusy(cause))
      throw new FolderInUseError(
        `${resolve(folder)} is in use by another lastgood (${readHolder(holderPath)}): stop it or choose another data folder`,
        { cause },
      )
    throw new Error(
      `${resolve(folder)} cannot be locked: ${messageOf(cause)}; it must be a folder on a local disk that can be written to`,
      {
        cause,
      },
    )
  }
  const held = lock
  writeHolder(holderPath)
  return {
    [Symbol.dispose]() {
      if (!held.isOpen) return
      rmSync(holderPath, { force: true })
      held.close()
    },
  }
}

/** Only a help for people: a full disk must not keep the service from starting. */
function writeHolder(path: string): void {
  try {
    writeFileSync(path, `process ${process.pid} on ${hostname()}\n`, { mode: 0o600 })
  } catch {
    rmSync(path, { force: true })
  }
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim() || 'process unknown'
  } catch {
    return 'process unknown'
  }
}
