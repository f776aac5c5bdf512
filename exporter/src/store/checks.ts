/** SQL of what is remembered about checks, and of cursors: where a walk over the stored things has come to. */
import type { Reading, Row, Statements } from './database.ts'
import { integerOf, jsonOf, textOf, toJson } from './rows.ts'
import type { CheckRow, Store, Tx } from './store.ts'

export function checkWriting(statements: Statements): Pick<Tx, 'saveCheck' | 'setCursor'> {
  return {
    async saveCheck(row) {
      await statements.run(
        `insert into checks (check_id, created_at_ms, schedule_digest, rules_digest, state, base,
           failures_total, missed_total)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (check_id) do update set created_at_ms = excluded.created_at_ms,
           schedule_digest = excluded.schedule_digest,
           rules_digest = excluded.rules_digest, state = excluded.state, base = excluded.base,
           failures_total = excluded.failures_total, missed_total = excluded.missed_total`,
        [
          row.checkId,
          row.createdAtMs,
          row.scheduleDigest,
          row.rulesDigest,
          toJson(row.state),
          toJson(row.base),
          row.failuresTotal,
          row.missedTotal,
        ],
      )
    },
    async setCursor(name, value) {
      await statements.run(
        'insert into cursors (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
        [name, toJson(value)],
      )
    },
  }
}

export function checkReading(read: Reading): Pick<Store, 'checks' | 'check' | 'cursor'> {
  return {
    async checks() {
      return (await read.all('select * from checks order by check_id')).map(parseCheck)
    },
    async check(checkId) {
      const row = await read.first('select * from checks where check_id = $1', [checkId])
      return row && parseCheck(row)
    },
    async cursor(name) {
      const row = await read.first('select value from cursors where name = $1', [name])
      return row && jsonOf(row, 'value')
    },
  }
}

function parseCheck(row: Row): CheckRow {
  return {
    checkId: textOf(row, 'check_id'),
    createdAtMs: integerOf(row, 'created_at_ms'),
    scheduleDigest: textOf(row, 'schedule_digest'),
    rulesDigest: textOf(row, 'rules_digest'),
    state: jsonOf(row, 'state'),
    base: jsonOf(row, 'base'),
    failuresTotal: integerOf(row, 'failures_total'),
    missedTotal: integerOf(row, 'missed_total'),
  }
}
