/** The domain's metrics: which there are and where each value comes from. docs/metrics.md says the same in words. */
import type { Status } from '../core/activity.ts'
import type { CheckFacts } from '../core/facts.ts'

export type Family = {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  /** `ms` is published in seconds. `deadline` values are not stored but follow from deadlines and the time. */
  readonly unit: 'number' | 'ms' | 'deadline' | 'info'
  readonly read: (facts: CheckFacts) => number | boolean | undefined
}

const statusValue = { success: 0, warning: 1, failure: 2 } as const satisfies Record<Status, number>

/** Order is that of the output. */
export const families: readonly Family[] = [
  {
    name: 'backup_check_info',
    type: 'gauge',
    help: 'What is known of the check besides its values, for joining; always 1',
    unit: 'info',
    read: () => 1,
  },
  {
    name: 'backup_check_status',
    type: 'gauge',
    help: 'Status of the last result: 0 success, 1 warning, 2 failure; absent before the first',
    unit: 'number',
    read: facts => facts.status && statusValue[facts.status],
  },
  {
    name: 'backup_check_late',
    type: 'gauge',
    help: 'Whether the expected time has passed without a result, but not yet the overdue time',
    unit: 'deadline',
    read: () => undefined,
  },
  {
    name: 'backup_check_overdue',
    type: 'gauge',
    help: 'Whether a result is missing for longer than the check allows',
    unit: 'deadline',
    read: () => undefined,
  },
  {
    name: 'backup_check_paused',
    type: 'gauge',
    help: 'Whether the check is paused: results are kept and ignored and nothing is expected',
    unit: 'number',
    read: facts => facts.paused,
  },
  {
    name: 'backup_check_muted',
    type: 'gauge',
    help: 'Whether notifications are unwanted at this moment: outside the arrival window of a check that asks for it',
    unit: 'number',
    read: facts => facts.muted,
  },
  {
    name: 'backup_check_seen',
    type: 'gauge',
    help: 'Whether the check ever had a result',
    unit: 'number',
    read: facts => facts.seen,
  },
  {
    name: 'backup_check_window_missed',
    type: 'gauge',
    help: 'Whether the last arrival window closed without a result',
    unit: 'number',
    read: facts => facts.windowMissed,
  },
  {
    name: 'backup_check_last_result_timestamp_seconds',
    type: 'gauge',
    help: 'When the last result was received',
    unit: 'ms',
    read: facts => facts.lastResultAtMs,
  },
  {
    name: 'backup_check_last_success_timestamp_seconds',
    type: 'gauge',
    help: 'When the last success was received',
    unit: 'ms',
    read: facts => facts.lastSuccessAtMs,
  },
  {
    name: 'backup_check_expected_timestamp_seconds',
    type: 'gauge',
    help: 'When the next result is expected',
    unit: 'ms',
    read: facts => facts.expectedAtMs,
  },
  {
    name: 'backup_check_overdue_timestamp_seconds',
    type: 'gauge',
    help: 'Since when the check is overdue, or when it will become so if nothing arrives',
    unit: 'ms',
    read: facts => facts.overdueSinceMs ?? facts.overdueAtMs,
  },
  {
    name: 'backup_check_interval_seconds',
    type: 'gauge',
    help: 'Usual distance of two expected results; absent when it is not regular',
    unit: 'ms',
    read: facts => facts.intervalMs,
  },
  {
    name: 'backup_check_overdue_after_seconds',
    type: 'gauge',
    help: 'How long after its expected time a missing result makes the check overdue',
    unit: 'ms',
    read: facts => facts.overdueAfterMs,
  },
  {
    name: 'backup_check_consecutive_failures',
    type: 'gauge',
    help: 'Failing results since the last one that did not fail',
    unit: 'number',
    read: facts => facts.consecutiveFailures,
  },
  {
    name: 'backup_check_failing_since_timestamp_seconds',
    type: 'gauge',
    help: 'When the first of the present failing results was received; absent while it does not fail',
    unit: 'ms',
    read: facts => facts.failingSinceMs,
  },
  {
    name: 'backup_check_status_since_timestamp_seconds',
    type: 'gauge',
    help: 'Since when the status is what it is',
    unit: 'ms',
    read: facts => facts.statusSinceMs,
  },
  {
    name: 'backup_check_running_since_timestamp_seconds',
    type: 'gauge',
    help: 'When the run that is under way began; absent while none is',
    unit: 'ms',
    read: facts => facts.runningSinceMs,
  },
  {
    name: 'backup_check_notify_after_seconds',
    type: 'gauge',
    help: 'Grace period: how long a bad state lasts before anyone is notified',
    unit: 'ms',
    read: facts => facts.graceMs,
  },
  {
    name: 'backup_check_size_bytes',
    type: 'gauge',
    help: 'Size of the backup, of the last result that told it',
    unit: 'number',
    read: facts => facts.figures?.size,
  },
  {
    name: 'backup_check_transferred_bytes',
    type: 'gauge',
    help: 'What was transferred or written, of the last result that told it',
    unit: 'number',
    read: facts => facts.figures?.transferred,
  },
  {
    name: 'backup_check_duration_seconds',
    type: 'gauge',
    help: 'How long the run took, of the last result that told it',
    unit: 'number',
    read: facts => facts.figures?.duration,
  },
  {
    name: 'backup_check_files',
    type: 'gauge',
    help: 'Files backed up, of the last result that told them',
    unit: 'number',
    read: facts => facts.figures?.files,
  },
  {
    name: 'backup_check_result_warnings',
    type: 'gauge',
    help: 'Warnings the last result counted; absent when it does not tell',
    unit: 'number',
    read: facts => facts.figures?.warnings,
  },
  {
    name: 'backup_check_result_errors',
    type: 'gauge',
    help: 'Errors the last result counted; absent when it does not tell',
    unit: 'number',
    read: facts => facts.figures?.errors,
  },
  {
    name: 'backup_check_missed_total',
    type: 'counter',
    help: 'Slots that passed without a result',
    unit: 'number',
    read: facts => facts.missedTotal,
  },
  {
    name: 'backup_check_failures_total',
    type: 'counter',
    help: 'Failing results as they arrived; results derived again from stored messages do not count',
    unit: 'number',
    read: facts => facts.failuresTotal,
  },
]
