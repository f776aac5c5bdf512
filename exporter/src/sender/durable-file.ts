/** Files that are there whole or not at all, whatever ends the process or the machine; readable by their owner alone. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** Ends the names of files that are being written. */
export const unfinished = '.tmp'

/** A folder that is there already keeps its mode: whoever made it decided. */
export function createPrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** On disk when it returns. An older file of that name is replaced. */
export function writeDurably(folder: string, name: string, text: string): void {
  const temporary = writeTemporary(folder, name, text)
  try {
    renameSync(temporary, join(folder, name))
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
  syncFolder(folder)
}

/** Writes the file unless there is one; of several processes at the same time one wins.
 *  @returns whether it was this one */
export function createDurably(folder: string, name: string, text: string): boolean {
  const temporary = writeTemporary(folder, name, text)
  try {
    linkSync(temporary, join(folder, name))
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(temporary, { force: true })
  }
  syncFolder(folder)
  return true
}

export function codeOf(cause: unknown): string | undefined {
  const code = Object(cause).code
  return typeof code === 'string' ? code : undefined
}

/** Asked by shape: errors of Node's own modules may come from another realm than this code. */
export function messageOf(cause: unknown): string {
  const { message } = Object(cause)
  return typeof message === 'string' ? message : String(cause)
}

function writeTemporary(folder: string, name: string, text: string): string {
  const path = join(folder, `.${name}.${randomBytes(4).toString('hex')}${unfinished}`)
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (cause) {
    rmSync(path, { force: true })
    throw cause
  } finally {
    closeSync(file)
  }
  return path
}

/** A new name is safe only when its folder is on disk too. Windows has no such call, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
