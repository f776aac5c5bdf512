/** Opens the store in its data folder: lock, database, tables, in this order; closing goes the other way. */
import { join, resolve } from 'node:path'
import { accountReading, accountWriting, useWriting } from './accounts.ts'
import { activityReading, activityWriting } from './activities.ts'
import { changeReading } from './activity-changes.ts'
import { arrangementReading, arrangementWriting } from './arrangements.ts'
import { checkReading, checkWriting } from './checks.ts'
import type { Database } from './database.ts'
import { documentReading } from './document-reading.ts'
import { fileCheckReading, fileCheckWriting } from './file-checks.ts'
import { installationReading, installationWriting } from './installations.ts'
import { activityListing } from './listed-activities.ts'
import { lockFolder } from './lock.ts'
import { managedReading, managedWriting } from './managed-checks.ts'
import { messageListing } from './message-lists.ts'
import { messageWriting, oneMessageReading } from './messages.ts'
import { currentVersion, migrate, readVersion } from './migrations.ts'
import { createNewestResults } from './newest-results.ts'
import { noteReading, noteWriting } from './notes.ts'
import { createPrivateFile, createPrivateFolder } from './private-files.ts'
import { removalSteps, removalWriting } from './removal.ts'
import { reportMailReading, reportMailWriting } from './report-mails.ts'
import { retire } from './retention.ts'
import { senderReading, senderWriting } from './senders.ts'
import { openSqlite, openSqliteReading, type SqliteOptions } from './sqlite.ts'
import type { ReadOnlyStore, Store } from './store.ts'
import type { TellingDatabase } from './telling.ts'
import { transactionReading, transactionWriting } from './transactions.ts'

export type StoreOptions = SqliteOptions & {
  /** Made when it is not there. */
  readonly folder: string
}

const databaseName = 'lastgood.db'

/** @throws Error naming the folder, when another process uses it, when it cannot be written to, when the file in it is
 *  no database of ours, or one of a newer version. */
export async function openStore({ folder, ...options }: StoreOptions): Promise<Store> {
  await using opened = new AsyncDisposableStack()
  createPrivateFolder(folder)
  opened.use(lockFolder(folder))
  const path = join(resolve(folder), databaseName)
  createPrivateFile(path)
  const database = opened.use(await openSqlite(path, options))
  await migrate(database)
  const closing = opened.move()
  return { ...createStore(database), [Symbol.asyncDispose]: () => closing.disposeAsync() }
}

/** For a look from beside: without the lock, beside a running service, nothing written and nothing brought up to date.
 *  @throws Error naming the file, when there is none, or when it is of another version than this program. */
export async function openStoreReadOnly({ folder, ...options }: StoreOptions): Promise<ReadOnlyStore> {
  const path = join(resolve(folder), databaseName)
  await using opened = new AsyncDisposableStack()
  const { read, ...database } = opened.use(await openSqliteReading(path, options))
  const version = await readVersion(read)
  if (version !== currentVersion)
    throw new Error(
      `${database.name}: the database is at version ${version} and this program reads version ${currentVersion}: use the lastgood that the service runs, or start this one as a service once, which brings the database up to date`,
    )
  const closing = opened.move()
  const { installations, jobs } = installationReading(read)
  return {
    ...changeReading(read),
    cursor: checkReading(read).cursor,
    installations,
    jobs,
    managedChecks: managedReading(read).managedChecks,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** The store over a database that has its tables. */
function createStore(opened: Database): Omit<Store, typeof Symbol.asyncDispose> {
  let changes = 0
  const { newestResults, forget } = createNewestResults(opened.read)
  const database: TellingDatabase = {
    ...opened,
    async transaction(work) {
      const touched = new Set<string>()
      const done = await opened.transaction(statements =>
        work({ ...statements, touched: checkId => touched.add(checkId) }),
      )
      changes++
      forget(touched)
      return done
    },
  }
  return {
    write: work =>
      database.transaction(statements =>
        work({
          ...messageWriting(statements),
          ...activityWriting(statements),
          ...checkWriting(statements),
          ...accountWriting(statements),
          ...installationWriting(statements),
          ...noteWriting(statements),
          ...arrangementWriting(statements),
          ...managedWriting(statements),
          ...transactionWriting(statements),
          ...removalWriting(statements),
          ...senderWriting(statements),
          ...reportMailWriting(statements),
          ...fileCheckWriting(statements),
        }),
      ),
    ...oneMessageReading(database.read),
    ...messageListing(database.read),
    ...activityReading(database.read),
    ...changeReading(database.read),
    ...documentReading(database.read),
    newestResults,
    ...activityListing(database.read),
    ...checkReading(database.read),
    ...accountReading(database.read),
    ...useWriting(database),
    ...installationReading(database.read),
    ...noteReading(database.read),
    ...arrangementReading(database.read),
    ...managedReading(database.read),
    ...transactionReading(database.read),
    ...removalSteps(database),
    ...senderReading(database.read),
    ...reportMailReading(database),
    ...fileCheckReading(database.read),
    retire: (beforeMs, limit, fold) => retire(database, { beforeMs, limit }, fold),
    changes: () => changes,
    sizeBytes: () => database.sizeBytes(),
  }
}
