/** The schedule that a check's history shows: a suggestion with its evidence, for a person to accept. What has no rhythm
 *  gets none; where it changed, the newest one counts. The same moments give the same answer. */
import { dayMs } from './day.ts'
import type { Fit } from './learning/fit.ts'
import { runsOf } from './learning/moments.ts'
import { quantile } from './learning/order.ts'
import { findRecent, findUnchanged, type RecentRhythm } from './learning/recent.ts'
import { settle } from './learning/settle.ts'
import type { LearnedKind } from './learning/shape.ts'
import type { WrittenSchedule } from './learning/written.ts'
import { doWhole } from './steps.ts'
import { openZone, type Zone } from './zone.ts'

export type { LearnedKind, WrittenSchedule }

export type History = {
  /** When results came, in any order. */
  readonly atMs: readonly number[]
  /** IANA name: in which days begin and end. */
  readonly zone: string
  readonly nowMs: number
}

export type LearnedSchedule = {
  readonly kind: LearnedKind
  readonly schedule: WrittenSchedule
  readonly sure: 'sure' | 'likely' | 'guess'
  readonly evidence: Evidence
}

type Evidence = {
  /** Runs that it was learned from: what came again at once is one run. */
  readonly runs: number
  readonly sinceMs: number
  readonly untilMs: number
  /** Expectations between the first run and the last, and how many of them were met. */
  readonly expected: number
  readonly met: number
  /** Expectations that nothing came for, newest last. */
  readonly missedAtMs: readonly number[]
  /** Runs that no expectation stands for. */
  readonly extra: number
  /** How far nine of ten runs are from the usual time, at most. */
  readonly spreadMs: number
  /** Met later than `overdueAfter` allows. */
  readonly tooLate: number
  /** Runs from before, which came otherwise. */
  readonly before: number
  /** Nothing has come since `untilMs`, although it should have. */
  readonly stopped: boolean
}

export type Learned =
  | { readonly kind: 'found'; readonly learned: LearnedSchedule }
  | { readonly kind: 'too few' | 'no rhythm'; readonly runs: number }

const leastRuns = 3
/** Newest moments that are looked at. */
export const historyLimit = 500
/** What beats chance by less is chance. */
const leastGain = 12
const leastGainPerRun = 0.8
const otherZoneBits = 10

export function learnSchedule(history: History): Learned {
  return doWhole(learnInSteps(history))
}

/** Five hundred moments take a tenth of a second: between two steps others can have their turn. */
export function* learnInSteps({ atMs, zone, nowMs }: History): Generator<undefined, Learned> {
  const moments = runsOf(atMs).slice(-historyLimit)
  if (moments.length < leastRuns) return { kind: 'too few', runs: moments.length }
  const found = yield* findInZones(moments, openZone(zone))
  if (!found) return { kind: 'no rhythm', runs: moments.length }
  const { recent, zone: inZone } = found
  const runs = moments.slice(recent.from)
  if (!isRhythm(recent, runs)) return { kind: 'no rhythm', runs: moments.length }
  return { kind: 'found', learned: tell({ recent, runs, zone: inZone, nowMs }) }
}

/** A sender that lives by UTC shows it when the clocks of its place change. */
function* findInZones(moments: readonly number[], own: Zone) {
  const recent = yield* findRecent(moments, own)
  const [from = 0] = moments
  if (!own.shiftIn(from, moments.at(-1) ?? from)) return recent && { recent, zone: own }
  const utc = openZone('UTC')
  const most = (recent?.cost ?? Number.POSITIVE_INFINITY) - otherZoneBits
  const other = findUnchanged(moments, utc, most)
  return other ? { recent: other, zone: utc } : recent && { recent, zone: own }
}

/** Of what a rhythm expects, so much must have come. */
const leastShare = 0.6
/** The longest silences are outages, which say nothing against a rhythm. */
const outages = 2

function isRhythm({ fit, gain }: RecentRhythm, runs: readonly number[]): boolean {
  const { distances, missedAtMs, slots } = fit
  if (gain < leastGain || gain < leastGainPerRun * runs.length) return false
  const apartMs = ((runs.at(-1) ?? 0) - (runs[0] ?? 0)) / Math.max(1, slots - 1)
  const silences: number[] = []
  missedAtMs.forEach((at, i) => {
    const follows = i > 0 && at - (missedAtMs[i - 1] ?? at) <= 1.5 * apartMs
    if (follows) silences.push((silences.pop() ?? 0) + 1)
    else silences.push(1)
  })
  const missed = silences
    .toSorted((a, b) => b - a)
    .slice(outages)
    .reduce((sum, one) => sum + one, 0)
  return distances.length >= leastShare * (distances.length + missed)
}

type Found = {
  readonly recent: RecentRhythm
  readonly runs: readonly number[]
  readonly zone: Zone
  readonly nowMs: number
}

function tell({ recent, runs, zone, nowMs }: Found): LearnedSchedule {
  const { kind, schedule, overdueAfterMs, late, fit: settled } = settle(recent.fit, runs, zone)
  const [sinceMs = 0] = runs
  const untilMs = runs.at(-1) ?? sinceMs
  const usualMs = (untilMs - sinceMs) / Math.max(1, settled.slots - 1)
  const middle = quantile(settled.distances, 0.5)
  return {
    kind,
    schedule,
    sure: howSure(recent, settled, kind, untilMs - sinceMs),
    evidence: {
      runs: runs.length,
      sinceMs,
      untilMs,
      expected: settled.slots,
      met: settled.slots - settled.missedAtMs.length,
      missedAtMs: settled.missedAtMs,
      extra: settled.extrasAtMs.length,
      spreadMs: quantile(
        settled.distances.map(one => Math.abs(one - middle)),
        0.9,
      ),
      tooLate: late.filter(one => one > overdueAfterMs).length,
      before: recent.from,
      stopped: nowMs - untilMs > 3 * usualMs + overdueAfterMs,
    },
  }
}

/** Days after which a rhythm has shown that it is this one and no other. */
const daysToTell: { readonly [kind in LearnedKind]: number } = {
  daily: 14,
  weekdays: 14,
  'some weekdays': 21,
  weekly: 28,
  monthly: 150,
  'times of day': 7,
  interval: 2,
  'about daily': 28,
}

function howSure(
  { gain, lead }: RecentRhythm,
  fit: Fit,
  kind: LearnedKind,
  spanMs: number,
): LearnedSchedule['sure'] {
  const runs = fit.distances.length
  const share = (fit.slots - fit.missedAtMs.length) / Math.max(1, fit.slots)
  const stray = fit.extrasAtMs.length / Math.max(1, runs)
  const isLong = spanMs >= 0.95 * daysToTell[kind] * dayMs && runs >= 6
  if (isLong && share >= 0.85 && stray <= 0.2 && lead >= 8 && gain >= 3 * runs && kind !== 'about daily')
    return 'sure'
  return runs >= 5 && share >= 0.6 && stray <= 0.5 && lead >= 3 && gain >= 20 ? 'likely' : 'guess'
}
