/** What the HTTP face asks of the service in order to show what happened to many checks. */

import type { ResultWord } from '../core/result-strip.ts'
import type { CheckScope } from './check-filter.ts'
import type { ActivityDetail, GrowthSeries, HealthJson, ListedActivity } from './contract-looking.ts'

export type ActivitiesFilter = {
  readonly fromMs: number
  /** Exclusive. */
  readonly toMs: number
  readonly scope: CheckScope
  /** Any of these; all when absent. */
  readonly words?: readonly ResultWord[]
  /** Part of the reason, or of the check's id, name, group, label, computer or product, in any case. */
  readonly text?: string
}

/** A place in the order of a list, newest first. */
export type ListPlace = { readonly atMs: number; readonly id: number }

export type GrowthQuestion = {
  readonly figure: string
  readonly fromMs: number
  readonly toMs: number
  readonly scope: CheckScope
  /** Checks in the answer at most. */
  readonly limit: number
}

export type Looking = {
  /** Newest first, fewer than `limit` when looking for more would take too long: `next` says from where on.
   *  @returns `next` absent when there is no more */
  listActivities(
    filter: ActivitiesFilter,
    limit: number,
    before?: ListPlace,
  ): Promise<{ readonly activities: readonly ListedActivity[]; readonly next?: ListPlace }>
  activityDetail(id: number): Promise<ActivityDetail | undefined>
  growth(
    question: GrowthQuestion,
  ): Promise<{ readonly series: readonly GrowthSeries[]; readonly leftOut: number }>
  health(): Promise<HealthJson>
}
