/** The grid as it is shown: a record for each check with the place of its results in shared columns, because results
 *  are many and checks few. `gap` is time about which nothing is known; it is no result and cannot be opened. */
import type { GridJson, ResultCode } from '../../../exporter/src/api/contract-looking.ts'
import type { Timing } from '../../../exporter/src/core/facts.ts'
import { readStanding, type Standing } from './standing.ts'

export const gap = 5
export type CellCode = ResultCode | typeof gap

export type GridCheck = {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly label: string
  readonly standing: Standing
  readonly timing: Timing
  readonly reason: string | null
  readonly product: string | null
  readonly computer: string | null
  readonly schedule: string | null
  readonly lastResultAtMs: number | null
  readonly lastGoodAtMs: number | null
  readonly expectedAtMs: number | null
  readonly overdueSinceMs: number | null
  readonly failingSinceMs: number | null
  readonly runningSinceMs: number | null
  readonly pausedUntilMs: number | null
  readonly missedInARow: number | null
  readonly sizeBytes: number | null
  readonly durationSeconds: number | null
  readonly notes: number
  /** Its results are `results` from here on, oldest first. */
  readonly firstResult: number
  readonly resultCount: number
}

type CellColumns = {
  readonly atMs: readonly number[]
  readonly code: readonly CellCode[]
  /** 0 where there is none to open. */
  readonly activityId: readonly number[]
  readonly messageId: readonly (number | null)[]
  readonly lateMs: readonly (number | null)[]
}

export type Grid = {
  readonly atMs: number
  readonly checks: readonly GridCheck[]
  readonly results: CellColumns
  /** Whether there are messages to be opened. */
  readonly hasMessages: boolean
}

/** The exporter's answer, or the same put together from series, in which there may be gaps. */
export type GridColumns = Omit<GridJson, 'results'> & {
  readonly results: CellColumns & { readonly counts: readonly number[] }
}

export function readGrid(json: GridColumns, from: 'exporter' | 'series' = 'exporter'): Grid {
  const checks: GridCheck[] = []
  let firstResult = 0
  for (let at = 0; at < json.id.length; at++) {
    const id = json.id[at] ?? ''
    const timing = json.timing[at] ?? 'unscheduled'
    const resultCount = json.results.counts[at] ?? 0
    checks.push({
      id,
      name: json.name[at] ?? id,
      group: json.group[at] ?? '',
      label: json.label[at] ?? '',
      standing: readStanding({ status: json.status[at], timing }),
      timing,
      reason: json.reason[at] ?? null,
      product: json.product[at] ?? null,
      computer: json.computer[at] ?? null,
      schedule: json.schedule[at] ?? null,
      lastResultAtMs: json.lastResultAtMs[at] ?? null,
      lastGoodAtMs: json.lastSuccessAtMs[at] ?? null,
      expectedAtMs: json.expectedAtMs[at] ?? null,
      overdueSinceMs: json.overdueSinceMs[at] ?? null,
      failingSinceMs: json.failingSinceMs[at] ?? null,
      runningSinceMs: json.runningSinceMs[at] ?? null,
      pausedUntilMs: json.pausedUntilMs[at] ?? null,
      missedInARow: json.missedInARow[at] ?? null,
      sizeBytes: json.sizeBytes[at] ?? null,
      durationSeconds: json.durationSeconds[at] ?? null,
      notes: json.notes[at] ?? 0,
      firstResult,
      resultCount,
    })
    firstResult += resultCount
  }
  return { atMs: json.atMs, checks, results: json.results, hasMessages: from === 'exporter' }
}
