/** What documents ask of the store: stretches of what happened, in pieces. */
import type { Activity } from '../core/activity.ts'

type Stored = Activity & { readonly id: number }
type Result = Extract<Stored, { readonly kind: 'result' }>
type Missed = Extract<Stored, { readonly kind: 'missed' }>
type Place = Pick<Stored, 'atMs' | 'id'>

/** `slot`: a missed one, or a result that counts; `good`: a success or warning; `sized`: a result that told its
 *  size. Ignored results are none of these. */
export type Sought = 'slot' | 'good' | 'sized'

export type DocumentStore = {
  /** Oldest first: those of one check from `fromMs` on, after the given one. */
  activitiesOfCheck(checkId: string, fromMs: number, limit: number, after?: Place): Promise<readonly Stored[]>
  /** The newest of its kind before this place in the history of a check. */
  activityBefore(checkId: string, sought: Sought, before: Place): Promise<Stored | undefined>
  /** The newest result of a check that counts. */
  lastResult(checkId: string): Promise<Result | undefined>
  /** Newest first: results of these checks (absent: of all) with fromMs <= atMs < toMs, before the given one. */
  reports(
    filter: { readonly checkIds?: readonly string[]; readonly fromMs: number; readonly toMs: number },
    limit: number,
    before?: Place,
  ): Promise<readonly Result[]>
  /** Slots with fromMs <= expectedAtMs < toMs that had been missed before `untilMs`, in that order. */
  missedSlots(span: {
    readonly fromMs: number
    readonly toMs: number
    readonly untilMs: number
  }): Promise<readonly Missed[]>
}
