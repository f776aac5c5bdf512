/** What the index of literals watches for: one piece of each literal, in tables by the piece's length. */

/** All literals' bytes in one row; literal `n` is from `starts[n]` to `starts[n + 1]`. */
export type Words = { readonly bytes: Uint8Array; readonly starts: Int32Array; readonly count: number }
/** The literals whose piece has one length. Entries with the same key are chained by `next`. */
export type Watch = {
  readonly size: Size
  readonly literals: Int32Array
  /** Where in the literal the piece begins. */
  readonly offsets: Int32Array
  readonly keys: Int32Array
  readonly next: Int32Array
  /** A set bit for every key there is, and for few others. */
  readonly bits: Int32Array
  readonly bitShift: number
  readonly slots: Int32Array
  readonly slotMask: number
}

const SIZES = [1, 2, 4, 8, 16] as const
type Size = (typeof SIZES)[number]
type Piece = { readonly literal: number; readonly offset: number; readonly key: number }

const USUAL: Size = 8
/** Serves only literals whose pieces of the usual length are in more than CROWDED literals. */
export const LONGEST: Size = 16
export const NONE = -1
const CROWDED = 4
/** How far into a literal its pieces are considered. */
const MAX_STARTS = 256
const BITS_PER_LITERAL = 24
const MIN_BITS = 13
const MAX_BITS = 26
const SPREAD = 0x9e3779b1 | 0
const FACTOR = 0x85ebca6b | 0

/** One number for eight bytes; for up to four, with `high` 0, those bytes themselves. */
export function keyOf(high: number, low: number): number {
  return (Math.imul(high, FACTOR) + low) | 0
}

export function slotOf(key: number, shift: number): number {
  return Math.imul(key, SPREAD) >>> shift
}

export function packWords(literals: readonly string[]): Words {
  const encoder = new TextEncoder()
  const starts = new Int32Array(literals.length + 1)
  let bytes = new Uint8Array(1024)
  let end = 0
  literals.forEach((literal, i) => {
    const encoded = encoder.encode(literal)
    if (end + encoded.length > bytes.length) {
      const larger = new Uint8Array((end + encoded.length) * 2)
      larger.set(bytes)
      bytes = larger
    }
    bytes.set(encoded, end)
    starts[i + 1] = end += encoded.length
  })
  return { bytes: bytes.slice(0, end), starts, count: literals.length }
}

export function buildWatches(words: Words): readonly Watch[] {
  const common = tallyPieces(words)
  const pieces = new Map<Size, Piece[]>()
  for (let literal = 0; literal < words.count; literal++) {
    const length = lengthOf(words, literal)
    let size = usualSize(length)
    let best = rarest(words, literal, size, common)
    if (best.count > CROWDED && length >= LONGEST) {
      const longer = rarest(words, literal, LONGEST, common)
      if (longer.count < best.count) {
        best = longer
        size = LONGEST
      }
    }
    const some = pieces.get(size) ?? []
    some.push({ literal, offset: best.offset, key: best.key })
    pieces.set(size, some)
  }
  return [...pieces].map(([size, some]) => buildWatch(size, some))
}

function lengthOf({ starts }: Words, literal: number): number {
  return (starts[literal + 1] ?? 0) - (starts[literal] ?? 0)
}

function usualSize(length: number): Size {
  return SIZES.findLast(size => size <= Math.min(length, USUAL)) ?? 1
}

function pieceCount(words: Words, literal: number, size: Size): number {
  return Math.min(MAX_STARTS, lengthOf(words, literal) - size + 1)
}

function pieceKey({ bytes, starts }: Words, literal: number, offset: number, size: Size): number {
  const start = (starts[literal] ?? 0) + offset
  const word = (from: number, length: number) => {
    let value = 0
    for (let i = 0; i < length; i++) value = (value << 8) | (bytes[start + from + i] ?? 0)
    return value
  }
  if (size <= 4) return keyOf(0, word(0, size))
  if (size === 8) return keyOf(word(0, 4), word(4, 4))
  return keyOf(keyOf(word(0, 4), word(4, 4)), keyOf(word(8, 4), word(12, 4)))
}

function rarest(words: Words, literal: number, size: Size, common: (key: number) => number) {
  let best = { key: 0, offset: 0, count: Number.POSITIVE_INFINITY }
  for (let offset = 0; offset < pieceCount(words, literal, size); offset++) {
    const key = pieceKey(words, literal, offset, size)
    const count = common(key)
    if (count < best.count) best = { key, offset, count }
  }
  return best
}

/** How many literals have a piece, counted in a table of fixed size: pieces that share a place there are counted
 *  together, which only makes them look more common than they are. */
function tallyPieces(words: Words): (key: number) => number {
  const expected = Math.min(words.bytes.length, words.count * MAX_STARTS)
  const shift = 32 - Math.min(MAX_BITS, Math.max(MIN_BITS, Math.ceil(Math.log2(expected * 2 + 1))))
  const counts = new Uint32Array(2 ** (32 - shift))
  const lastIn = new Int32Array(counts.length).fill(NONE)
  for (let literal = 0; literal < words.count; literal++) {
    const usual = usualSize(lengthOf(words, literal))
    for (const size of usual === USUAL ? [usual, LONGEST] : [usual])
      for (let offset = 0; offset < pieceCount(words, literal, size); offset++) {
        const at = slotOf(pieceKey(words, literal, offset, size), shift)
        if (lastIn[at] === literal) continue
        lastIn[at] = literal
        counts[at] = (counts[at] ?? 0) + 1
      }
  }
  return key => counts[slotOf(key, shift)] ?? 0
}

function buildWatch(size: Size, pieces: readonly Piece[]): Watch {
  const bitCount = Math.min(
    MAX_BITS,
    Math.max(MIN_BITS, Math.ceil(Math.log2(pieces.length * BITS_PER_LITERAL))),
  )
  const bitShift = 32 - bitCount
  const bits = new Int32Array(2 ** bitCount / 32)
  const slotMask = 2 ** Math.ceil(Math.log2(pieces.length * 2 + 1)) - 1
  const slots = new Int32Array(slotMask + 1).fill(NONE)
  const keys = Int32Array.from(pieces, piece => piece.key)
  const next = new Int32Array(pieces.length).fill(NONE)
  pieces.forEach(({ key }, entry) => {
    const bit = slotOf(key, bitShift)
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
    let slot = bit & slotMask
    while (slots[slot] !== NONE && keys[slots[slot] ?? 0] !== key) slot = (slot + 1) & slotMask
    next[entry] = slots[slot] ?? NONE
    slots[slot] = entry
  })
  return {
    size,
    literals: Int32Array.from(pieces, piece => piece.literal),
    offsets: Int32Array.from(pieces, piece => piece.offset),
    keys,
    next,
    bits,
    bitShift,
    slots,
    slotMask,
  }
}
