/** Rows of documents: how their result looks, and what is summed up of them. */
import type { DocumentRow, SuccessRate } from '../../../exporter/src/api/contract-looking.ts'
import { codeOfResult, type Look, lookOfResult, lookOfStanding } from './look.ts'
import { sizeInWords } from './words.ts'

/** Worst first. */
const order: readonly string[] = ['failure', 'missed', 'warning', 'success', 'ignored']

export function lookOfRow({ result, timing }: Pick<DocumentRow, 'result' | 'timing'>): Look {
  if (result !== undefined) return lookOfResult[codeOfResult[result]]
  return timing === 'overdue' ? lookOfStanding.overdue : { ...lookOfStanding.waiting, text: 'Never' }
}

/** `96.7 %`; a period in which nothing was expected has no rate. Never rounded up to 100. */
export function rateInWords({ good, expected }: SuccessRate): string {
  if (expected === 0) return 'nothing expected'
  const percent = (good / expected) * 100
  const shown = good < expected ? Math.min(percent, 99.9) : percent
  return `${Number(shown.toFixed(1))} %`
}

/** `+1.5 GiB` */
export function changeInWords(bytes: number): string {
  if (bytes === 0) return 'same'
  return `${bytes > 0 ? '+' : ''}${sizeInWords(bytes)}`
}

/** What is wrong first; in the order they came otherwise. */
export function worstFirst(rows: readonly DocumentRow[]): readonly DocumentRow[] {
  const rank = ({ result, timing }: DocumentRow) =>
    result === undefined ? (timing === 'overdue' ? 1 : 3) : order.indexOf(result)
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

/** How many of each result, the bad ones first, only those there are. */
export function countResults(
  rows: readonly DocumentRow[],
): readonly { readonly look: Look; readonly count: number }[] {
  return Object.entries(codeOfResult)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([result, code]) => ({
      look: lookOfResult[code],
      count: rows.filter(row => row.result === result).length,
    }))
    .filter(({ count }) => count > 0)
}

/** `lastgood-job-nas.pdf`: what tells it from others of its kind stands in its name. */
export function documentFile(kind: string, query: Readonly<Record<string, unknown>>, ending: string): string {
  const about = ['group', 'check', 'month', 'day'].flatMap(name => {
    const value = query[name]
    return typeof value === 'string' ? value : []
  })
  const parts = ['lastgood', kind, ...about].map(part =>
    part
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  )
  return `${parts.filter(part => part !== '').join('-')}.${ending}`
}

/** Throughput of each run that told both, bytes per second. */
export function throughputOf(
  runs: readonly DocumentRow[],
): readonly { readonly atMs: number; readonly value: number }[] {
  return runs.flatMap(({ sizeBytes, durationSeconds, endedAtMs, receivedAtMs }) => {
    const atMs = endedAtMs ?? receivedAtMs
    if (atMs === undefined || sizeBytes === undefined || !durationSeconds) return []
    return [{ atMs, value: sizeBytes / durationSeconds }]
  })
}

/** When the size reaches the capacity at the pace of now. undefined: never, or not within ten years. */
export function fullAtMs(
  growth: { readonly bytesPerDay: number; readonly nowBytes: number },
  capacityBytes: number,
  nowMs: number,
): number | undefined {
  if (growth.nowBytes >= capacityBytes) return nowMs
  if (growth.bytesPerDay <= 0) return undefined
  const days = (capacityBytes - growth.nowBytes) / growth.bytesPerDay
  return days > 3650 ? undefined : nowMs + days * 86_400_000
}
