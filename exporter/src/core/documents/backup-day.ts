/** A day of backups ends at the cut-off, a time of day at which the night's jobs are over: `2026-11-22` with a cut-off
 *  of 09:00 are the 24 hours up to the 22nd at 09:00. It has 23 or 25 hours when the clocks change in it. What comes at
 *  the cut-off itself belongs to the next day. A month is the days that bear its name. */
import { type Day, daysIn, firstDayOf, type MinuteOfDay, type Month, monthOf, wallOf } from '../day.ts'
import type { Zone } from '../zone.ts'

/** Of nobody who prefers another. */
export const usualCutOff = '09:00'

export type Span = { readonly fromMs: number; readonly toMs: number }

export type BackupDays = ReturnType<typeof openBackupDays>

/** @param cutOff `HH:MM`, on the clocks of the zone; one that a change of the clock skips moves on with it, one that
 *  comes twice means its first pass */
export function openBackupDays(zone: Zone, cutOff: string) {
  const minute = minuteOf(cutOff)
  const endOf = (day: Day) => zone.epochOf(wallOf(day, minute))

  function dayAt(atMs: number): Day {
    let day = zone.dayAt(atMs) - 1
    while (endOf(day) <= atMs) day++
    return day
  }

  return {
    timeZone: zone.name,
    /** The day that ends next. */
    dayAt,
    spanOf: (day: Day): Span => ({ fromMs: endOf(day - 1), toMs: endOf(day) }),
    monthAt: (atMs: number): Month => monthOf(dayAt(atMs)).month,
    spanOfMonth: (month: Month): Span => ({
      fromMs: endOf(firstDayOf(month) - 1),
      toMs: endOf(firstDayOf(month) + daysIn(month) - 1),
    }),
  }
}

/** @returns undefined when the text is no month, `2026-13` for instance, or one before 1970 */
export function findMonth(text: string): Month | undefined {
  const [, year, month] = /^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1
}

/** `2026-11` */
export function toIsoMonth(month: Month): string {
  return new Date(firstDayOf(month) * 86_400_000).toISOString().slice(0, 7)
}

function minuteOf(cutOff: string): MinuteOfDay {
  const [hours = 0, minutes = 0] = cutOff.split(':').map(Number)
  return hours * 60 + minutes
}
