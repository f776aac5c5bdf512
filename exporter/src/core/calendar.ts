/** Next time of a calendar expression, on the wall clock: found by skipping whole years, months and days that do not
 *  fit, never by trying one moment after the other. */
import { type CalendarFields, type Part, yearLimit } from './calendar-parse.ts'
import {
  type Day,
  dayMs,
  daysIn,
  firstDayOf,
  type Month,
  monthOf,
  secondMs,
  type WallMs,
  weekdayOf,
} from './day.ts'

const daySeconds = dayMs / secondMs

/** @returns first wall time after the one given; undefined when none comes up to the year 2199. */
export function calendarPattern(fields: CalendarFields): (afterWallMs: WallMs) => WallMs | undefined {
  const months = valuesOf(fields.months)
  const hours = valuesOf(fields.hours)
  const minutes = valuesOf(fields.minutes)
  const seconds = valuesOf(fields.seconds)
  const daysByLength = new Map<number, readonly number[]>()

  function daysOf(month: Month): readonly number[] {
    const length = daysIn(month)
    const known = daysByLength.get(length)
    if (known) return known
    const days = daysOfMonth(fields, length)
    daysByLength.set(length, days)
    return days
  }

  function findDay(from: Day): Day | undefined {
    const start = monthOf(from)
    let fromDate = start.dayOfMonth
    for (let month = start.month; month < (yearLimit + 1) * 12; month++, fromDate = 1) {
      const year = Math.floor(month / 12)
      if (!fields.years.some(part => contains(part, year))) {
        month = year * 12 + 11
        continue
      }
      if (!months.includes((month % 12) + 1)) continue
      const first = firstDayOf(month)
      const date = daysOf(month).find(date => date >= fromDate && fitsWeekday(first + date - 1))
      if (date !== undefined) return first + date - 1
    }
    return undefined
  }

  function fitsWeekday(day: Day): boolean {
    return fields.weekdays.length === 0 || fields.weekdays.includes(weekdayOf(day))
  }

  function findSecond(from: number): number | undefined {
    for (const hour of hours) {
      if (hour * 3600 + 3599 < from) continue
      for (const minute of minutes) {
        const start = hour * 3600 + minute * 60
        if (start + 59 < from) continue
        const second = seconds.find(second => start + second >= from)
        if (second !== undefined) return start + second
      }
    }
    return undefined
  }

  const firstSecond = findSecond(0) ?? 0

  return afterWallMs => {
    const from = Math.max(0, Math.floor(afterWallMs / secondMs) + 1)
    const fromDay = Math.floor(from / daySeconds)
    const day = findDay(fromDay)
    if (day === undefined) return undefined
    if (day > fromDay) return day * dayMs + firstSecond * secondMs
    const second = findSecond(from - day * daySeconds)
    if (second !== undefined) return day * dayMs + second * secondMs
    const later = findDay(day + 1)
    return later === undefined ? undefined : later * dayMs + firstSecond * secondMs
  }
}

function daysOfMonth({ days, daysFromEnd }: CalendarFields, length: number): readonly number[] {
  const values = valuesOf(days)
  const dates = daysFromEnd ? values.map(value => length + 1 - value).reverse() : values
  return dates.filter(date => date >= 1 && date <= length)
}

function valuesOf(parts: readonly Part[]): readonly number[] {
  const values = new Set<number>()
  for (const { from, to, step } of parts) for (let value = from; value <= to; value += step) values.add(value)
  return [...values].sort((a, b) => a - b)
}

function contains({ from, to, step }: Part, value: number): boolean {
  return value >= from && value <= to && (value - from) % step === 0
}
