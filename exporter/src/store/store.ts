/** What may be asked of the store. SQL lives in this room and nowhere else. */
import type { Activity, Result } from '../core/activity.ts'
import type { Envelope, MessageMark, Outcome, Posting } from '../core/message.ts'
import type { ResultStrip } from '../core/result-strip.ts'
import type { SenderFinding } from '../core/sender-trust.ts'
import type { DocumentStore } from './documents.ts'
import type { FileCheckStore, FileCheckTx } from './file-checks.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import type { ReportMailStore, ReportMailTx } from './report-mails.ts'
import type { SenderStore, SenderTx } from './senders.ts'

/** A message to be kept. `identity` is equal for two copies of the same mail. */
export type NewMessage = {
  readonly intake: string
  readonly intakeKey?: string
  readonly identity: string
  readonly receivedAtMs: number
  readonly sentAtMs?: number
  readonly messageId?: string
  readonly subject: string
  readonly from: string
  readonly to: readonly string[]
  readonly originallyTo: readonly string[]
  readonly recipients: readonly string[]
  readonly marks: readonly MessageMark[]
  readonly envelope?: Envelope
  readonly sender?: SenderFinding
  readonly posting?: Posting
  readonly outcome: Exclude<Outcome, 'duplicate'>
  readonly oversizeBytes?: number
  /** As received; compressed by the store. */
  readonly raw: Uint8Array
}
export type StoredMessage = Omit<NewMessage, 'raw'> & {
  readonly id: number
  readonly rawBytes: number
  /** How many further copies arrived and were not kept. */
  readonly copies: number
}
export type StoredActivity = Activity & { readonly id: number }

/** One step in the order of changes of activities. */
export type ActivityChange = { readonly seq: number } & (
  | { readonly kind: 'written'; readonly activity: StoredActivity }
  /** It is gone, or has become another: what was copied of it holds no longer. Enough to find the copy by. */
  | { readonly kind: 'withdrawn'; readonly activity: WithdrawnActivity }
  /** The check was removed with everything there was of it. */
  | { readonly kind: 'removed'; readonly checkId: string }
)
type WithdrawnActivity = Pick<StoredActivity, 'id' | 'checkId' | 'atMs'> & {
  readonly endedAtMs?: number
}
type TimeSpan = { readonly fromMs: number; readonly toMs: number }

/** One row per check that was ever configured. `state` and `base` are the fold's own records, opaque here. */
export type CheckRow = {
  readonly checkId: string
  readonly createdAtMs: number
  /** Digest of the part of the definition whose change makes the schedule count anew. */
  readonly scheduleDigest: string
  /** Digest of what decides matching and status; when it changes, unmatched messages are tried again. */
  readonly rulesDigest: string
  readonly state: unknown
  /** Fold of the activities that retention has deleted. */
  readonly base: unknown
  /** Counters of what happened live; they never go back. */
  readonly failuresTotal: number
  readonly missedTotal: number
}

export type MessageFilter = {
  readonly outcome?: Outcome
  /** One of these. */
  readonly outcomes?: readonly Outcome[]
  readonly intake?: string
  /** Part of the subject or the sender, in any case. */
  readonly search?: string
  readonly checkId?: string
  /** Received at this time or later. */
  readonly fromMs?: number
  /** Received before this time. */
  readonly toMs?: number
  /** Only messages older than this id: a page's cursor. */
  readonly beforeId?: number
}

/** All writing happens inside one of these; all of it is committed, on disk, when `write` resolves. */
export type Tx = RegistryTx &
  SenderTx &
  ReportMailTx &
  FileCheckTx & {
    findMessageByIdentity(identity: string): Promise<StoredMessage | undefined>
    findMessageByIntakeKey(intakeKey: string): Promise<StoredMessage | undefined>
    insertMessage(message: NewMessage): Promise<number>
    countCopy(messageId: number): Promise<void>
    setOutcome(messageId: number, outcome: Outcome): Promise<void>
    insertActivity(activity: Activity): Promise<number>
    /** Results of one message, as reparse finds them before it writes new ones. */
    findResults(messageId: number): Promise<readonly (Result & { readonly id: number })[]>
    updateResult(id: number, change: Pick<Result, 'status' | 'reason' | 'figures'>): Promise<void>
    deleteActivity(id: number): Promise<void>
    /** Whether the check already has a result of any copy of the message. */
    hasResultOf(checkId: string, identity: string): Promise<boolean>
    /** Missed slots of a check whose overdue moment is after `afterMs`. */
    deleteMissed(checkId: string, afterMs: number): Promise<void>
    /** All activities of one check, oldest first by (atMs, id). */
    activitiesOf(checkId: string): Promise<readonly StoredActivity[]>
    saveCheck(row: CheckRow): Promise<void>
    setCursor(name: string, value: unknown): Promise<void>
    /** What was withdrawn up to this change need not be remembered any longer. */
    forgetWithdrawn(uptoSeq: number): Promise<void>
  }

export type Store = AsyncDisposable &
  DocumentStore &
  ReportMailStore &
  RegistryStore &
  FileCheckStore &
  SenderStore & {
    /** Runs one transaction at a time, in the order asked for. @throws StoreBusyError when another process holds
     *  the database for longer than the store waits; whatever else the database says otherwise. */
    write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
    checks(): Promise<readonly CheckRow[]>
    check(checkId: string): Promise<CheckRow | undefined>
    cursor(name: string): Promise<unknown>
    message(id: number): Promise<StoredMessage | undefined>
    /** The bytes as received. */
    raw(id: number): Promise<Uint8Array | undefined>
    /** Newest first. */
    messages(filter: MessageFilter, limit: number): Promise<readonly StoredMessage[]>
    /** Oldest first, for long walks: messages with an id above `afterId`. */
    messagesAfter(afterId: number, limit: number, filter?: MessageFilter): Promise<readonly StoredMessage[]>
    countMessages(filter: MessageFilter): Promise<number>
    /** Newest first. */
    activities(checkId: string, limit: number, beforeId?: number): Promise<readonly StoredActivity[]>
    /** The newest results and missed slots of each check, in the order asked for. */
    newestResults(checkIds: readonly string[], limit: number): Promise<readonly ResultStrip[]>
    /** Newest first by (atMs, id): activities with fromMs <= atMs < toMs, before the given place. */
    activitiesBefore(
      span: TimeSpan,
      limit: number,
      from?: { readonly before?: Pick<StoredActivity, 'atMs' | 'id'>; readonly checkId?: string },
    ): Promise<readonly StoredActivity[]>
    activity(id: number): Promise<StoredActivity | undefined>
    /** Those before and after it among the activities of its check. */
    neighbours(activity: Pick<StoredActivity, 'checkId' | 'atMs' | 'id'>): Promise<{
      readonly earlierId: number | undefined
      readonly laterId: number | undefined
    }>
    activitiesOfMessage(messageId: number): Promise<readonly (Result & { readonly id: number })[]>
    /** Changes after `seq`, in order. An activity stands at its newest change only, after all its withdrawals. */
    activitiesChangedAfter(seq: number, limit: number): Promise<readonly ActivityChange[]>
    /** Number of the newest change; 0 before the first. */
    lastChange(): Promise<number>
    countChangesAfter(seq: number): Promise<number>
    /** By time, then id: activities with fromMs <= atMs < toMs, after the given one. */
    activitiesInTime(
      span: TimeSpan,
      limit: number,
      after?: Pick<StoredActivity, 'atMs' | 'id'>,
    ): Promise<readonly StoredActivity[]>
    countActivitiesInTime(span: TimeSpan): Promise<number>
    /** One small step of retention: the oldest activities before `beforeMs` (at most `limit`) are handed to `fold`
     *  by check, oldest first; its answer becomes the check's new base, and they are deleted with it. Then messages
     *  before `beforeMs` that no activity refers to, at most `limit`. @returns how many rows went. */
    retire(
      beforeMs: number,
      limit: number,
      fold: (checkId: string, base: unknown, activities: readonly StoredActivity[]) => unknown,
    ): Promise<number>
    /** How often something was written since the store was opened: the same number means the same content. */
    changes(): number
    /** Bytes of the database on disk, for a metric. */
    sizeBytes(): Promise<number>
  }

/** What another process may look at while the service runs. */
export type ReadOnlyStore = AsyncDisposable &
  Pick<
    Store,
    | 'activitiesChangedAfter'
    | 'lastChange'
    | 'countChangesAfter'
    | 'activitiesInTime'
    | 'countActivitiesInTime'
    | 'cursor'
    | 'installations'
    | 'jobs'
    | 'managedChecks'
  >
