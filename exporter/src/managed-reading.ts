/** Managed checks as the store has them → definitions under the configuration of now. One that cannot be read any more
 *  is told and left out: it must not keep the others from their work. */
import { setImmediate } from 'node:timers/promises'
import type { CheckReader, WrongField } from './config/check-from-object.ts'
import type { CheckDefinition } from './core/check.ts'
import type { ManagedCheck } from './core/registry.ts'

export type ReadManaged = {
  readonly definitions: readonly CheckDefinition[]
  /** By id. */
  readonly unreadable: ReadonlyMap<string, readonly WrongField[]>
}

/** Between so many checks, a running service gets to do its work. */
export const checksPerBreak = 250

export async function readManaged(managed: readonly ManagedCheck[], read: CheckReader): Promise<ReadManaged> {
  const definitions: CheckDefinition[] = []
  const unreadable = new Map<string, readonly WrongField[]>()
  for (const [at, { checkId, written }] of managed.entries()) {
    if (at % checksPerBreak === 0) await setImmediate()
    const found = read(written)
    if (found.ok) definitions.push(found.definition)
    else unreadable.set(checkId, found.errors)
  }
  return { definitions, unreadable }
}
