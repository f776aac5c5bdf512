/** Statements on one SQLite connection: prepared once, and inside a transaction none after one that failed. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { explained } from './busy.ts'
import type { Row, Statements, Value } from './database.ts'

export type Prepared = ReturnType<typeof prepared>

export function prepared(connection: DatabaseSync) {
  const cache = new Map<string, StatementSync>()
  function prepare(sql: string): StatementSync {
    const known = cache.get(sql)
    if (known) return known
    // SQLite takes `$1` for a name; `?1` is the parameter by number.
    const statement = connection.prepare(sql.replace(/\$(\d+)/g, '?$1'))
    cache.set(sql, statement)
    return statement
  }
  return {
    all: (sql: string, values: readonly Value[] = []): readonly Row[] => prepare(sql).all(...values),
    first: (sql: string, values: readonly Value[] = []): Row | undefined => prepare(sql).get(...values),
    run: (sql: string, values: readonly Value[] = []): number => Number(prepare(sql).run(...values).changes),
  }
}

/** Statements of one transaction. After the first one that failed, and after the end, no other is run: SQLite may
 *  have rolled back on its own, and a further statement would be committed alone. */
export function guarded(path: string, write: Prepared) {
  let refusal: Error | undefined
  const guard =
    <T>(run: (sql: string, values?: readonly Value[]) => T) =>
    async (sql: string, values?: readonly Value[]): Promise<T> => {
      if (refusal) throw refusal
      try {
        return run(sql, values)
      } catch (cause) {
        refusal = explained(path, cause)
        throw refusal
      }
    }
  const over = () => new Error('the transaction is over: every statement must be awaited inside it')
  const statements: Statements = { all: guard(write.all), first: guard(write.first), run: guard(write.run) }
  return {
    statements,
    /** @throws the error of the statement that failed, if one did. */
    end() {
      if (refusal) throw refusal
      refusal = over()
    },
    abandon() {
      refusal ??= over()
    },
  }
}
