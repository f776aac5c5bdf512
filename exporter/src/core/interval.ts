/** Steps of an interval. Minutes and hours are exact durations; days, weeks and months keep the wall clock. */
import { dayInMonth, dayMs, dayOfWall, hourMs, minuteMs, modulo, monthOf, type WallMs } from './day.ts'
import type { Times } from './times.ts'
import type { Zone } from './zone.ts'

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month'
export type Every = { readonly count: number; readonly unit: Unit }

const meanMonthMs = (365.2425 / 12) * dayMs
const unitMs: Readonly<Record<Unit, number>> = {
  minute: minuteMs,
  hour: hourMs,
  day: dayMs,
  week: 7 * dayMs,
  month: meanMonthMs,
}
/** Days that a clock change may swallow in one go; Apia lost one in 2011. */
const swallowedLimit = 4

/** Length of a step, of an average month where months differ. */
export function lengthOf(every: Every): number {
  return every.count * unitMs[every.unit]
}

/** One step after `atMs`, and always later than it. */
export function stepAfter(zone: Zone, atMs: number, every: Every): number {
  for (let steps = 1; steps <= swallowedLimit; steps++) {
    const moment = stepFrom(zone, atMs, every, steps)
    if (moment > atMs) return moment
  }
  return atMs + lengthOf(every)
}

/** One step on the wall clock; for steps of whole days. */
export function stepOnWall(wallMs: WallMs, { count, unit }: Every): WallMs {
  return unit === 'month' ? addMonths(wallMs, count) : wallMs + count * unitMs[unit]
}

/** Whether a step ends at the same time of day as it began. */
export function isWholeDays(every: Every): boolean {
  return every.unit === 'month' || lengthOf(every) % dayMs === 0
}

/** The grid `firstAtMs + k * every`. Months are counted from the first moment, so Jan 31, Feb 28, Mar 31. */
export function gridFrom(zone: Zone, firstAtMs: number, every: Every): Times {
  const firstWall = zone.wallAt(firstAtMs)
  const at = (index: number) => stepFrom(zone, firstAtMs, every, index)

  function guess(atMs: number): number {
    if (isExact(every)) return Math.floor((atMs - firstAtMs) / lengthOf(every))
    const wall = zone.wallAt(atMs)
    if (every.unit !== 'month') return Math.floor((wall - firstWall) / lengthOf(every))
    const months = monthOf(dayOfWall(wall)).month - monthOf(dayOfWall(firstWall)).month
    return Math.floor(months / every.count)
  }
  // A guess is off by a step or two at most: at month ends, and where the clock changes.
  function indexUpTo(atMs: number): number {
    let index = guess(atMs)
    while (at(index) > atMs) index--
    while (at(index + 1) <= atMs) index++
    return index
  }
  return { next: afterMs => at(indexUpTo(afterMs) + 1), floor: atMs => at(indexUpTo(atMs)) }
}

function stepFrom(zone: Zone, atMs: number, every: Every, steps: number): number {
  if (isExact(every)) return atMs + steps * lengthOf(every)
  const wall = zone.wallAt(atMs)
  if (every.unit !== 'month') return zone.epochOf(wall + steps * lengthOf(every))
  return zone.epochOf(addMonths(wall, steps * every.count))
}

function addMonths(wallMs: WallMs, months: number): WallMs {
  const { month, dayOfMonth } = monthOf(dayOfWall(wallMs))
  return dayInMonth(month + months, dayOfMonth) * dayMs + modulo(wallMs, dayMs)
}

function isExact(every: Every): boolean {
  return every.unit === 'minute' || every.unit === 'hour'
}
