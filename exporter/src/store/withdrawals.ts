/** SQL of what is no longer so: activities that went, or changed in a way that a copy elsewhere cannot follow by being
 *  written again. Retention withdraws nothing: what it deletes has been so. */
import type { Figures } from '../core/activity.ts'
import type { Statements, Value } from './database.ts'
import { integerOf, jsonOf } from './rows.ts'

/** The next number in the order of changes. */
export async function nextChange(statements: Statements): Promise<number> {
  const row = await statements.first('update change_counter set last = last + 1 returning last')
  if (!row) throw new Error('change_counter: its row is gone')
  return integerOf(row, 'last')
}

/** Notes the activities that fit as withdrawn; ignored ones were never copied. */
export async function withdraw(
  statements: Statements,
  where: string,
  values: readonly Value[],
): Promise<void> {
  const rows = await statements.all(
    `select id, figures from activities where ${where} and (status is null or status <> 'ignored')`,
    values,
  )
  for (const row of rows) {
    const { endedAt } = (jsonOf(row, 'figures') ?? {}) as Figures
    await statements.run(
      `insert into withdrawals (seq, kind, check_id, activity_id, at_ms, ended_at_ms)
       select $2, 'activity', check_id, id, at_ms, $3 from activities where id = $1`,
      [integerOf(row, 'id'), await nextChange(statements), endedAt ?? null],
    )
  }
}

/** Notes that everything there is of a check is withdrawn, also what retention has deleted. */
export async function withdrawCheck(statements: Statements, checkId: string): Promise<void> {
  await statements.run(`insert into withdrawals (seq, kind, check_id) values ($1, 'check', $2)`, [
    await nextChange(statements),
    checkId,
  ])
}

/** Whether a copy keeps something of the old figures when the new ones are written over it. The end of the run is the
 *  time of the copy: another end is another place. */
export function leavesTraces(before: Figures, after: Figures): boolean {
  const vanishes = Object.keys(before).some(name => !Number.isFinite(after[name]))
  return vanishes || before['endedAt'] !== after['endedAt']
}
