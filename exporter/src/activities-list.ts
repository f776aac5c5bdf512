/** Activities of many checks in one list, newest first, with what is known of their checks. A few checks are read one
 *  by one and merged; with many, the record is walked by time and what does not fit is left out. */
import { setImmediate } from 'node:timers/promises'
import { isIn } from './api/check-filter.ts'
import type { ListedActivity } from './api/contract-looking.ts'
import type { ActivitiesFilter, ListPlace, Looking } from './api/looking.ts'
import type { Fleet } from './fleet.ts'
import type { Store, StoredActivity } from './store/store.ts'

/** Checks that are read one by one. */
const fewChecks = 32
const pageRows = 500
/** Rows looked at for one page; a search for what hardly ever happens goes on with the next. */
const lookedLimit = 100_000

type Deps = {
  readonly store: Pick<Store, 'activitiesBefore' | 'activity' | 'neighbours'>
  readonly fleet: Fleet
}

export function createActivitiesList(
  { store, fleet }: Deps,
  lookedMost = lookedLimit,
): Pick<Looking, 'listActivities' | 'activityDetail'> {
  return {
    async listActivities(filter, limit, before) {
      const fits = createFilter(filter)
      const activities: ListedActivity[] = []
      let looked = 0
      let last: ListPlace | undefined
      for await (const activity of walk(filter, before)) {
        // There is one more: the page ends before it.
        if (last && (activities.length >= limit || looked >= lookedMost)) return { activities, next: last }
        looked++
        last = { atMs: activity.atMs, id: activity.id }
        const listed = toListed(activity)
        if (fits(listed)) activities.push(listed)
      }
      return { activities }
    },
    async activityDetail(id) {
      const activity = await store.activity(id)
      if (!activity) return undefined
      const { earlierId, laterId } = await store.neighbours(activity)
      return {
        activity: toListed(activity),
        ...(earlierId !== undefined && { earlierId }),
        ...(laterId !== undefined && { laterId }),
      }
    },
  }

  function walk(filter: ActivitiesFilter, before: ListPlace | undefined): AsyncIterable<StoredActivity> {
    const few = findFew(filter.scope)
    return few ? merge(few.map(checkId => pages(filter, before, checkId))) : pages(filter, before)
  }

  /** The checks that the filter is about, if they are few. */
  function findFew(scope: ActivitiesFilter['scope']): readonly string[] | undefined {
    if (scope.ids) return scope.ids.size <= fewChecks ? [...scope.ids] : undefined
    if (!scope.groups && !scope.labels) return undefined
    const found: string[] = []
    for (const { definition } of fleet.all()) {
      if (isIn(scope, definition)) found.push(definition.id)
      if (found.length > fewChecks) return undefined
    }
    return found
  }

  async function* pages(
    span: { readonly fromMs: number; readonly toMs: number },
    start: ListPlace | undefined,
    checkId?: string,
  ): AsyncGenerator<StoredActivity> {
    for (let before = start; ; await setImmediate()) {
      const rows = await store.activitiesBefore(span, pageRows, {
        ...(before && { before }),
        ...(checkId !== undefined && { checkId }),
      })
      yield* rows
      before = rows.at(-1)
      if (!before || rows.length < pageRows) return
    }
  }

  /** One that is no longer configured has its id for a name, and no group. */
  function toListed(activity: StoredActivity): ListedActivity {
    const { definition } = fleet.get(activity.checkId) ?? {}
    const { source } = definition ?? {}
    return {
      ...activity,
      name: definition?.name ?? activity.checkId,
      group: definition?.group ?? '',
      ...(definition?.label !== undefined && { label: definition.label }),
      ...(source && { computer: source.computer, job: source.job }),
      ...(source?.product !== undefined && { product: source.product }),
    }
  }
}

function createFilter({ scope, words, text }: ActivitiesFilter): (listed: ListedActivity) => boolean {
  const wanted = text?.toLowerCase()
  return listed => {
    const { checkId, name, group, label, computer, product, reason } = listed
    if (words && !words.includes(listed.kind === 'missed' ? 'missed' : listed.status)) return false
    if (!isIn(scope, { id: checkId, group, ...(label !== undefined && { label }) })) return false
    return (
      wanted === undefined ||
      [checkId, name, group, label, computer, product, reason].some(one =>
        one?.toLowerCase().includes(wanted),
      )
    )
  }
}

/** Streams that are each newest first, as one. */
async function* merge(streams: readonly AsyncGenerator<StoredActivity>[]): AsyncGenerator<StoredActivity> {
  const heads = await Promise.all(
    streams.map(async stream => ({
      stream,
      head: (await stream.next()).value as StoredActivity | undefined,
    })),
  )
  for (;;) {
    let newest: (typeof heads)[number] | undefined
    for (const one of heads) if (one.head && (!newest?.head || isNewer(one.head, newest.head))) newest = one
    if (!newest?.head) return
    yield newest.head
    const next = await newest.stream.next()
    newest.head = next.done ? undefined : next.value
  }
}

function isNewer(a: ListPlace, b: ListPlace): boolean {
  return a.atMs > b.atMs || (a.atMs === b.atMs && a.id > b.id)
}
