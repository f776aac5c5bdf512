/** Moments as epoch ms: ISO 8601, dates in figures and in words of several languages, 12-hour clocks, epoch numbers.
 *  Without an offset they are wall times of a zone. What could be two dates (`06/07/2026`) is none without a hint. */
import { dayMs, minuteMs } from '../day.ts'
import { openZone } from '../zone.ts'
import { maxFigureText } from './digits.ts'
import { findMonth } from './months.ts'

export type DateOrder = 'DMY' | 'MDY'

export type TimeHints = {
  /** IANA name, for times without an offset. */
  readonly zone: string
  /** Decides `06/07/2026`. */
  readonly order?: DateOrder
  /** A time without a date is the last such time before this moment. */
  readonly referenceMs?: number
}

type Ymd = { readonly year: number; readonly month: number; readonly day: number }
type DateFound = { readonly date: Ymd; readonly at: number; readonly end: number }
/** ms after midnight, and the offset when one is written. */
type TimeFound = {
  readonly wallMs: number
  readonly offsetMs?: number
  readonly at: number
  readonly end: number
}

const firstYear = 1970
const lastYear = 2199
/** Clocks of senders run ahead of ours a little. */
const aheadMs = 10 * minuteMs

/** The first moment in the text; a date alone is its first moment.
 *  @throws Error when the zone is none
 *  @returns undefined when there is no moment in it */
export function readTime(text: string, hints: TimeHints): number | undefined {
  const looked = text.slice(0, maxFigureText).trim()
  const epoch = readEpoch(looked)
  if (epoch !== undefined) return epoch
  const date = findDate(looked, hints.order)
  if (!date) return readTimeAlone(looked, hints)
  const time = timeAfter(looked, date.end) ?? timeBefore(looked, date.at)
  if (time === 'unreadable') return undefined
  const { year, month, day } = date.date
  const wallMs = Date.UTC(year, month - 1, day) + (time?.wallMs ?? 0)
  if (time?.offsetMs !== undefined) return wallMs - time.offsetMs
  const zone = openZone(hints.zone)
  return time ? zone.epochOf(wallMs) : zone.startOf(wallMs / dayMs)
}

/** Ten digits are seconds, thirteen milliseconds. Beside a date, one of the two in brackets, they are the exact one. */
function readEpoch(text: string): number | undefined {
  const form = /^(?:(\d{10,13}(?:\.\d{1,9})?)(?:\s*\(.*)?|.*\((\d{10,13})\))$/s
  const [, first, inBrackets] = form.exec(text) ?? []
  const [whole = '', part] = (first ?? inBrackets ?? '').split('.')
  if (whole.length === 10) return Math.round(Number(`${whole}.${part ?? '0'}`) * 1000)
  return whole.length === 13 && part === undefined ? Number(whole) : undefined
}

const separator = '[ ,]{1,3}'
const forms: readonly (readonly [
  RegExp,
  (groups: readonly string[], order: DateOrder | undefined) => Ymd | undefined,
])[] = [
  // 2026-09-18, 2026/09/18, 2026.09.18
  [
    /(?<!\d)(?<!\d[-.:])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/,
    ([, year, , month, day]) => ymd(year, month, day),
  ],
  // 29.09.2026, 29. 9. 2026, 05/12/2025, 23-10-2025
  [
    /(?<![\d.:/-])(\d{1,2})(\. ?|\/|-)(\d{1,2})\2(\d{4}|\d\d)(?![\d:])/,
    ([, first, mark = '', second, year], order) => inOrder([first, second, year], mark, order),
  ],
  // 27 Nov 18, 29. September 2026, 23-Okt-2025, 15 de mayo de 2026
  [
    /(?<![\d.:/])(\d{1,2})(?:st|nd|rd|th|er|[.º°])?[ /-]{0,2}(?:de |of )?(\p{L}{3,12})\.?(?: de| del|,)?[ /-]{1,2}(\d{4}(?!\d)|\d\d(?![\d:]))/iu,
    ([, day, month = '', year]) => ymd(year, findMonth(month), day),
  ],
  // March 26, 2009
  [
    /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?![\d:])/iu,
    ([, month = '', day, year]) => ymd(year, findMonth(month), day),
  ],
]
/** Di 28. Mär 06:25:04 CEST 2023, where the language puts the day first. */
const asctimeDayFirst =
  /(?<![\d.:/-])(\d{1,2})\.? (\p{L}{3,12})\.? (?=\d\d:\d\d:\d\d (?:[AP]M )?(?:[A-Z]{3,5} )?(\d{4})(?!\d))/u
/** Thu May  1 17:31:24 2025: the time stands inside, and is found before the year. */
const asctime =
  /(?<!\p{L})(\p{L}{3,12}) {1,2}(\d{1,2}) (?=\d\d:\d\d:\d\d (?:[AP]M )?(?:[A-Z]{3,5} )?(\d{4})(?!\d))/u

function findDate(text: string, order: DateOrder | undefined): DateFound | undefined {
  let first: DateFound | undefined
  const take = (found: RegExpExecArray | null, date: Ymd | undefined) => {
    if (found && date && !(first && first.at <= found.index))
      first = { date, at: found.index, end: found.index + found[0].length }
  }
  for (const [form, read] of forms) {
    const found = form.exec(text)
    take(found, found ? read(found, order) : undefined)
  }
  const found = asctime.exec(text)
  take(found, found ? ymd(found[3], findMonth(found[1] ?? ''), found[2]) : undefined)
  const turned = asctimeDayFirst.exec(text)
  take(turned, turned ? ymd(turned[3], findMonth(turned[2] ?? ''), turned[1]) : undefined)
  return first
}

/** Dots and dashes put the day first; a slash needs a hint, unless one number can be no month. */
function inOrder(
  [first, second, year]: readonly (string | undefined)[],
  mark: string,
  order: DateOrder | undefined,
): Ymd | undefined {
  const dayFirst = ymd(year, Number(second), first)
  const monthFirst = mark.startsWith('.') ? undefined : ymd(year, Number(first), second)
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst
  if (first === second) return dayFirst
  if (mark === '-' && order === undefined) return dayFirst
  if (order === undefined) return undefined
  return order === 'DMY' ? dayFirst : monthFirst
}

function ymd(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): Ymd | undefined {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  if (year?.length === 2) date.year += 2000
  if (!(date.year >= firstYear && date.year <= lastYear && date.month >= 1 && date.month <= 12))
    return undefined
  const isReal = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDate() === date.day
  return isReal ? date : undefined
}

const clock = '(\\d{1,2})[:.h](\\d\\d)(?:[:.m](\\d\\d)s?(?:[.,](\\d{1,9}))?)?'
const half = '(?:\\s?([ap])\\.?m\\.?(?!\\p{L}))?'
const offset =
  '(?:\\s?\\(?(Z|(?:UTC|GMT)?[+-]\\d\\d?(?::?\\d\\d)?|[A-Z]{1,3}T|UTC|UT|MSK)\\)?(?![\\p{L}\\d:]))?'
const wordsBetween = '(?:um|at|à|às|alle|alle ore|a las|om|ore|kl|klo|o|o godz|godz|v|р|г)'
const afterDate = new RegExp(
  `^(?:[T_:]|,?\\s{0,3}(?:${wordsBetween}\\.?,?\\s{1,2})?)${clock}${half}${offset}(?![\\d:])`,
  'iu',
)
const dashed = /^-(\d\d)-(\d\d)-(\d\d)(?!\d)/
const anywhere = new RegExp(
  `(?<![\\d:.,/-])${clock.replace('[:.h]', '[:h]')}${half}${offset}(?![\\d:])`,
  'iu',
)
const beforeDate = new RegExp(
  `(?<![\\d:.,/-])${clock.replace('[:.h]', '[:h]')}${half}${offset}${separator}(?:\\p{L}{2,3}${separator})?$`,
  'iu',
)

function timeAfter(text: string, at: number): TimeFound | 'unreadable' | undefined {
  const rest = text.slice(at)
  const stamp = dashed.exec(rest)
  if (stamp) return toTime([stamp[0], stamp[1], stamp[2], stamp[3]], at)
  const found = afterDate.exec(rest)
  return found ? toTime(found, at) : undefined
}

function timeBefore(text: string, at: number): TimeFound | 'unreadable' | undefined {
  const found = beforeDate.exec(text.slice(0, at))
  return found ? toTime(found, found.index) : undefined
}

function readTimeAlone(text: string, { zone: name, referenceMs }: TimeHints): number | undefined {
  const found = anywhere.exec(text)
  const time = found ? toTime(found, found.index) : undefined
  // Other figures may be a date that was not understood.
  if (/\d/.test(text.replace(found?.[0] ?? '', ''))) return undefined
  if (referenceMs === undefined || !time || time === 'unreadable') return undefined
  const zone = openZone(name)
  const today = zone.dayAt(referenceMs)
  const on = (day: number) =>
    time.offsetMs === undefined
      ? zone.epochOf(day * dayMs + time.wallMs)
      : day * dayMs + time.wallMs - time.offsetMs
  return [today + 1, today, today - 1, today - 2].map(on).find(atMs => atMs <= referenceMs + aheadMs)
}

function toTime(found: readonly (string | undefined)[], at: number): TimeFound | 'unreadable' {
  const [whole = '', hours, minutes, seconds = '0', fraction = '0', amPm, zone] = found
  const hour = hourOf(Number(hours), amPm)
  const offsetMs = zone === undefined ? undefined : offsetOf(zone)
  const isReal = hour !== undefined && Number(minutes) <= 59 && Number(seconds) <= 60
  if (!isReal || (zone !== undefined && offsetMs === undefined)) return 'unreadable'
  const wallMs =
    ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000)
  return { wallMs, at, end: at + whole.length, ...(offsetMs !== undefined && { offsetMs }) }
}

function hourOf(written: number, amPm: string | undefined): number | undefined {
  if (amPm === undefined) return written <= 24 ? written : undefined
  if (written < 1 || written > 12) return undefined
  return (written % 12) + (amPm.toLowerCase() === 'p' ? 12 : 0)
}

/** Hours. An abbreviation that means several zones (IST, CST of China …) is not read; of the American ones RFC 5322
 *  says what they are. */
const zoneHours: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

function offsetOf(written: string): number | undefined {
  const name = written.toUpperCase()
  if (Object.hasOwn(zoneHours, name)) return (zoneHours[name] ?? 0) * 60 * minuteMs
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d\d?)(?::?(\d\d))?$/.exec(name) ?? []
  if (!sign || Number(hours) > 14 || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs
}
