/** Which runs of a job are looked at, and the straight line through them. */
import type { DocumentRow } from '../../../exporter/src/api/contract-looking.ts'

export type RunChoice = {
  /** Only so many, the newest; all unless given. */
  readonly newest?: number | undefined
  /** Activities that were ticked off: a first full backup, say, that would bend every line. */
  readonly without: ReadonlySet<number>
}
export type Point = { readonly atMs: number; readonly value: number }
/** `perDay` may be below 0. */
export type Line = { readonly perDay: number; readonly nowValue: number }

const dayMs = 86_400_000
const leastPoints = 3
/** Runs of a few hours say nothing about a day. */
const leastSpanMs = dayMs

/** @param runs oldest first */
export function chooseRuns(
  runs: readonly DocumentRow[],
  { newest, without }: RunChoice,
): readonly DocumentRow[] {
  const latest = newest === undefined ? runs : runs.slice(Math.max(0, runs.length - newest))
  return latest.filter(({ activityId }) => activityId === undefined || !without.has(activityId))
}

/** By least squares. @param points oldest first @returns undefined for fewer than three, and within less than a day */
export function lineThrough(points: readonly Point[], nowMs: number): Line | undefined {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < leastPoints || last.atMs - first.atMs < leastSpanMs) return undefined
  const mean = (read: (point: Point) => number) =>
    points.reduce((sum, point) => sum + read(point), 0) / points.length
  const middleMs = mean(({ atMs }) => atMs)
  const middle = mean(({ value }) => value)
  const days = (atMs: number) => (atMs - middleMs) / dayMs
  const spread = points.reduce((sum, { atMs }) => sum + days(atMs) ** 2, 0)
  const perDay = points.reduce((sum, { atMs, value }) => sum + days(atMs) * (value - middle), 0) / spread
  return { perDay, nowValue: middle + perDay * days(nowMs) }
}

/** `12,15` in the address. */
export function readWithout(text: string | undefined): ReadonlySet<number> {
  return new Set((text ?? '').split(',').flatMap(part => (/^\d{1,15}$/.test(part) ? Number(part) : [])))
}

/** @returns undefined when nothing is left out */
export function toggleRun(without: ReadonlySet<number>, activityId: number): string | undefined {
  const next = new Set(without)
  if (!next.delete(activityId)) next.add(activityId)
  return next.size > 0 ? [...next].sort((a, b) => a - b).join(',') : undefined
}
