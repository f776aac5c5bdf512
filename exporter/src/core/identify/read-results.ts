/** Several results in one message, one for each object that it lists. An object that is listed more than once has the
 *  worst of its results. */
import type { Status } from '../activity.ts'
import { readDuration } from '../figures/duration.ts'
import { readSize } from '../figures/size.ts'
import type { Product } from '../products/product.ts'
import { textsOf } from './find-values.ts'
import { findMatches } from './line-pattern.ts'
import type { MessageLines } from './message-lines.ts'
import { readSense } from './sense.ts'

export type ObjectResult = {
  readonly object: string
  readonly status?: Status
  readonly sizeBytes?: number
  readonly durationSeconds?: number
}

const maxResults = 1000
/** Some say nothing of an object. */
const maxRows = 20_000
const order: readonly (Status | undefined)[] = ['success', undefined, 'warning', 'failure']

/** @param isGood the message says that all of it went well: so did rows that have no word of their own */
export function readResults(
  { results = [] }: Product,
  lines: MessageLines,
  isGood: boolean,
): readonly ObjectResult[] {
  for (const { as, words = {}, base } of results) {
    const found = new Map<string, ObjectResult>()
    for (const { groups = {} } of textsOf('body', lines).flatMap(text => findMatches(as, text, maxRows))) {
      const object = groups['object']?.replaceAll(/\s+/g, ' ').trim()
      if (!object || found.size >= maxResults) continue
      const word = 'status' in groups ? statusOf(groups['status'], words) : undefined
      const status = word ?? (isGood && !('status' in groups) ? 'success' : undefined)
      const sizeBytes = readSize(groups['size'] ?? '', base === undefined ? {} : { base })
      const durationSeconds = readDuration(groups['duration'] ?? '')
      const known = found.get(object)
      const row = {
        object,
        ...(status && { status }),
        ...(sizeBytes !== undefined && { sizeBytes }),
        ...(durationSeconds !== undefined && { durationSeconds }),
      }
      if (!known || order.indexOf(row.status) > order.indexOf(known.status)) found.set(object, row)
    }
    if (found.size > 0) return [...found.values()]
  }
  return []
}

function statusOf(word: string | undefined, words: Readonly<Record<string, Status>>): Status | undefined {
  const written = (word ?? '').trim().toLowerCase()
  if (Object.hasOwn(words, written)) return words[written]
  if (word === undefined) return undefined
  const sense = readSense(word)
  return sense === 'failure' || sense === 'warning' || sense === 'success' ? sense : undefined
}
