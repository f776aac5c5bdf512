/** Numbers that look random and are the same for the same seed. */
export type Random = ReturnType<typeof createRandom>

export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    /** From 0 to below 1. */
    next,
    /** A whole number, both ends included. */
    between,
    pick<T>(all: readonly T[]): T {
      const found = all[between(0, all.length - 1)]
      if (found === undefined) throw new Error('there is nothing to pick from')
      return found
    },
    hex: (length: number) => Array.from({ length }, () => between(0, 15).toString(16)).join(''),
  }
}
