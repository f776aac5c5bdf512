/** The grid from series of Prometheus. A new result is where the time of the last result changed; without that series
 *  every step is one. A slot is missed where the check became overdue, and a stretch without samples is a gap: what
 *  Prometheus did not see is never taken for good. */
import type { Timing } from '../../../exporter/src/core/facts.ts'
import { type CellCode, type Grid, type GridColumns, gap, readGrid } from './grid.ts'
import {
  type CheckSeries,
  type Metric,
  metrics,
  readSeries,
  type Samples,
  type SeriesFrame,
} from './series.ts'

type Cell = { readonly atMs: number; readonly code: CellCode }
const statusOf = ['success', 'warning', 'failure'] as const

/** @returns undefined when no series tells of a check */
export function readSeriesGrid(frames: readonly SeriesFrame[]): Grid | undefined {
  const checks = readSeries(frames).filter(({ of }) => of.status || of.info)
  if (checks.length === 0) return undefined
  const steps = stepsOf(checks)
  const atMs = steps.at(-1) ?? 0
  const ends = endsOf(checks)
  const now = checks.map(
    check => (metric: Metric) => check.of[metric]?.get(ends.get(metric) ?? Number.NaN) ?? null,
  )
  const milliseconds = (metric: Metric) =>
    now.map(value => {
      const seconds = value(metric)
      return seconds === null || seconds === 0 ? null : seconds * 1000
    })
  const values = (metric: Metric) => now.map(value => value(metric))
  const labels = (name: string) => checks.map(check => check.labels[name] ?? null)
  const cells = checks.map(check => cellsOf(check, steps))
  const flat = cells.flat()
  const nothing = checks.map(() => null)
  const timing = now.map(timingOf)
  const deadline = milliseconds('overdue_timestamp_seconds')
  const columns: GridColumns = {
    atMs,
    id: checks.map(({ check }) => check),
    name: checks.map(({ check, labels: { name } }) => name ?? check),
    group: checks.map(({ labels: { group } }) => group ?? ''),
    label: labels('label'),
    status: now.map(value => statusOf[value('status') ?? -1] ?? null),
    timing,
    reason: nothing,
    product: labels('product'),
    computer: labels('computer'),
    schedule: nothing,
    lastResultAtMs: milliseconds('last_result_timestamp_seconds'),
    lastSuccessAtMs: milliseconds('last_success_timestamp_seconds'),
    expectedAtMs: milliseconds('expected_timestamp_seconds'),
    overdueSinceMs: deadline.map((ms, at) => (timing[at] === 'overdue' ? ms : null)),
    failingSinceMs: milliseconds('failing_since_timestamp_seconds'),
    runningSinceMs: milliseconds('running_since_timestamp_seconds'),
    pausedUntilMs: nothing,
    missedInARow: nothing,
    sizeBytes: values('size_bytes'),
    durationSeconds: values('duration_seconds'),
    notes: checks.map(() => 0),
    results: {
      counts: cells.map(({ length }) => length),
      atMs: flat.map(cell => cell.atMs),
      code: flat.map(({ code }) => code),
      activityId: flat.map(() => 0),
      messageId: flat.map(() => null),
      lateMs: flat.map(() => null),
    },
  }
  return readGrid(columns, 'series')
}

/** The times asked for: those at which any check has a status. */
function stepsOf(checks: readonly CheckSeries[]): readonly number[] {
  const times = new Set<number>()
  const add = (samples: Samples | undefined) => {
    for (const atMs of samples?.keys() ?? []) times.add(atMs)
  }
  for (const { of } of checks) add(of.status)
  if (times.size === 0) for (const { of } of checks) for (const samples of Object.values(of)) add(samples)
  return [...times].sort((a, b) => a - b)
}

/** The newest time of each metric: what has no sample there has ended. Each has its own, because a range ends at a
 *  whole step and an instant does not. */
function endsOf(checks: readonly CheckSeries[]): ReadonlyMap<Metric, number> {
  const ends = new Map<Metric, number>()
  for (const { of } of checks)
    for (const metric of metrics)
      for (const atMs of of[metric]?.keys() ?? [])
        if (atMs > (ends.get(metric) ?? Number.NEGATIVE_INFINITY)) ends.set(metric, atMs)
  return ends
}

function timingOf(value: (metric: Metric) => number | null): Timing {
  if (value('paused') === 1) return 'paused'
  if (value('overdue') === 1) return 'overdue'
  if (value('late') === 1) return 'late'
  return value('expected_timestamp_seconds') === null ? 'unscheduled' : 'on time'
}

function cellsOf({ of }: CheckSeries, steps: readonly number[]): readonly Cell[] {
  const { status, last_result_timestamp_seconds: lastResult } = of
  const cells: Cell[] = []
  let before: { readonly result: number | undefined; readonly misses: number } | undefined
  let wasSeen = true
  for (const atMs of steps) {
    const result = lastResult?.get(atMs)
    const code = codeOf(status?.get(atMs))
    const isSeen = [status, of.overdue, of.paused, of.info].some(samples => samples?.has(atMs))
    if (!isSeen) {
      // Before a check was first seen it may not have existed; after that, nothing is known of it here.
      if (before && (wasSeen || !lastResult)) cells.push({ atMs, code: gap })
      wasSeen = false
      continue
    }
    const misses = missesAt(of.missed_total, of.overdue, atMs)
    if (before && misses > before.misses) cells.push({ atMs, code: 3 })
    if (code !== undefined && (!lastResult || result !== before?.result))
      cells.push({ atMs: result === undefined ? atMs : result * 1000, code })
    before = { result: result ?? before?.result, misses }
    wasSeen = true
  }
  return cells
}

/** Counts up where a slot was missed; an overdue check counts one for as long as it is so. */
function missesAt(total: Samples | undefined, overdue: Samples | undefined, atMs: number): number {
  return total?.get(atMs) ?? overdue?.get(atMs) ?? 0
}

function codeOf(status: number | undefined): CellCode | undefined {
  return status === 0 || status === 1 || status === 2 ? status : undefined
}
