/** What a query is answered with, and the words for what an answer leaves out. */
import type { DataFrame, QueryResultMetaNotice } from '@grafana/data'
import type { Signal } from '../api/looking.ts'
import { countInWords } from '../model/words.ts'
import type { Collected } from './pages.ts'
import type { Asked } from './query.ts'
import type { Selection } from './selection.ts'

export type Question = {
  readonly query: Asked
  readonly selection: Selection
  readonly fromMs: number
  readonly toMs: number
  readonly signal: Signal
}
export type Answer = {
  readonly frames: readonly DataFrame[]
  readonly notices: readonly QueryResultMetaNotice[]
}

/** @param row what of it is chosen by: what is absent is not asked about */
export function fitsStates(
  { standings, statuses, timings }: Asked,
  row: { readonly standing?: unknown; readonly status?: unknown; readonly timing?: unknown },
): boolean {
  const chosen = [
    [standings, row.standing],
    [statuses, row.status],
    [timings, row.timing],
  ] as const
  return chosen.every(
    ([list, told]) => list.length === 0 || told === undefined || list.some(word => word === told),
  )
}

export function toldOf(found: Collected<unknown>, many: string): readonly QueryResultMetaNotice[] {
  if (!found.more) return []
  const shown = found.rows.length.toLocaleString('en')
  const looked =
    found.looked > found.rows.length ? ` of ${found.looked.toLocaleString('en')} looked through` : ''
  const text = `These are the newest ${shown} ${many}${looked}; there are more in this time range. Choose less, a shorter time, or a higher limit.`
  return [{ severity: 'warning', text }]
}

export function leftOutChecks(count: number): readonly QueryResultMetaNotice[] {
  if (count === 0) return []
  const text = `${countInWords(count, 'check is', 'checks are')} left out, or there would be too much for one picture. Choose groups, labels or checks.`
  return [{ severity: 'warning', text }]
}
