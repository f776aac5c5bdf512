/** What a check grows by, where that means something: runs of a few hours say nothing about a day. */
import type { GrowthSeries } from '../../../exporter/src/api/contract-looking.ts'

const leastMs = 3 * 86_400_000

export function trendOf(
  series: Pick<GrowthSeries, 'atMs' | 'trend'> | undefined,
): NonNullable<GrowthSeries['trend']> | undefined {
  const first = series?.atMs[0]
  const last = series?.atMs.at(-1)
  if (first === undefined || last === undefined || last - first < leastMs) return undefined
  return series?.trend
}
