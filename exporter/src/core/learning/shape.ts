/** What a rhythm is called. */
import { dayMs } from '../day.ts'
import { lengthOf } from '../interval.ts'
import type { LearnedRhythm } from './fit.ts'

export type LearnedKind =
  | 'daily'
  /** Monday to Friday. */
  | 'weekdays'
  | 'some weekdays'
  | 'weekly'
  /** On a day of the month, its last one, or its second Friday. */
  | 'monthly'
  /** At some times of the day. */
  | 'times of day'
  /** Every so many minutes, hours, days, weeks or months. */
  | 'interval'
  /** About once a day, with days left out: a computer that is not always on. */
  | 'about daily'

export function kindOf(rhythm: LearnedRhythm): LearnedKind {
  if (rhythm.kind === 'interval') {
    const length = lengthOf(rhythm.every)
    if (rhythm.every.unit === 'month') return rhythm.every.count === 1 ? 'monthly' : 'interval'
    return length === dayMs ? 'daily' : length === 7 * dayMs ? 'weekly' : 'interval'
  }
  const { days, minutes } = rhythm.grid
  if (minutes.length > 1) return stepMinutes(minutes) === undefined ? 'times of day' : 'interval'
  if (days.kind !== 'weekdays') return 'monthly'
  const { weekdays } = days
  if (weekdays.length === 7) return 'daily'
  if (weekdays.length === 1) return 'weekly'
  return weekdays.join() === '1,2,3,4,5' ? 'weekdays' : 'some weekdays'
}

/** Two with the same meaning expect the same days: no choice has to be made between them. */
export function meaningOf(rhythm: LearnedRhythm): string {
  const kind = kindOf(rhythm)
  if (rhythm.kind === 'interval')
    return kind === 'interval' ? `every ${Math.round(lengthOf(rhythm.every) / 60_000)}` : kind
  const { days, minutes } = rhythm.grid
  const step = stepMinutes(minutes)
  if (step !== undefined && days.kind === 'weekdays' && days.weekdays.length === 7) return `every ${step}`
  if (kind === 'daily' || kind === 'weekly') return kind
  return `${JSON.stringify(days)} ${minutes.length}`
}

/** Distance of times that lie evenly around the clock, give or take what their spread hides. */
function stepMinutes(minutes: readonly number[]): number | undefined {
  const step = 1440 / minutes.length
  const even = minutes.every(
    (minute, i) => i === 0 || Math.abs(minute - (minutes[i - 1] ?? 0) - step) <= unevenMinutes,
  )
  return even && minutes.length > 1 ? step : undefined
}
const unevenMinutes = 15
