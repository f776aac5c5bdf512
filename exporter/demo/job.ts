/** A backup job of the demo, and one run of it. */
import type { Status } from '../src/core/activity.ts'
import type { Rhythm } from './rhythm.ts'

export type DemoJob = {
  /** Of its check, and its alias; for a job that reports: the sender's key. */
  readonly id: string
  readonly client: string
  readonly zone: string
  readonly computer: string
  readonly name: string
  readonly product: string
  readonly rhythm: Rhythm
  /** What it saved thirty days ago. */
  readonly bytes: number
  /** Share that is added in thirty days. */
  readonly growth: number
  readonly minutes: number
  /** Whose installation reports it; absent for one that sends mails. */
  readonly installation?: string
  /** Which of the numbers of days before now it does not go as usual. */
  readonly turns: readonly Turn[]
}

/** From so many days before now until so many, both may be fractions; `until` 0 is now and later. */
export type Turn = {
  readonly what: 'failure' | 'warning' | 'silence' | 'late' | 'shrunk' | 'slow' | 'empty'
  readonly fromDays: number
  readonly untilDays: number
}

export type Run = {
  readonly job: DemoJob
  /** Names it for good. */
  readonly key: string
  readonly status: Status
  readonly startedAtMs: number
  /** When its report arrives. */
  readonly endedAtMs: number
  readonly seconds: number
  /** Unknown of a run that failed. */
  readonly saved:
    | { readonly bytes: number; readonly transferredBytes: number; readonly files: number }
    | undefined
  /** What went wrong, in words. */
  readonly trouble: string | undefined
}
