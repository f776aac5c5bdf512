/** SQL of activities in the order of their changes, and by time: for those who copy them elsewhere. */
import { activityColumns, parseActivity } from './activities.ts'
import type { Reading, Row } from './database.ts'
import { integerOf, oneOf } from './rows.ts'
import type { ActivityHistory } from './store.ts'

export function changeReading(read: Reading): ActivityHistory {
  return {
    // One statement, so that both tables are seen at the same moment.
    async activitiesChangedAfter(seq, limit) {
      const rows = await read.all(
        `select seq, 'written' as change, ${activityColumns} from activities where seq > $1
         union all
         select seq, 'withdrawn' as change, ${activityColumns} from withdrawn_activities where seq > $1
         order by seq limit $2`,
        [seq, limit],
      )
      return rows.map(row => ({
        seq: integerOf(row, 'seq'),
        kind: oneOf(row, 'change', ['written', 'withdrawn']),
        activity: parseActivity(row),
      }))
    },
    async lastChange() {
      return numberOf(await read.first('select last as number from change_counter'))
    },
    async countChangesAfter(seq) {
      const row = await read.first(
        `select (select count(*) from activities where seq > $1)
           + (select count(*) from withdrawn_activities where seq > $1) as number`,
        [seq],
      )
      return numberOf(row)
    },
    async activitiesInTime({ fromMs, toMs }, limit, after) {
      const rows = await read.all(
        `select ${activityColumns} from activities
         where (at_ms, id) > ($1, $2) and at_ms < $3 order by at_ms, id limit $4`,
        [after?.atMs ?? fromMs, after?.id ?? 0, toMs, limit],
      )
      return rows.map(parseActivity)
    },
    async countActivitiesInTime({ fromMs, toMs }) {
      const row = await read.first(
        'select count(*) as number from activities where at_ms >= $1 and at_ms < $2',
        [fromMs, toMs],
      )
      return numberOf(row)
    },
  }
}

function numberOf(row: Row | undefined): number {
  return row ? integerOf(row, 'number') : 0
}
