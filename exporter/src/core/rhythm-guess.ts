/** How often messages come, read from when they came. Nothing is guessed from fewer than three, or where they come at
 *  no regular distance. */
import { dayMs, hourMs, minuteMs, weekdayOf } from './day.ts'
import { openZone } from './zone.ts'

export type RhythmGuess = {
  /** As in a configuration. */
  readonly every: string
  readonly days?: string
}

const leastMessages = 3
/** Of all distances, so many must be the usual one. */
const regularShare = 0.7
const tolerance = 0.3
/** A run that is tried again at once says nothing of the rhythm. */
const atOnceMs = 2 * minuteMs

const steps: readonly (readonly [string, number])[] = [
  ['5 minutes', 5 * minuteMs],
  ['10 minutes', 10 * minuteMs],
  ['15 minutes', 15 * minuteMs],
  ['30 minutes', 30 * minuteMs],
  ['1 hour', hourMs],
  ['2 hours', 2 * hourMs],
  ['3 hours', 3 * hourMs],
  ['4 hours', 4 * hourMs],
  ['6 hours', 6 * hourMs],
  ['8 hours', 8 * hourMs],
  ['12 hours', 12 * hourMs],
  ['1 day', dayMs],
  ['2 days', 2 * dayMs],
  ['1 week', 7 * dayMs],
  ['2 weeks', 14 * dayMs],
  ['1 month', 30.44 * dayMs],
]

/** @param zone in which days begin and end */
export function guessRhythm(atMs: readonly number[], zone: string): RhythmGuess | undefined {
  const sorted = atMs.toSorted((a, b) => a - b)
  const moments = sorted.filter((at, i) => i === 0 || at - (sorted[i - 1] ?? 0) > atOnceMs)
  if (moments.length < leastMessages) return undefined
  const gaps = moments.slice(1).map((at, i) => at - (moments[i] ?? at))
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const isNear = (gap: number, step: number) => Math.abs(gap - step) <= tolerance * step
  const [every, stepMs] = steps.reduce((best, step) =>
    distance(step[1], usual) < distance(best[1], usual) ? step : best,
  )
  const regular = gaps.filter(gap => isNear(gap, stepMs)).length
  if (!isNear(usual, stepMs) || regular < regularShare * gaps.length) return undefined
  return { every, ...(stepMs === dayMs && isOnWorkdays(moments, zone) && { days: 'mon-fri' }) }
}

function distance(a: number, b: number): number {
  return Math.abs(Math.log(a) - Math.log(b))
}

/** Two weekends have passed without a message, and every working day between them is there. */
function isOnWorkdays(moments: readonly number[], zone: string): boolean {
  const { dayAt } = openZone(zone)
  const days = moments.map(dayAt)
  const first = days[0] ?? 0
  const last = days.at(-1) ?? 0
  const isWeekend = (day: number) => weekdayOf(day) === 0 || weekdayOf(day) === 6
  let saturdays = 0
  for (let day = first; day <= last; day++) if (weekdayOf(day) === 6) saturdays++
  return saturdays >= 2 && !days.some(isWeekend)
}
