/** Calendar dates as numbers: days since 1970-01-01, with no time and no zone. A `wall` is what a clock on the
 *  wall shows, in ms, counted as if that clock showed UTC. */

export type Day = number
export type WallMs = number
/** 0 = Sunday … 6 = Saturday, as Date#getDay counts. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6
/** Minutes after local midnight. */
export type MinuteOfDay = number
/** A calendar date without a time, `2026-12-24`. */
export type IsoDate = string

export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Months since January of the year 0. */
export type Month = number

export function dayOfWall(wallMs: WallMs): Day {
  return Math.floor(wallMs / dayMs)
}

export function wallOf(day: Day, minute: MinuteOfDay): WallMs {
  return day * dayMs + minute * minuteMs
}

export function weekdayOf(day: Day): number {
  return modulo(day + 4, 7)
}

/** Number of the Monday-to-Sunday week, as ISO 8601 cuts them; for counting only, it is no week of a year. */
export function weekOf(day: Day): number {
  return Math.floor((day + 3) / 7)
}

export function mondayOf(week: number): Day {
  return week * 7 - 3
}

export function monthOf(day: Day): { readonly month: Month; readonly dayOfMonth: number } {
  const date = new Date(day * dayMs)
  return { month: date.getUTCFullYear() * 12 + date.getUTCMonth(), dayOfMonth: date.getUTCDate() }
}

export function daysIn(month: Month): number {
  return firstDayOf(month + 1) - firstDayOf(month)
}

export function firstDayOf(month: Month): Day {
  return Date.UTC(Math.floor(month / 12), modulo(month, 12), 1) / dayMs
}

/** That day of the month, or the last one of a month that is too short. */
export function dayInMonth(month: Month, dayOfMonth: number): Day {
  return firstDayOf(month) + Math.min(dayOfMonth, daysIn(month)) - 1
}

/** @returns undefined when the text is no date, `2026-02-30` for instance. */
export function findDay(text: IsoDate): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayMs
  return toIsoDate(day) === text ? day : undefined
}

export function toIsoDate(day: Day): IsoDate {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
