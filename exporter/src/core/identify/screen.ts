/** Which of many expressions can fit a text at all. Most need one of some words; the words of all are looked for in one
 *  pass, and an expression whose words are missing is never run. May say yes too often, never no. */
import { isAscii } from '../ascii.ts'
import type { TextNeed } from '../need.ts'
import { readRegexNeed } from '../regex-need.ts'
import { foldCase } from '../text.ts'
import { createWordIndex } from './word-index.ts'

export type Screened = {
  /** In folded form: those of the words asked for that are there, each once. */
  readonly words: readonly string[]
  /** Holds for the text, each part of it, and whatever is left when pieces of it are replaced by blanks. */
  may(expression: RegExp): boolean
}
/** Of a text in folded form. */
export type Screen = (folded: string) => Screened

/** Shorter ones are in every text, unless a word is one character. */
const leastWord = 2
/** Each has a bit of its own. */
const maxExpressions = 31

/** @param words to be told whatever the expressions need */
export function createScreen(words: readonly string[], expressions: readonly RegExp[]): Screen {
  if (expressions.length > maxExpressions)
    throw new Error(`a screen: ${expressions.length} expressions are more than ${maxExpressions}`)
  const bitOf = new Map<RegExp, number>()
  const bitsOf = new Map<string, number>()
  for (const [at, expression] of expressions.entries()) {
    const need = readWords(expression)
    if (!need) continue
    bitOf.set(expression, 1 << at)
    for (const word of need) bitsOf.set(word, (bitsOf.get(word) ?? 0) | (1 << at))
  }
  const asked = new Set(words.map(foldCase))
  const all = [...new Set([...asked, ...bitsOf.keys()])]
  const bits = Int32Array.from(all, word => bitsOf.get(word) ?? 0)
  const index = createWordIndex(all)
  return text => {
    const found: string[] = []
    let possible = 0
    for (const place of index(text)) {
      possible |= bits[place] ?? 0
      // Words asked for come first.
      if (place < asked.size) found.push(all[place] ?? '')
    }
    return {
      words: found,
      may(expression) {
        const bit = bitOf.get(expression)
        return bit === undefined || (possible & bit) !== 0
      },
    }
  }
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
    return longest.length < leastWord && isAscii(longest) ? undefined : [longest]
  }
  const parts = need.needs.map(choose)
  if (need.kind === 'any') return parts.every(part => part !== undefined) ? parts.flat() : undefined
  return parts.filter(part => part !== undefined).toSorted((a, b) => commonness(a) - commonness(b))[0]
}

/** Short words are in most texts. */
function commonness(words: readonly string[]): number {
  return words.reduce((sum, { length }) => sum + 1 / 8 ** length, 0)
}
