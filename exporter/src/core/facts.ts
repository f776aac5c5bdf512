/** What is known of one check at this moment, as it is published and shown. Whether it is late or overdue is not
 *  stored: it follows from the deadlines and the time of asking, so that it is right without anything having run. */
import type { Status } from './activity.ts'
import type { KnownFigures } from './figures/kind.ts'
import type { Note, Pause } from './registry.ts'

/** An optional fact that is absent is unknown (or does not apply), never zero. Times in epoch ms. */
export type CheckFacts = {
  readonly id: string
  readonly group: string
  readonly name: string
  readonly label?: string
  /** Notify options, as labels for Alertmanager. */
  readonly route?: string
  readonly repeat: 'every' | 'once'
  readonly restored: boolean
  readonly graceMs: number
  readonly product?: string
  readonly installation?: string
  readonly computer?: string
  readonly paused: boolean
  /** Outside its arrival window, and told not to notify there. */
  readonly muted: boolean
  readonly windowMissed: boolean
  /** Whether it ever had a result. */
  readonly seen: boolean
  readonly status?: Status
  readonly lastResultAtMs?: number
  readonly lastSuccessAtMs?: number
  readonly expectedAtMs?: number
  /** When the pending slot becomes overdue. */
  readonly overdueAtMs?: number
  /** Set while a missed slot is unanswered: it is overdue now, and has been since then. */
  readonly overdueSinceMs?: number
  readonly intervalMs?: number
  /** Present for every check that has a schedule. */
  readonly overdueAfterMs?: number
  readonly consecutiveFailures: number
  readonly failingSinceMs?: number
  readonly statusSinceMs?: number
  /** When the run that is under way began. */
  readonly runningSinceMs?: number
  /** How many slots in a row no result has answered. */
  readonly missedInARow?: number
  /** The next run as a person has set it; no longer once a result has come. */
  readonly nextRunAtMs?: number
  /** Counters of what happened live; they never go back. */
  readonly missedTotal: number
  readonly failuresTotal: number
  /** Of the last results that told them. */
  readonly figures?: KnownFigures
}

export type Timing = 'new' | 'on time' | 'late' | 'overdue' | 'paused' | 'unscheduled'

/** One past result or missed slot, for a row of small indicators. */
export type RecentResult = {
  readonly atMs: number
  /** Absent for a missed slot. */
  readonly status?: Status
  readonly kind: 'result' | 'missed'
  readonly messageId?: number
}

/** Why nothing is expected of a check. `target` and `sinceMs` are those of a pause; without them the configuration
 *  says so, or monitoring is switched off. */
export type PauseView = Pick<Pause, 'untilMs' | 'reason' | 'by'> & Partial<Pick<Pause, 'target' | 'sinceMs'>>

/** What people said about a check. */
export type Remarks = {
  /** Live ones: its own, and those of its group, installation and account. */
  readonly notes?: readonly Note[]
  /** Of several the one that holds longest. */
  readonly pause?: PauseView
}

/** A check as people and programs are shown it. */
export type CheckView = CheckFacts &
  Remarks & {
    readonly timing: Timing
    /** Which rule gave the last status, in words. */
    readonly lastReason?: string
    readonly lastMessageId?: number
    /** The schedule in words, `every day at 02:00 (Europe/Berlin)`; absent when there is none. */
    readonly schedule?: string
    /** Newest first, about 30. */
    readonly recent: readonly RecentResult[]
  }

type Deadlines = Pick<CheckFacts, 'paused' | 'expectedAtMs' | 'overdueAtMs' | 'overdueSinceMs'>

/** The moment after which the check is overdue; -Infinity while a missed slot is unanswered, NaN when never. */
export function overdueFromMs(facts: Deadlines): number {
  if (facts.paused) return Number.NaN
  return facts.overdueSinceMs === undefined ? (facts.overdueAtMs ?? Number.NaN) : Number.NEGATIVE_INFINITY
}

/** The moment after which the check is late unless it is overdue; NaN when never. */
export function lateFromMs(facts: Deadlines): number {
  return facts.paused ? Number.NaN : (facts.expectedAtMs ?? Number.NaN)
}

/** A deadline itself is still in time; the millisecond after it is not. Comparing with NaN is false, as wanted. */
export function readTiming(
  facts: Deadlines & Pick<CheckFacts, 'seen' | 'overdueAfterMs'>,
  nowMs: number,
): Timing {
  if (facts.paused) return 'paused'
  if (nowMs > overdueFromMs(facts)) return 'overdue'
  if (nowMs > lateFromMs(facts)) return 'late'
  if (facts.overdueAfterMs === undefined) return 'unscheduled'
  return facts.seen ? 'on time' : 'new'
}
