/** Moments of a pattern of wall times (cron, OnCalendar) in a zone. A wall time that a clock change skips comes later
 *  by the length of the gap, one that comes twice counts on its first pass. A pattern with times in every hour of the
 *  day has no use for that: what is skipped falls out, since the next time is less than an hour away. */
import { dayMs, hourMs, minuteMs, type WallMs } from './day.ts'
import { keepTimes, type Times } from './times.ts'
import type { Zone } from './zone.ts'

/** First wall time after the one given. */
export type Pattern = (afterWallMs: WallMs) => WallMs | undefined

export type PatternTimes = {
  readonly times: Times
  /** Distance of two moments that is neither rare nor exceptional: the median. */
  readonly intervalMs: number | undefined
  /** No two moments lie closer than this. */
  readonly shortestMs: number
}

/** Where a pattern is looked at to learn its distances: any long stretch will do, as long as it is always the same. */
const sampleFromMs: WallMs = Date.UTC(2024, 0, 1)
const sampleSize = 24
/** Moments in a block, so that keeping them is worth it and building one is quick. */
const blockSize = 48
const blockMsLimit = 20 * 366 * dayMs
/** Clock changes take back or skip no more than this. */
const shiftLimitMs = 25 * hourMs

/** @param twice whether a pattern with times in every hour comes again when an hour does: cron says yes, systemd no
 *  @throws Error when the pattern has no time at all */
export function patternTimes(pattern: Pattern, zone: Zone, twice: boolean): PatternTimes {
  const first = pattern(sampleFromMs - 1) ?? pattern(-1)
  if (first === undefined) throw new Error('never comes: there is no such day')
  const everyHour = isEveryHour(pattern, first)
  const gaps = sampleGaps(pattern, first)
  const intervalMs = gaps[Math.floor(gaps.length / 2)]
  const next =
    everyHour && twice
      ? (afterMs: number) => nextElapsed(pattern, zone, afterMs)
      : (afterMs: number) => nextOnWall(pattern, zone, everyHour, afterMs)
  const blockMs = Math.min(blockMsLimit, Math.max(minuteMs, (intervalMs ?? blockMsLimit) * blockSize))
  return { times: keepTimes(next, blockMs), intervalMs, shortestMs: gaps[0] ?? Number.POSITIVE_INFINITY }
}

/** Goes by what the clock on the wall really shows, minute by minute. */
function nextElapsed(pattern: Pattern, zone: Zone, afterMs: number): number | undefined {
  const offsetMs = zone.offsetAt(afterMs)
  const wall = pattern(afterMs + offsetMs)
  if (wall === undefined) return undefined
  const shift = zone.shiftIn(afterMs, wall - offsetMs)
  if (!shift) return wall - offsetMs
  const changed = pattern(shift.atMs + shift.afterMs - 1)
  return changed === undefined ? undefined : changed - shift.afterMs
}

function nextOnWall(pattern: Pattern, zone: Zone, everyHour: boolean, afterMs: number): number | undefined {
  const after = zone.wallAt(afterMs)
  const shift = zone.shiftIn(afterMs - shiftLimitMs, afterMs)
  const since = shift && afterMs - shift.atMs
  const movedMs = shift ? shift.afterMs - shift.beforeMs : 0
  // In its second pass, all of the repeated stretch is behind us.
  if (shift && since !== undefined && since < -movedMs)
    return nextFrom(pattern, zone, everyHour, shift.atMs + shift.beforeMs - 1)
  const coming = nextFrom(pattern, zone, everyHour, after)
  if (!shift || since === undefined || since >= movedMs || everyHour) return coming
  // Just behind a gap, times from inside of it are still to come.
  const skipped = pattern(after - movedMs)
  if (skipped === undefined || skipped >= shift.atMs + shift.afterMs) return coming
  return earlier(skipped - shift.beforeMs, coming)
}

function nextFrom(pattern: Pattern, zone: Zone, everyHour: boolean, after: WallMs): number | undefined {
  const wall = pattern(after)
  if (wall === undefined) return undefined
  const gap = zone.gapAt(wall)
  if (!gap) return zone.epochOf(wall)
  // A time behind the gap may come before one that was moved out of it.
  const behind = pattern(gap.atMs + gap.afterMs - 1)
  const real = behind === undefined ? undefined : zone.epochOf(behind)
  return everyHour ? real : earlier(zone.epochOf(wall), real)
}

function earlier(a: number, b: number | undefined): number {
  return b === undefined ? a : Math.min(a, b)
}

function isEveryHour(pattern: Pattern, first: WallMs): boolean {
  const midnight = Math.floor(first / dayMs) * dayMs
  return Array.from({ length: 24 }, (_, hour) => midnight + hour * hourMs).every(start => {
    const time = pattern(start - 1)
    return time !== undefined && time < start + hourMs
  })
}

/** Ascending. */
function sampleGaps(pattern: Pattern, first: WallMs): readonly number[] {
  const gaps: number[] = []
  let before = first
  while (gaps.length < sampleSize) {
    const time = pattern(before)
    if (time === undefined) break
    gaps.push(time - before)
    before = time
  }
  return gaps.sort((a, b) => a - b)
}
