/** Moments as a message tells them. Most have no zone: then they are told on as they stand, a wall time, and only the
 *  distance of two of them means something. */
import { readTime } from '../figures/time.ts'
import type { MessageLines } from './message-lines.ts'

export type Moment = {
  /** As if the wall clock were UTC. */
  readonly wallMs: number
  /** The zone is known: `wallMs` is the true moment. */
  readonly isAbsolute: boolean
  /** Without a date it is a time of some day. */
  readonly isDated: boolean
}

const utc = 'UTC'
const other = 'Asia/Tokyo'
/** Any day will do: the date falls away. */
const anyDayMs = Date.UTC(2026, 5, 15, 23, 59, 59)

export function readMoment(text: string, { body }: Pick<MessageLines, 'body'>): Moment | undefined {
  const order = guessOrder(text, body)
  const wallMs = readTime(text, { zone: utc, order })
  if (wallMs !== undefined)
    return { wallMs, isAbsolute: readTime(text, { zone: other, order }) === wallMs, isDated: true }
  const timeMs = readTime(text, { zone: utc, order, referenceMs: anyDayMs })
  return timeMs === undefined ? undefined : { wallMs: timeMs % 86_400_000, isAbsolute: false, isDated: false }
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
