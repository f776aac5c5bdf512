/** Mails of long ago that somebody forwards or shows: what they tell of a run is true, and it is not told of now. */
import { dayMs } from '../day.ts'
import { readTime } from '../figures/time.ts'
import type { MessageLines, Readable } from './message-lines.ts'

/** In the head of what was forwarded. */
export const sentLine: RegExp =
  /^(?:date|sent|datum|gesendet|envoyé|inviato|fecha|enviado(?: el)?|data|verzonden|sendt|dato|skickat|wysłano) ?: ?([^\n]{6,80})$/gimu
const oldDays = 31
const lookChars = 20_000

/** Whatever the mail forwards or quotes was sent more than a month before.
 *  @param may whether an expression can fit the body */
export function isOldMail(
  { sentAtMs }: Readable,
  { subjects, body }: MessageLines,
  may: (text: RegExp) => boolean,
): boolean {
  if (sentAtMs === undefined || subjects.length === 0 || !may(sentLine)) return false
  const sent = [...body.slice(0, lookChars).matchAll(sentLine)].map(([, told = '']) =>
    readTime(told, { zone: 'UTC' }),
  )
  return sent.length > 0 && sent.every(ms => ms !== undefined && sentAtMs - ms > oldDays * dayMs)
}
