/** What somebody probably meant: the one known word that a few slips turn into the written one. */

const maxWordLength = 64

/** @returns ` did you mean "…"?` with a blank before it, or nothing when no word is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = findNearest(written, known)
  return near === undefined ? '' : ` did you mean ${JSON.stringify(near)}?`
}

export function findNearest(written: string, known: readonly string[]): string | undefined {
  return findNear(written, known)[0]
}

/** All that could be meant, the nearest first. */
export function findNear(written: string, known: readonly string[]): readonly string[] {
  const plain = fold(written)
  if (!plain || plain.length > maxWordLength) return []
  const limit = Math.max(1, Math.floor(plain.length / 3)) + 1
  const near = known
    .map(word => ({
      word,
      slips: countSlips(plain, fold(word), limit),
      begins: fold(word).startsWith(plain),
    }))
    .filter(({ slips, begins }) => slips < limit || (begins && plain.length >= 3))
  // Of two words as near, the one that was only not finished.
  return near
    .toSorted((a, b) => a.slips - b.slips || Number(b.begins) - Number(a.begins))
    .map(({ word }) => word)
}

/** `ignore_case`, `Ignore-Case` and `ignorecase` are spellings of one word. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]/g, '')
}

/** Letters added, left out, changed or swapped with their neighbour. */
function countSlips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let slips = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1)
      row.push(slips)
    }
    before = above
    above = row
  }
  return above[b.length] ?? limit
}
