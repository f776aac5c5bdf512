/** When a check is expected to be heard from. Epoch ms in and out; calendars are read in the check's own zone, so a
 *  daily 02:00 stays 02:00 when the clocks change. The words for people are in docs/schedules.md. */
import { calendarPattern } from './calendar.ts'
import { parseCalendar } from './calendar-parse.ts'
import { clockTimes } from './clock.ts'
import { dayMs, type IsoDate, type MinuteOfDay, type Weekday } from './day.ts'
import { type Following, followingLast, followingTimes, followingWindows } from './expectation.ts'
import { gridFrom, lengthOf, type Unit } from './interval.ts'
import { type ClosedDays, closedDays, type Expectations, onOpenDays, openDays } from './open-days.ts'
import { alwaysOpen, openInWindows, openOnDays } from './openness.ts'
import { type PatternTimes, patternTimes } from './pattern.ts'
import type { Times } from './times.ts'
import { arrivalWindows, insideWindows, onClosings } from './windows.ts'
import { openZone } from './zone.ts'

export type { IsoDate, MinuteOfDay, Unit, Weekday }

export type Rhythm =
  /** Each result starts the clock anew (`last`), or the first one fixes a grid (`first`). */
  | {
      readonly kind: 'interval'
      readonly every: { readonly count: number; readonly unit: Unit }
      readonly anchor: 'last' | 'first'
    }
  /** `every` is in days, weeks or months. */
  | {
      readonly kind: 'clock'
      readonly every: { readonly count: number; readonly unit: 'day' | 'week' | 'month' }
      readonly at: MinuteOfDay
    }
  | { readonly kind: 'cron'; readonly expression: string }
  | { readonly kind: 'calendar'; readonly expression: string }
  /** One result per arrival window. */
  | { readonly kind: 'window' }
  /** Only when the sender itself said that its next run is: no times of its own. */
  | { readonly kind: 'posted' }

export type ScheduleDefinition = {
  readonly rhythm: Rhythm
  readonly overdueAfterMs: number
  /** IANA name. */
  readonly zone: string
  /** Open days; absent = every day. */
  readonly days?: readonly Weekday[]
  /** Days on which nothing is expected. */
  readonly holidays: readonly IsoDate[]
  /** Local times; `to` before `from` passes midnight. The day of a window is the day on which it opens. */
  readonly window?: { readonly from: MinuteOfDay; readonly to: MinuteOfDay }
  /** Whether a check that never had a result becomes overdue. */
  readonly expectFirst: boolean
}

/** One expectation. A result is late after `expectedAtMs` and its slot is missed after `overdueAtMs`. */
export type Slot = { readonly expectedAtMs: number; readonly overdueAtMs: number }

/** Next time after the one given, or undefined when there is none. */
export type CronEngine = (expression: string, zone: string) => (afterMs: number) => number | undefined

export type Schedule = {
  readonly overdueAfterMs: number
  readonly expectFirst: boolean
  /** Usual distance of two slots, for a metric and for people; absent when it is not regular. */
  readonly intervalMs: number | undefined
  /** The slot of a check that has nothing to count from but the moment it began to be expected. */
  first(sinceMs: number): Slot | undefined
  /** The slot that follows a result. `firstAtMs` is the check's first result, which fixes grids. */
  afterResult(atMs: number, firstAtMs: number): Slot | undefined
  /** The slot that follows a missed one. */
  afterMiss(slot: Slot, firstAtMs: number | undefined): Slot | undefined
  /** Whether results are expected at this moment: inside the arrival window, on an open day. */
  isOpen(atMs: number): boolean
  /** When `isOpen` changes next; undefined when it never does. */
  nextOpenChange(atMs: number): number | undefined
}

type Engines = { readonly cron: CronEngine }

/** Compiled schedules and patterns kept; checks with the same one share it. */
const keptLimit = 10_000
const keptSchedules = new WeakMap<CronEngine, WeakMap<ClosedDays, Map<string, Schedule>>>()
const keptPatterns = new WeakMap<CronEngine, Map<string, PatternTimes>>()

/** @throws Error that says what would be right: for an expression that cannot be read or never comes (without
 *  repeating it), a zone or holiday that is none, a window rhythm without a window. */
export function compileSchedule(definition: ScheduleDefinition, engines: Engines): Schedule {
  const closed = closedDays(definition.holidays)
  const ofEngine = keep(keptSchedules, engines.cron, () => new WeakMap<ClosedDays, Map<string, Schedule>>())
  const kept = keep(ofEngine, closed, () => new Map<string, Schedule>())
  const { rhythm, overdueAfterMs, zone, days, window, expectFirst } = definition
  const key = JSON.stringify([rhythm, overdueAfterMs, zone, days, window, expectFirst])
  return keepInMap(kept, key, () => createSchedule(definition, closed, engines))
}

function createSchedule(definition: ScheduleDefinition, closed: ClosedDays, engines: Engines): Schedule {
  const { overdueAfterMs, expectFirst } = definition
  const { following, intervalMs, openness } = assemble(definition, closed, engines)
  const slotAt = (expectedAtMs: number | undefined): Slot | undefined =>
    expectedAtMs === undefined ? undefined : { expectedAtMs, overdueAtMs: expectedAtMs + overdueAfterMs }
  return {
    overdueAfterMs,
    expectFirst,
    intervalMs,
    first: sinceMs => slotAt(following.first(sinceMs)),
    afterResult: (atMs, firstAtMs) => slotAt(following.afterResult(atMs, firstAtMs)),
    afterMiss: (slot, firstAtMs) => slotAt(following.afterMiss(slot.expectedAtMs, firstAtMs)),
    ...openness,
  }
}

function assemble(definition: ScheduleDefinition, closed: ClosedDays, engines: Engines) {
  const { rhythm } = definition
  const zone = openZone(definition.zone)
  const days = openDays(definition.days, closed)
  const windows = definition.window && arrivalWindows(definition.window, days, zone)
  const everyDay = !definition.days && closed.size === 0
  const openness = windows ? openInWindows(windows) : everyDay ? alwaysOpen : openOnDays(days, zone)

  /** @param shortestMs least distance of two expectations: from a day on, they are the closings of windows */
  function follow(timesFrom: (firstAtMs: number) => Times, shortestMs: number): Following {
    const closings = shortestMs >= dayMs ? windows : undefined
    return followingTimes(timesFrom, times => place(times, closings !== undefined), closings)
  }
  function place(times: Times, long: boolean): Expectations {
    if (windows) return long ? onClosings(times, windows) : insideWindows(times, windows)
    return everyDay ? { ...times, move: atMs => atMs } : onOpenDays(times, days, zone)
  }

  switch (rhythm.kind) {
    case 'interval': {
      const { every, anchor } = rhythm
      const intervalMs = lengthOf(every)
      if (anchor === 'first')
        return {
          following: follow(firstAtMs => gridFrom(zone, firstAtMs, every), intervalMs),
          intervalMs,
          openness,
        }
      const long = intervalMs >= dayMs
      const none: Times = { next: () => undefined, floor: () => undefined }
      const following = followingLast(zone, every, place(none, long).move, long ? windows : undefined)
      return { following, intervalMs, openness }
    }
    case 'clock': {
      const { every } = rhythm
      const perWeek = every.unit === 'week' ? (definition.days?.length ?? 1) : 1
      return {
        following: follow(
          firstAtMs => clockTimes(zone, rhythm, definition.days, zone.dayAt(firstAtMs)),
          dayMs,
        ),
        intervalMs: lengthOf(every) / Math.max(1, perWeek),
        openness,
      }
    }
    case 'cron':
    case 'calendar': {
      const { times, intervalMs, shortestMs } = findPattern(rhythm, definition.zone, engines)
      return { following: follow(() => times, shortestMs), intervalMs, openness }
    }
    case 'posted': {
      const never = () => undefined
      return {
        following: { first: never, afterResult: never, afterMiss: never },
        intervalMs: undefined,
        openness,
      }
    }
    case 'window': {
      if (!windows)
        throw new Error('a schedule with one result per window needs a window, such as 20:00 to 06:00')
      const perWeek = definition.days?.length ?? 7
      return {
        following: followingWindows(windows),
        intervalMs: perWeek > 0 ? (7 * dayMs) / perWeek : undefined,
        openness,
      }
    }
  }
}

/** Checks with the same expression and zone share its moments, however their days and windows differ. */
function findPattern(
  { kind, expression }: { readonly kind: 'cron' | 'calendar'; readonly expression: string },
  zoneName: string,
  engines: Engines,
): PatternTimes {
  const kept = keep(keptPatterns, engines.cron, () => new Map<string, PatternTimes>())
  return keepInMap(kept, JSON.stringify([kind, expression, zoneName]), () => {
    const calendar = kind === 'calendar' ? parseCalendar(expression) : undefined
    // Cron is asked in UTC about wall times, so that one rule for changes of the clock holds for all rhythms.
    const pattern = calendar ? calendarPattern(calendar) : engines.cron(expression, 'UTC')
    return patternTimes(pattern, openZone(calendar?.zone ?? zoneName), kind === 'cron')
  })
}

function keep<K extends WeakKey, V>(kept: WeakMap<K, V>, key: K, create: () => V): V {
  const value = kept.get(key) ?? create()
  kept.set(key, value)
  return value
}

function keepInMap<V>(kept: Map<string, V>, key: string, create: () => V): V {
  const known = kept.get(key)
  if (known !== undefined) return known
  const value = create()
  if (kept.size >= keptLimit) kept.clear()
  kept.set(key, value)
  return value
}
