/** How well a rhythm explains moments: which of its expectations were met, how far off, and what is left over. */
import { dayMs } from '../day.ts'
import { type Every, lengthOf, stepAfter } from '../interval.ts'
import type { Zone } from '../zone.ts'
import { costOfDistances, costOfExtras, costOfHits, costOfTime, spreadOf } from './cost.ts'
import { type Grid, gridSlots } from './grid.ts'
import { median } from './order.ts'

const { abs, max, min } = Math

export type LearnedRhythm =
  | { readonly kind: 'grid'; readonly grid: Grid }
  /** Counted from the moment before. */
  | { readonly kind: 'interval'; readonly every: Every }

export type Fit = {
  readonly rhythm: LearnedRhythm
  /** Bits; the least is best. */
  readonly cost: number
  /** Expectations from the first moment to the last. */
  readonly slots: number
  /** Of those that were met: how far off, positive = later. In the order of time. */
  readonly distances: readonly number[]
  /** Expectations that were not met. */
  readonly missedAtMs: readonly number[]
  readonly extrasAtMs: readonly number[]
}

/** A rhythm to be tried. */
export type Proposal = {
  readonly rhythm: LearnedRhythm
  /** What it takes to say which rhythm this is, but for its times of day. */
  readonly bits: number
  /** Times of day of a grid that have to be told; the others follow from them. */
  readonly times?: number
  /** Its times of day are given, not guessed. */
  readonly given?: true
}

export function fitRhythm(
  moments: readonly number[],
  { rhythm, bits, times, given }: Proposal,
  zone: Zone,
): Fit {
  if (rhythm.kind === 'interval') return fitInterval(moments, rhythm.every, zone, bits)
  const trial = { moments, zone, bits, times: times ?? rhythm.grid.minutes.length }
  return given ? fitOnce(trial, rhythm.grid) : fitGrid(trial, rhythm.grid)
}

type GridTrial = {
  readonly moments: readonly number[]
  readonly zone: Zone
  readonly bits: number
  readonly times: number
}

function fitGrid(trial: GridTrial, grid: Grid): Fit {
  const first = fitOnce(trial, grid)
  // Whatever lies beside the grid has had a say in its time of day.
  const [minute] = grid.minutes
  const off = Math.round(median(first.distances) / 60_000)
  if (minute === undefined || grid.minutes.length > 1 || off === 0 || first.distances.length === 0)
    return first
  if (minute + off < 0 || minute + off >= 1440) return first
  const moved = { ...grid, minutes: [minute + off] }
  const second = fitOnce(trial, moved)
  return second.cost < first.cost ? second : first
}

function fitOnce({ moments, zone, bits, times }: GridTrial, grid: Grid): Fit {
  const [fromMs = 0] = moments
  const toMs = moments.at(-1) ?? 0
  const slots = gridSlots(grid, zone, fromMs, toMs)
  const nearest = new Map<number, number>()
  const extrasAtMs: number[] = []
  let index = 0
  let firstIndex = -1
  for (const atMs of moments) {
    while (index + 1 < slots.length && nextIsNearer(slots[index], slots[index + 1], atMs)) index++
    if (firstIndex < 0) firstIndex = index
    const slotAtMs = slots[index] ?? atMs
    const distance = atMs - slotAtMs
    const other = nearest.get(index)
    if (other === undefined) nearest.set(index, distance)
    else {
      extrasAtMs.push(slotAtMs + (abs(other) <= abs(distance) ? distance : other))
      if (abs(distance) < abs(other)) nearest.set(index, distance)
    }
  }
  const asked = firstIndex < 0 ? [] : slots.slice(firstIndex, index + 1)
  const distances: number[] = []
  const hits: boolean[] = []
  const missedAtMs: number[] = []
  asked.forEach((atMs, i) => {
    const distance = nearest.get(firstIndex + i)
    hits.push(distance !== undefined)
    if (distance === undefined) missedAtMs.push(atMs)
    else distances.push(distance)
  })
  const spanMs = max(dayMs, toMs - fromMs)
  const reachMs = min(dayMs / 2, spanMs / max(1, asked.length) / 2)
  const spread = distances.length > 0 ? spreadOf(distances) : dayMs
  const cost =
    bits +
    costOfHits(hits) +
    costOfDistances(distances, spread, reachMs) +
    costOfExtras(extrasAtMs.length, spanMs) +
    times * costOfTime(dayMs, spread)
  return { rhythm: { kind: 'grid', grid }, cost, slots: asked.length, distances, missedAtMs, extrasAtMs }
}

function nextIsNearer(atMs: number | undefined, nextMs: number | undefined, momentMs: number): boolean {
  if (atMs === undefined || nextMs === undefined) return false
  return abs(nextMs - momentMs) < abs(atMs - momentMs)
}

/** So much of an interval must have passed for a moment to be the next one. */
const ownShare = 0.4

function fitInterval(moments: readonly number[], every: Every, zone: Zone, bits: number): Fit {
  const lengthMs = lengthOf(every)
  const distances: number[] = []
  const hits: boolean[] = [true]
  const missedAtMs: number[] = []
  const extrasAtMs: number[] = []
  const [fromMs = 0] = moments
  let before = fromMs
  for (const atMs of moments.slice(1)) {
    if (atMs - before < ownShare * lengthMs) {
      extrasAtMs.push(atMs)
      continue
    }
    let expectedMs = stepAfter(zone, before, every)
    // A long silence is one gap, not thousands of expectations to walk through.
    for (let steps = 0; expectedMs + lengthMs / 2 < atMs && steps < silenceLimit; steps++) {
      missedAtMs.push(expectedMs)
      hits.push(false)
      expectedMs = stepAfter(zone, expectedMs, every)
    }
    hits.push(true)
    distances.push(max(-lengthMs, min(lengthMs, atMs - expectedMs)))
    before = atMs
  }
  const spanMs = max(lengthMs, (moments.at(-1) ?? 0) - fromMs)
  const spread = distances.length > 0 ? spreadOf(distances) : lengthMs
  const cost =
    bits +
    costOfHits(hits) +
    costOfDistances(distances, spread, lengthMs / 2) +
    costOfExtras(extrasAtMs.length, spanMs) +
    // Where the first of them lies, and how long the interval is, as exact as its spread.
    2 * costOfTime(lengthMs, spread)
  return { rhythm: { kind: 'interval', every }, cost, slots: hits.length, distances, missedAtMs, extrasAtMs }
}

const silenceLimit = 500
