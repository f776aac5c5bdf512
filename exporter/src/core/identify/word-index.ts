/** Which of many words a text has, in one pass over it whose cost hardly grows with their number: of two bytes at a time a
 *  table says whether a word may begin there, and only what begins so is held against the words. Works on UTF-8, which
 *  the runtime makes of a text much faster than it hands out its letters one by one. */

/** The places in the list of words of those that the text has, each once. */
export type WordIndex = (text: string) => readonly number[]

/** So few need no table. */
const fewWords = 12
/** A longer text is looked through in pieces, which the processor keeps near. */
const pieceLength = 1 << 14
/** Bytes of UTF-8 that one unit of a text can become. */
const widest = 3
/** Behind the text, so that whatever is read there is in the room. */
const padding = 8

const encoder = new TextEncoder()
const room = new ArrayBuffer(pieceLength * widest + padding)
const bytes = new Uint8Array(room)
/** The same, as the machine reads two at once. */
const pairs = new Uint16Array(room)
/** Where a word may begin. */
const places = new Int32Array(pieceLength * widest + padding)
const view = new DataView(room)
let texts = 0

/** @param words in the form of the texts, none empty */
export function createWordIndex(words: readonly string[]): WordIndex {
  if (words.length <= fewWords)
    return text => words.flatMap((word, place) => (text.includes(word) ? place : []))
  const encoded = words.map(word => encoder.encode(word))
  const begins = readBeginnings(encoded)
  const heads = readHeads(encoded)
  const { classes, columns, next, wordAt } = buildTree(encoded)
  const step = pieceLength - Math.max(...words.map(({ length }) => length))
  /** Of each word, the number of the last text that had it. */
  const lastText = new Uint32Array(words.length + 1)
  /** @returns how many bytes it looked at, or more than are remembered */
  const takeWords = (from: number, length: number, found: number[]): number => {
    let state = 0
    for (let at = from; at < length; at++) {
      state = next[state * columns + (classes[bytes[at] ?? 0] ?? 0)] ?? 0
      if (state === 0) return at + 1 - from
      const word = wordAt[state] ?? 0
      if (word === 0 || lastText[word] === texts) continue
      lastText[word] = texts
      found.push(word - 1)
    }
    return memoBytes + 1
  }

  return text => {
    const found: number[] = []
    texts++
    for (let from = 0; from < text.length; from += step) {
      const piece = text.length <= pieceLength ? text : text.slice(from, from + pieceLength)
      const length = encoder.encodeInto(piece, bytes).written
      for (let at = length; at < length + padding; at++) bytes[at] = 0
      const count = findPlaces(length, begins, heads)
      for (let i = 0; i < count; i++) {
        const at = places[i] ?? 0
        if (isTaken(at)) continue
        const looked = takeWords(at, length, found)
        if (looked <= memoBytes) remember(at, looked)
      }
      if (from + pieceLength >= text.length) break
    }
    return found
  }
}

/** What was taken last of a text, by its first bytes: lists have the same words in every line. */
const memoBytes = 8
const memoBits = 9
/** Of each place: the text, four bytes, four more of which only those count that were looked at, and which these are. */
const memo = new Int32Array(4 << memoBits)

function memoPlace(head: number): number {
  return (Math.imul(head, 0x9e3779b1) >>> (32 - memoBits)) << 2
}

function isTaken(at: number): boolean {
  const head = view.getInt32(at, true)
  const place = memoPlace(head)
  return (
    memo[place + 1] === head &&
    memo[place] === texts &&
    (((memo[place + 2] ?? 0) ^ view.getInt32(at + 4, true)) & (memo[place + 3] ?? 0)) === 0
  )
}

function remember(at: number, looked: number): void {
  const head = view.getInt32(at, true)
  const place = memoPlace(head)
  memo[place] = texts
  memo[place + 1] = head
  memo[place + 2] = view.getInt32(at + 4, true)
  memo[place + 3] = looked <= 4 ? 0 : looked === 8 ? -1 : (1 << (8 * (looked - 4))) - 1
}

/** @returns how many */
function findPlaces(length: number, begins: Int32Array, { long, short }: Heads): number {
  let count = 0
  const last = (length + 1) >> 1
  let before = begins[pairs[0] ?? 0] ?? 0
  for (let pair = 1; pair <= last; pair++) {
    const here = begins[pairs[pair] ?? 0] ?? 0
    const may = before & (here >>> (2 * groups))
    before = here
    if (may === 0) continue
    const at = 2 * pair - 2
    if ((may & everyGroup) !== 0 && (long[headOf(bytes, at)] === 1 || short[bytes[at] ?? 0] === 1))
      places[count++] = at
    if (may > everyGroup && (long[headOf(bytes, at + 1)] === 1 || short[bytes[at + 1] ?? 0] === 1))
      places[count++] = at + 1
  }
  return count
}

/** Words are dealt out to so many groups, each of which has a bit in all four parts of an entry. */
const groups = 8
const everyGroup = (1 << groups) - 1

/** For each two bytes as the machine reads them at once, the groups with a word of which they are, from the lowest bits:
 *  the first two bytes; with what stands before them, the first byte; the third byte, with what stands behind it; the
 *  second and the third byte. */
function readBeginnings(words: readonly Uint8Array[]): Int32Array {
  const table = new Int32Array(0x10000)
  const two = new Uint8Array(2)
  const pair = new Uint16Array(two.buffer)
  const mark = (first: number | undefined, second: number | undefined, bit: number) => {
    for (let a = first ?? 0; a <= (first ?? 0xff); a++)
      for (let b = second ?? 0; b <= (second ?? 0xff); b++) {
        two[0] = a
        two[1] = b
        const key = pair[0] ?? 0
        table[key] = (table[key] ?? 0) | (1 << bit)
      }
  }
  // The more alike the words of a group begin, the fewer texts begin like any of them.
  const sorted = words.toSorted(compareBytes)
  for (const [at, [first, second, third]] of sorted.entries()) {
    const group = Math.floor((at * groups) / sorted.length)
    mark(first, second, group)
    mark(undefined, first, groups + group)
    mark(third, undefined, 2 * groups + group)
    mark(second, third, 3 * groups + group)
  }
  return table
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, place) => byte !== b[place])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}

/** The first bytes of a word, in so few bits that two words may have the same. */
const headBytes = 4
const headBits = 14

function headOf(text: Uint8Array, at: number): number {
  const head =
    (text[at] ?? 0) | ((text[at + 1] ?? 0) << 8) | ((text[at + 2] ?? 0) << 16) | ((text[at + 3] ?? 0) << 24)
  return Math.imul(head, 0x9e3779b1) >>> (32 - headBits)
}

/** 1 where a word may begin so. */
type Heads = {
  readonly long: Uint8Array
  /** Of words that are shorter than a head, by the first byte. */
  readonly short: Uint8Array
}

function readHeads(words: readonly Uint8Array[]): Heads {
  const long = new Uint8Array(1 << headBits)
  const short = new Uint8Array(0x100)
  for (const word of words)
    if (word.length >= headBytes) long[headOf(word, 0)] = 1
    else short[word[0] ?? 0] = 1
  return { long, short }
}

type Tree = {
  /** Of each byte, its column. */
  readonly classes: Uint8Array
  readonly columns: number
  readonly next: Uint16Array
  /** By state; words count from 1. */
  readonly wordAt: Int32Array
}

/** State 0 is the beginning of all words, and where none goes on; bytes count from 1. */
function buildTree(words: readonly Uint8Array[]): Tree {
  const classes = new Uint8Array(0x100)
  let columns = 1
  for (const byte of words.flatMap(word => [...word])) if (classes[byte] === 0) classes[byte] = columns++
  const most = words.reduce((sum, { length }) => sum + length, 1)
  if (most > 0xffff) throw new Error(`a word index: ${most} bytes of words are more than ${0xffff}`)
  const next = new Uint16Array(most * columns)
  const wordAt = new Int32Array(most)
  let states = 1
  for (const [n, word] of words.entries()) {
    let state = 0
    for (const byte of word) {
      const step = state * columns + (classes[byte] ?? 0)
      if (next[step] === 0) next[step] = states++
      state = next[step] ?? 0
    }
    wordAt[state] = n + 1
  }
  // The smaller the table, the more of it is near the processor.
  return { classes, columns, next: next.slice(0, states * columns), wordAt: wordAt.slice(0, states) }
}
