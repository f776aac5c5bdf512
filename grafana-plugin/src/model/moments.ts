/** Moments as people read them: in the zone and the forms of the preferences. */
import type { Preferences } from '../../../exporter/src/core/preferences.ts'

export type MomentForms = Pick<Preferences, 'timeZone' | 'timeFormat' | 'dateFormat'>

export type Moments = {
  readonly zone: string
  /** `2026-11-22 09:05` */
  readonly format: (atMs: number) => string
  /** `2026-11-22` */
  readonly day: (atMs: number) => string
  /** `09:05` */
  readonly time: (atMs: number) => string
}

/** @param zone IANA name that holds unless the preferences name one */
export function createMoments(forms: MomentForms, zone: string): Moments {
  const timeZone = forms.timeZone ?? zone
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const read = (atMs: number) =>
    Object.fromEntries(parts.formatToParts(atMs).map(({ type, value }) => [type, value]))
  const pattern = forms.dateFormat ?? 'yyyy-MM-dd'
  const toDay = ({ year = '', month = '', day = '' }: Record<string, string>) =>
    pattern.replace('yyyy', year).replace('MM', month).replace('dd', day)
  const toTime = ({ hour = '', minute = '' }: Record<string, string>) =>
    forms.timeFormat === '12h'
      ? `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'am' : 'pm'}`
      : `${hour}:${minute}`
  return {
    zone: timeZone,
    format: atMs => {
      const all = read(atMs)
      return `${toDay(all)} ${toTime(all)}`
    },
    day: atMs => toDay(read(atMs)),
    time: atMs => toTime(read(atMs)),
  }
}
