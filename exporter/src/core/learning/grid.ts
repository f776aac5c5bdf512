/** Days and times of day on which a job could run, as moments. A wall time that a clock change skips comes later by
 *  what was skipped, as in a schedule. */
import { type Day, daysIn, type MinuteOfDay, monthOf, wallOf, weekdayOf } from '../day.ts'
import type { Zone } from '../zone.ts'

export type GridDays =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  /** Months that have no such day are left out. */
  | { readonly kind: 'date'; readonly dayOfMonth: number }
  | { readonly kind: 'last day' }
  /** `nth` 5 = the last of the month. */
  | { readonly kind: 'nth weekday'; readonly weekday: number; readonly nth: number }

export type Grid = {
  readonly days: GridDays
  /** Ascending. */
  readonly minutes: readonly MinuteOfDay[]
}

export const allWeekdays: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

/** Ascending; with the nearest ones on either side of the span. */
export function gridSlots(
  { days, minutes }: Grid,
  zone: Zone,
  fromMs: number,
  toMs: number,
): readonly number[] {
  const slots: number[] = []
  const last = zone.dayAt(toMs) + aroundDays(days)
  for (let day = zone.dayAt(fromMs) - aroundDays(days); day <= last; day++)
    if (isOn(day, days)) for (const minute of minutes) slots.push(zone.epochOf(wallOf(day, minute)))
  return slots
}

/** So that the nearest slot of a moment is among them, whichever side it lies on. */
function aroundDays(days: GridDays): number {
  return days.kind === 'weekdays' ? 7 : 32
}

function isOn(day: Day, days: GridDays): boolean {
  switch (days.kind) {
    case 'weekdays':
      return days.weekdays.includes(weekdayOf(day))
    case 'date':
      return monthOf(day).dayOfMonth === days.dayOfMonth
    case 'last day':
      return monthOf(day + 1).dayOfMonth === 1
    case 'nth weekday': {
      if (weekdayOf(day) !== days.weekday) return false
      const { month, dayOfMonth } = monthOf(day)
      return days.nth === 5 ? dayOfMonth + 7 > daysIn(month) : Math.ceil(dayOfMonth / 7) === days.nth
    }
  }
}
