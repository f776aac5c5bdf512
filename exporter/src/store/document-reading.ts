/** SQL of what documents ask for. Each statement is a small step: SQLite works on the thread that takes messages. */
import { activityColumns, parseActivity, parseResult } from './activities.ts'
import type { Reading } from './database.ts'
import type { DocumentStore, Sought } from './documents.ts'
import { inSight } from './removal.ts'
import type { StoredActivity } from './store.ts'

/** For more checks, the way through all of them by time is the shorter one. */
const fewChecks = 100

const counts = `(kind = 'missed' or status <> 'ignored')`
const conditions: Readonly<Record<Sought, string>> = {
  slot: counts,
  good: `status in ('success', 'warning')`,
  sized: `status <> 'ignored' and json_extract(figures, '$.size') is not null`,
}

export function documentReading(read: Reading): DocumentStore {
  function newest(checkId: string, condition: string, beforeMs: number, beforeId: number) {
    return read.first(
      `select ${activityColumns} from activities
       where check_id = $1 and (at_ms, id) < ($2, $3) and ${condition} and ${inSight}
       order by at_ms desc, id desc limit 1`,
      [checkId, beforeMs, beforeId],
    )
  }
  return {
    async activitiesOfCheck(checkId, fromMs, limit, after) {
      const rows = await read.all(
        `select ${activityColumns} from activities
         where check_id = $1 and (at_ms, id) > ($2, $3) and ${inSight} order by at_ms, id limit $4`,
        [checkId, after?.atMs ?? fromMs, after?.id ?? 0, limit],
      )
      return rows.map(parseActivity)
    },
    async activityBefore(checkId, sought, { atMs, id }) {
      const row = await newest(checkId, conditions[sought], atMs, id)
      return row && parseActivity(row)
    },
    async lastResult(checkId) {
      const condition = `kind = 'result' and status <> 'ignored'`
      const row = await newest(checkId, condition, Number.MAX_SAFE_INTEGER, 0)
      return row && parseResult(row)
    },
    async reports({ checkIds, fromMs, toMs }, limit, before) {
      const some = checkIds && checkIds.length <= fewChecks
      const rows = await read.all(
        `select ${activityColumns} from activities
         where kind = 'result' and at_ms >= $1 and (at_ms, id) < ($2, $3) and ${inSight}
         ${checkIds ? `and ${some ? '' : '+'}check_id in (select value from json_each($5))` : ''}
         order by at_ms desc, id desc limit $4`,
        [
          fromMs,
          before?.atMs ?? toMs,
          before?.id ?? 0,
          limit,
          ...(checkIds ? [JSON.stringify(checkIds)] : []),
        ],
      )
      return rows.map(parseResult)
    },
    async missedSlots({ fromMs, toMs, untilMs }) {
      const rows = await read.all(
        `select ${activityColumns} from activities
         where kind = 'missed' and at_ms >= $1 and at_ms < $3 and expected_at_ms >= $1 and expected_at_ms < $2
         and ${inSight} order by at_ms, id`,
        [fromMs, toMs, untilMs],
      )
      return rows.map(parseActivity).filter(isMissed)
    },
  }
}

function isMissed(activity: StoredActivity): activity is Extract<StoredActivity, { kind: 'missed' }> {
  return activity.kind === 'missed'
}
