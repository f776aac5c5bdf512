/** Which of many words a text has, in one pass over it whose cost hardly grows with their number: a table of the three
 *  bytes with which a word can begin turns almost every place away. Works on UTF-8, which the runtime makes of a text
 *  much faster than it hands out its letters one by one. */

/** Calls back with the place of each word in the list of words, as often as it is there. */
export type WordIndex = (text: string, take: (place: number) => void) => void

/** A byte in five bits; what no word has is 0. */
const bits = 5
const codes = 1 << bits
const beginnings = codes ** 3
const blank = 27
const others = 28
/** Bytes of UTF-8 that one unit of a text can become. */
const widest = 3
/** Room for a text that is kept for the next one; a longer text gets room of its own. */
const keptBytes = 1 << 20

const encoder = new TextEncoder()
const kept = new Uint8Array(keptBytes)

/** @param words in the form of the texts, none empty */
export function createWordIndex(words: readonly string[]): WordIndex {
  const encoded = words.map(word => encoder.encode(word))
  const code = readCodes(encoded)
  const begins = readBeginnings(encoded, code)
  const { classes, count, next, wordAt } = buildTree(encoded)

  return (text, take) => {
    const room = text.length * widest
    const bytes = room <= keptBytes ? kept : new Uint8Array(room)
    const length = encoder.encodeInto(text, bytes).written
    for (let at = findBeginning(bytes, 0, length, code, begins); at < length; ) {
      let state = 0
      for (let end = at; end < length; end++) {
        state = next[state * count + (classes[bytes[end] ?? 0] ?? 0)] ?? 0
        if (state === 0) break
        const word = wordAt[state] ?? 0
        if (word > 0) take(word - 1)
      }
      at = findBeginning(bytes, at + 1, length, code, begins)
    }
  }
}

/** The next place at which a word may begin; behind the text when there is none. */
function findBeginning(
  bytes: Uint8Array,
  from: number,
  length: number,
  code: Uint8Array,
  begins: Uint8Array,
): number {
  const last = length - 2
  if (from >= last) return from
  let key = ((code[bytes[from] ?? 0] ?? 0) << bits) | (code[bytes[from + 1] ?? 0] ?? 0)
  for (let at = from; at < last; at++) {
    key = ((key << bits) | (code[bytes[at + 2] ?? 0] ?? 0)) & (beginnings - 1)
    if (begins[key] === 1) return at
  }
  // Shorter words may stand at the end.
  return Math.max(from, last)
}

function readCodes(words: readonly Uint8Array[]): Uint8Array {
  const code = new Uint8Array(256)
  for (const byte of words.flatMap(word => [...word]))
    if (byte >= 0x61 && byte <= 0x7a) code[byte] = byte - 0x60
    else code[byte] = byte === 0x20 ? blank : others + (byte % (codes - others))
  return code
}

function readBeginnings(words: readonly Uint8Array[], code: Uint8Array): Uint8Array {
  const begins = new Uint8Array(beginnings)
  for (const word of words) {
    const known = word.subarray(0, 3)
    const key = known.reduce((sum, byte) => (sum << bits) | (code[byte] ?? 0), 0)
    const free = bits * (3 - known.length)
    begins.fill(1, key << free, (key + 1) << free)
  }
  return begins
}

/** State 0 is the beginning of all words, and where none goes on; words and bytes count from 1. */
function buildTree(words: readonly Uint8Array[]) {
  const classes = new Uint8Array(256)
  let count = 1
  for (const byte of words.flatMap(word => [...word])) if (classes[byte] === 0) classes[byte] = count++
  const most = words.reduce((sum, { length }) => sum + length, 1)
  const next = new Int32Array(most * count)
  const wordAt = new Int32Array(most)
  let states = 1
  for (const [n, word] of words.entries()) {
    let state = 0
    for (const byte of word) {
      const step = state * count + (classes[byte] ?? 0)
      if (next[step] === 0) next[step] = states++
      state = next[step] ?? 0
    }
    wordAt[state] = n + 1
  }
  // The smaller the table, the more of it is near the processor.
  const small =
    states <= 0x10000 ? Uint16Array.from(next.subarray(0, states * count)) : next.slice(0, states * count)
  return { classes, count, next: small, wordAt: wordAt.slice(0, states) }
}
