/** Opens the store in its data folder: lock, database, tables, in this order; closing goes the other way. */
import { join, resolve } from 'node:path'
import { accountReading, accountWriting, useWriting } from './accounts.ts'
import { activityReading, activityWriting } from './activities.ts'
import { arrangementReading, arrangementWriting } from './arrangements.ts'
import { checkReading, checkWriting } from './checks.ts'
import type { Database } from './database.ts'
import { installationReading, installationWriting } from './installations.ts'
import { lockFolder } from './lock.ts'
import { messageListing } from './message-lists.ts'
import { messageWriting, oneMessageReading } from './messages.ts'
import { migrate } from './migrations.ts'
import { noteReading, noteWriting } from './notes.ts'
import { createPrivateFile, createPrivateFolder } from './private-files.ts'
import { removalSteps, removalWriting } from './removal.ts'
import { retire } from './retention.ts'
import { openSqlite, type SqliteOptions } from './sqlite.ts'
import type { Store } from './store.ts'
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

/** The store over a database that has its tables. */
function createStore(opened: Database): Omit<Store, typeof Symbol.asyncDispose> {
  let changes = 0
  const database: Database = {
    ...opened,
    async transaction(work) {
      const done = await opened.transaction(work)
      changes++
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
          ...transactionWriting(statements),
          ...removalWriting(statements),
        }),
      ),
    ...oneMessageReading(database.read),
    ...messageListing(database.read),
    ...activityReading(database.read),
    ...checkReading(database.read),
    ...accountReading(database.read),
    ...useWriting(database),
    ...installationReading(database.read),
    ...noteReading(database.read),
    ...arrangementReading(database.read),
    ...transactionReading(database.read),
    ...removalSteps(database),
    retire: (beforeMs, limit, fold) => retire(database, { beforeMs, limit }, fold),
    changes: () => changes,
    sizeBytes: () => database.sizeBytes(),
  }
}
