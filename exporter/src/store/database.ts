/** The database as the rest of this room sees it: one SQL text with `$1` parameters, answered asynchronously,
 *  so that it can run on another engine. Booleans are 0 and 1, times epoch ms, JSON is text. Comparisons of
 *  text are exact: whoever wants any case folds both sides first, because engines differ in LIKE. */

export type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, unknown>>

export type Reading = {
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>
  first(sql: string, values?: readonly Value[]): Promise<Row | undefined>
}
export type Statements = Reading & {
  /** @returns how many rows changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>
}

export type Database = AsyncDisposable & {
  /** For texts of errors: the file, here. */
  readonly name: string
  /** Sees what is committed, also while a transaction is under way. */
  readonly read: Reading
  /** One at a time, in the order asked for; nothing else writes while `work` waits. Resolves when all of it is
   *  on disk. A statement that fails ends the transaction even when `work` catches its error. `work` must not
   *  wait for another transaction: that one would wait for `work`.
   *  @throws StoreBusyError when another process holds the database or too many transactions wait. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  /** Gives the space of deleted rows back to the file system, a bounded amount in short steps. */
  giveSpaceBack(): Promise<void>
  sizeBytes(): Promise<number>
}

/** Temporary: nothing was written, and the same call may succeed later. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}
