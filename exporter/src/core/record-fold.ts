/** Where a check stands by its record alone: the fold of state.ts over what is stored, after a restart, a change or a
 *  mailbox read late. */
import type { Missed, Result } from './activity.ts'
import type { Schedule, Slot } from './schedule.ts'
import {
  advance,
  applyMissed,
  applyResult,
  begin,
  type CheckState,
  expectAgain,
  latenessOf,
  type Since,
} from './state.ts'

/** A row of the record as the fold reads it, oldest first. */
export type Recorded =
  | Pick<Result, 'kind' | 'atMs' | 'status' | 'reason' | 'messageId' | 'figures'>
  | Pick<Missed, 'kind' | 'atMs' | 'expectedAtMs'>

/** Fold of what retention is about to delete, as it stands.
 *  @param base fold of what was deleted before, if any */
export function retireInto(
  base: CheckState | undefined,
  schedule: Schedule | undefined,
  since: Since,
  rows: readonly Recorded[],
): CheckState {
  let { state, counting } = beforeRecord(base, schedule, since)
  for (const row of rows) {
    if (!counting && row.atMs > since.atMs) {
      state = expectAgain(state, schedule, since)
      counting = true
    }
    state = applyRecorded(state, counting ? schedule : undefined, row)
  }
  return state
}

/** State from the record alone. Results count as they stand; missed slots from before `since` too, because the
 *  schedule of then is not known any more; those after it are derived anew.
 *  @param base fold of what retention deleted, if any
 *  @returns the state at `nowMs`; every slot missed after `missedAfterMs`, which replaces what the record has
 *  there; how late each result was, in the order of the rows. */
export function replay(
  schedule: Schedule | undefined,
  since: Since,
  base: CheckState | undefined,
  rows: readonly Recorded[],
  nowMs: number,
): {
  readonly state: CheckState
  readonly missed: readonly Slot[]
  readonly missedAfterMs: number
  readonly late: readonly (number | undefined)[]
} {
  let { state, counting } = beforeRecord(base, schedule, since)
  const missedAfterMs = counting ? (base?.eventAtMs ?? 0) : since.atMs
  const missed: Slot[] = []
  const late: (number | undefined)[] = []
  for (const row of rows) {
    if (!counting && row.atMs > since.atMs) {
      state = expectAgain(state, schedule, since)
      counting = true
    }
    if (!counting) {
      late.push(latenessOf(state, row.atMs))
      state = applyRecorded(state, undefined, row)
    } else if (row.kind === 'missed') {
      late.push(undefined)
      if (!schedule) state = applyMissed(state, undefined, row)
    } else {
      const passed = advance(state, schedule, row.atMs)
      missed.push(...passed.missed)
      late.push(latenessOf(passed.state, row.atMs))
      state = applyResult(passed.state, schedule, row)
    }
  }
  if (!counting) state = expectAgain(state, schedule, since)
  const passed = advance(state, schedule, nowMs)
  return { state: passed.state, missed: [...missed, ...passed.missed], missedAfterMs, late }
}

/** Where folding starts. `counting` tells whether the present schedule has begun to count by then: what lies before
 *  it is only taken over. */
function beforeRecord(base: CheckState | undefined, schedule: Schedule | undefined, since: Since) {
  if (base) return { state: base, counting: base.eventAtMs !== undefined && base.eventAtMs > since.atMs }
  const created = since.kind === 'created'
  const state: CheckState = created ? begin(schedule, since) : { since, consecutiveFailures: 0 }
  return { state, counting: created }
}

function applyRecorded(state: CheckState, schedule: Schedule | undefined, row: Recorded): CheckState {
  return row.kind === 'result' ? applyResult(state, schedule, row) : applyMissed(state, schedule, row)
}
