/** Moments in ascending order, without end: what a rhythm expects before closed days and windows have a say. */

export type Times = {
  /** First moment after this one; undefined when none comes any more. */
  next(afterMs: number): number | undefined
  /** Last moment at or before this one. */
  floor(atMs: number): number | undefined
}

/** Blocks of moments kept per list. */
const blockLimit = 256
/** How far back a moment is looked for. */
const pastMs = 120 * 366 * 86_400_000

/** A block's moments, and the nearest ones outside of it, so that a search never needs a second block. */
type Block = {
  readonly inside: readonly number[]
  readonly following: number | undefined
  preceding?: { readonly atMs: number | undefined }
}

/** Makes a list of a `next` that is slow, by keeping what it said. Every check of the same rhythm asks the same one.
 *  @param blockMs should hold some dozen moments */
export function keepTimes(next: (afterMs: number) => number | undefined, blockMs: number): Times {
  const blocks = new Map<number, Block>()

  function blockAt(index: number): Block {
    const known = blocks.get(index)
    if (known) return known
    const inside: number[] = []
    let moment = next(index * blockMs - 1)
    while (moment !== undefined && moment < (index + 1) * blockMs) {
      inside.push(moment)
      moment = next(moment)
    }
    const block = { inside, following: moment }
    if (blocks.size >= blockLimit) blocks.clear()
    blocks.set(index, block)
    return block
  }

  return {
    next(afterMs) {
      const { inside, following } = blockAt(Math.floor(afterMs / blockMs))
      return inside[countUpTo(inside, afterMs)] ?? following
    },
    floor(atMs) {
      const index = Math.floor(atMs / blockMs)
      const block = blockAt(index)
      const count = countUpTo(block.inside, atMs)
      if (count > 0) return block.inside[count - 1]
      block.preceding ??= { atMs: findBefore(next, index * blockMs, blockMs) }
      return block.preceding.atMs
    },
  }
}

/** How many of the ascending moments are at or before `atMs`. */
function countUpTo(moments: readonly number[], atMs: number): number {
  let low = 0
  let high = moments.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((moments[middle] ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** Last moment before `endMs`, with nothing but `next`: widen until there is one, then halve. */
function findBefore(
  next: (afterMs: number) => number | undefined,
  endMs: number,
  stepMs: number,
): number | undefined {
  let found: number | undefined
  for (let back = stepMs; found === undefined && back < pastMs * 2; back *= 2) {
    const first = next(endMs - Math.min(back, pastMs))
    if (first !== undefined && first < endMs) found = first
  }
  if (found === undefined) return undefined
  let high = endMs
  while (high - found > 1) {
    const middle = Math.floor((found + high) / 2)
    const first = next(middle)
    if (first !== undefined && first < endMs) found = first
    else high = middle
  }
  return found
}
