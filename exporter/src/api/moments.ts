/** Times and sizes in words for pages: how long ago, and when exactly, in the zone of the installation. */

import { type Html, html } from '../core/html.ts'
import type { Preferences } from '../core/preferences.ts'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const units = [
  [365 * dayMs, 'y'],
  [dayMs, 'd'],
  [hourMs, 'h'],
  [minuteMs, 'min'],
  [secondMs, 's'],
] as const

export type Clock = ReturnType<typeof createClock>

/** How people prefer dates and times to be written. */
type Forms = Pick<Preferences, 'timeFormat' | 'dateFormat'>

export function createClock(nowMs: number, timeZone: string, forms: Forms = {}) {
  const short = formatOf(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }, forms)
  const long = formatOf(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }, forms)
  const full = formatOf(
    timeZone,
    {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      second: '2-digit',
      timeZoneName: 'short',
    },
    forms,
  )

  function exact(atMs: number): string {
    return (Math.abs(nowMs - atMs) < 180 * dayMs ? short : long).format(atMs)
  }
  /** `3 h ago`, `in 2 d`. */
  function relative(atMs: number): string {
    const away = Math.abs(nowMs - atMs)
    if (away < secondMs) return 'now'
    return atMs <= nowMs ? `${describeSpan(away)} ago` : `in ${describeSpan(away)}`
  }
  /** Both, the first for the eye, the second for the record. */
  function show(atMs: number | undefined): Html {
    if (atMs === undefined) return html`<span class="dim">never</span>`
    return html`<time datetime="${toIso(atMs)}">${relative(atMs)} <small>${exact(atMs)}</small></time>`
  }
  const toFull = (atMs: number) => (isDate(atMs) ? full.format(atMs) : String(atMs))
  return {
    nowMs,
    show,
    relative,
    full: toFull,
    exact: (atMs: number) => (isDate(atMs) ? exact(atMs) : String(atMs)),
  }
}

/** The largest unit, and the next one while the number is small: `1 d 3 h`, `12 d`. */
export function describeSpan(ms: number): string {
  for (const [index, [unitMs, name]] of units.entries()) {
    if (ms < unitMs) continue
    const count = Math.floor(ms / unitMs)
    const [nextMs, nextName] = units[index + 1] ?? [0, '']
    const rest = nextMs > 0 ? Math.floor((ms - count * unitMs) / nextMs) : 0
    return count < 3 && rest > 0 && unitMs > minuteMs
      ? `${count} ${name} ${rest} ${nextName}`
      : `${count} ${name}`
  }
  return `${ms} ms`
}

export function describeBytes(bytes: number): string {
  const names = ['bytes', 'KiB', 'MiB', 'GiB']
  let value = bytes
  let index = 0
  for (; value >= 1024 && index < names.length - 1; index++) value /= 1024
  return `${index === 0 ? value : value.toFixed(1)} ${names[index]}`
}

type Format = { format(atMs: number): string }

/** A format costs far more to make than to use. */
const formats = new Map<string, Format>()
function formatOf(timeZone: string, parts: Intl.DateTimeFormatOptions, forms: Forms): Format {
  const key = JSON.stringify([timeZone, parts, forms])
  const known = formats.get(key)
  if (known) return known
  const made = makeFormat(timeZone, parts, forms)
  formats.set(key, made)
  return made
}

function makeFormat(
  timeZone: string,
  parts: Intl.DateTimeFormatOptions,
  { timeFormat, dateFormat }: Forms,
): Format {
  const time = {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: timeFormat === '12h' ? 'h12' : 'h23',
  } as const
  if (dateFormat === undefined) return new Intl.DateTimeFormat('en-GB', { ...time, ...parts })
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const { second, timeZoneName } = parts
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...time,
    ...(second !== undefined && { second }),
    ...(timeZoneName !== undefined && { timeZoneName }),
  })
  return {
    format(atMs) {
      const found = new Map(date.formatToParts(atMs).map(({ type, value }) => [type, value]))
      const day = dateFormat
        .replace('yyyy', found.get('year') ?? '')
        .replace('MM', found.get('month') ?? '')
        .replace('dd', found.get('day') ?? '')
      return `${day}, ${clock.format(atMs)}`
    },
  }
}

function isDate(atMs: number): boolean {
  return Number.isFinite(new Date(atMs).getTime())
}
function toIso(atMs: number): string {
  return isDate(atMs) ? new Date(atMs).toISOString() : ''
}
