/** Checks as they are shown, over the fleet and the store. With very many of them others get their turn
 *  in between. */
import { setImmediate } from 'node:timers/promises'
import type { HttpDeps } from './api/deps.ts'
import type { CheckView, RecentResult, Remarks } from './core/facts.ts'
import { type ResultStrip, resultsIn, resultWords } from './core/result-strip.ts'
import { viewOf } from './entry.ts'
import type { Fleet } from './fleet.ts'
import type { Store } from './store/store.ts'

/** Newest results of a check that are shown with it. */
const recentLimit = 30
/** Checks made ready before others have their turn on this thread. */
const turnChecks = 500

type Options = {
  readonly store: Pick<Store, 'newestResults'>
  readonly fleet: Fleet
  /** What people said, by check. */
  readonly remarks: () => Promise<(checkId: string) => Remarks>
  readonly now: () => number
}

export function createCheckViews({
  store,
  fleet,
  remarks,
  now,
}: Options): Pick<HttpDeps, 'checks' | 'check' | 'withRecent' | 'newestResults'> {
  return {
    async checks() {
      const remarksOn = await remarks()
      const nowMs = now()
      const views: CheckView[] = []
      for (const entry of [...fleet.all()]) {
        views.push(viewOf(entry, nowMs, [], remarksOn(entry.definition.id)))
        if (views.length % turnChecks === 0) await setImmediate()
      }
      return views
    },
    async withRecent(checks) {
      const ids = checks.map(({ id }) => id)
      const strips = await store.newestResults(ids, recentLimit)
      return checks.map((check, index) => ({ ...check, recent: toRecent(strips[index] ?? []) }))
    },
    async check(id) {
      const [strip = []] = await store.newestResults([id], recentLimit)
      const remarksOn = await remarks()
      const entry = fleet.get(id)
      return entry && viewOf(entry, now(), toRecent(strip), remarksOn(id))
    },
    newestResults: store.newestResults,
  }
}

/** Newest first. */
function toRecent(strip: ResultStrip): RecentResult[] {
  return resultsIn(strip)
    .map(({ atMs, code, messageId }): RecentResult => {
      const word = resultWords[code]
      if (word === 'missed' || messageId === null) return { atMs, kind: 'missed' }
      return { atMs, kind: 'result', messageId, ...(word !== 'ignored' && { status: word }) }
    })
    .reverse()
}
