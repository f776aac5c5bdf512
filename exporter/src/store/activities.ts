/** SQL of activities. A result is there once for its check and message, a missed slot once for its check and
 *  expectation: to insert it again gives the one that is there. */
import type { Activity, Figures, Result } from '../core/activity.ts'
import type { Reading, Row, Statements, Value } from './database.ts'
import { inSight } from './removal.ts'
import { integerOf, jsonOf, oneOf, optionalInteger, textOf, toJson } from './rows.ts'
import type { Store, StoredActivity, Tx } from './store.ts'
import type { Telling } from './telling.ts'
import { leavesTraces, nextChange, withdraw } from './withdrawals.ts'

type ActivityWriting = Pick<
  Tx,
  | 'insertActivity'
  | 'findResults'
  | 'updateResult'
  | 'deleteActivity'
  | 'hasResultOf'
  | 'deleteMissed'
  | 'activitiesOf'
  | 'forgetWithdrawn'
>
type ActivityReading = Pick<Store, 'activities' | 'activitiesOfMessage'>
type StoredResult = Result & { readonly id: number }

const statuses = ['success', 'warning', 'failure', 'ignored'] as const
export const activityColumns =
  'id, kind, check_id, at_ms, reason, message_id, status, figures, late_ms, expected_at_ms'

export function activityWriting(statements: Telling): ActivityWriting {
  return {
    async insertActivity(activity) {
      const inserted = await statements.first(
        `insert into activities (kind, check_id, at_ms, reason, message_id, status, figures, late_ms, expected_at_ms, seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
        [...columnsOf(activity), await nextChange(statements)],
      )
      statements.touched(activity.checkId)
      const row = inserted ?? (await findSame(statements, activity))
      if (!row) throw new Error(`check ${activity.checkId}: its activity was neither stored nor found`)
      return integerOf(row, 'id')
    },
    findResults: messageId => resultsOf(statements, messageId),
    async updateResult(id, { status, reason, figures }) {
      const row = await statements.first(
        `select ${activityColumns} from activities where id = $1 and kind = 'result'`,
        [id],
      )
      if (!row) return
      statements.touched(textOf(row, 'check_id'))
      if (status === 'ignored' || leavesTraces(parseResult(row).figures, figures))
        await withdraw(statements, 'id = $1', [id])
      await statements.run(
        'update activities set status = $2, reason = $3, figures = $4, seq = $5 where id = $1',
        [id, status, reason, figuresText(figures), await nextChange(statements)],
      )
    },
    async deleteActivity(id) {
      await withdraw(statements, 'id = $1', [id])
      const row = await statements.first('delete from activities where id = $1 returning check_id', [id])
      if (row) statements.touched(textOf(row, 'check_id'))
    },
    async hasResultOf(checkId, identity) {
      const row = await statements.first(
        `select activities.id from messages m join activities on activities.message_id = m.id
         where m.identity = $2 and activities.check_id = $1 and activities.kind = 'result' and ${inSight} limit 1`,
        [checkId, identity],
      )
      return row !== undefined
    },
    async deleteMissed(checkId, afterMs) {
      const where = `check_id = $1 and at_ms > $2 and kind = 'missed'`
      await withdraw(statements, where, [checkId, afterMs])
      await statements.run(`delete from activities where ${where}`, [checkId, afterMs])
      statements.touched(checkId)
    },
    async forgetWithdrawn(uptoSeq) {
      await statements.run('delete from withdrawals where seq <= $1', [uptoSeq])
    },
    async activitiesOf(checkId) {
      const rows = await statements.all(
        `select ${activityColumns} from activities where check_id = $1 and ${inSight} order by at_ms, id`,
        [checkId],
      )
      return rows.map(parseActivity)
    },
  }
}

export function activityReading(read: Reading): ActivityReading {
  return {
    async activities(checkId, limit, beforeId) {
      const cursor = beforeId === undefined ? undefined : await cursorOf(read, beforeId)
      const rows = await read.all(
        `select ${activityColumns} from activities where check_id = $1 and ${inSight} ${cursor ? `and ${cursor.where}` : ''}
         order by at_ms desc, id desc limit $2`,
        [checkId, limit, ...(cursor?.values ?? [])],
      )
      return rows.map(parseActivity)
    },
    activitiesOfMessage: messageId => resultsOf(read, messageId),
  }
}

/** A page goes on from its last row. Reparse or retention may have deleted that one meanwhile: then older ids. */
async function cursorOf(read: Reading, beforeId: number) {
  const row = await read.first('select at_ms from activities where id = $1', [beforeId])
  return row
    ? { where: '(at_ms, id) < ($3, $4)', values: [integerOf(row, 'at_ms'), beforeId] }
    : { where: 'id < $3', values: [beforeId] }
}

async function resultsOf(read: Reading, messageId: number): Promise<readonly StoredResult[]> {
  const rows = await read.all(
    `select ${activityColumns} from activities where message_id = $1 and kind = 'result' order by id`,
    [messageId],
  )
  return rows.map(parseResult)
}

function findSame(statements: Statements, activity: Activity): Promise<Row | undefined> {
  return activity.kind === 'result'
    ? statements.first(
        `select id from activities where message_id = $1 and check_id = $2 and kind = 'result'`,
        [activity.messageId, activity.checkId],
      )
    : statements.first(
        `select id from activities where check_id = $1 and expected_at_ms = $2 and kind = 'missed'`,
        [activity.checkId, activity.expectedAtMs],
      )
}

function columnsOf(activity: Activity): readonly Value[] {
  const { kind, checkId, atMs, reason } = activity
  return activity.kind === 'result'
    ? [
        kind,
        checkId,
        atMs,
        reason,
        activity.messageId,
        activity.status,
        figuresText(activity.figures),
        activity.lateMs ?? null,
        null,
      ]
    : [kind, checkId, atMs, reason, null, null, null, null, activity.expectedAtMs]
}

/** JSON would make a null of what is not finite: such a figure is absent. */
function figuresText(figures: Figures): Value {
  return toJson(Object.fromEntries(Object.entries(figures).filter(([, value]) => Number.isFinite(value))))
}

export function parseActivity(row: Row): StoredActivity {
  if (oneOf(row, 'kind', ['result', 'missed']) === 'result') return parseResult(row)
  return {
    id: integerOf(row, 'id'),
    kind: 'missed',
    checkId: textOf(row, 'check_id'),
    atMs: integerOf(row, 'at_ms'),
    expectedAtMs: integerOf(row, 'expected_at_ms'),
    reason: textOf(row, 'reason'),
  }
}

export function parseResult(row: Row): StoredResult {
  const lateMs = optionalInteger(row, 'late_ms')
  return {
    id: integerOf(row, 'id'),
    kind: 'result',
    checkId: textOf(row, 'check_id'),
    messageId: integerOf(row, 'message_id'),
    atMs: integerOf(row, 'at_ms'),
    status: oneOf(row, 'status', statuses),
    reason: textOf(row, 'reason'),
    figures: jsonOf(row, 'figures') as Figures,
    ...(lateMs !== undefined && { lateMs }),
  }
}
