/** SQL of activities as lists of many checks show them: newest first by (atMs, id), from a place in that order on. */
import { activityColumns, parseActivity } from './activities.ts'
import type { Reading, Value } from './database.ts'
import { inSight } from './removal.ts'
import { integerOf } from './rows.ts'
import type { Store } from './store.ts'

type Listing = Pick<Store, 'activitiesBefore' | 'activity' | 'neighbours'>

export function activityListing(read: Reading): Listing {
  async function idBeside(where: string, order: 'asc' | 'desc', values: readonly Value[]) {
    const row = await read.first(
      `select id from activities where check_id = $1 and ${where} and ${inSight}
       order by at_ms ${order}, id ${order} limit 1`,
      values,
    )
    return row && integerOf(row, 'id')
  }

  return {
    async activitiesBefore({ fromMs, toMs }, limit, { before, checkId } = {}) {
      const rows = await read.all(
        `select ${activityColumns} from activities
         where (at_ms, id) < ($1, $2) and at_ms >= $3 ${checkId === undefined ? '' : 'and check_id = $5'} and ${inSight}
         order by at_ms desc, id desc limit $4`,
        [
          ...(before && before.atMs < toMs ? [before.atMs, before.id] : [toMs, 0]),
          fromMs,
          limit,
          ...(checkId === undefined ? [] : [checkId]),
        ],
      )
      return rows.map(parseActivity)
    },
    async activity(id) {
      const row = await read.first(`select ${activityColumns} from activities where id = $1 and ${inSight}`, [
        id,
      ])
      return row && parseActivity(row)
    },
    async neighbours({ checkId, atMs, id }) {
      const values = [checkId, atMs, id]
      return {
        earlierId: await idBeside('(at_ms, id) < ($2, $3)', 'desc', values),
        laterId: await idBeside('(at_ms, id) > ($2, $3)', 'asc', values),
      }
    },
  }
}
