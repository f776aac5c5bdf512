/** How a figure grows: the straight line with the least squares through its values. */

export type Trend = { readonly perDay: number; readonly nowValue: number }

/** Through two points there is always a line, and it says nothing. */
const leastPoints = 3
const dayMs = 24 * 3_600_000

/** @param nowMs where `nowValue` is read from the line
 *  @returns undefined when there are too few finite values, or all of one moment */
export function findTrend(
  atMs: readonly number[],
  values: readonly number[],
  nowMs: number,
): Trend | undefined {
  const days: number[] = []
  const known: number[] = []
  for (const [index, value] of values.entries()) {
    const at = atMs[index]
    if (at === undefined || !Number.isFinite(at) || !Number.isFinite(value)) continue
    // Counted from now, so that the numbers stay small and exact.
    days.push((at - nowMs) / dayMs)
    known.push(value)
  }
  if (known.length < leastPoints) return undefined
  const meanDay = mean(days)
  const meanValue = mean(known)
  let spread = 0
  let common = 0
  for (const [index, day] of days.entries()) {
    spread += (day - meanDay) ** 2
    common += (day - meanDay) * ((known[index] ?? 0) - meanValue)
  }
  const perDay = common / spread
  const nowValue = meanValue - perDay * meanDay
  return spread > 0 && Number.isFinite(perDay) && Number.isFinite(nowValue) ? { perDay, nowValue } : undefined
}

/** Divided first: a sum of very large values may be more than a number holds. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0)
}
