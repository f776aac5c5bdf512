/** Which of many expressions can fit a text at all. Most need one of some words, and one of some others; the words of all
 *  are looked for in one pass, and an expression whose words are missing is never run. May say yes too often, never no. */
import { foldCase } from '../text.ts'
import { readWays, type WordList } from './needed-words.ts'
import { createWordIndex } from './word-index.ts'

export type Screened = {
  /** In folded form: those of the words asked for that are there, each once. */
  readonly words: readonly string[]
  /** Those that can fit the text, a part of it, or whatever is left when pieces of it are replaced by blanks. */
  readonly possible: readonly RegExp[]
  may(expression: RegExp): boolean
}
/** Of a text in folded form. */
export type Screen = (folded: string) => Screened

/** @param words to be told whatever the expressions need */
export function createScreen(words: readonly string[], expressions: readonly RegExp[]): Screen {
  const asked = [...new Set(words.map(foldCase))]
  const finder = createFinder(expressions)
  const all = [...new Set([...asked, ...finder.words])]
  const listsOf = all.map(finder.listsWith)
  const index = createWordIndex(all)
  return text => {
    const places = index(text)
    const found: string[] = []
    const lists: (readonly number[])[] = []
    for (const place of places) {
      // Words asked for come first.
      if (place < asked.length) found.push(all[place] ?? '')
      const own = listsOf[place]
      if (own && own.length > 0) lists.push(own)
    }
    const possible = finder.find(lists)
    return { words: found, possible, may: expression => possible.includes(expression) }
  }
}

/** A way in which an expression can fit: by the numbers of its lists of words. */
type NumberedWay = { readonly expression: RegExp; readonly others: readonly number[] }

function createFinder(expressions: readonly RegExp[]) {
  const needless: RegExp[] = []
  const numbers = new Map<string, number>()
  const listsWith = new Map<string, number[]>()
  /** By the number of their first list. */
  const ways: NumberedWay[][] = []
  const numberOf = (list: WordList) => {
    const key = list.join('\n')
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = ways.push([]) - 1
    numbers.set(key, number)
    for (const word of list) {
      const same = listsWith.get(word)
      if (same) same.push(number)
      else listsWith.set(word, [number])
    }
    return number
  }
  for (const expression of expressions) {
    const own = readWays(expression)
    if (!own) needless.push(expression)
    for (const { first, others } of own ?? [])
      ways[numberOf(first)]?.push({ expression, others: others.map(numberOf) })
  }
  /** Of each list, the number of the last text that had a word of it. */
  const lastText = new Uint32Array(ways.length)
  let texts = 0
  const has = (others: readonly number[]) => {
    for (const other of others) if (lastText[other] !== texts) return false
    return true
  }
  return {
    words: [...listsWith.keys()],
    listsWith: (word: string): readonly number[] => listsWith.get(word) ?? [],
    /** @param lists of each word of a text */
    find(lists: readonly (readonly number[])[]): readonly RegExp[] {
      const possible = [...needless]
      texts++
      for (const own of lists) for (const list of own) lastText[list] = texts
      for (const own of lists)
        for (const list of own)
          for (const { expression, others } of ways[list] ?? [])
            if (has(others) && !possible.includes(expression)) possible.push(expression)
      return possible
    },
  }
}
