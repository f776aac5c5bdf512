/** Several results in one message, one for each object that it lists. An object that is listed more than once has the
 *  worst of its results. */
import type { Status } from '../activity.ts'
import { readDuration } from '../figures/duration.ts'
import { readSize } from '../figures/size.ts'
import { objectRow } from '../products/object-row.ts'
import type { Product } from '../products/product.ts'
import { findMatches } from './line-pattern.ts'
import { looksOf } from './looks.ts'
import type { MessageLines } from './message-lines.ts'
import { readState } from './states.ts'
import { type ObjectResult, readTableResults } from './table-results.ts'
import { stateHead } from './tables.ts'

const maxResults = 1000
/** Some say nothing of an object. */
const maxRows = 20_000
const order: readonly (Status | undefined)[] = ['success', undefined, 'warning', 'failure']

/** What a product says of its rows goes first; of one that has the usual ones, a table tells more.
 *  @param isGood the message says that all of it went well: so did rows that have no word of their own */
export function readResults(
  { results = [] }: Partial<Product>,
  lines: MessageLines,
  isGood: boolean,
): readonly ObjectResult[] {
  const own = results.filter(rows => rows !== objectRow)
  const told = readRows(own, lines.body, isGood)
  if (told.length > 0) return told
  const listed = readTableResults(lines.body, () => looksOf(lines).mayInBody(stateHead))
  if (listed.length > 0) return worstOfEach(listed)
  if (own.length < results.length) return readRows([objectRow], lines.body, isGood)
  return lines.attached === '' ? [] : readRows(own, lines.attached, isGood)
}

function worstOfEach(results: readonly ObjectResult[]): readonly ObjectResult[] {
  const found = new Map<string, ObjectResult>()
  for (const row of results) if (found.size < maxResults) keepWorst(found, row)
  return [...found.values()]
}

function keepWorst(found: Map<string, ObjectResult>, row: ObjectResult): void {
  const known = found.get(row.object)
  if (!known || order.indexOf(row.status) > order.indexOf(known.status)) found.set(row.object, row)
}

function readRows(
  results: NonNullable<Product['results']>,
  text: string,
  isGood: boolean,
): readonly ObjectResult[] {
  for (const { as, words = {}, unit, base } of results) {
    const found = new Map<string, ObjectResult>()
    for (const { groups = {} } of findMatches(as, text, maxRows)) {
      const object = groups['object']?.replaceAll(/\s+/g, ' ').trim()
      if (!object || found.size >= maxResults) continue
      const word = 'status' in groups ? statusOf(groups['status'], words) : undefined
      const status = word ?? (isGood && !('status' in groups) ? 'success' : undefined)
      const sizeBytes = readSize(groups['size'] ?? '', {
        ...(unit !== undefined && { unit }),
        ...(base !== undefined && { base }),
      })
      const durationSeconds = readDuration(groups['duration'] ?? '')
      keepWorst(found, {
        object,
        ...(status && { status }),
        ...(sizeBytes !== undefined && { sizeBytes }),
        ...(durationSeconds !== undefined && { durationSeconds }),
      })
    }
    if (found.size > 0) return [...found.values()]
  }
  return []
}

function statusOf(word: string | undefined, words: Readonly<Record<string, Status>>): Status | undefined {
  const written = (word ?? '').trim().toLowerCase()
  if (Object.hasOwn(words, written)) return words[written]
  if (word === undefined) return undefined
  const sense = readState(word)
  return sense === 'failure' || sense === 'warning' || sense === 'success' ? sense : undefined
}
