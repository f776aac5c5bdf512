/** Durations in seconds: clocks (`0:51:01`, `1.05:30:00`), units (`2m 41s`, `1 Stunde 5 Minuten`), ISO 8601 (`PT2M`).
 *  Two numbers with a colon are minutes and seconds, unless something says that they are hours and minutes. */
import { type DecimalMark, isFree, maxFigureText, type NumberToken, numberAt, readNumber } from './digits.ts'
import { type DurationUnit, findDurationUnit } from './duration-units.ts'
import { findMonth } from './months.ts'
import { isAge, isLimit, isRate } from './surroundings.ts'

export type DurationHints = {
  /** Decides `1.234 s` and `1,234 s`. */
  readonly decimal?: DecimalMark
  /** Of a number that has none: `min`; or `h:mm` of two numbers with a colon. */
  readonly unit?: string
}

type Found = { readonly seconds: number; readonly end: number }

const maxSeconds = 100 * 366 * 86_400
/** .NET has seven digits behind the second; more is noise of adding. */
const parts = 1e7
const maxGap = 6

/** The first duration in the text. A number alone is seconds. A rate, a limit, an age, a time of day is none.
 *  @returns undefined when there is no duration in it */
export function readDuration(text: string, hints: DurationHints = {}): number | undefined {
  const looked = text.slice(0, maxFigureText).trim()
  const alone = numberAt(looked, 0)
  if (alone && alone.end === looked.length) return keep(readBare(alone, hints))
  const start = /\d|P(?=[\dT])/g
  for (let at = start.exec(looked)?.index; at !== undefined; at = start.exec(looked)?.index) {
    const found = findAt(looked, at, hints)
    if (
      found &&
      !isLimit(looked, at, found.end) &&
      !isRate(looked, found.end) &&
      !isAge(looked, at, found.end)
    )
      return keep(found.seconds)
    start.lastIndex = found?.end ?? skip(looked, at)
  }
  return undefined
}

/** Whether the word is a unit of time, as `DurationHints.unit` takes it. */
export function isDurationUnit(word: string): boolean {
  return word === 'h:mm' || findDurationUnit(word) !== undefined
}

function keep(seconds: number | undefined): number | undefined {
  if (seconds === undefined || !(seconds <= maxSeconds)) return undefined
  return Math.round(seconds * parts) / parts
}

function readBare(number: NumberToken, { decimal, unit = 's' }: DurationHints): number | undefined {
  const value = readNumber(number.text, { decimal: decimal ?? '.' })
  const { seconds } = findDurationUnit(unit) ?? { seconds: 1 }
  return value === undefined ? undefined : value * seconds
}

/** Past what was no duration, so that its end is not taken for one: `12:30` of `12:30:75`. */
function skip(text: string, at: number): number {
  return at + Math.max(1, /^[\d.,:]*/.exec(text.slice(at))?.[0].length ?? 1)
}

function findAt(text: string, at: number, hints: DurationHints): Found | undefined {
  if (text.charAt(at) === 'P') return readIso(text, at)
  const clock = readClock(text, at, hints)
  if (clock) return clock
  const number = numberAt(text, at)
  return number && isFree(text, number) ? readUnits(text, number, hints) : undefined
}

function readIso(text: string, at: number): Found | undefined {
  if (/[\p{L}\d]$/u.test(text.slice(0, at))) return undefined
  const form =
    /^P(?=\d|T\d)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,12}(?:[.,]\d{1,9})?)S)?)?(?![\p{L}\d])/u
  const [whole, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = '0'] = form.exec(text.slice(at)) ?? []
  if (whole === undefined) return undefined
  const sum = ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 60 + Number(minutes)
  return { seconds: sum * 60 + Number(seconds.replace(',', '.')), end: at + whole.length }
}

const clockForm =
  /^(?:(?<days>\d{1,5})(?<mark>\.|\s?\p{L}{1,8}[,\s]\s{0,2}))?(?<first>\d{1,7}):(?<second>\d\d)(?::(?<third>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?!:?\d)/u

function readClock(text: string, at: number, { unit }: DurationHints): Found | undefined {
  const groups = clockForm.exec(text.slice(at))
  const { days, mark = '', first, second, third, fraction = '' } = groups?.groups ?? {}
  if (!groups || first === undefined || second === undefined) return undefined
  const end = at + groups[0].length
  if (isTimeOfDay(text, at, end)) return undefined
  const dayWord = mark.trim().replace(/,$/, '')
  if (days !== undefined && mark === '.' && (third === undefined || Number(first) > 23)) return undefined
  if (days !== undefined && mark !== '.' && findDurationUnit(dayWord)?.seconds !== 86_400) return undefined
  const isHours = third !== undefined || days !== undefined || unit === 'h:mm' || isLabelled(text, at, end)
  const [hours, minutes, seconds] = isHours ? [first, second, third ?? '0'] : ['0', first, second]
  if (Number(seconds) > 59 || (isHours && Number(minutes) > 59)) return undefined
  const whole = ((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  return { seconds: whole + Number(`0.${fraction || '0'}`), end }
}

/** "(hrs:min) 0:51", "0:51 h". */
function isLabelled(text: string, at: number, end: number): boolean {
  return (
    /\(?(?:hrs?|hours?|h{1,2}|std):(?:min|mm)\)?\s*[:=]?\s*$/i.test(text.slice(0, at)) ||
    /^\s*(?:h|hrs?|hours?|std|stunden?|heures?|ore|horas?|uur)(?!\p{L})/iu.test(text.slice(end)) ||
    /^\s*\(?(?:hrs?|h{1,2}):(?:min|mm)\)?/i.test(text.slice(end))
  )
}

/** Behind a date, a year or "at", before AM or a zone: it tells when, not how long. */
function isTimeOfDay(text: string, at: number, end: number): boolean {
  const before = text.slice(0, at)
  const [, beforeDay, afterDay] =
    /(?:(\p{L}{3,12})\.? {1,2}\d{1,2}|\d{1,2}[. -]{1,2}(\p{L}{3,12})\.?),?\s+$/u.exec(before) ?? []
  return (
    findMonth(beforeDay ?? afterDay ?? '') !== undefined ||
    /[\p{L}\d_.,/\\+–−-]$|\d:$/u.test(before) ||
    /(?:^|\D)(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d),?(?:T|\s+)$/.test(before) ||
    /(?:^|[^\p{L}])(?:at|um|à|às|as|alle|a las|om|kl\.?|klo|o godz\.|o|ore|since|seit|until|from|von|bis)\s+$/iu.test(
      before,
    ) ||
    /^\s*(?:[ap]\.?m\.?(?!\p{L})|uhr|Z(?!\p{L})|[+-]\d\d:?\d\d|UTC|GMT|(?:19|20)\d\d(?![\d.,]))/iu.test(
      text.slice(end),
    )
  )
}

/** A row of numbers with units, each smaller than the one before. */
function readUnits(text: string, from: NumberToken, hints: DurationHints): Found | undefined {
  let found: Found | undefined
  let smallest = Number.POSITIVE_INFINITY
  for (let number: NumberToken | undefined = from; number; ) {
    const [unit, end] = unitAt(text, number.end)
    if (!unit || unit.seconds >= smallest) {
      const [, minutes, seconds] = clockOfMinutes.exec(text.slice(number.at, number.at + 12)) ?? []
      // "1 hours, 14:33 minutes"
      if (found && smallest === 3600 && minutes !== undefined && seconds !== undefined)
        return {
          seconds: found.seconds + Number(minutes) * 60 + Number(seconds),
          end: number.at + minutes.length + seconds.length + 1,
        }
      // "1h30", "1 h 30"
      const isMinutes = smallest === 3600 && /^[0-5]\d$/.test(number.text) && isEnd(text, number.end)
      return found && isMinutes
        ? { seconds: found.seconds + Number(number.text) * 60, end: number.end }
        : found
    }
    const value = readNumber(number.text, { decimal: hints.decimal ?? (unit.comma ? ',' : '.') })
    if (value === undefined) return found
    found = { seconds: (found?.seconds ?? 0) + value * unit.seconds, end }
    smallest = unit.seconds
    number = nextNumber(text, end)
  }
  return found
}

const clockOfMinutes = /^([0-5]?\d):([0-5]\d) ?min/i

function unitAt(text: string, at: number): readonly [DurationUnit | undefined, number] {
  // A unit may be followed at once by the next number: 2m41s.
  const rest = text.slice(at, at + 24)
  const word = /^\s{0,2}([\p{L}µ]{1,15})(?:\(\p{L}{1,3}\))?\.?(?![\p{L}_])/u.exec(rest)
  if (word?.[1] === undefined) return [undefined, at]
  // One hour in Danish and Norwegian, something else in English.
  const unit = danishHour.test(rest) ? findDurationUnit('timer') : findDurationUnit(word[1])
  return [unit, at + word[0].length]
}

const danishHour = /^ ?time(?=$|[\s,]{1,2}(?:og )?\d)/i

function nextNumber(text: string, at: number): NumberToken | undefined {
  const gap = /^(?:\s*,|:)?\s*(?:(?:and|und|et|e|y|en|og|och|i|a|ja|és|и|та|і)\s+)?(?=\d)/u.exec(
    text.slice(at, at + maxGap + 2),
  )
  return gap ? numberAt(text, at + gap[0].length) : undefined
}

function isEnd(text: string, at: number): boolean {
  return !/^(?:\s{0,2}\p{L}|[:.,/]\d)/u.test(text.slice(at))
}

/** `0 s`, `1.5 s`, `2 min 41 s`, `1 d 3 h 5 min`: what `readDuration` reads back, to the second from a minute on. */
export function printDuration(seconds: number): string {
  if (Math.abs(seconds) < 59.95) return `${Math.round(seconds * 10) / 10} s`
  let rest = Math.round(seconds)
  const printed: string[] = []
  for (const [unit, name] of [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ] as const) {
    const count = Math.floor(rest / unit)
    rest -= count * unit
    if (count > 0) printed.push(`${count} ${name}`)
  }
  return printed.join(' ')
}
