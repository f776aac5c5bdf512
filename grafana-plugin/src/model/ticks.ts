/** Where the marks of an axis lie: at numbers that people count in. Bytes go in powers of 1024, seconds by the clock,
 *  time by whole hours, days and months of the viewer's zone. */
import type { FigureKind } from './figure.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const clockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
const timeSteps = [
  5 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  14 * dayMs,
]
const monthSteps = [1, 2, 3, 6, 12, 24, 60]

/** Marks of a value axis; the first is at or below `min`, the last at or above `max`. */
export function valueTicks(min: number, max: number, kind: FigureKind, wanted = 4): readonly number[] {
  const step = valueStep((max - min || Math.abs(max) || 1) / wanted, kind)
  const first = Math.floor(min / step)
  const last = Math.max(Math.ceil(max / step), first + 1)
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step)
}

function valueStep(least: number, kind: FigureKind): number {
  if (kind === 'duration') {
    const step = clockSteps.find(one => one >= least)
    return step ?? roundStep(least / 86_400) * 86_400
  }
  if (kind === 'size') {
    const unit = 1024 ** Math.max(0, Math.floor(Math.log(least) / Math.log(1024)))
    const count = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024].find(one => one >= least / unit)
    return unit * (count ?? 1024)
  }
  const step = roundStep(least)
  return kind === 'count' ? Math.max(1, step) : step
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(least: number): number {
  const unit = 10 ** Math.floor(Math.log10(least))
  return unit * ([1, 2, 5].find(one => one * unit >= least * 0.999_999) ?? 10)
}

export type TimeTicks = {
  readonly atMs: readonly number[]
  /** What tells two neighbours apart. */
  readonly unit: 'time' | 'day' | 'month'
}

/** @param offsetMs what the zone is ahead of UTC, at a moment */
export function timeTicks(
  fromMs: number,
  toMs: number,
  wanted: number,
  offsetMs: (atMs: number) => number,
): TimeTicks {
  const least = (toMs - fromMs) / Math.max(1, wanted)
  const step = timeSteps.find(one => one >= least)
  if (step === undefined) return { atMs: monthTicks(fromMs, toMs, least, offsetMs), unit: 'month' }
  const atMs: number[] = []
  // Steps of whole weeks begin on a Monday; 1970 began on a Thursday.
  const shiftMs = step % (7 * dayMs) === 0 ? 4 * dayMs : 0
  let local = Math.ceil((fromMs + offsetMs(fromMs) - shiftMs) / step) * step + shiftMs
  for (; atMs.length < 1000; local += step) {
    const at = toUtc(local, offsetMs)
    if (at > toMs) break
    if (at >= fromMs) atMs.push(at)
  }
  return { atMs, unit: step < dayMs ? 'time' : 'day' }
}

function monthTicks(fromMs: number, toMs: number, least: number, offsetMs: (atMs: number) => number) {
  const months = least / (30.5 * dayMs)
  const step = monthSteps.find(one => one >= months) ?? Math.ceil(months / 120) * 120
  const start = new Date(fromMs + offsetMs(fromMs))
  let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step
  const atMs: number[] = []
  for (; atMs.length < 1000; month += step) {
    const at = toUtc(Date.UTC(Math.floor(month / 12), month % 12, 1), offsetMs)
    if (at > toMs) break
    if (at >= fromMs) atMs.push(at)
  }
  return atMs
}

/** Of a wall clock that shows `localMs` as if it were UTC. */
function toUtc(localMs: number, offsetMs: (atMs: number) => number): number {
  const guess = localMs - offsetMs(localMs)
  return localMs - offsetMs(guess)
}
