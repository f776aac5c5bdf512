/** A long walk over a table in stretches of ids; the event loop breathes in between, so that a search over a million
 *  rows takes its time and nobody else has to wait for it. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Reading } from './database.ts'
import { optionalInteger } from './rows.ts'

const stretchIds = 10_000

export type Walk = {
  /** Oldest first, from the id after this one; newest first without it. */
  readonly afterId?: number | undefined
  /** Only ids below. */
  readonly beforeId?: number | undefined
  /** One stretch for all: another index leads. */
  readonly whole?: boolean
}

/** Both ends belong to a stretch. */
export async function* idStretches(
  read: Reading,
  table: 'messages' | 'transactions',
  { afterId, beforeId, whole = false }: Walk,
): AsyncGenerator<{ readonly from: number; readonly to: number }> {
  const row = await read.first(
    `select (select min(id) from ${table}) as lowest, (select max(id) from ${table}) as highest`,
  )
  const lowest = Math.max((row && optionalInteger(row, 'lowest')) ?? 0, (afterId ?? -1) + 1)
  const highest = Math.min((row && optionalInteger(row, 'highest')) ?? -1, (beforeId ?? Infinity) - 1)
  const size = whole ? Math.max(1, highest - lowest + 1) : stretchIds
  const count = Math.ceil((highest - lowest + 1) / size)
  for (let index = 0; index < count; index++) {
    if (index > 0) await breathe()
    const from =
      afterId === undefined ? Math.max(lowest, highest + 1 - (index + 1) * size) : lowest + index * size
    const to = afterId === undefined ? highest - index * size : Math.min(highest, from + size - 1)
    yield { from, to }
  }
}
