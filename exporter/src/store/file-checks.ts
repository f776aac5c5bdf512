/** SQL of when checks stood in files of the configuration. */
import type { Reading, Row, Statements } from './database.ts'
import { integerOf, optionalInteger, textOf } from './rows.ts'

/** A check of one client in a file, from when it came until it went. */
export type FileStay = {
  readonly checkId: string
  readonly group: string
  readonly name: string
  readonly sinceMs: number
  readonly goneAtMs?: number
}

export type FileCheckTx = {
  /** One that began at the same moment goes on. */
  beginFileStay(stay: Omit<FileStay, 'goneAtMs'>): Promise<void>
  nameFileStay(checkId: string, name: string): Promise<void>
  endFileStay(checkId: string, atMs: number): Promise<void>
}

export type FileCheckStore = {
  /** Those that have not ended. */
  fileStays(): Promise<readonly FileStay[]>
  /** Whether there ever was one. */
  hasFileStays(): Promise<boolean>
  /** Those of a client that began or ended in a span. */
  fileStaysOf(
    group: string,
    span: { readonly fromMs: number; readonly toMs: number },
  ): Promise<readonly FileStay[]>
}

export function fileCheckWriting(statements: Statements): FileCheckTx {
  return {
    async beginFileStay({ checkId, group, name, sinceMs }) {
      await statements.run(
        `insert into file_checks (check_id, since_ms, group_name, name) values ($1, $2, $3, $4)
         on conflict (check_id, since_ms) do update set gone_at_ms = null, group_name = excluded.group_name,
           name = excluded.name`,
        [checkId, sinceMs, group, name],
      )
    },
    async nameFileStay(checkId, name) {
      await statements.run('update file_checks set name = $2 where check_id = $1 and gone_at_ms is null', [
        checkId,
        name,
      ])
    },
    async endFileStay(checkId, atMs) {
      await statements.run(
        'update file_checks set gone_at_ms = $2 where check_id = $1 and gone_at_ms is null',
        [checkId, atMs],
      )
    },
  }
}

export function fileCheckReading(read: Reading): FileCheckStore {
  return {
    async fileStays() {
      return (await read.all('select * from file_checks where gone_at_ms is null order by check_id')).map(
        parseStay,
      )
    },
    hasFileStays: async () => (await read.first('select 1 as found from file_checks limit 1')) !== undefined,
    async fileStaysOf(group, { fromMs, toMs }) {
      const rows = await read.all(
        `select * from file_checks where group_name = $1
           and ((since_ms >= $2 and since_ms < $3) or (gone_at_ms >= $2 and gone_at_ms < $3))
         order by since_ms, check_id`,
        [group, fromMs, toMs],
      )
      return rows.map(parseStay)
    },
  }
}

function parseStay(row: Row): FileStay {
  const goneAtMs = optionalInteger(row, 'gone_at_ms')
  return {
    checkId: textOf(row, 'check_id'),
    group: textOf(row, 'group_name'),
    name: textOf(row, 'name'),
    sinceMs: integerOf(row, 'since_ms'),
    ...(goneAtMs !== undefined && { goneAtMs }),
  }
}
