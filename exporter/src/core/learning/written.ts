/** A learned rhythm in the words of a configuration. */
import { minuteMs } from '../day.ts'
import type { Every } from '../interval.ts'
import { allWeekdays, type GridDays } from './grid.ts'
import { quantile } from './order.ts'

/** As in a check file. */
export type WrittenSchedule = {
  readonly every?: string
  readonly at?: string
  readonly days?: string
  readonly cron?: string
  readonly overdueAfter: string
  readonly timezone?: string
}

export function writeEvery({ count, unit }: Every): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
}

export function writeTime(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** `mon-fri`, `mon,thu`; undefined for all of them. */
export function writeDays(weekdays: readonly number[]): string | undefined {
  if (weekdays.length === allWeekdays.length) return undefined
  const [first = 0] = weekdays
  const last = weekdays.at(-1) ?? first
  if (weekdays.length > 2 && last - first === weekdays.length - 1) return `${names[first]}-${names[last]}`
  return weekdays.map(day => names[day]).join(',')
}

export function writeCron(days: GridDays, minutes: readonly number[]): string {
  const [first = 0] = minutes
  const hours = writeHours(minutes.map(minute => Math.floor(minute / 60)))
  const [dates, weekdays] = cronDays(days)
  return `${first % 60} ${hours} ${dates} * ${weekdays}`
}

function cronDays(days: GridDays): readonly [string, string] {
  switch (days.kind) {
    case 'weekdays':
      return ['*', days.weekdays.length === allWeekdays.length ? '*' : writeNumbers(days.weekdays)]
    case 'date':
      return [String(days.dayOfMonth), '*']
    case 'last day':
      return ['L', '*']
    case 'nth weekday':
      return ['*', days.nth === 5 ? `${days.weekday}L` : `${days.weekday}#${days.nth}`]
  }
}

function writeHours(hours: readonly number[]): string {
  if (hours.length === 24) return '*'
  const step = 24 / hours.length
  const even = hours.length > 1 && hours.every((hour, i) => hour === (hours[0] ?? 0) + i * step)
  return even && hours[0] === 0 ? `*/${step}` : writeNumbers(hours)
}

function writeNumbers(numbers: readonly number[]): string {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? first
  return numbers.length > 2 && last - first === numbers.length - 1 ? `${first}-${last}` : numbers.join(',')
}

/** The roundest time that is as usual as the median, on the same day.
 *  @param distances in ms, from `minute` */
export function roundTime(minute: number, distances: readonly number[]): number {
  const from = Math.max(0, minute + quantile(distances, 0.1) / minuteMs)
  const to = Math.min(1439, minute + quantile(distances, 0.9) / minuteMs)
  const middle = minute + quantile(distances, 0.5) / minuteMs
  for (const step of [60, 30, 15, 10, 5]) {
    const round = Math.round(middle / step) * step
    if (round >= from && round <= to) return round
  }
  return Math.max(0, Math.min(1435, Math.round(middle / 5) * 5))
}

/** The same minute of the hour for all, as cron has it; undefined when two of them would be one. */
export function sameMinute(minutes: readonly number[]): readonly number[] | undefined {
  let best: { readonly times: readonly number[]; readonly off: number } | undefined
  for (let minute = 0; minute < 60; minute += 5) {
    const times = minutes.map(
      time => Math.max(0, Math.min(23, Math.round((time - minute) / 60))) * 60 + minute,
    )
    const off = Math.max(...minutes.map((time, i) => Math.abs(time - (times[i] ?? time))))
    const rounder = minute % 30 === 0 ? 3 : minute % 15 === 0 ? 1 : 0
    if (new Set(times).size === times.length && (!best || off - rounder < best.off))
      best = { times, off: off - rounder }
  }
  return best?.times
}

const roundMinutes = [
  5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 480, 600, 720, 960, 1080, 1440, 2160, 2880, 4320,
  5760, 7200, 8640, 10_080, 14_400, 20_160,
]

/** The next round duration, `90 minutes` or `3 days`. */
export function roundUp(durationMs: number): { readonly ms: number; readonly written: string } {
  const minutes = Math.ceil(durationMs / minuteMs)
  const round = roundMinutes.find(one => one >= minutes) ?? Math.ceil(minutes / 1440) * 1440
  return { ms: round * minuteMs, written: writeMinutes(round) }
}

function writeMinutes(minutes: number): string {
  if (minutes % 1440 === 0) return writeEvery({ count: minutes / 1440, unit: 'day' })
  return minutes % 60 === 0
    ? writeEvery({ count: minutes / 60, unit: 'hour' })
    : writeEvery({ count: minutes, unit: 'minute' })
}
