/** Moments as a message tells them. Most have no zone: then they are told on as they stand, a wall time, and only the
 *  distance of two of them means something. */
import { readTime } from '../figures/time.ts'
import type { MessageLines } from './message-lines.ts'

export type Moment = {
  /** As if the wall clock were UTC. */
  readonly wallMs: number
  /** The zone is known: `wallMs` is the true moment. */
  readonly isAbsolute: boolean
  /** What the clock of that zone showed. */
  readonly clockMs: number
  /** Without a date it is a time of some day. */
  readonly isDated: boolean
}

const utc = 'UTC'
const other = 'Asia/Tokyo'
/** Any day will do: the date falls away. */
const anyDayMs = Date.UTC(2026, 5, 15, 23, 59, 59)

export function readMoment(text: string, { body }: Pick<MessageLines, 'body'>): Moment | undefined {
  const order = guessOrder(text, body)
  const known = readKnown(text, order)
  // The letters of a zone that nobody knows.
  return (
    known ??
    (/\d [A-Z]{3,5}$/.test(text) ? readKnown(text.slice(0, text.lastIndexOf(' ')), order) : undefined)
  )
}

function readKnown(text: string, order: 'DMY' | 'MDY'): Moment | undefined {
  const wallMs = readTime(text, { zone: utc, order })
  if (wallMs !== undefined) {
    const isAbsolute = readTime(text, { zone: other, order }) === wallMs
    const clockMs = isAbsolute ? readTime(text.replace(zoneAtEnd, ''), { zone: utc, order }) : wallMs
    return { wallMs, isAbsolute, clockMs: clockMs ?? wallMs, isDated: true }
  }
  const timeMs = readTime(text, { zone: utc, order, referenceMs: anyDayMs })
  if (timeMs === undefined) return undefined
  const clockMs = timeMs % 86_400_000
  return { wallMs: clockMs, isAbsolute: false, clockMs, isDated: false }
}

const zoneAtEnd = / ?(?:\(\p{Lu}{2,5}\)|\p{Lu}{3,5}|UTC[+-]\d{1,2}|Z|[+-]\d\d:?\d\d)$/u

/** Where only one of them has a zone, it is that of both. */
export function secondsBetween(from: Moment, to: Moment): number {
  const isSame = from.isAbsolute === to.isAbsolute
  return (isSame ? to.wallMs - from.wallMs : to.clockMs - from.clockMs) / 1000
}

/** Twelve-hour clocks stand beside American dates, in most messages. A day over 12 anywhere decides it. */
function guessOrder(text: string, body: string): 'DMY' | 'MDY' {
  if (/(?<![\d/])(?:1[3-9]|2\d|3[01])\/\d{1,2}\/\d/.test(body)) return 'DMY'
  if (/(?<![\d/])\d{1,2}\/(?:1[3-9]|2\d|3[01])\/\d/.test(body)) return 'MDY'
  return /[ap]\.?m\.?(?!\p{L})/iu.test(text) ? 'MDY' : 'DMY'
}

/** `2026-09-29T23:30:12Z`; without the Z where the zone is not known. */
export function printMoment({ wallMs, isAbsolute }: Moment): string {
  const iso = new Date(wallMs).toISOString().replace('.000Z', 'Z')
  return isAbsolute ? iso : iso.replace('Z', '')
}
