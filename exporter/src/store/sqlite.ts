/** SQLite behind the Database of this room. Two connections: one writes, one reads, so that a reader never
 *  sees what is not committed. SQLite works on this thread: whatever may wait, waits in small bounded turns. */
import { stat } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { explained, whenFree } from './busy.ts'
import { isFull } from './cause.ts'
import { type Database, type Statements, StoreBusyError } from './database.ts'
import { guarded, prepared } from './sqlite-statements.ts'
import { createTurns } from './turns.ts'

export type SqliteOptions = {
  /** How long a transaction waits for another process before it is refused as busy. */
  readonly busyWaitMs?: number
}

const defaultBusyWaitMs = 5_000
/** How long SQLite itself may hold this thread waiting for a lock. */
const blockingWaitMs = 10
/** Freed pages that stay in the file for new rows; below this nothing is given back. */
const keptFreePages = 256
const keptFreeShare = 0.02
const pagesPerStep = 256
const maxSteps = 64

/** `auto_vacuum` comes first: it holds only for a file that has no tables yet. FULL makes every commit wait for
 *  the disk. `secure_delete` overwrites what is deleted. A write-ahead log that has grown is cut to the limit. */
const writerSettings = `
  pragma auto_vacuum = incremental;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma fullfsync = on;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma wal_autocheckpoint = 1000;
  pragma journal_size_limit = 16777216;
  pragma cache_size = -16384;
  pragma temp_store = memory;
`

/** @throws Error naming the file, when it cannot be opened or is no database. */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Database> {
  const busyWaitMs = options.busyWaitMs ?? defaultBusyWaitMs
  const turns = createTurns()
  const writer = await connect(path, { readOnly: false, busyWaitMs })
  const reader = await connect(path, { readOnly: true, busyWaitMs }).catch(cause => {
    writer.close()
    throw cause
  })
  const write = prepared(writer)
  const read = prepared(reader)

  async function transact<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    await whenFree(path, busyWaitMs, () => {
      // A rollback that failed on a broken disk would otherwise refuse every later transaction.
      if (writer.isTransaction) writer.exec('rollback')
      writer.exec('begin immediate')
    })
    const inside = guarded(path, write)
    try {
      const result = await work(inside.statements)
      inside.end()
      commit(path, writer)
      return result
    } catch (cause) {
      inside.abandon()
      undo(writer, cause)
      throw cause
    }
  }

  /** @returns whether there may be more to give back. */
  async function giveBackStep(): Promise<boolean> {
    const total = pragmaNumber(writer, 'page_count')
    const free = pragmaNumber(writer, 'freelist_count')
    const surplus = free - Math.max(keptFreePages, Math.ceil(total * keptFreeShare))
    if (surplus <= 0 || pragmaNumber(writer, 'auto_vacuum') !== 2) return false
    await whenFree(path, busyWaitMs, () =>
      writer.exec(`pragma incremental_vacuum(${Math.min(surplus, pagesPerStep)})`),
    )
    return true
  }

  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    await turns.close()
    reader.close()
    try {
      writer.exec('pragma wal_checkpoint(truncate)')
    } catch {
      // The log stays beside the database and is read at the next start: nothing is lost.
    }
    writer.close()
  }

  return {
    name: path,
    read: {
      all: (sql, values) => whenFree(path, busyWaitMs, () => read.all(sql, values)),
      first: (sql, values) => whenFree(path, busyWaitMs, () => read.first(sql, values)),
    },
    transaction: work => turns.take(() => transact(work)),
    async giveSpaceBack() {
      let more = true
      for (let step = 0; more && step < maxSteps; step++) more = await turns.take(giveBackStep)
      // What was deleted still stands in the log; a reader in the way (a backup) leaves that to the next time.
      await turns.take(() => whenFree(path, busyWaitMs, () => writer.exec('pragma wal_checkpoint(truncate)')))
    },
    async sizeBytes() {
      const sizes = await Promise.all([path, `${path}-wal`].map(fileBytes))
      return sizes.reduce((sum, bytes) => sum + bytes, 0)
    },
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}

/** A connection that only reads, for another process than the one that writes.
 *  @throws Error naming the file, when there is none or it is no database. */
export async function openSqliteReading(
  path: string,
  options: SqliteOptions = {},
): Promise<AsyncDisposable & Pick<Database, 'name' | 'read'>> {
  const busyWaitMs = options.busyWaitMs ?? defaultBusyWaitMs
  const reader = await connect(path, { readOnly: true, busyWaitMs })
  const read = prepared(reader)
  return {
    name: path,
    read: {
      all: (sql, values) => whenFree(path, busyWaitMs, () => read.all(sql, values)),
      first: (sql, values) => whenFree(path, busyWaitMs, () => read.first(sql, values)),
    },
    async [Symbol.asyncDispose]() {
      if (reader.isOpen) reader.close()
    },
  }
}

async function connect(
  path: string,
  { readOnly, busyWaitMs }: { readonly readOnly: boolean; readonly busyWaitMs: number },
): Promise<DatabaseSync> {
  let connection: DatabaseSync | undefined
  try {
    const opened = new DatabaseSync(path, { readOnly, timeout: blockingWaitMs })
    connection = opened
    if (!readOnly) await whenFree(path, busyWaitMs, () => opened.exec(writerSettings))
    const mode = await whenFree(path, busyWaitMs, () => opened.prepare('pragma journal_mode').get())
    if (mode?.['journal_mode'] !== 'wal')
      throw new Error(
        'this file system cannot hold a write-ahead log; the data folder must be on a local disk',
      )
    return opened
  } catch (cause) {
    connection?.close()
    if (cause instanceof StoreBusyError) throw cause
    throw explained(path, cause)
  }
}

function commit(path: string, writer: DatabaseSync): void {
  try {
    writer.exec('commit')
  } catch (cause) {
    throw explained(path, cause)
  }
}

/** Never throws: the error that led here is the one to tell of. A rollback that fails is made up for before the next
 *  transaction begins. With the log written back, what it takes up can be used again: on a full disk this may be
 *  all the room there is, and retention needs some to make more. */
function undo(writer: DatabaseSync, cause: unknown): void {
  try {
    if (writer.isTransaction) writer.exec('rollback')
    if (isFull(cause)) writer.exec('pragma wal_checkpoint(passive)')
  } catch {}
}

function pragmaNumber(connection: DatabaseSync, name: string): number {
  return Number(connection.prepare(`pragma ${name}`).get()?.[name])
}

async function fileBytes(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
