/** Which of many words a text has, in one pass over it whose cost does not grow with their number (Aho and Corasick,
 *  Efficient string matching, 1975). Letter case means nothing, in words and texts. */
import { foldCase, foldedUnits } from '../text.ts'

export type WordIndex = (text: string) => ReadonlySet<string>

/** @param words none empty; they are handed back in folded form */
export function createWordIndex(words: readonly string[]): WordIndex {
  const folded = [...new Set(words.map(foldCase))]
  const { classes, count } = classify(folded)
  const { next, words: wordAt, shorter, hasWord } = build(folded, classes, count)
  /** In which scan a state was last met: each is looked at once a text. */
  const seen = new Float64Array(hasWord.length)
  let scan = 0
  return text => {
    const found = new Set<string>()
    scan++
    let state = 0
    for (let at = 0; at < text.length; at++) {
      state = next[state * count + (classes[text.charCodeAt(at)] ?? 0)] ?? 0
      if (hasWord[state] === 0 || seen[state] === scan) continue
      seen[state] = scan
      for (let end = state; end > 0; end = shorter[end] ?? 0) {
        const word = wordAt[end] ?? -1
        if (word >= 0) found.add(folded[word] ?? '')
      }
    }
    return found
  }
}

/** Letters that no word has are one class; so are the cases of a letter. */
function classify(words: readonly string[]): { classes: Uint16Array; count: number } {
  const byUnit = new Map<number, number>()
  for (const word of words)
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at)
      if (!byUnit.has(unit)) byUnit.set(unit, byUnit.size + 1)
    }
  const classes = Uint16Array.from(foldedUnits, unit => byUnit.get(unit) ?? 0)
  return { classes, count: byUnit.size + 1 }
}

/** One state for each beginning of a word; state 0 is the empty one. */
function build(words: readonly string[], classes: Uint16Array, count: number) {
  const most = words.reduce((sum, { length }) => sum + length, 1)
  const next = new Int32Array(most * count)
  const wordAt = new Int32Array(most).fill(-1)
  let states = 1
  words.forEach((word, n) => {
    let state = 0
    for (let at = 0; at < word.length; at++) {
      const step = state * count + (classes[word.charCodeAt(at)] ?? 0)
      if (next[step] === 0) next[step] = states++
      state = next[step] ?? 0
    }
    wordAt[state] = n
  })
  /** The longest end of a state's text that is a state, too. */
  const suffix = new Int32Array(states)
  /** The longest end that is a word. */
  const shorter = new Int32Array(states)
  const hasWord = new Uint8Array(states)
  const queue = [0]
  for (let place = 0; place < queue.length; place++) {
    const state = queue[place] ?? 0
    const end = suffix[state] ?? 0
    shorter[state] = (wordAt[end] ?? -1) >= 0 ? end : (shorter[end] ?? 0)
    hasWord[state] = (wordAt[state] ?? -1) >= 0 || (shorter[state] ?? 0) > 0 ? 1 : 0
    for (let unit = 1; unit < count; unit++) {
      const child = next[state * count + unit] ?? 0
      const fallback = state === 0 ? 0 : (next[end * count + unit] ?? 0)
      if (child === 0) next[state * count + unit] = fallback
      else {
        suffix[child] = fallback
        queue.push(child)
      }
    }
  }
  return { next: next.slice(0, states * count), words: wordAt.slice(0, states), shorter, hasWord }
}
