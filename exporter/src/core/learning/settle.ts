/** A learned rhythm made a schedule that people would write: round times, and an allowance within which every run of
 *  its history came. */
import { dayMs, hourMs, minuteMs } from '../day.ts'
import { lengthOf } from '../interval.ts'
import { compileSchedule, type ScheduleDefinition, type Weekday } from '../schedule.ts'
import type { Zone } from '../zone.ts'
import { type Fit, fitRhythm, type LearnedRhythm } from './fit.ts'
import { quantile } from './order.ts'
import { kindOf, type LearnedKind } from './shape.ts'
import {
  roundTime,
  roundUp,
  sameMinute,
  type WrittenSchedule,
  writeCron,
  writeDays,
  writeEvery,
  writeTime,
} from './written.ts'

export type Settled = {
  readonly kind: LearnedKind
  readonly schedule: WrittenSchedule
  readonly overdueAfterMs: number
  /** How late each run was that came, in ms. */
  readonly late: readonly number[]
  readonly fit: Fit
}

export function settle(fit: Fit, runs: readonly number[], zone: Zone): Settled {
  if (isLoose(fit)) return settleLoose(fit, runs, zone)
  return fit.rhythm.kind === 'grid'
    ? settleGrid(fit, fit.rhythm, runs, zone)
    : settleInterval(fit, fit.rhythm, runs, zone)
}

const looseSpreadMs = 5 * hourMs
const wideMs = 3 * hourMs

/** About once a day, whenever somebody switches the computer on. */
function isLoose({ rhythm, distances, slots, missedAtMs }: Fit): boolean {
  const isDaily =
    rhythm.kind === 'interval'
      ? lengthOf(rhythm.every) === dayMs
      : rhythm.grid.minutes.length === 1 &&
        rhythm.grid.days.kind === 'weekdays' &&
        rhythm.grid.days.weekdays.length >= 5
  if (!isDaily) return false
  const width = quantile(distances, 0.95) - quantile(distances, 0.05)
  const isSparse = (share: number) => missedAtMs.length > share * slots && stretches(missedAtMs) > 3
  return width > looseSpreadMs || isSparse(0.25) || (width > wideMs && isSparse(0.12))
}

/** An outage of many days is one. */
function stretches(missedAtMs: readonly number[]): number {
  return missedAtMs.filter((at, i) => i === 0 || at - (missedAtMs[i - 1] ?? 0) > 1.5 * dayMs).length
}

function settleLoose(fit: Fit, runs: readonly number[], zone: Zone): Settled {
  const { rhythm } = fit
  const weekdays =
    rhythm.kind === 'grid' && rhythm.grid.days.kind === 'weekdays' ? rhythm.grid.days.weekdays : []
  const days = writeDays(weekdays)
  const schedule = { every: '1 day', ...(days && { days }), timezone: zone.name }
  const every = { count: 1, unit: 'day' } as const
  const definition = define({ kind: 'interval', every, anchor: 'last' }, zone)
  const late = latenessAfterLast(days ? { ...definition, days: weekdays.map(toWeekday) } : definition, runs)
  const { ms, written } = allowance(late, dayMs)
  return {
    kind: 'about daily',
    schedule: { ...schedule, overdueAfter: written },
    overdueAfterMs: ms,
    late,
    fit,
  }
}

function settleInterval(
  fit: Fit,
  rhythm: Extract<LearnedRhythm, { kind: 'interval' }>,
  runs: readonly number[],
  zone: Zone,
): Settled {
  const { every } = rhythm
  const lengthMs = lengthOf(every)
  const exact = every.unit === 'minute' || every.unit === 'hour'
  const late = latenessAfterLast(define({ kind: 'interval', every, anchor: 'last' }, zone), runs)
  // What is late by half of an interval or more is a run that was missed.
  const { ms, written } = allowance(
    late.filter(one => one < lengthMs / 2),
    lengthMs,
  )
  const schedule = { every: writeEvery(every), ...(!exact && { timezone: zone.name }), overdueAfter: written }
  return { kind: kindOf(rhythm), schedule, overdueAfterMs: ms, late: fit.distances, fit }
}

function settleGrid(
  { distances }: Fit,
  { grid }: Extract<LearnedRhythm, { kind: 'grid' }>,
  runs: readonly number[],
  zone: Zone,
): Settled {
  const { days } = grid
  const [minute = 0] = grid.minutes
  const minutes =
    grid.minutes.length === 1 ? [roundTime(minute, distances)] : (sameMinute(grid.minutes) ?? grid.minutes)
  const rhythm = { kind: 'grid' as const, grid: { days, minutes } }
  const fit = fitRhythm(runs, { rhythm, bits: 0, given: true }, zone)
  const { ms, written } = allowance(fit.distances, minutes.length > 1 ? hourMs : dayMs)
  const common = { timezone: zone.name, overdueAfter: written }
  return {
    kind: kindOf({ kind: 'grid', grid }),
    schedule: { ...writeGrid(days, minutes), ...common },
    overdueAfterMs: ms,
    late: fit.distances,
    fit,
  }
}

function writeGrid(
  days: Extract<LearnedRhythm, { kind: 'grid' }>['grid']['days'],
  minutes: readonly number[],
): Pick<WrittenSchedule, 'every' | 'at' | 'days' | 'cron'> {
  const [at = 0] = minutes
  if (days.kind !== 'weekdays' || minutes.length > 1) return { cron: writeCron(days, minutes) }
  const named = writeDays(days.weekdays)
  return {
    ...(days.weekdays.length < 5 && { every: '1 week' }),
    at: writeTime(at),
    ...(named && { days: named }),
  }
}

function define(rhythm: ScheduleDefinition['rhythm'], { name }: Zone): ScheduleDefinition {
  return { rhythm, overdueAfterMs: 0, zone: name, holidays: [], expectFirst: true }
}

/** How long after its expectation each run came, when every run starts the interval anew. */
function latenessAfterLast(definition: ScheduleDefinition, runs: readonly number[]): readonly number[] {
  const schedule = compileSchedule(definition, { cron: () => () => undefined })
  const [first = 0] = runs
  return runs.slice(1).flatMap((at, i) => {
    const slot = schedule.afterResult(runs[i] ?? first, first)
    return slot ? [at - slot.expectedAtMs] : []
  })
}

const leastAllowanceMs = 30 * minuteMs
const shortAllowanceMs = 5 * minuteMs
/** Of a history of many, so few may come far later than the others without counting. */
const outlierShare = 0.03

/** As late as any came, and some more; one that came far later than the others was overdue indeed. */
function allowance(late: readonly number[], lengthMs: number): ReturnType<typeof roundUp> {
  const usual = quantile(late.map(Math.abs), 0.9)
  const farMs = Math.max(4 * usual, usual + 2 * hourMs)
  const far = late.filter(one => one > farMs)
  const counted = far.length <= outlierShare * late.length ? late.filter(one => one <= farMs) : late
  const latest = Math.max(0, ...counted)
  const margin = late.length < 10 ? 1.5 : 1.25
  const least = lengthMs >= hourMs ? leastAllowanceMs : shortAllowanceMs
  return roundUp(Math.max(least, latest * margin))
}

function toWeekday(day: number): Weekday {
  return weekdayList[day] ?? 0
}
const weekdayList: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]
