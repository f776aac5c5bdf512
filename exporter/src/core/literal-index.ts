/** Finds which of many literals a text contains, in one pass whose cost does not grow with their number. Each literal is
 *  watched for by one piece of it, of a length that is a power of two: the piece that the fewest others have. The last
 *  bytes read stand in a shift register, a bitmap turns almost all of them away, and what remains is compared in full.
 *  Works on UTF-8, which the runtime makes of a text much faster than it hands out its letters one by one. */
import {
  buildWatches,
  keyOf,
  LONGEST,
  NONE,
  packWords,
  slotOf,
  type Watch,
  type Words,
} from './literal-watch.ts'

export type LiteralIndex = {
  /** Calls `found` with the number of each literal in the text; at least once, and perhaps more often. */
  scan(text: string, found: (literal: number) => void): void
}
type Report = (key: number, end: number) => void

/** Bytes of UTF-8 that one unit of a text can become. */
const WIDEST = 3
/** Room for a text that is kept for the next one; a longer text gets room of its own. */
const KEPT_BYTES = 1 << 20

/** @param literals none empty, each well-formed Unicode, in the form in which texts will be handed in */
export function createLiteralIndex(literals: readonly string[]): LiteralIndex {
  const words = packWords(literals)
  const watches = buildWatches(words)
  const encoder = new TextEncoder()
  let kept = new Uint8Array(0)

  return {
    scan(text, found) {
      if (watches.length === 0) return
      const room = text.length * WIDEST
      if (room <= KEPT_BYTES && kept.length < room) kept = new Uint8Array(room)
      const bytes = room <= KEPT_BYTES ? kept : new Uint8Array(room)
      const length = encoder.encodeInto(text, bytes).written
      for (const watch of watches) {
        const report: Report = (key, end) => compare(watch, key, words, bytes.subarray(0, length), end, found)
        if (watch.size === LONGEST) scanLongest(watch, bytes, length, report)
        else scanUsual(watch, bytes, length, report)
      }
    },
  }
}

function scanUsual({ size, bits, bitShift }: Watch, bytes: Uint8Array, length: number, report: Report): void {
  const highMask = size === 8 ? -1 : 0
  const lowMask = size >= 4 ? -1 : size === 2 ? 0xffff : 0xff
  let high = 0
  let low = 0
  for (let i = 0; i < length; i++) {
    high = (high << 8) | (low >>> 24)
    low = (low << 8) | (bytes[i] ?? 0)
    const key = keyOf(high & highMask, low & lowMask)
    const bit = slotOf(key, bitShift)
    if (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1 && i >= size - 1) report(key, i + 1)
  }
}

function scanLongest(
  { size, bits, bitShift }: Watch,
  bytes: Uint8Array,
  length: number,
  report: Report,
): void {
  let third = 0
  let second = 0
  let first = 0
  let last = 0
  for (let i = 0; i < length; i++) {
    third = (third << 8) | (second >>> 24)
    second = (second << 8) | (first >>> 24)
    first = (first << 8) | (last >>> 24)
    last = (last << 8) | (bytes[i] ?? 0)
    const key = keyOf(keyOf(third, second), keyOf(first, last))
    const bit = slotOf(key, bitShift)
    if (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1 && i >= size - 1) report(key, i + 1)
  }
}

/** Holds the whole literals whose piece may end before `end` against the text. */
function compare(
  watch: Watch,
  key: number,
  words: Words,
  text: Uint8Array,
  end: number,
  found: (literal: number) => void,
): void {
  const { slots, slotMask, keys, next } = watch
  let slot = slotOf(key, watch.bitShift) & slotMask
  let entry = slots[slot] ?? NONE
  while (entry !== NONE && keys[entry] !== key) {
    slot = (slot + 1) & slotMask
    entry = slots[slot] ?? NONE
  }
  for (; entry !== NONE; entry = next[entry] ?? NONE) {
    const literal = watch.literals[entry] ?? 0
    if (isAt(words, literal, text, end - watch.size - (watch.offsets[entry] ?? 0))) found(literal)
  }
}

function isAt({ bytes, starts }: Words, literal: number, text: Uint8Array, at: number): boolean {
  const start = starts[literal] ?? 0
  const length = (starts[literal + 1] ?? 0) - start
  if (at < 0 || at + length > text.length) return false
  for (let i = 0; i < length; i++) if (text[at + i] !== bytes[start + i]) return false
  return true
}
