/** Days that an .ics file closes: every day an event touches, whole days and timed events alike. Dates are read as
 *  written; moments in UTC are read in the calendar's own zone (X-WR-TIMEZONE). */
import { type Day, dayMs, findDay, toIsoDate } from '../core/day.ts'
import type { IsoDate } from '../core/schedule.ts'
import { openZone, type Zone } from '../core/zone.ts'
import { type IcsCalendar, type IcsEvent, type IcsProperty, lineError, parseIcs } from './ics.ts'
import { daysOfRecurrence, parseRecurrence } from './recurrence.ts'

/** Repeated events are written out within these years, and nothing outside of them is kept. The years are fixed, so
 *  that the same file always means the same days. */
const firstDay = Date.UTC(2000, 0, 1) / dayMs
const lastDay = Date.UTC(2099, 11, 31) / dayMs
/** More closed days than this are a calendar of something else. */
const dayLimit = 20_000

/** Days that one occurrence touches. */
type Span = { readonly first: Day; readonly length: number }
type Moment = { readonly wallMs: number; readonly isDate: boolean }

/** @param file its name, for errors
 *  @returns dates in ascending order, each once
 *  @throws Error `FILE:LINE: what is wrong` */
export function parseHolidays(text: string, file: string): readonly IsoDate[] {
  try {
    return closedDays(parseIcs(text)).map(toIsoDate)
  } catch (cause) {
    throw new Error(`${file}:${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

function closedDays(calendar: IcsCalendar): readonly Day[] {
  const zone = zoneOf(calendar)
  const changed = changedOccurrences(calendar, zone)
  const days = new Set<Day>()
  for (const event of calendar.events) {
    if (find(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED') continue
    const { first, length } = spanOf(event, zone)
    for (const start of startsOf(event, { first, length }, zone, changed))
      for (let day = Math.max(start, firstDay); day < start + length && day <= lastDay; day++) {
        days.add(day)
        if (days.size > dayLimit)
          throw lineError(event.line, `this event makes it more than ${dayLimit} closed days`)
      }
  }
  return [...days].sort((a, b) => a - b)
}

function spanOf(event: IcsEvent, zone: Zone): Span {
  const startProperty = find(event, 'DTSTART')
  if (!startProperty) throw lineError(event.line, 'this event has no DTSTART')
  const start = readMoment(startProperty, zone)
  const endMs = endOf(event, start, zone)
  const first = Math.floor(start.wallMs / dayMs)
  // An event that ends at midnight does not touch the day that begins then; one without length touches its own.
  return { first, length: Math.max(1, Math.ceil(endMs / dayMs) - first) }
}

function endOf(event: IcsEvent, start: Moment, zone: Zone): number {
  const end = find(event, 'DTEND')
  const duration = find(event, 'DURATION')
  if (end) {
    const endMs = readMoment(end, zone).wallMs
    if (endMs < start.wallMs) throw lineError(end.line, `DTEND ${end.value} is before DTSTART`)
    return endMs
  }
  if (!duration) return start.isDate ? start.wallMs + dayMs : start.wallMs
  const match =
    /^\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i.exec(
      duration.value.trim(),
    )
  if (!match) throw lineError(duration.line, `DURATION "${duration.value}" is not like P1D or PT8H`)
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map(text => Number(text ?? 0))
  return start.wallMs + (weeks * 7 + days) * dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** First days of each time the event comes. */
function* startsOf(
  event: IcsEvent,
  { first, length }: Span,
  zone: Zone,
  changed: ReadonlySet<string>,
): Generator<Day> {
  const exceptions = new Set(daysOf(event, 'EXDATE', zone))
  const uid = find(event, 'UID')?.value.trim()
  const isChange = find(event, 'RECURRENCE-ID') !== undefined
  const stands = (day: Day) => !exceptions.has(day) && (isChange || !changed.has(`${day} ${uid}`))
  const rules = event.properties.filter(({ name }) => name === 'RRULE' || name === 'EXRULE')
  if (rules.length === 0 && stands(first)) yield first
  for (const day of daysOf(event, 'RDATE', zone)) if (stands(day)) yield day
  for (const rule of rules) {
    if (rule.name === 'EXRULE') throw lineError(rule.line, 'EXRULE is not read; write the days as EXDATE')
    const recurrence = atLine(rule.line, () =>
      parseRecurrence(rule.value, value => dayOf(readValue({ ...rule, name: 'RRULE UNTIL' }, value, zone))),
    )
    for (const day of daysOfRecurrence(recurrence, first, firstDay - length, lastDay))
      if (stands(day)) yield day
  }
}

/** Single occurrences that another event of the same UID replaces or cancels. */
function changedOccurrences(calendar: IcsCalendar, zone: Zone): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const event of calendar.events)
    for (const day of daysOf(event, 'RECURRENCE-ID', zone))
      changed.add(`${day} ${find(event, 'UID')?.value.trim()}`)
  return changed
}

function daysOf(event: IcsEvent, name: string, zone: Zone): readonly Day[] {
  return event.properties
    .filter(property => property.name === name)
    .flatMap(property =>
      property.value.split(',').map(value => dayOf(readValue(property, value.split('/')[0] ?? '', zone))),
    )
}

function readMoment(property: IcsProperty, zone: Zone): Moment {
  return readValue(property, property.value, zone)
}

/** `20261224`, `20261224T180000` or `20261223T230000Z`. */
function readValue(property: IcsProperty, value: string, zone: Zone): Moment {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/i.exec(value.trim())
  const [, year, month, date, hour, minute, second, utc] = match ?? []
  const day = findDay(`${year}-${month}-${date}`)
  if (day === undefined)
    throw lineError(
      property.line,
      `${property.name} "${value.trim()}" is no date like 20261224 or 20261224T180000`,
    )
  const wallMs =
    day * dayMs + ((Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000
  return { wallMs: utc ? zone.wallAt(wallMs) : wallMs, isDate: hour === undefined }
}

function dayOf({ wallMs }: Moment): Day {
  return Math.floor(wallMs / dayMs)
}

function zoneOf({ properties }: IcsCalendar): Zone {
  const named = properties.find(({ name }) => name === 'X-WR-TIMEZONE')
  return named ? atLine(named.line, () => openZone(named.value.trim())) : openZone('UTC')
}

function find(event: IcsEvent, name: string): IcsProperty | undefined {
  return event.properties.find(property => property.name === name)
}

function atLine<T>(line: number, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    throw /^\d+: /.test(text) ? cause : lineError(line, text, cause)
  }
}
