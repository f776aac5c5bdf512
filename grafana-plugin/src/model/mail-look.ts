/** What became of a report mail: as a look, and in words. */
import type { ReportMailJson } from '../../../exporter/src/api/contract-reports.ts'
import type { Look } from './look.ts'

type Fate = Pick<ReportMailJson, 'state' | 'attempts' | 'error'>

const looks = {
  sent: { color: 'green', glyph: '✓', text: 'Sent' },
  partly: { color: 'orange', glyph: '!', text: 'Sent, not to all' },
  waiting: { color: 'blue', glyph: '…', text: 'Waiting' },
  again: { color: 'orange', glyph: '↻', text: 'Trying again' },
  skipped: { color: 'gray', glyph: '–', text: 'Nothing was wrong' },
  'given up': { color: 'red', glyph: '✕', text: 'Given up' },
} as const satisfies Readonly<Record<string, Look>>

export function lookOfMail({ state, attempts, error }: Fate): Look {
  if (state === 'sent' && error !== undefined) return looks.partly
  if (state === 'waiting' && attempts > 0) return looks.again
  return looks[state]
}

/** `Acme, 2026-11`, `2026-11-22`, `Acme, sent by hand by grafana:ann`: the period of one that was sent by hand bears the moment
 *  of sending. Through which token the person came is in the log. */
export function aboutMail({
  group,
  period,
  askedBy,
}: Pick<ReportMailJson, 'group' | 'period' | 'askedBy'>): string {
  const isByHand = period.includes(' ')
  const byWhom = askedBy === undefined ? '' : ` by ${askedBy.split(' via ')[0]}`
  return [group, isByHand ? `sent by hand${byWhom}` : period].filter(Boolean).join(', ')
}
