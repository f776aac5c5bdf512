/** The JSON of /api/v1. Times are epoch ms, sizes bytes; what is unknown is absent. */
import type { Result, ResultStatus } from '../core/activity.ts'
import type { CheckView } from '../core/facts.ts'
import type { Attachment, Header, MessageMark, Outcome } from '../core/message.ts'
import type {
  Account,
  Installation,
  Job,
  KeyInfo,
  Note,
  PathKey,
  Pause,
  Token,
  Transaction,
} from '../core/registry.ts'
import type { SenderVerdict } from '../core/sender-trust.ts'

export type CheckJson = CheckView

/** A page of a list. `nextCursor` is absent on the last one; it is handed back as `cursor`, and means nothing else. */
export type ChecksPage = {
  /** By id. */
  readonly checks: readonly CheckJson[]
  /** How many fit the filter, on all pages. */
  readonly total: number
  readonly nextCursor?: string
}

export type ActivityJson = {
  readonly id: number
  readonly checkId: string
  readonly atMs: number
  readonly reason: string
} & (
  | {
      readonly kind: 'result'
      readonly messageId: number
      readonly status: ResultStatus
      readonly figures: Readonly<Record<string, number>>
      /** How long after its expectation a result came whose slot had been missed. */
      readonly lateMs?: number
    }
  | { readonly kind: 'missed'; readonly expectedAtMs: number }
)

export type ActivitiesPage = {
  /** Newest first. */
  readonly activities: readonly ActivityJson[]
  readonly nextCursor?: string
}

/** What is kept of a message beside its bytes. */
export type MessageSummary = {
  readonly id: number
  readonly intake: string
  readonly receivedAtMs: number
  readonly sentAtMs?: number
  readonly messageId?: string
  readonly subject: string
  readonly from: string
  readonly to: readonly string[]
  readonly originallyTo: readonly string[]
  readonly recipients: readonly string[]
  readonly marks: readonly MessageMark[]
  readonly outcome: Outcome
  readonly rawBytes: number
  /** How many further copies arrived and were not kept. */
  readonly copies: number
  /** Full size of a message of which only the head was kept. */
  readonly oversizeBytes?: number
  /** Absent when senders are not verified, and on posted messages. */
  readonly sender?: SenderVerdict
}

export type MessagesPage = {
  /** Newest first. */
  readonly messages: readonly MessageSummary[]
  readonly total: number
  readonly nextCursor?: string
}

/** A message as the rules see it, and what it said about which checks. */
export type MessageJson = MessageSummary & {
  readonly headers: readonly Header[]
  readonly text: string
  /** As sent: never to be shown outside a sandbox. */
  readonly html?: string
  readonly attachments: readonly Attachment[]
  readonly activities: readonly (Result & { readonly id: number })[]
}

/** Exactly one of the two, or neither to read all stored messages again. */
export type ReparseRequest = { readonly checkId?: string; readonly messageId?: number }
export type ReparseSummary = {
  /** Messages read again, of how many. */
  readonly done: number
  readonly total: number
  /** Results that are new, are different now, or are gone. */
  readonly changed: number
}

/** A job, and where its check stands. `check` is absent while nothing is expected of it any more. */
export type JobJson = Job & {
  readonly check?: Pick<
    CheckView,
    | 'timing'
    | 'paused'
    | 'status'
    | 'lastReason'
    | 'lastResultAtMs'
    | 'expectedAtMs'
    | 'runningSinceMs'
    | 'missedInARow'
  >
}
export type InstallationJson = Installation & {
  /** By key. */
  readonly jobs: readonly JobJson[]
}
export type InstallationsPage = {
  /** By id. */
  readonly installations: readonly InstallationJson[]
  /** How many fit the filter, on all pages. */
  readonly total: number
  readonly nextCursor?: string
}

export type PausesJson = { readonly pauses: readonly Pause[] }
export type NotesPage = {
  /** By id. */
  readonly notes: readonly Note[]
  readonly nextCursor?: string
}

/** A job that left slots unanswered while its installation went on talking. */
export type GhostJson = {
  readonly checkId: string
  readonly name: string
  readonly group: string
  readonly installationId: string
  readonly missedInARow: number
  readonly lastResultAtMs?: number
}
export type GhostsJson = { readonly ghosts: readonly GhostJson[] }

/** Lists of these are short and come whole. Revoked keys stay in them until retention takes them. */
export type AccountsJson = { readonly accounts: readonly Account[] }
export type TokensJson = { readonly tokens: readonly Token[] }
export type PathKeysJson = { readonly keys: readonly PathKey[] }
/** `secret` is told this once. */
export type AccountCreated = { readonly account: Account; readonly secret: string }
export type KeyCreated = { readonly key: KeyInfo; readonly secret: string }
export type TokenCreated = { readonly token: Token; readonly secret: string }
export type PathKeyCreated = {
  readonly key: PathKey
  readonly secret: string
  /** Where pings or posts go. */
  readonly path: string
}
/** What is gone. */
export type RemovedJson = {
  readonly checkIds: readonly string[]
  readonly installationIds: readonly string[]
}

export type TransactionsPage = {
  /** Newest first. */
  readonly transactions: readonly Transaction[]
  readonly nextCursor?: string
}

/** RFC 9457, `application/problem+json`. */
export type ProblemJson = {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  /** Of what a sender posted, or of a check: every field that is wrong. */
  readonly errors?: readonly { readonly field: string; readonly detail: string }[]
  /** The query parameter or body field that is wrong. */
  readonly parameter?: string
}
