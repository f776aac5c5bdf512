/** Calendar expressions as systemd.time(7) writes them: `Mon..Fri 02:30`, `*-*-01..07 18:00 Europe/Berlin`,
 *  `quarterly`. What systemd reads means the same here, but for `@` moments, which come once and are no schedule,
 *  and fractions of a second, which are dropped. What it refuses is refused with the position and what would be right.
 *
 *    expression = shorthand | [weekdays] [date] [time], at least one of them; then [zone]
 *    weekdays   = day or day..day, separated by commas       date = [year-]month-day, or month~day from the end
 *    time       = hour:minute[:second]                       part = * | n | n..m | n/step | n..m/step, with commas
 */
import { isZone } from './zone.ts'

/** Values `from`, `from + step` … up to `to`. */
export type Part = { readonly from: number; readonly to: number; readonly step: number }

export type CalendarFields = {
  /** 0 = Sunday; empty when any day of the week will do. */
  readonly weekdays: readonly number[]
  readonly years: readonly Part[]
  readonly months: readonly Part[]
  /** Counted from the month's last day, which is 1, when `daysFromEnd`. */
  readonly days: readonly Part[]
  readonly daysFromEnd: boolean
  readonly hours: readonly Part[]
  readonly minutes: readonly Part[]
  readonly seconds: readonly Part[]
  /** Absent when the expression names none. */
  readonly zone?: string
}

export const yearLimit = 2199
const lengthLimit = 500

type Word = { readonly text: string; readonly at: number }
type Range = { readonly noun: string; readonly min: number; readonly max: number }

const ranges = {
  year: { noun: 'year', min: 1970, max: yearLimit },
  month: { noun: 'month', min: 1, max: 12 },
  day: { noun: 'day', min: 1, max: 31 },
  // Every month has these, as systemd wants it.
  dayFromEnd: { noun: 'day from the end', min: 1, max: 28 },
  hour: { noun: 'hour', min: 0, max: 23 },
  minute: { noun: 'minute', min: 0, max: 59 },
  second: { noun: 'second', min: 0, max: 59 },
} as const satisfies Record<string, Range>

const shorthands = new Map<string, string>(
  Object.entries({
    minutely: '*-*-* *:*:00',
    hourly: '*-*-* *:00:00',
    daily: '*-*-* 00:00:00',
    monthly: '*-*-01 00:00:00',
    weekly: 'Mon *-*-* 00:00:00',
    yearly: '*-01-01 00:00:00',
    annually: '*-01-01 00:00:00',
    quarterly: '*-01,04,07,10-01 00:00:00',
    semiannually: '*-01,07-01 00:00:00',
    'semi-annually': '*-01,07-01 00:00:00',
    biannually: '*-01,07-01 00:00:00',
    'bi-annually': '*-01,07-01 00:00:00',
  }),
)

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** @throws Error that names the position, counted from 1, and what would be right. */
export function parseCalendar(expression: string): CalendarFields {
  if (expression.length > lengthLimit) throw new Error(`is longer than ${lengthLimit} characters`)
  return readExpression(wordsOf(expression))
}

function readExpression(words: readonly Word[]): CalendarFields {
  const { rest, zone } = takeZone(words)
  const shorthand = rest.length === 1 && rest[0] && shorthands.get(rest[0].text.toLowerCase())
  const parts = shorthand ? wordsOf(shorthand) : [...rest]
  const first = parts[0]
  if (!first) throw new Error('is empty; right would be "daily", "Mon..Fri 02:30" or "*-*-01 18:00"')
  const weekdays = /^[a-z]/i.test(first.text) ? readWeekdays(first) : []
  if (/^[a-z]/i.test(first.text)) parts.shift()
  const date = parts[0] && !parts[0].text.includes(':') ? parts.shift() : undefined
  const time = parts.shift()
  const surplus = parts[0]
  if (surplus)
    throw new Error(`"${surplus.text}" at ${surplus.at} is too much; the order is weekdays, date, time, zone`)
  return {
    weekdays,
    ...readDate(date ?? { text: '*-*-*', at: first.at }),
    ...readTime(time ?? { text: '00:00:00', at: first.at }),
    ...(zone !== undefined && { zone }),
  }
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map(match => ({ text: match[0], at: match.index + 1 }))
}

function takeZone(words: readonly Word[]): { readonly rest: readonly Word[]; readonly zone?: string } {
  const last = words.at(-1)
  if (!last || words.length === 1 || !/^[a-z]/i.test(last.text)) return { rest: words }
  if (!isZone(last.text))
    throw new Error(`"${last.text}" at ${last.at} is no time zone like "Europe/Berlin" or "UTC"`)
  return { rest: words.slice(0, -1), zone: last.text }
}

function readWeekdays({ text, at }: Word): number[] {
  const found = new Set<number>()
  for (const item of pieces({ text: text.replace(/,$/, ''), at })) {
    const [from, to, ...more] = item.text.split(/\.\.|-/)
    const first = findWeekday(from)
    const last = to === undefined ? first : findWeekday(to)
    if (first === undefined || last === undefined || more.length > 0)
      throw new Error(
        `"${item.text}" at ${item.at} is no weekday like "Mon", no range like "Mon..Fri" and no word like "daily"`,
      )
    if (last < first)
      throw new Error(`"${item.text}" at ${item.at} runs backwards; weeks begin on Monday: "Sat,Sun,Mon"`)
    for (let day = first; day <= last; day++) found.add((day + 1) % 7)
  }
  return [...found].sort((a, b) => a - b)
}

/** 0 = Monday, because ranges run from Monday to Sunday. */
function findWeekday(name: string | undefined): number | undefined {
  const lower = name?.toLowerCase()
  const index = weekdayNames.findIndex(full => full === lower || full.slice(0, 3) === lower)
  return index < 0 ? undefined : (index + 6) % 7
}

function readDate(word: Word): Pick<CalendarFields, 'years' | 'months' | 'days' | 'daysFromEnd'> {
  const match = /^(?:([^-~]+)-)?([^-~]+)([-~])([^-~]+)$/.exec(word.text)
  if (!match)
    throw new Error(
      `"${word.text}" at ${word.at} is neither a date like "*-*-01", "12-24" or "*-02~01" nor a time like "02:30"`,
    )
  const [, year, month = '', mark, day = ''] = match
  const monthAt = word.at + (year === undefined ? 0 : year.length + 1)
  return {
    years: year === undefined ? [wholeOf(ranges.year)] : readParts({ text: year, at: word.at }, ranges.year),
    months: readParts({ text: month, at: monthAt }, ranges.month),
    days: readParts(
      { text: day, at: monthAt + month.length + 1 },
      mark === '~' && day !== '*' ? ranges.dayFromEnd : ranges.day,
    ),
    daysFromEnd: mark === '~',
  }
}

function readTime(word: Word): Pick<CalendarFields, 'hours' | 'minutes' | 'seconds'> {
  const fields = pieces(word, ':')
  const [hours, minutes, seconds] = fields
  if (!hours || !minutes || fields.length > 3)
    throw new Error(`"${word.text}" at ${word.at} is no time like "02:30" or "02:30:15"`)
  return {
    hours: readParts(hours, ranges.hour),
    minutes: readParts(minutes, ranges.minute),
    seconds: seconds ? readParts(seconds, ranges.second) : [{ from: 0, to: 0, step: 1 }],
  }
}

/** Cut at each `mark`, with the position of every piece. */
function pieces({ text, at }: Word, mark = ','): Word[] {
  let next = at
  return text.split(mark).map(piece => {
    const start = next
    next += piece.length + 1
    return { text: piece, at: start }
  })
}

function readParts(word: Word, range: Range): Part[] {
  return pieces(word).map(piece => readPart(piece, range))
}

function readPart({ text, at }: Word, range: Range): Part {
  if (text === '*') return wholeOf(range)
  const number = range.noun === 'second' ? '\\d{1,4}(?:\\.\\d+)?' : '\\d{1,4}'
  const match = new RegExp(`^(${number})(?:\\.\\.(${number}))?(?:/(${number}))?$`).exec(text)
  const { noun, min, max } = range
  if (!match)
    throw new Error(
      `"${text}" at ${at} is no ${noun}; right would be "*", "${max}", "${min}..${max}", "${min}/2" or a list "${min},${max}"`,
    )
  const [from, end] = match.slice(1, 3).map(digits => numberIn(digits, range))
  const every = match[3] === undefined ? undefined : Math.floor(Number(match[3]))
  const step = every === undefined ? 1 : Math.max(1, every)
  for (const value of [from, end])
    if (value !== undefined && (value < min || value > max))
      throw new Error(`${noun} ${value} at ${at} is not between ${min} and ${max}`)
  if (from === undefined) return wholeOf(range)
  if (end !== undefined && end < from)
    throw new Error(`"${text}" at ${at} runs backwards; write "${from}..${max},${min}..${end}"`)
  if (match[3] !== undefined && Number(match[3]) === 0)
    throw new Error(`"${text}" at ${at} never repeats: a step is above 0`)
  if (end !== undefined || every === undefined) return { from, to: end ?? from, step }
  // A repetition from the end of a month goes on to its last day, which is 1.
  const fromEnd = range === ranges.dayFromEnd
  if (fromEnd ? from - step < min : from + step > max)
    throw new Error(`"${text}" at ${at} never repeats: a step must lead to another ${noun}`)
  return fromEnd
    ? { from: from - step * Math.floor((from - 1) / step), to: from, step }
    : { from, to: max, step }
}

/** Two digits of a year mean 1970 to 2069. */
function numberIn(digits: string | undefined, range: Range): number | undefined {
  if (digits === undefined) return undefined
  const number = Math.floor(Number(digits))
  if (range.noun !== 'year' || number > 99) return number
  return number + (number < 70 ? 2000 : 1900)
}

function wholeOf({ min, max }: Range): Part {
  return { from: min, to: max, step: 1 }
}
