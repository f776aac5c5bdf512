/** What may be asked of the store about accounts, keys, installations, notes, pauses and the log of changes. Secrets are
 *  made here and handed out once; what is kept of them is a digest, by which they are found again. */
import type {
  Account,
  Action,
  Installation,
  Job,
  KeyInfo,
  ManagedCheck,
  Note,
  PathKey,
  Pause,
  Subject,
  Target,
  Token,
  Transaction,
} from '../core/registry.ts'

/** `secret` is shown to whoever asked for it, and is nowhere afterwards. */
export type Issued<T> = { readonly info: T; readonly secret: string }

/** What is gone when a removal is committed: these must be forgotten by whoever holds them in memory. */
export type Removed = {
  readonly checkIds: readonly string[]
  readonly installationIds: readonly string[]
}

export type NewTransaction = Omit<Transaction, 'id'>

export type TransactionFilter = {
  readonly fromMs?: number
  /** Exclusive. */
  readonly toMs?: number
  /** Finds also what they did through a token. */
  readonly who?: string
  readonly action?: Action
  readonly subject?: { readonly kind: Subject['kind']; readonly id?: string }
  /** `changes`: without the line that every message leaves. */
  readonly only?: 'changes'
  /** Only older ones than this id: a page's cursor. */
  readonly beforeId?: number
}

/** Writing, inside `Store.write`. What changes something that is not there answers false or undefined. */
export type RegistryTx = {
  findAccount(id: string): Promise<Account | undefined>
  /** @returns false when there is one of this id already. */
  createAccount(account: Omit<Account, 'keys'>): Promise<boolean>
  changeAccount(id: string, change: Partial<Pick<Account, 'name' | 'monitored'>>): Promise<boolean>
  addKey(accountId: string, atMs: number): Promise<Issued<KeyInfo>>
  /** In force with the commit. @returns false when there is no such key, or it was revoked before. */
  revokeKey(accountId: string, keyId: number, atMs: number): Promise<boolean>

  addToken(
    token: Pick<Token, 'name' | 'scopes' | 'accountId'> & { readonly createdAtMs: number },
  ): Promise<Issued<Token>>
  /** @returns the token as it was; undefined when there is none that is still good. */
  revokeToken(id: number, atMs: number): Promise<Token | undefined>
  addPathKey(key: Pick<PathKey, 'checkId' | 'kind' | 'product' | 'createdAtMs'>): Promise<Issued<PathKey>>
  revokePathKey(id: number, atMs: number): Promise<PathKey | undefined>

  /** Inserts it, or puts it in the place of the one of this id. */
  saveInstallation(installation: Installation): Promise<void>
  /** Inserts it, or puts it in the place of the one of this key. The check's id follows from both. */
  saveJob(job: Omit<Job, 'checkId'>): Promise<Job>
  /** Marks every job of the installation that is not listed as removed. @returns those that were not before. */
  removeJobsExcept(installationId: string, keys: readonly string[], atMs: number): Promise<readonly Job[]>

  findNote(id: number): Promise<Note | undefined>
  addNote(note: Omit<Note, 'id' | 'endedAtMs'>): Promise<Note>
  changeNote(id: number, change: Pick<Note, 'text' | 'expiresAtMs' | 'untilGood'>): Promise<boolean>
  deleteNote(id: number): Promise<Note | undefined>
  /** A good result came: it counts for the live notes of these targets. @returns notes that ended with it. */
  countGood(targets: readonly Target[], atMs: number): Promise<readonly Note[]>

  /** @returns the pause it replaces. */
  setPause(pause: Pause): Promise<Pause | undefined>
  /** @returns the pause that ended. */
  clearPause(target: Target): Promise<Pause | undefined>

  findManaged(checkId: string): Promise<ManagedCheck | undefined>
  /** Counts up over all managed checks; what is saved together shares one. */
  nextManagedVersion(): Promise<number>
  /** Inserts it, or puts it in the place of the one of this id. */
  saveManaged(check: ManagedCheck): Promise<void>
  deleteManaged(checkId: string): Promise<ManagedCheck | undefined>

  findPreference(key: string): Promise<unknown>
  /** `undefined` goes back to what holds without it. */
  setPreference(key: string, value: unknown): Promise<void>

  record(transaction: NewTransaction): Promise<number>

  /** Takes the target out of the record at once, with its notes, pauses, keys, installations and jobs. Activities and
   *  messages are out of sight and go by `removeStep`; what arrives later under the same name is new, and stays.
   *  An account keeps nothing: its keys go too. */
  remove(target: Target): Promise<Removed>
  /** Deletes one result, and its message unless another result refers to it. A missed slot cannot be deleted: it
   *  follows from the schedule. @returns what was deleted; the check's state must be folded anew. */
  deleteReport(activityId: number): Promise<
    | {
        readonly checkId: string
        readonly messageId: number
        readonly atMs: number
        readonly messageGone: boolean
      }
    | undefined
  >
}

/** Reading, outside transactions: sees what is committed. Finding by a secret gives nothing for one that was revoked. */
export type RegistryStore = {
  accounts(): Promise<readonly Account[]>
  account(id: string): Promise<Account | undefined>
  findAccountByKey(
    accountId: string,
    secret: string,
  ): Promise<{ readonly account: Account; readonly key: KeyInfo } | undefined>
  tokens(): Promise<readonly Token[]>
  findToken(secret: string): Promise<Token | undefined>
  pathKeys(checkId?: string): Promise<readonly PathKey[]>
  findPathKey(secret: string): Promise<PathKey | undefined>
  /** Remembers that a key or token was used; written now and then, not for every request. */
  noteUse(kind: 'key' | 'token' | 'pathKey', info: KeyInfo, atMs: number): Promise<void>

  installations(filter?: {
    readonly accountId?: string
    readonly organization?: string
  }): Promise<readonly Installation[]>
  installation(id: string): Promise<Installation | undefined>
  jobs(filter?: { readonly installationId?: string }): Promise<readonly Job[]>
  job(checkId: string): Promise<Job | undefined>

  /** @param liveAtMs only those that have not ended by then */
  notes(filter?: { readonly target?: Target; readonly liveAtMs?: number }): Promise<readonly Note[]>
  pauses(): Promise<readonly Pause[]>
  /** By id. */
  managedChecks(): Promise<readonly ManagedCheck[]>
  managedCheck(checkId: string): Promise<ManagedCheck | undefined>
  preferences(): Promise<Readonly<Record<string, unknown>>>

  /** Newest first. */
  transactions(filter: TransactionFilter, limit: number): Promise<readonly Transaction[]>
  /** Oldest first, for an export: those with an id above `afterId`. */
  transactionsAfter(
    afterId: number,
    limit: number,
    filter?: TransactionFilter,
  ): Promise<readonly Transaction[]>

  /** One small step of deleting what was removed, at most `limit` activities with their messages. Call it until it
   *  answers 0, and once after a start: a crash leaves the rest to the next time. @returns how many rows went. */
  removeStep(limit: number): Promise<number>
}
