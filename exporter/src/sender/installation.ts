/** Who this machine is to the service: an id made once and kept in the backlog folder, so that it stays the same when
 *  the computer is renamed. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, createDurably, createPrivateFolder, messageOf } from './durable-file.ts'

const name = 'installation'

/** @throws Error that says how to give the id by hand */
export function installationId(folder: string): string {
  const path = join(folder, name)
  try {
    const id = readId(path)
    if (id !== undefined) return id
    createPrivateFolder(folder)
    const made = randomUUID()
    // Of two senders that start for the first time together, both use the one id that is there.
    return createDurably(folder, name, `${made}\n`) ? made : (readId(path) ?? made)
  } catch (cause) {
    throw new Error(
      `the id of this installation cannot be kept in ${path}: ${messageOf(cause)}: make the folder writable, or give the id with --installation`,
      { cause },
    )
  }
}

function readId(path: string): string | undefined {
  try {
    const id = readFileSync(path, 'utf8').trim()
    if (/^[\x21-\x7e]{1,200}$/.test(id)) return id
    throw new Error('it does not hold an id; remove it to get a new one')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  }
}
