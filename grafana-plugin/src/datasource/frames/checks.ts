/** Checks as they stand, in the frames that the check grid reads, with links for those panels that only show a table. */
import { type DataFrame, toDataFrame } from '@grafana/data'
import type { GridJson } from '../../../../exporter/src/api/contract-looking.ts'
import { toGridFrames } from '../../model/grid-frames.ts'
import { readStanding } from '../../model/standing.ts'
import { pageOf } from '../../routes.ts'
import type { Attributes } from '../ad-hoc.ts'
import { coloured, linkTo, standingMapping } from './table.ts'

/** @param results whether the newest results of each come along, in a frame of their own */
export function checksFrames(grid: GridJson, results: boolean): readonly DataFrame[] {
  const frames = toGridFrames(grid).map(frame => toDataFrame(frame))
  for (const field of frames[0]?.fields ?? []) {
    if (field.name === 'name') field.config.links = [linkTo('Open the check', `${pageOf.checks()}/`, 'id')]
    if (field.name === 'standing') Object.assign(field.config, coloured, { mappings: standingMapping })
  }
  return results ? frames : frames.slice(0, 1)
}

export function attributesOf(grid: GridJson, at: number): Attributes {
  const [status, timing] = [grid.status[at], grid.timing[at] ?? 'unscheduled']
  return {
    group: grid.group[at],
    label: grid.label[at],
    check: grid.id[at],
    name: grid.name[at],
    standing: readStanding({ status, timing }),
    status: status ?? 'none',
    timing,
    product: grid.product[at],
    computer: grid.computer[at],
  }
}

/** The same grid with those checks only, and with their results. */
export function keepChecks(grid: GridJson, keep: (at: number) => boolean): GridJson {
  const kept = grid.id.map((_, at) => keep(at))
  if (!kept.includes(false)) return grid
  const owners = grid.results.counts.flatMap((count, at) => new Array<boolean>(count).fill(kept[at] ?? false))
  const rows = <T>(column: readonly T[]): readonly T[] => column.filter((_, at) => kept[at])
  const inner = <T>(column: readonly T[]): readonly T[] => column.filter((_, at) => owners[at])
  const { results } = grid
  return {
    atMs: grid.atMs,
    id: rows(grid.id),
    name: rows(grid.name),
    group: rows(grid.group),
    label: rows(grid.label),
    status: rows(grid.status),
    timing: rows(grid.timing),
    reason: rows(grid.reason),
    product: rows(grid.product),
    computer: rows(grid.computer),
    schedule: rows(grid.schedule),
    lastResultAtMs: rows(grid.lastResultAtMs),
    lastSuccessAtMs: rows(grid.lastSuccessAtMs),
    expectedAtMs: rows(grid.expectedAtMs),
    overdueSinceMs: rows(grid.overdueSinceMs),
    failingSinceMs: rows(grid.failingSinceMs),
    runningSinceMs: rows(grid.runningSinceMs),
    pausedUntilMs: rows(grid.pausedUntilMs),
    missedInARow: rows(grid.missedInARow),
    sizeBytes: rows(grid.sizeBytes),
    durationSeconds: rows(grid.durationSeconds),
    notes: rows(grid.notes),
    results: {
      counts: rows(results.counts),
      atMs: inner(results.atMs),
      code: inner(results.code),
      activityId: inner(results.activityId),
      messageId: inner(results.messageId),
      lateMs: inner(results.lateMs),
    },
  }
}
