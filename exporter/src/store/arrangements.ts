/** SQL of what people arrange for a while or for all: pauses and preferences. There is one of each at most. */
import type { Pause } from '../core/registry.ts'
import type { Reading, Row, Statements } from './database.ts'
import { parseTarget } from './notes.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import { integerOf, jsonOf, optionalInteger, optionalText, present, textOf, toJson } from './rows.ts'

type ArrangementWriting = Pick<RegistryTx, 'setPause' | 'clearPause' | 'findPreference' | 'setPreference'>
type ArrangementReading = Pick<RegistryStore, 'pauses' | 'preferences'>

export function arrangementWriting(statements: Statements): ArrangementWriting {
  async function clearPause(target: Pause['target']): Promise<Pause | undefined> {
    const row = await statements.first(
      'delete from pauses where target_kind = $1 and target_id = $2 returning *',
      [target.kind, target.id],
    )
    return row && parsePause(row)
  }
  return {
    async setPause({ target, sinceMs, untilMs, by, reason }) {
      const before = await clearPause(target)
      await statements.run(
        `insert into pauses (target_kind, target_id, since_ms, until_ms, set_by, reason)
         values ($1, $2, $3, $4, $5, $6)`,
        [target.kind, target.id, sinceMs, untilMs ?? null, by, reason ?? null],
      )
      return before
    },
    clearPause,
    async findPreference(key) {
      const row = await statements.first('select value from preferences where name = $1', [key])
      return row && jsonOf(row, 'value')
    },
    async setPreference(key, value) {
      if (value === undefined) await statements.run('delete from preferences where name = $1', [key])
      else
        await statements.run(
          'insert into preferences (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
          [key, toJson(value)],
        )
    },
  }
}

export function arrangementReading(read: Reading): ArrangementReading {
  return {
    async pauses() {
      return (await read.all('select * from pauses order by target_kind, target_id')).map(parsePause)
    },
    async preferences() {
      const rows = await read.all('select name, value from preferences order by name')
      return Object.fromEntries(rows.map(row => [textOf(row, 'name'), jsonOf(row, 'value')]))
    },
  }
}

function parsePause(row: Row): Pause {
  return {
    target: parseTarget(row),
    sinceMs: integerOf(row, 'since_ms'),
    by: textOf(row, 'set_by'),
    ...present({ untilMs: optionalInteger(row, 'until_ms'), reason: optionalText(row, 'reason') }),
  }
}
