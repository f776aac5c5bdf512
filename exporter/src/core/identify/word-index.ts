/** Which of many words a text has, in one pass over it: all are watched for by a beginning of the same size, and only
 *  those whose beginning is there are looked for in full. */
import { createLiteralIndex } from '../literal-index.ts'

/** Beginnings of four to seven bytes share one table of the literal index. */
const leastBytes = 4
const mostBytes = 7

/** @param words in the form of the texts, none empty */
export function createWordIndex(words: readonly string[]): (text: string) => ReadonlySet<string> {
  const short = words.filter(word => sizeOf(word) < leastBytes)
  const byStart = Map.groupBy(
    words.filter(word => sizeOf(word) >= leastBytes),
    startOf,
  )
  const starts = [...byStart.keys()]
  const index = createLiteralIndex(starts)
  return text => {
    const found = new Set<string>()
    index.scan(text, start => found.add(starts[start] ?? ''))
    const candidates = [...short, ...[...found].flatMap(start => byStart.get(start) ?? [])]
    return new Set(candidates.filter(word => text.includes(word)))
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function startOf(word: string): string {
  let start = ''
  for (const character of word) {
    if (sizeOf(start + character) > mostBytes) break
    start += character
  }
  return sizeOf(start) < leastBytes ? word : start
}
