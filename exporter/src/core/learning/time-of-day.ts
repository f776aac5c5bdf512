/** Times of day on their circle: 23:50 and 00:10 are twenty minutes apart. */
import { type MinuteOfDay, modulo } from '../day.ts'
import { median } from './order.ts'

/** Of a list that is not empty; the circle is cut where nothing comes for the longest time. */
export function circularMedian(minutes: readonly MinuteOfDay[], around = 1440): MinuteOfDay {
  return modulo(median(unroll(minutes, around)), around)
}

/** The middles of groups that lie more than `apart` minutes from each other, ascending. */
export function clusterMinutes(minutes: readonly MinuteOfDay[], apart: number): readonly MinuteOfDay[] {
  const groups: number[][] = []
  for (const minute of unroll(minutes, 1440)) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before !== undefined && minute - before <= apart) group.push(minute)
    else groups.push([minute])
  }
  // What comes once in a while is no time of its own.
  const most = Math.max(...groups.map(group => group.length))
  return groups
    .filter(group => group.length >= most * commonShare)
    .map(group => modulo(median(group), 1440))
    .toSorted((a, b) => a - b)
}
const commonShare = 0.3

function unroll(minutes: readonly number[], around: number): readonly number[] {
  const sorted = minutes.toSorted((a, b) => a - b)
  let cut = 0
  let widest = -1
  sorted.forEach((minute, i) => {
    const before = i === 0 ? (sorted.at(-1) ?? 0) - around : (sorted[i - 1] ?? 0)
    if (minute - before > widest) {
      widest = minute - before
      cut = i
    }
  })
  return [...sorted.slice(cut), ...sorted.slice(0, cut).map(minute => minute + around)]
}
