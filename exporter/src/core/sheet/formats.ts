/** How numbers, times and words are written in a document. Moments are read in its zone, sizes count in steps of 1024;
 *  what is unknown is an empty text. */
import { dayOfWall, type Month, modulo, toIsoDate } from '../day.ts'
import type { Language, Writing } from '../mailing/subscription.ts'
import type { Preferences } from '../preferences.ts'
import { openZone } from '../zone.ts'
import { german } from './words-de.ts'
import { english, type Words } from './words-en.ts'

export type Formats = ReturnType<typeof openFormats>

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']
const spans = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const
/** What a Date can be. */
const farthestMs = 8.64e15 - 86_400_000

function wordsOf(language: Language): Words {
  return language === 'de' ? german : english
}

/** What nobody prefers otherwise. */
export function toWriting(
  language: Language,
  timeZone: string,
  { timeFormat = '24h', dateFormat = 'yyyy-MM-dd' }: Pick<Preferences, 'timeFormat' | 'dateFormat'>,
): Writing {
  return { language, timeZone, timeFormat, dateFormat }
}

const mostDates = 400

export function openFormats({ language, timeZone, timeFormat, dateFormat }: Writing) {
  const zone = openZone(timeZone)
  const words = wordsOf(language)
  const threeDigits = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 })
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })

  /** Rows next to each other mostly tell the same days. */
  const dates = new Map<number, string>()

  function dateOfDay(day: number): string {
    const known = dates.get(day)
    if (known !== undefined) return known
    if (dates.size === mostDates) dates.clear()
    const written = writeDay(day)
    dates.set(day, written)
    return written
  }
  function writeDay(day: number): string {
    const [year = '', month = '', date = ''] = toIsoDate(day).split('-')
    return dateFormat.replace('yyyy', year).replace('MM', month).replace('dd', date)
  }
  function date(atMs: number | undefined): string {
    return isMoment(atMs) ? dateOfDay(dayOfWall(zone.wallAt(atMs))) : ''
  }
  function time(atMs: number | undefined): string {
    if (!isMoment(atMs)) return ''
    const minute = Math.floor(modulo(zone.wallAt(atMs), 86_400_000) / 60_000)
    const hour = Math.floor(minute / 60)
    const two = (number: number) => String(number).padStart(2, '0')
    return timeFormat === '12h'
      ? `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute % 60)}\u00a0${hour < 12 ? 'am' : 'pm'}`
      : `${two(hour)}:${two(minute % 60)}`
  }
  function moment(atMs: number | undefined): string {
    return isMoment(atMs) ? `${date(atMs)} ${time(atMs)}` : ''
  }
  function bytes(count: number | undefined): string {
    if (count === undefined || !Number.isFinite(count)) return ''
    let rest = Math.abs(count)
    let at = 0
    for (; rest >= 1023.5 && at < units.length - 1; at++) rest /= 1024
    const rounded = at === 0 ? Math.round(rest) : rest
    return `${count < 0 ? '−' : ''}${(rounded >= 1000 ? whole : threeDigits).format(rounded)} ${units[at]}`
  }
  /** With its sign; ±0 is written as such. */
  function change(count: number | undefined): string {
    if (count === undefined) return ''
    if (Math.abs(count) < 0.5) return '±0 B'
    return `${count > 0 ? '+' : ''}${bytes(count)}`
  }
  /** The two greatest units. */
  function seconds(count: number | undefined): string {
    if (count === undefined || !Number.isFinite(count) || count < 0) return ''
    if (count < 1) return count === 0 ? '0 s' : '< 1 s'
    const rounded = Math.round(count)
    const parts = spans.map(([unit, name], index) => {
      const before = spans[index - 1]
      return [Math.floor((before ? rounded % before[0] : rounded) / unit), name] as const
    })
    const first = parts.findIndex(([number]) => number > 0)
    return parts
      .slice(first, first + 2)
      .filter(([number]) => number > 0)
      .map(([number, name]) => `${whole.format(number)} ${name}`)
      .join(' ')
  }
  /** Never rounded up to all, nor down to none. */
  function percent(part: number, all: number): string {
    if (all === 0) return ''
    const share = Math.floor((part / all) * 1000) / 10
    const told = share === 0 && part > 0 ? 0.1 : share
    return `${told.toLocaleString(language, { maximumFractionDigits: 1 })} %`
  }
  function monthName(month: Month): string {
    return `${words.months.split(' ')[modulo(month, 12)] ?? ''} ${Math.floor(month / 12)}`
  }
  return {
    language,
    timeZone,
    words,
    date,
    dateOfDay,
    time,
    moment,
    bytes,
    change,
    seconds,
    percent,
    monthName,
    count: (number: number) => whole.format(number),
    rate: (bytesPerSecond: number | undefined) =>
      bytesPerSecond === undefined ? '' : `${bytes(bytesPerSecond)}/s`,
  }
}

/** Puts values into the places of a sentence, `{count}`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  )
}

function isMoment(atMs: number | undefined): atMs is number {
  return atMs !== undefined && Math.abs(atMs) <= farthestMs
}
