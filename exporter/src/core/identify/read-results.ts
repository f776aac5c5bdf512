/** Several results in one message, one for each object that it lists. */
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

export function readResults({ results = [] }: Product, lines: MessageLines): readonly ObjectResult[] {
  for (const { as, words = {}, base } of results) {
    const found: ObjectResult[] = []
    for (const { groups = {} } of textsOf('body', lines).flatMap(text => findMatches(as, text, maxRows))) {
      const object = groups['object']?.trim()
      const status = statusOf(groups['status'], words)
      if (!object || found.length >= maxResults) continue
      const sizeBytes = readSize(groups['size'] ?? '', base === undefined ? {} : { base })
      const durationSeconds = readDuration(groups['duration'] ?? '')
      found.push({
        object,
        ...(status && { status }),
        ...(sizeBytes !== undefined && { sizeBytes }),
        ...(durationSeconds !== undefined && { durationSeconds }),
      })
    }
    if (found.length > 0) return found
  }
  return []
}

function statusOf(word: string | undefined, words: Readonly<Record<string, Status>>): Status | undefined {
  if (word === undefined) return undefined
  const known = words[word.trim().toLowerCase()]
  if (known) return known
  const sense = readSense(word)
  return sense === 'failure' || sense === 'warning' || sense === 'success' ? sense : undefined
}
