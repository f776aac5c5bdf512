/** Days on which something is expected, and where an expectation goes that falls on another one: to the next open
 *  day, at the same wall time. An open day that has expectations of its own takes in no others, and of several closed
 *  days in a row it takes those of the first: a rhythm of 7 hours is not asked for at all hours of a Monday. */
import { type Day, dayMs, findDay, type IsoDate, modulo, weekdayOf } from './day.ts'
import type { Times } from './times.ts'
import type { Zone } from './zone.ts'

export type OpenDays = {
  has(day: Day): boolean
  /** Undefined when none comes within ten years. */
  onOrAfter(day: Day): Day | undefined
  onOrBefore(day: Day): Day | undefined
}

/** Times, and the way of one moment onto them. */
export type Expectations = Times & { move(atMs: number): number | undefined }

const horizonDays = 3653
/** Expectations that closed days swallow one after the other, before they are taken for all of them. */
const swallowedLimit = 20_000

/** Days on which nothing is expected. Equal lists of holidays are one object. */
export type ClosedDays = ReadonlySet<Day>

/** Lists of holidays kept, so that 100,000 checks of the same country need one. */
const keptLimit = 1000
const kept = new Map<string, ClosedDays>()
const keptByList = new WeakMap<readonly IsoDate[], ClosedDays>()

/** @param weekdays absent = every day */
export function openDays(weekdays: readonly number[] | undefined, closed: ClosedDays): OpenDays {
  const open = [0, 1, 2, 3, 4, 5, 6].map(weekday => weekdays?.includes(weekday) ?? true)
  const has = (day: Day) => open[weekdayOf(day)] === true && !closed.has(day)
  function search(from: Day, step: 1 | -1): Day | undefined {
    for (let day = from, steps = 0; steps < horizonDays; day += step, steps++) if (has(day)) return day
    return undefined
  }
  return { has, onOrAfter: day => search(day, 1), onOrBefore: day => search(day, -1) }
}

/** @throws Error when a holiday is no date */
export function closedDays(holidays: readonly IsoDate[]): ClosedDays {
  const known = keptByList.get(holidays)
  if (known) return known
  const key = holidays.join(' ')
  const closed = kept.get(key) ?? new Set(holidays.map(parseDay))
  if (kept.size >= keptLimit) kept.clear()
  kept.set(key, closed)
  keptByList.set(holidays, closed)
  return closed
}

function parseDay(text: IsoDate): Day {
  const day = findDay(text)
  if (day === undefined) throw new Error(`holiday "${text}" is not a date like "2026-12-24"`)
  return day
}

/** The times of a rhythm with those on closed days moved. */
export function onOpenDays(times: Times, days: OpenDays, zone: Zone): Expectations {
  function shifted(atMs: number, day: Day): number {
    return zone.epochOf(day * dayMs + modulo(zone.wallAt(atMs), dayMs))
  }

  /** First time of an open day; undefined when it has none of its own. */
  function firstOn(day: Day): number | undefined {
    const first = times.next(zone.startOf(day) - 1)
    return first !== undefined && zone.dayAt(first) === day ? first : undefined
  }

  /** All times of the closed day that `atMs` is on, moved to the open day `to`: ascending. */
  function movedTo(to: Day, atMs: number): readonly number[] {
    const from = zone.dayAt(atMs)
    const moved: number[] = []
    let time = times.next(zone.startOf(from) - 1)
    while (time !== undefined && zone.dayAt(time) === from) {
      moved.push(shifted(time, to))
      time = times.next(time)
    }
    // A clock change on the open day may carry an earlier time behind a later one.
    return moved.sort((a, b) => a - b)
  }

  function next(afterMs: number): number | undefined {
    const today = zone.dayAt(afterMs)
    const lastOpen = days.onOrBefore(today - 1)
    if (days.has(today)) {
      const own = times.next(afterMs)
      if (own !== undefined && zone.dayAt(own) === today) return own
    }
    // From here on, whatever was moved out of a closed day comes in the order of the days it goes to.
    let time = times.next(lastOpen === undefined ? afterMs : zone.startOf(lastOpen + 1) - 1)
    for (let steps = 0; time !== undefined && steps < swallowedLimit; steps++) {
      const day = zone.dayAt(time)
      const open = days.onOrAfter(day)
      if (open === undefined) return undefined
      const first = open === day ? time : firstOn(open)
      const own = first !== undefined && first <= afterMs ? undefined : first
      if (own !== undefined) return own
      if (first === undefined) {
        const moved = movedTo(open, time).find(moment => moment > afterMs)
        if (moved !== undefined) return moved
      }
      time = times.next(zone.startOf(open + 1) - 1)
    }
    return undefined
  }

  function floor(atMs: number): number | undefined {
    let time = times.floor(atMs)
    for (let steps = 0; time !== undefined && steps < swallowedLimit; steps++) {
      const day = zone.dayAt(time)
      if (days.has(day)) return time
      const open = days.onOrAfter(day)
      const before = days.onOrBefore(day)
      if (open !== undefined && open <= zone.dayAt(atMs) && firstOn(open) === undefined) {
        const first = times.next(before === undefined ? time - 1 : zone.startOf(before + 1) - 1) ?? time
        const moved = movedTo(open, first).findLast(moment => moment <= atMs)
        if (moved !== undefined) return moved
      }
      if (before === undefined) return undefined
      time = times.floor(zone.startOf(before + 1) - 1)
    }
    return undefined
  }

  function move(atMs: number): number | undefined {
    const day = zone.dayAt(atMs)
    if (days.has(day)) return atMs
    const open = days.onOrAfter(day)
    return open === undefined ? undefined : shifted(atMs, open)
  }

  return { next, floor, move }
}
