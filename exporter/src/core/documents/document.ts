/** What each document holds, whatever it is written as. Docs/documents.md defines every part. */
import type { Row } from './row.ts'
import type { SlotStatus } from './slots.ts'

export const documentKinds = ['last-24h', 'last-status', 'all-reports', 'job', 'client-summary'] as const
export type DocumentKind = (typeof documentKinds)[number]

type Period = { readonly fromMs: number; readonly toMs: number; readonly timeZone: string }

/** Runs by the time their report was received, in the day that ends at the cut-off; and the checks that should have run
 *  in it and did not. */
export type Last24h = Period & {
  readonly kind: 'last-24h'
  readonly runs: readonly Row[]
  readonly didNotRun: readonly Row[]
}

export type LastStatus = {
  readonly kind: 'last-status'
  readonly atMs: number
  readonly timeZone: string
  readonly rows: readonly Row[]
}

/** Newest first. */
export type Reports = Period & { readonly kind: 'all-reports'; readonly rows: readonly Row[] }

/** The runs of one check, oldest first. */
export type JobRecord = Period & {
  readonly kind: 'job'
  readonly check: {
    readonly id: string
    readonly name: string
    readonly group: string
    readonly label?: string
    readonly schedule?: string
  }
  readonly runs: readonly Row[]
  readonly successRate?: SuccessRate
  /** Of `sizeBytes` over time. */
  readonly growth?: { readonly bytesPerDay: number; readonly nowBytes: number }
}

/** Slots answered by a success or a warning, of all slots that were expected in the period. */
export type SuccessRate = { readonly good: number; readonly expected: number }

/** A month of one group. */
export type ClientSummary = Period & {
  readonly kind: 'client-summary'
  readonly group: string
  /** `2026-11` */
  readonly month: string
  readonly successRate: SuccessRate
  readonly jobs: readonly JobSummary[]
  /** All jobs together, by day of the month. */
  readonly byDay: readonly DayTotals[]
  /** The first of them, oldest first; `jobs` counts them all. */
  readonly missedSlots: readonly MissedSlot[]
  readonly changes: readonly FleetChange[]
  readonly notes: readonly { readonly text: string; readonly author: string; readonly createdAtMs: number }[]
}

export type JobSummary = {
  readonly checkId: string
  readonly job: string
  readonly label?: string
  readonly computer?: string
  readonly successRate: SuccessRate
  readonly failures: number
  readonly warnings: number
  readonly missed: number
  /** By day of the month, from the first: the worst of the day; null where nothing was expected or came. */
  readonly days: readonly (SlotStatus | null)[]
  readonly sizeBytes?: number
  readonly growthBytes?: number
  readonly averageDurationSeconds?: number
}

/** What is not known, and what has not come yet, is absent. */
export type DayTotals = {
  /** The last known size of each job up to the end of that day, added up. */
  readonly sizeBytes?: number
  /** How many jobs these are. */
  readonly sizedJobs?: number
  readonly transferredBytes?: number
  /** Of all runs of the day, one after the other. */
  readonly durationSeconds?: number
  /** Size by duration of the runs that told both. */
  readonly bytesPerSecond?: number
}

export type MissedSlot = {
  readonly checkId: string
  readonly job: string
  readonly computer?: string
  readonly expectedAtMs: number
}

/** What came to the client, and what went. */
export type FleetChange = {
  readonly atMs: number
  readonly change: 'added' | 'changed' | 'removed'
  readonly kind: 'job' | 'installation' | 'check' | 'group'
  readonly name: string
  readonly who: string
}
