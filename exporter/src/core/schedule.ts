/** When a check is expected to be heard from. Epoch ms in and out. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month'
/** 0 = Sunday … 6 = Saturday, as Date#getDay counts. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6
/** Minutes after local midnight. */
export type MinuteOfDay = number
/** A calendar date without a time, `2026-12-24`. */
export type IsoDate = string

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
