/** Which of many expressions can fit a text at all. Most need one of some words; the words of all are looked for in one
 *  pass, and an expression whose words are missing is never run. May say yes too often, never no. */
import type { TextNeed } from '../need.ts'
import { readRegexNeed } from '../regex-need.ts'
import { foldCase } from '../text.ts'
import { createWordIndex } from './word-index.ts'

export type Screened = {
  /** In folded form: those of the words asked for that are there. */
  readonly words: ReadonlySet<string>
  /** Holds for the text, each part of it, and whatever is left when pieces of it are replaced by blanks. */
  may(expression: RegExp): boolean
}
/** Of a text in folded form. */
export type Screen = (folded: string) => Screened

/** Shorter ones are in every text. */
const leastWord = 2

/** @param words to be told whatever the expressions need */
export function createScreen(words: readonly string[], expressions: readonly RegExp[]): Screen {
  const needs = new Map<RegExp, readonly string[]>()
  for (const expression of expressions) {
    const need = readWords(expression)
    if (need) needs.set(expression, need)
  }
  const index = createWordIndex([...new Set([...words.map(foldCase), ...[...needs.values()].flat()])])
  const byWord = new Map<string, RegExp[]>()
  for (const [expression, need] of needs) for (const word of need) push(byWord, word, expression)
  return text => {
    const found = index(text)
    let possible: Set<RegExp> | undefined
    const findPossible = () => new Set([...found].flatMap(word => byWord.get(word) ?? []))
    return {
      words: found,
      may(expression) {
        if (!needs.has(expression)) return true
        possible ??= findPossible()
        return possible.has(expression)
      },
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** Words in folded form of which every text that the expression fits has one.
 *  @returns undefined when there are none such */
function readWords({ source }: RegExp): readonly string[] | undefined {
  // What a class is in other dialects.
  if (source.includes('[]') || source.includes('[^]')) return undefined
  const words = choose(readRegexNeed(source))
  return words && [...new Set(words)]
}

function choose(need: TextNeed): readonly string[] | undefined {
  if (typeof need === 'string') {
    const [longest = ''] = foldCase(need)
      .split(/\s+/)
      .toSorted((a, b) => b.length - a.length)
    return longest.length < leastWord ? undefined : [longest]
  }
  const parts = need.needs.map(choose)
  if (need.kind === 'any') return parts.every(part => part !== undefined) ? parts.flat() : undefined
  return parts.filter(part => part !== undefined).toSorted((a, b) => commonness(a) - commonness(b))[0]
}

/** Short words are in most texts. */
function commonness(words: readonly string[]): number {
  return words.reduce((sum, { length }) => sum + 1 / 8 ** length, 0)
}
