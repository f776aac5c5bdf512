/** SQL of activities in the order of their changes, and by time: for those who copy them elsewhere. */
import { activityColumns, parseActivity } from './activities.ts'
import type { Reading, Row } from './database.ts'
import { inSight } from './removal.ts'
import { integerOf, oneOf, optionalInteger, textOf } from './rows.ts'
import type { ActivityChange, Store } from './store.ts'

type ChangeReading = Pick<
  Store,
  'activitiesChangedAfter' | 'lastChange' | 'countChangesAfter' | 'activitiesInTime' | 'countActivitiesInTime'
>

export function changeReading(read: Reading): ChangeReading {
  return {
    // One statement, so that both tables are seen at the same moment.
    async activitiesChangedAfter(seq, limit) {
      const rows = await read.all(
        `select seq, 'written' as change, null as ended_at_ms, ${activityColumns}
         from activities where seq > $1 and ${inSight}
         union all
         select seq, kind, ended_at_ms, activity_id, null, check_id, at_ms, null, null, null, null, null, null
         from withdrawals where seq > $1
         order by seq limit $2`,
        [seq, limit],
      )
      return rows.map(parseChange)
    },
    async lastChange() {
      return numberOf(await read.first('select last as number from change_counter'))
    },
    async countChangesAfter(seq) {
      const row = await read.first(
        `select (select count(*) from activities where seq > $1)
           + (select count(*) from withdrawals where seq > $1) as number`,
        [seq],
      )
      return numberOf(row)
    },
    async activitiesInTime({ fromMs, toMs }, limit, after) {
      const rows = await read.all(
        `select ${activityColumns} from activities
         where (at_ms, id) > ($1, $2) and at_ms < $3 and ${inSight} order by at_ms, id limit $4`,
        [after?.atMs ?? fromMs, after?.id ?? 0, toMs, limit],
      )
      return rows.map(parseActivity)
    },
    async countActivitiesInTime({ fromMs, toMs }) {
      const row = await read.first(
        `select count(*) as number from activities where at_ms >= $1 and at_ms < $2 and ${inSight}`,
        [fromMs, toMs],
      )
      return numberOf(row)
    },
  }
}

function parseChange(row: Row): ActivityChange {
  const seq = integerOf(row, 'seq')
  const change = oneOf(row, 'change', ['written', 'activity', 'check'])
  if (change === 'written') return { seq, kind: 'written', activity: parseActivity(row) }
  const checkId = textOf(row, 'check_id')
  if (change === 'check') return { seq, kind: 'removed', checkId }
  const endedAtMs = optionalInteger(row, 'ended_at_ms')
  const activity = {
    id: integerOf(row, 'id'),
    checkId,
    atMs: integerOf(row, 'at_ms'),
    ...(endedAtMs !== undefined && { endedAtMs }),
  }
  return { seq, kind: 'withdrawn', activity }
}

function numberOf(row: Row | undefined): number {
  return row ? integerOf(row, 'number') : 0
}
