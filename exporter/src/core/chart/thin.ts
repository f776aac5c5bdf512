/** As many points as can be seen: of those that fall on one column of pixels, the first, the least, the greatest and
 *  the last stay, so that the line keeps its outline and every peak. */
export type Sample = { readonly atMs: number; readonly value: number; readonly tone?: 'failed' | 'warning' }

export function thin(
  samples: readonly Sample[],
  fromMs: number,
  toMs: number,
  columns: number,
): readonly Sample[] {
  if (samples.length <= columns) return samples
  const kept: Sample[] = []
  let column = Number.NaN
  let held: Sample[] = []
  for (const sample of samples) {
    const own = Math.floor(((sample.atMs - fromMs) / (toMs - fromMs)) * columns)
    if (own !== column) {
      kept.push(...outline(held))
      held = []
      column = own
    }
    held.push(sample)
  }
  return [...kept, ...outline(held)]
}

/** Pieces of the line: it breaks where nothing came for much longer than usual. */
export function pieces(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const gaps = samples.slice(1).map((one, i) => one.atMs - (samples[i]?.atMs ?? 0))
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const found: Sample[][] = []
  for (const [i, sample] of samples.entries()) {
    const gap = gaps[i - 1]
    if (gap === undefined || (gaps.length > 3 && gap > usual * gapFactor)) found.push([])
    found.at(-1)?.push(sample)
  }
  return found
}

/** A weekend between daily runs is none. */
const gapFactor = 5

function outline(held: readonly Sample[]): readonly Sample[] {
  const [first] = held
  const last = held.at(-1)
  if (!first || !last || held.length < 3) return held
  let [least, greatest] = [first, first]
  for (const sample of held) {
    if (sample.value < least.value) least = sample
    if (sample.value > greatest.value) greatest = sample
  }
  return [...new Set([first, least, greatest, last])].toSorted((a, b) => a.atMs - b.atMs)
}
