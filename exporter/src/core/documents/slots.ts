/** Which slots there were, and how each ended: what success rates count.
 *
 *  A slot is expected when it was missed or when a result answered it. What belongs to one slot:
 *  - Results after which the same next run is expected answer the same slot, such as a run and its repetition.
 *  - A late result belongs to the slot that was missed before it, unless it is nearer to the next one.
 *  - Where each result starts the clock anew, and where there is no schedule, each result is a slot of its own.
 *  A slot counts once, by the worst of what is on record for it: a failure that was repeated with success is a failure,
 *  a slot whose result came after it was missed stays missed. Ignored results never count, and neither does a slot
 *  whose time is not over. Slots of the past are told apart by the schedule of now.
 *
 *  It lies where it began: a missed one at its expectation, any other at its first result. */
import type { Activity, Status } from '../activity.ts'
import type { Rhythm, Schedule } from '../schedule.ts'

export type SlotStatus = Status | 'missed'

/** Worst last. */
const severity = ['success', 'warning', 'missed', 'failure'] as const satisfies readonly SlotStatus[]

export function worse<T extends SlotStatus>(a: T, b: T): T {
  return severity.indexOf(b) > severity.indexOf(a) ? b : a
}

export type PastSlot = {
  readonly atMs: number
  readonly worst: SlotStatus
  /** How many results came for it. */
  readonly results: number
  /** Of one that was missed. */
  readonly missedId?: number
}

/** What tells the slots of a check apart. */
export type SlotRules = {
  readonly schedule?: Pick<Schedule, 'afterResult'>
  readonly rhythm?: Rhythm
  /** Fixes grids. */
  readonly firstResultAtMs?: number
}

type Open = PastSlot & {
  /** When the run after it is expected; results with the same belong to it. */
  readonly nextAtMs: number | undefined
}

/** Takes activities of one check, oldest first. */
export function createSlotFold(rules: SlotRules) {
  const { schedule, rhythm, firstResultAtMs } = rules
  const startsAnew = rhythm?.kind === 'posted' || (rhythm?.kind === 'interval' && rhythm.anchor === 'last')
  let open: Open | undefined

  /** @returns the slot before, when this activity begins another */
  function begin(slot: Open): PastSlot | undefined {
    const before = open && toPast(open)
    open = slot
    return before
  }

  return {
    take(activity: Activity & { readonly id: number }): PastSlot | undefined {
      if (activity.kind === 'missed') {
        const { expectedAtMs, id } = activity
        const nextAtMs = startsAnew ? undefined : nextAfter(expectedAtMs)
        return begin({ atMs: expectedAtMs, worst: 'missed', results: 0, missedId: id, nextAtMs })
      }
      const { atMs, status, lateMs, figures } = activity
      if (status === 'ignored') return undefined
      const posted = figures['nextRunAt']
      const isPosted = schedule !== undefined && posted !== undefined && posted > atMs
      const nextAtMs = isPosted ? posted : nextAfter(atMs)
      const isSame = open?.nextAtMs !== undefined && open.nextAtMs === nextAtMs
      const isAnswer = lateMs !== undefined && open?.results === 0 && (startsAnew || isPosted)
      if (open && (isSame || isAnswer)) {
        open = { ...open, nextAtMs, worst: worse(open.worst, status), results: open.results + 1 }
        return undefined
      }
      return begin({ atMs, worst: status, results: 1, nextAtMs })
    },
    /** The slot that is being filled. */
    open: (): PastSlot | undefined => open && toPast(open),
  }

  function nextAfter(atMs: number): number | undefined {
    return schedule?.afterResult(atMs, firstResultAtMs ?? atMs)?.expectedAtMs
  }
}

function toPast({ atMs, worst, results, missedId }: Open): PastSlot {
  return { atMs, worst, results, ...(missedId !== undefined && { missedId }) }
}

/** Of any number of slots: what became of them. `good` are successes and warnings. */
export type Tally = {
  readonly expected: number
  readonly good: number
  readonly warnings: number
  readonly failures: number
  readonly missed: number
}

export const noSlots: Tally = { expected: 0, good: 0, warnings: 0, failures: 0, missed: 0 }

export function countSlot(tally: Tally, worst: SlotStatus): Tally {
  return {
    expected: tally.expected + 1,
    good: tally.good + (worst === 'success' || worst === 'warning' ? 1 : 0),
    warnings: tally.warnings + (worst === 'warning' ? 1 : 0),
    failures: tally.failures + (worst === 'failure' ? 1 : 0),
    missed: tally.missed + (worst === 'missed' ? 1 : 0),
  }
}

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    expected: a.expected + b.expected,
    good: a.good + b.good,
    warnings: a.warnings + b.warnings,
    failures: a.failures + b.failures,
    missed: a.missed + b.missed,
  }
}
