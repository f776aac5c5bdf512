/** The words that a text needs for an expression to fit it, in each of the ways in which it can. In folded form: whoever
 *  compares folds the text. */
import type { TextNeed } from '../need.ts'
import { readRegexNeed } from '../regex-need.ts'
import { foldCase } from '../text.ts'

export type WordList = readonly string[]
/** A text that fits in this way has a word of each list. */
export type Way = { readonly first: WordList; readonly others: readonly WordList[] }

/** Such a letter is in every text, and such a sign in most. */
const oneLetter = /^[^\d\u0080-\uffff]$/
/** A further list costs something, and is worth it when so many ways share it and few texts have a word of it anyway. */
const leastShared = 8
const isTelling = (word: string) => word.length > 2

/** @returns undefined when there is a way that needs nothing */
export function readWays({ source }: RegExp): readonly Way[] | undefined {
  // What a class is in other dialects.
  if (source.includes('[]') || source.includes('[^]')) return undefined
  const ways = waysOf(readRegexNeed(source))
  if (!ways) return undefined
  const counts = new Map<WordList, number>()
  for (const list of ways.flatMap(({ others }) => others)) counts.set(list, (counts.get(list) ?? 0) + 1)
  return ways.map(({ first, others }) => ({
    first,
    others: others.filter(list => (counts.get(list) ?? 0) >= leastShared && list.some(isTelling)),
  }))
}

/** Where something has several parts, each way of the most telling part is one of the whole. */
function waysOf(need: TextNeed): readonly Way[] | undefined {
  if (typeof need === 'string') {
    const first = listOf(need)
    return first && [{ first, others: [] }]
  }
  if (need.kind === 'any') {
    const ways = need.needs.map(waysOf)
    return ways.every(one => one !== undefined) ? ways.flat() : undefined
  }
  const [most, ...less] = need.needs
    .map(part => ({ part, list: listOf(part) }))
    .flatMap(({ part, list }) => (list ? [{ part, list }] : []))
    .toSorted((a, b) => commonness(a.list) - commonness(b.list))
  const more = less.map(({ list }) => list)
  return most && waysOf(most.part)?.map(({ first, others }) => ({ first, others: [...others, ...more] }))
}

/** Of which every text that meets the need has one. */
function listOf(need: TextNeed): WordList | undefined {
  if (typeof need === 'string') {
    const words = foldCase(need).split(/\s+/)
    // Of several as long, the last: in `data pump` the first stands in many more texts.
    const telling = words.filter(word => word !== '' && !oneLetter.test(word)).toReversed()
    return mostTelling(telling.map(word => [word]))
  }
  const lists = need.needs.map(listOf)
  if (need.kind === 'all') return mostTelling(lists.filter(list => list !== undefined))
  return lists.every(list => list !== undefined) ? [...new Set(lists.flat())] : undefined
}

function mostTelling(lists: readonly WordList[]): WordList | undefined {
  return lists.toSorted((a, b) => commonness(a) - commonness(b))[0]
}

/** Short words are in most texts. */
function commonness(list: WordList): number {
  return list.reduce((sum, { length }) => sum + 1 / 8 ** length, 0)
}
