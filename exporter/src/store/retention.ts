/** Retention, one small step at a time. What a deleted activity said about its check lives on in the check's base,
 *  in the same transaction: the fold over base and activities is the same before and after. */
import { activityColumns, parseActivity } from './activities.ts'
import type { Row, Statements } from './database.ts'
import { inSight } from './removal.ts'
import { integerOf, jsonOf, toJson } from './rows.ts'
import type { Store } from './store.ts'
import type { Telling, TellingDatabase } from './telling.ts'

type Fold = Parameters<Store['retire']>[2]
type Step = { readonly beforeMs: number; readonly limit: number }

export async function retire(database: TellingDatabase, step: Step, fold: Fold): Promise<number> {
  // One transaction: when this fails, the caller knows that no base was replaced.
  const gone = await database.transaction(async tx => {
    const activities = await retireActivities(tx, step, fold)
    // While older activities remain, messages behind them are left to the next step: looking at all of them to
    // find out that most are still referred to would make every step as long as the table.
    const last = activities.length < step.limit ? undefined : activities.at(-1)
    const messages = await tx.run(
      `delete from messages where id in (
         select m.id from messages m
         where m.received_at_ms < $1 and not exists (select 1 from activities a where a.message_id = m.id)
         order by m.received_at_ms, m.id limit $2)`,
      [last?.atMs ?? step.beforeMs, step.limit],
    )
    const lines = await retireRegistry(tx, step)
    return { activities: activities.length, messages, lines }
  })
  if (gone.activities < step.limit && gone.messages < step.limit && gone.lines < step.limit)
    // What is deleted stays deleted: space that cannot be given back now is given back the next time.
    await database.giveSpaceBack().catch(() => undefined)
  return gone.activities + gone.messages + gone.lines
}

/** What nobody needs any longer: old lines of the log, keys long revoked, notes long ended. Revoked tokens stay: while
 *  there is one on record, the API is not open to everybody. */
async function retireRegistry(tx: Statements, { beforeMs, limit }: Step): Promise<number> {
  let gone = await tx.run(
    'delete from transactions where id in (select id from transactions where at_ms < $1 order by at_ms limit $2)',
    [beforeMs, limit],
  )
  for (const table of ['keys', 'path_keys'])
    gone += await tx.run(`delete from ${table} where revoked_at_ms < $1`, [beforeMs])
  gone += await tx.run('delete from file_checks where gone_at_ms < $1', [beforeMs])
  gone += await tx.run('delete from notes where expires_at_ms < $1 or ended_at_ms < $1', [beforeMs])
  return gone
}

async function retireActivities(tx: Telling, { beforeMs, limit }: Step, fold: Fold) {
  const rows = await tx.all(
    `select ${activityColumns}, ${inSight} as in_sight from activities where at_ms < $1 order by at_ms, id limit $2`,
    [beforeMs, limit],
  )
  const activities = rows.map(parseActivity)
  const last = activities.at(-1)
  if (!last) return activities
  for (const { checkId } of activities) tx.touched(checkId)
  // What was removed says nothing about a check that has its name now.
  const counting = activities.filter((_, index) => integerOf(rows[index] as Row, 'in_sight') === 1)
  for (const [checkId, ofCheck] of Map.groupBy(counting, activity => activity.checkId)) {
    const row = await tx.first('select base from checks where check_id = $1', [checkId])
    if (!row) continue
    await tx.run('update checks set base = $2 where check_id = $1', [
      checkId,
      toJson(fold(checkId, jsonOf(row, 'base'), ofCheck)),
    ])
  }
  await tx.run('delete from activities where (at_ms, id) <= ($1, $2)', [last.atMs, last.id])
  // What nobody has asked for by now: nothing is copied elsewhere, or not any longer.
  await tx.run('delete from withdrawals where at_ms <= $1', [last.atMs])
  return activities
}
