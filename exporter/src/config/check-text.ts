/** The text of a check file that is handed in: its checks, or all that is wrong with them, by their paths. */
import { setImmediate } from 'node:timers/promises'
import type { CheckDefinition } from '../core/check.ts'
import type { CheckReader, WrongField } from './check-from-object.ts'
import { idOf, listChecks } from './check-list.ts'
import { maxProblems, pathText } from './problem.ts'
import { readYaml } from './yaml-source.ts'

/** Between so many checks, a running service gets to do its work. */
const checksPerBreak = 250

export type ReadText =
  | { readonly ok: true; readonly definitions: readonly CheckDefinition[] }
  | { readonly ok: false; readonly errors: readonly WrongField[] }

export async function readCheckText(text: string, read: CheckReader): Promise<ReadText> {
  const { value, syntax } = await readYaml(text)
  const errors: WrongField[] = syntax.map(({ line, column, text }) => ({
    field: '',
    detail: `line ${line}, column ${column}: ${text}`,
  }))
  const listed = listChecks(value, 'check file', ({ path, text }) =>
    errors.push({ field: pathText(path), detail: text }),
  )
  const definitions = new Map<string, CheckDefinition>()
  for (const [at, { yaml, path }] of listed.entries()) {
    if (at % checksPerBreak === 0) await setImmediate()
    if (errors.length >= maxProblems) break
    const where = pathText(path)
    const id = idOf(yaml)
    if (id !== undefined && definitions.has(id))
      errors.push({ field: join(where, 'id'), detail: `${JSON.stringify(id)} is the id of two checks` })
    const one = read(yaml)
    if (one.ok) definitions.set(one.definition.id, one.definition)
    else errors.push(...one.errors.map(error => ({ ...error, field: join(where, error.field) })))
  }
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, maxProblems) }
  return { ok: true, definitions: [...definitions.values()] }
}

function join(place: string, field: string): string {
  if (place === '' || field === '') return place + field
  return field.startsWith('[') ? place + field : `${place}.${field}`
}
