/** Chance that falls the same way every time: numbers that follow from a key alone. */

/** @returns numbers from 0 up to 1, one after the other */
export function chance(...key: readonly (string | number)[]): () => number {
  let state = 2_166_136_261
  for (const character of JSON.stringify(key))
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
