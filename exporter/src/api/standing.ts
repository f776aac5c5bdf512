/** Where a check stands, in one word each: what pages sort, colour and count by. Failure by message and overdue by
 *  silence stay two facts on a row; for counting, every check is in exactly one place, the worst. */
import type { CheckView } from '../core/facts.ts'

/** Worst first. */
export const standings = ['failed', 'overdue', 'warning', 'late', 'waiting', 'good', 'paused'] as const
export type Standing = (typeof standings)[number]

/** Silence is never good: a check is good only when its last result was a success and no other is missing. */
export function readStanding(check: CheckView): Standing {
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

export type CheckFilter = {
  readonly group?: string | undefined
  readonly label?: string | undefined
  /** Part of id, name, group, label or reason, in any case. */
  readonly text?: string | undefined
}

export function filterChecks(checks: readonly CheckView[], filter: CheckFilter): CheckView[] {
  const wanted = filter.text?.toLowerCase()
  return checks.filter(
    check =>
      (filter.group === undefined || check.group === filter.group) &&
      (filter.label === undefined || check.label === filter.label) &&
      (wanted === undefined ||
        [check.id, check.name, check.group, check.label, check.lastReason].some(text =>
          text?.toLowerCase().includes(wanted),
        )),
  )
}
