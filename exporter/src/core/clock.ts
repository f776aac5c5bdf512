/** Every so many days, weeks or months at a time of day. What the count starts from is a day, never a moment: the
 *  same day of the week or month, the same wall time. */
import {
  type Day,
  dayInMonth,
  type MinuteOfDay,
  modulo,
  mondayOf,
  monthOf,
  wallOf,
  weekdayOf,
  weekOf,
} from './day.ts'
import type { Times } from './times.ts'
import type { Zone } from './zone.ts'

export type ClockRhythm = {
  readonly every: { readonly count: number; readonly unit: 'day' | 'week' | 'month' }
  readonly at: MinuteOfDay
}

/** Days of a rhythm, found from either side. */
type DayList = { onOrAfter(day: Day): Day; onOrBefore(day: Day): Day }

/** How far a clock change may carry a wall time from its date. */
const carriedDays = 2

/** @param weekdays the days on which a weekly rhythm comes; the weekday of `fromDay` when absent
 *  @param fromDay the day of the first result: its week, weekday or day of the month fixes the count */
export function clockTimes(
  zone: Zone,
  { every, at }: ClockRhythm,
  weekdays: readonly number[] | undefined,
  fromDay: Day,
): Times {
  const days = daysOf(every, weekdays, fromDay)
  const momentOf = (day: Day) => zone.epochOf(wallOf(day, at))
  return {
    next(afterMs) {
      let day = days.onOrAfter(zone.dayAt(afterMs) - carriedDays)
      while (momentOf(day) <= afterMs) day = days.onOrAfter(day + 1)
      return momentOf(day)
    },
    floor(atMs) {
      let day = days.onOrBefore(zone.dayAt(atMs) + carriedDays)
      while (momentOf(day) > atMs) day = days.onOrBefore(day - 1)
      return momentOf(day)
    },
  }
}

function daysOf(
  { count, unit }: ClockRhythm['every'],
  weekdays: readonly number[] | undefined,
  fromDay: Day,
): DayList {
  if (unit === 'day')
    return {
      onOrAfter: day => day + modulo(fromDay - day, count),
      onOrBefore: day => day - modulo(day - fromDay, count),
    }
  if (unit === 'week') return weeklyDays(count, weekdays?.length ? weekdays : [weekdayOf(fromDay)], fromDay)
  const from = monthOf(fromDay)
  const dayOf = (month: number) => dayInMonth(month, from.dayOfMonth)
  return {
    onOrAfter(day) {
      const { month } = monthOf(day)
      const counted = month + modulo(from.month - month, count)
      return dayOf(counted) >= day ? dayOf(counted) : dayOf(counted + count)
    },
    onOrBefore(day) {
      const { month } = monthOf(day)
      const counted = month - modulo(month - from.month, count)
      return dayOf(counted) <= day ? dayOf(counted) : dayOf(counted - count)
    },
  }
}

function weeklyDays(count: number, weekdays: readonly number[], fromDay: Day): DayList {
  // Days after Monday, where ISO weeks begin.
  const places = weekdays.map(weekday => modulo(weekday - 1, 7)).sort((a, b) => a - b)
  const first = places[0] ?? 0
  const last = places.at(-1) ?? 0
  const fromWeek = weekOf(fromDay)
  return {
    onOrAfter(day) {
      const week = weekOf(day) + modulo(fromWeek - weekOf(day), count)
      const place = places.find(place => mondayOf(week) + place >= day)
      return place === undefined ? mondayOf(week + count) + first : mondayOf(week) + place
    },
    onOrBefore(day) {
      const week = weekOf(day) - modulo(weekOf(day) - fromWeek, count)
      const place = places.findLast(place => mondayOf(week) + place <= day)
      return place === undefined ? mondayOf(week - count) + last : mondayOf(week) + place
    },
  }
}
