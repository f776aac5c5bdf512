/** A straight line through points in time, by least squares: how much is added a day, and where it stands now. Points
 *  are taken one by one, however many there are. */
import { dayMs } from '../day.ts'

/** Fewer say nothing about a direction. */
const fewest = 3

export function createTrend() {
  let count = 0
  let firstMs = 0
  let [meanDay, meanValue, dayVariation, together] = [0, 0, 0, 0]
  return {
    add(atMs: number, value: number) {
      if (count === 0) firstMs = atMs
      count++
      // Welford: sums of squares of large sizes would lose what the line is made of.
      const day = (atMs - firstMs) / dayMs
      const fromMean = day - meanDay
      meanDay += fromMean / count
      meanValue += (value - meanValue) / count
      dayVariation += fromMean * (day - meanDay)
      together += fromMean * (value - meanValue)
    },
    /** @returns undefined for fewer than three points, and for points that all lie at one moment */
    lineAt(atMs: number): { readonly perDay: number; readonly value: number } | undefined {
      if (count < fewest || dayVariation === 0) return undefined
      const perDay = together / dayVariation
      return { perDay, value: meanValue + perDay * ((atMs - firstMs) / dayMs - meanDay) }
    },
  }
}
