/** RRULE of RFC 5545, in whole days: enough for holidays of every kind but those that hang on the moon, which come as
 *  dates. A part that is not known here is refused: leaving it out would close the wrong days. */
import { type Day, daysIn, firstDayOf, modulo, monthOf, weekdayOf } from '../core/day.ts'

type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY'
/** `nth` counts from the end when negative; 0 = every one. */
type NthWeekday = { readonly weekday: number; readonly nth: number }

export type Recurrence = {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | undefined
  readonly until: Day | undefined
  readonly months: readonly number[]
  readonly monthDays: readonly number[]
  readonly weekdays: readonly NthWeekday[]
  readonly weekStart: number
}

const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const frequencies: readonly Frequency[] = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY']
const knownParts = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']

/** @param readDay the day of an UNTIL @throws Error that says what is wrong with which part. */
export function parseRecurrence(rule: string, readDay: (value: string) => Day): Recurrence {
  const parts = new Map<string, string>()
  for (const part of rule.trim().toUpperCase().replace(/;$/, '').split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (!knownParts.includes(name))
      throw new Error(`RRULE part "${part}" is none of ${knownParts.join(', ')}`)
    parts.set(name, value)
  }
  const frequency = frequencies.find(name => name === parts.get('FREQ'))
  if (!frequency)
    throw new Error(`RRULE FREQ "${parts.get('FREQ') ?? ''}" is none of ${frequencies.join(', ')}`)
  const numbers = (name: string, min: number, max: number) =>
    (parts.get(name)?.split(',') ?? []).map(text => wholeNumber(name, text, min, max))
  const until = parts.get('UNTIL')
  const weekStart = weekdayNames.indexOf(parts.get('WKST') ?? 'MO')
  if (weekStart < 0) throw new Error(`RRULE WKST "${parts.get('WKST')}" is no weekday like MO`)
  return {
    frequency,
    interval: numbers('INTERVAL', 1, 10_000)[0] ?? 1,
    count: numbers('COUNT', 1, 1_000_000)[0],
    until: until === undefined ? undefined : readDay(until),
    months: numbers('BYMONTH', 1, 12),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    weekdays: parts.get('BYDAY')?.split(',').map(readWeekday) ?? [],
    weekStart,
  }
}

/** Days up to `last` on which something that first came on `start` comes again, `start` among them.
 *  @param first nobody asks for days before this one */
export function* daysOfRecurrence(rule: Recurrence, start: Day, first: Day, last: Day): Generator<Day> {
  const end = Math.min(last, rule.until ?? last)
  let found = 1
  if (start >= first && start <= end) yield start
  const begin = rule.count === undefined ? Math.max(start + 1, first) : start + 1
  for (let day = begin; day <= end && found < (rule.count ?? Number.POSITIVE_INFINITY); day++) {
    const { month } = monthOf(day)
    if (!fitsMonth(rule, start, month)) {
      day = firstDayOf(month + 1) - 1
      continue
    }
    if (!fitsDay(rule, start, day)) continue
    found++
    if (day >= first) yield day
  }
}

function fitsMonth(rule: Recurrence, start: Day, month: number): boolean {
  const from = monthOf(start).month
  if (rule.frequency === 'YEARLY' && (Math.floor(month / 12) - Math.floor(from / 12)) % rule.interval !== 0)
    return false
  if (rule.frequency === 'MONTHLY' && (month - from) % rule.interval !== 0) return false
  if (rule.months.length > 0) return rule.months.includes((month % 12) + 1)
  return (
    rule.frequency !== 'YEARLY' ||
    rule.monthDays.length > 0 ||
    rule.weekdays.length > 0 ||
    month % 12 === from % 12
  )
}

function fitsDay(rule: Recurrence, start: Day, day: Day): boolean {
  const { frequency, interval, monthDays, weekdays } = rule
  const week = (of: Day) => Math.floor((of + 4 - rule.weekStart) / 7)
  if (frequency === 'DAILY' && (day - start) % interval !== 0) return false
  if (frequency === 'WEEKLY' && (week(day) - week(start)) % interval !== 0) return false
  const { month, dayOfMonth } = monthOf(day)
  if (
    monthDays.length > 0 &&
    !monthDays.includes(dayOfMonth) &&
    !monthDays.includes(dayOfMonth - daysIn(month) - 1)
  )
    return false
  if (weekdays.length > 0) return weekdays.some(wanted => fitsWeekday(rule, wanted, day))
  if (monthDays.length > 0 || frequency === 'DAILY') return true
  return frequency === 'WEEKLY'
    ? weekdayOf(day) === weekdayOf(start)
    : dayOfMonth === monthOf(start).dayOfMonth
}

/** The n-th weekday is counted within the month, or within the year when a yearly rule names no month. */
function fitsWeekday({ frequency, months }: Recurrence, { weekday, nth }: NthWeekday, day: Day): boolean {
  if (weekdayOf(day) !== weekday) return false
  if (nth === 0 || frequency === 'WEEKLY' || frequency === 'DAILY') return true
  const { month } = monthOf(day)
  const ofYear = frequency === 'YEARLY' && months.length === 0
  const begin = firstDayOf(ofYear ? month - modulo(month, 12) : month)
  const end = firstDayOf(ofYear ? month - modulo(month, 12) + 12 : month + 1)
  return nth > 0 ? Math.floor((day - begin) / 7) + 1 === nth : -Math.floor((end - 1 - day) / 7) - 1 === nth
}

function readWeekday(text: string): NthWeekday {
  const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(text)
  if (!match || Number(match[1] ?? 1) === 0)
    throw new Error(`RRULE BYDAY "${text}" is no weekday like MO or 4TH`)
  return { weekday: weekdayNames.indexOf(match[2] ?? ''), nth: Number(match[1] ?? 0) }
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= min && number <= max) || number === 0)
    throw new Error(`RRULE ${name} "${text}" is not a whole number from ${Math.max(min, 1)} to ${max}`)
  return number
}
