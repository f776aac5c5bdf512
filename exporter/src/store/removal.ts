/** Deleting on request. What names the thing goes at once, in one transaction; what there may be much of, activities
 *  and messages, goes in small steps, and is out of sight until then. A crash in between loses no step. */
import type { Target } from '../core/registry.ts'
import type { Database, Reading, Row, Statements } from './database.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import { integerOf, optionalInteger, textOf } from './rows.ts'
import type { Telling } from './telling.ts'
import { withdraw, withdrawCheck } from './withdrawals.ts'

/** True of an activity that was not removed. */
export const inSight = `not exists (
  select 1 from removals r where r.check_id = activities.check_id and activities.id <= r.through_id)`

export function removalWriting(statements: Telling): Pick<RegistryTx, 'remove' | 'deleteReport'> {
  return {
    async remove(target) {
      const installationIds = await installationsOf(statements, target)
      const checkIds = target.kind === 'check' ? [target.id] : []
      for (const id of installationIds) {
        const jobs = await statements.all('select check_id from jobs where installation_id = $1', [id])
        checkIds.push(...jobs.map(row => textOf(row, 'check_id')))
      }
      for (const id of checkIds) {
        await removeCheck(statements, id)
        statements.touched(id)
      }
      for (const id of installationIds) {
        await removeArrangements(statements, { kind: 'installation', id })
        await statements.run('delete from installations where id = $1', [id])
      }
      await removeArrangements(statements, target)
      if (target.kind === 'group')
        await statements.run('delete from file_checks where group_name = $1 and gone_at_ms is not null', [
          target.id,
        ])
      if (target.kind === 'account') await statements.run('delete from accounts where id = $1', [target.id])
      return { checkIds, installationIds }
    },
    async deleteReport(activityId) {
      await withdraw(statements, `id = $1 and kind = 'result'`, [activityId])
      const row = await statements.first(
        `delete from activities where id = $1 and kind = 'result' returning check_id, message_id, at_ms`,
        [activityId],
      )
      if (!row) return undefined
      statements.touched(textOf(row, 'check_id'))
      const messageId = integerOf(row, 'message_id')
      const messageGone = (await deleteUnreferred(statements, messageId)) === 1
      return { checkId: textOf(row, 'check_id'), messageId, atMs: integerOf(row, 'at_ms'), messageGone }
    },
  }
}

export function removalSteps(database: Database): Pick<RegistryStore, 'removeStep'> {
  return {
    async removeStep(limit) {
      const { gone, done } = await database.transaction(tx => removeSome(tx, limit))
      // What is deleted stays deleted: space that cannot be given back now is given back the next time.
      if (done) await database.giveSpaceBack().catch(() => undefined)
      return gone
    },
  }
}

async function removeSome(tx: Statements, limit: number): Promise<{ gone: number; done: boolean }> {
  const removal = await tx.first('select check_id, through_id from removals order by check_id limit 1')
  if (!removal) return { gone: 0, done: false }
  const checkId = textOf(removal, 'check_id')
  const rows = await tx.all(
    `select id, message_id from activities where check_id = $1 and id <= $2 order by at_ms, id limit $3`,
    [checkId, integerOf(removal, 'through_id'), limit],
  )
  let gone = 0
  for (const row of rows) gone += await removeActivity(tx, row)
  if (rows.length === limit) return { gone, done: false }
  await tx.run('delete from removals where check_id = $1', [checkId])
  return { gone: gone + 1, done: (await tx.first('select 1 as more from removals limit 1')) === undefined }
}

async function removeActivity(tx: Statements, row: Row): Promise<number> {
  const gone = await tx.run('delete from activities where id = $1', [integerOf(row, 'id')])
  const messageId = optionalInteger(row, 'message_id')
  return messageId === undefined ? gone : gone + (await deleteUnreferred(tx, messageId))
}

function deleteUnreferred(statements: Statements, messageId: number): Promise<number> {
  return statements.run(
    'delete from messages where id = $1 and not exists (select 1 from activities a where a.message_id = $1)',
    [messageId],
  )
}

async function installationsOf(read: Reading, { kind, id }: Target): Promise<readonly string[]> {
  if (kind === 'installation') return [id]
  if (kind === 'check') return []
  const column = kind === 'group' ? 'organization' : 'account_id'
  const rows = await read.all(`select id from installations where ${column} = $1 order by id`, [id])
  return rows.map(row => textOf(row, 'id'))
}

async function removeCheck(statements: Statements, checkId: string): Promise<void> {
  await removeArrangements(statements, { kind: 'check', id: checkId })
  for (const table of ['path_keys', 'jobs', 'checks'])
    await statements.run(`delete from ${table} where check_id = $1`, [checkId])
  await statements.run('delete from file_checks where check_id = $1 and gone_at_ms is not null', [checkId])
  await statements.run(
    `insert into removals (check_id, through_id)
     select $1, max(id) from activities where check_id = $1 having count(*) > 0
     on conflict (check_id) do update set through_id = excluded.through_id`,
    [checkId],
  )
  await withdrawCheck(statements, checkId)
}

async function removeArrangements(statements: Statements, { kind, id }: Target): Promise<void> {
  for (const table of ['notes', 'pauses'])
    await statements.run(`delete from ${table} where target_kind = $1 and target_id = $2`, [kind, id])
}
