/** SQL of checks that are managed here instead of in files. */
import type { ManagedCheck } from '../core/registry.ts'
import type { Reading, Row, Statements } from './database.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import { integerOf, jsonOf, textOf, toJson } from './rows.ts'

type ManagedWriting = Pick<RegistryTx, 'findManaged' | 'nextManagedVersion' | 'saveManaged' | 'deleteManaged'>
type ManagedReading = Pick<RegistryStore, 'managedChecks' | 'managedCheck'>

export function managedWriting(statements: Statements): ManagedWriting {
  return {
    findManaged: checkId => managedOf(statements, checkId),
    async nextManagedVersion() {
      const row = await statements.first('update managed_counter set last = last + 1 returning last')
      if (!row) throw new Error('managed_counter has no row')
      return integerOf(row, 'last')
    },
    async saveManaged({ checkId, version, written, createdAtMs, changedAtMs }) {
      await statements.run(
        `insert into managed_checks (check_id, version, written, created_at_ms, changed_at_ms)
         values ($1, $2, $3, $4, $5)
         on conflict (check_id) do update set version = excluded.version, written = excluded.written,
           created_at_ms = excluded.created_at_ms, changed_at_ms = excluded.changed_at_ms`,
        [checkId, version, toJson(written), createdAtMs, changedAtMs],
      )
    },
    async deleteManaged(checkId) {
      const row = await statements.first('delete from managed_checks where check_id = $1 returning *', [
        checkId,
      ])
      return row && parseManaged(row)
    },
  }
}

export function managedReading(read: Reading): ManagedReading {
  return {
    async managedChecks() {
      return (await read.all('select * from managed_checks order by check_id')).map(parseManaged)
    },
    managedCheck: checkId => managedOf(read, checkId),
  }
}

async function managedOf(read: Reading, checkId: string): Promise<ManagedCheck | undefined> {
  const row = await read.first('select * from managed_checks where check_id = $1', [checkId])
  return row && parseManaged(row)
}

function parseManaged(row: Row): ManagedCheck {
  return {
    checkId: textOf(row, 'check_id'),
    version: integerOf(row, 'version'),
    written: jsonOf(row, 'written'),
    createdAtMs: integerOf(row, 'created_at_ms'),
    changedAtMs: integerOf(row, 'changed_at_ms'),
  }
}
