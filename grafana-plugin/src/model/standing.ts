/** Where a check stands, in one word: what the grid sorts, colours and counts by. Every check is in exactly one place,
 *  the worst; silence is never good. The same rule as on the exporter's own pages. */
import type { Status } from '../../../exporter/src/core/activity.ts'
import type { Timing } from '../../../exporter/src/core/facts.ts'

/** Worst first. */
export const standings = ['failed', 'overdue', 'warning', 'late', 'waiting', 'good', 'paused'] as const
export type Standing = (typeof standings)[number]

export function readStanding(check: {
  readonly status: Status | null | undefined
  readonly timing: Timing
}): Standing {
  if (check.timing === 'paused') return 'paused'
  if (check.status === 'failure') return 'failed'
  if (check.timing === 'overdue') return 'overdue'
  if (check.status === 'warning') return 'warning'
  if (check.timing === 'late') return 'late'
  return check.status === 'success' ? 'good' : 'waiting'
}

export function isBad(standing: Standing): boolean {
  return standing === 'failed' || standing === 'overdue' || standing === 'warning'
}

export function isStanding(word: string): word is Standing {
  return standings.some(standing => standing === word)
}

/** For sorting: the lower, the worse. */
export function rankOf(standing: Standing): number {
  return standings.indexOf(standing)
}
