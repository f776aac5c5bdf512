/** How times are written in a configuration. Each reader answers undefined for what it does not know. */
import type { MinuteOfDay, Unit, Weekday } from '../core/schedule.ts'
import { isZone, openZone } from '../core/zone.ts'

/** IANA names; offsets such as `+01:00` are none, for they know no summer time. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && isZone(name)
}

/** `02:00` and `2:00`. */
export function minuteOfDay(written: string): MinuteOfDay | undefined {
  const [, hours, minutes] = /^([01]?[0-9]|2[0-3]):([0-5][0-9])$/.exec(written.trim()) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : undefined
}

const units: Readonly<Record<string, Unit>> = {
  m: 'minute',
  min: 'minute',
  minute: 'minute',
  h: 'hour',
  hour: 'hour',
  d: 'day',
  day: 'day',
  w: 'week',
  week: 'week',
  month: 'month',
}
/** Ten years, in the unit: more is a slip. */
const most: Readonly<Record<Unit, number>> = {
  minute: 5_256_000,
  hour: 87_600,
  day: 3650,
  week: 520,
  month: 120,
}

/** `1 day`, `2 weeks`, `36h`, `day` (one). */
export function readEvery(written: string): { readonly count: number; readonly unit: Unit } | undefined {
  const [, digits, word] = /^(?:([0-9]{1,7}) *)?([a-z]+?)s?$/i.exec(written.trim()) ?? []
  const name = word?.toLowerCase() ?? ''
  const unit = Object.hasOwn(units, name) ? units[name] : undefined
  const count = digits === undefined ? 1 : Number(digits)
  return unit && count >= 1 && count <= most[unit] ? { count, unit } : undefined
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const numbers: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

/** `mon`, `Monday`, `mon-fri`, `sat..mon`. */
export function weekdays(written: string): readonly Weekday[] | undefined {
  const [first, last, more] = written.split(/-|\.\./).map(word => readDay(word.trim()))
  if (first === undefined || more !== undefined) return undefined
  if (!/-|\.\./.test(written)) return [first]
  if (last === undefined) return undefined
  const span = (last - first + 7) % 7
  return [...numbers, ...numbers].slice(first, first + span + 1)
}

function readDay(word: string): Weekday | undefined {
  const plain = word.toLowerCase()
  return numbers.find(day => dayNames[day] === plain || dayNames[day]?.slice(0, 3) === plain)
}

/** `2026-12-24 18:00`, also with `T`, seconds, `Z` or an offset; a date alone is its first moment. Without an offset
 *  the zone decides. @returns epoch ms @throws Error when the zone is none */
export function readMoment(written: string, zone: string): number | undefined {
  const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)? ?(Z|[+-]\d\d:\d\d)?)?$/i.exec(
    written.trim(),
  )
  const [, date, time = '00:00', seconds = '00', offset] = form ?? []
  if (!date) return undefined
  const asUtcMs = Date.parse(`${date}T${time}:${seconds}Z`)
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(asUtcMs) || new Date(asUtcMs).toISOString().slice(0, 10) !== date) return undefined
  if (offset) return Date.parse(`${date}T${time}:${seconds}${offset.toUpperCase()}`) || undefined
  return openZone(zone).epochOf(asUtcMs)
}
