/** What is agreed with senders and by people, beside the checks' configuration: who may report, what reports, what was
 *  said about a check, and the log of it all. Secrets are not among it: only their last characters are. */

export const scopes = ['read', 'write', 'ingest'] as const
/** `read` sees everything, `write` changes, `ingest` only hands in reports. */
export type Scope = (typeof scopes)[number]

/** One of several secrets that are good at the same time, so that a new one can be handed out before the old one
 *  goes. A revoked one stays on record, and opens nothing. */
export type KeyInfo = {
  readonly id: number
  /** Last four characters of the secret, to tell keys apart. */
  readonly hint: string
  readonly createdAtMs: number
  readonly revokedAtMs?: number
  /** To within some minutes. */
  readonly lastUsedAtMs?: number
}

/** A sender's credential: its id is the user name, any key that is not revoked the password. */
export type Account = {
  readonly id: string
  readonly name: string
  /** Whether silence of its jobs is told; their reports are taken either way. */
  readonly monitored: boolean
  readonly createdAtMs: number
  readonly keys: readonly KeyInfo[]
}

/** For people and programs that use the API. */
export type Token = KeyInfo & {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** With `ingest`: it reports for this account and no other. */
  readonly accountId?: string
}

/** The secret in the path of a ping or a webhook. */
export type PathKey = KeyInfo & {
  readonly checkId: string
  readonly kind: 'ping' | 'hook'
  /** Of a hook: whose format its posts have. */
  readonly product?: string
}

/** One computer's backup software, as it names itself. Its id belongs to the account that registered it first. */
export type Installation = {
  readonly id: string
  readonly accountId: string
  /** Group of the checks of its jobs. */
  readonly organization: string
  readonly computer: string
  readonly product?: string
  readonly version?: string
  readonly monitored: boolean
  readonly registeredAtMs: number
  readonly lastSeenAtMs: number
  /** Set while it is de-registered: nothing is expected of it. */
  readonly deregisteredAtMs?: number
}

export type Job = {
  readonly installationId: string
  /** The sender's own, unique on its installation. */
  readonly key: string
  /** Follows from installation and key, so that the check has its history when the job comes back. */
  readonly checkId: string
  readonly name: string
  readonly engine?: string
  /** As posted. */
  readonly schedule?: unknown
  readonly monitored: boolean
  readonly createdAtMs: number
  readonly lastSeenAtMs: number
  /** Set while the sender does not list it, or has deleted it: it is not expected any more. */
  readonly removedAtMs?: number
}

export const targetKinds = ['check', 'installation', 'group', 'account'] as const
/** What a note or a pause is about. A job is its check; a group is named by its name. */
export type Target = {
  readonly kind: (typeof targetKinds)[number]
  readonly id: string
}

export type Note = {
  readonly id: number
  readonly target: Target
  readonly text: string
  readonly author: string
  readonly createdAtMs: number
  readonly expiresAtMs?: number
  /** Good results that remain until it ends. */
  readonly untilGood?: number
  /** When the last of them came. */
  readonly endedAtMs?: number
}

/** Reports arrive, are kept and do not count; nothing is expected. */
export type Pause = {
  readonly target: Target
  readonly sinceMs: number
  /** Ends by itself then. */
  readonly untilMs?: number
  readonly by: string
  readonly reason?: string
}

/** A check that is managed here instead of in a file. */
export type ManagedCheck = {
  readonly checkId: string
  /** Counts up with each change. */
  readonly version: number
  /** As YAML has it; read anew under every configuration. */
  readonly written: unknown
  readonly createdAtMs: number
  readonly changedAtMs: number
}

export const actions = [
  'account.create',
  'account.change',
  'account.remove',
  'key.create',
  'key.revoke',
  'token.create',
  'token.revoke',
  'pathKey.create',
  'pathKey.revoke',
  'installation.register',
  'installation.change',
  'installation.deregister',
  'installation.remove',
  'job.register',
  'job.change',
  'job.delete',
  'check.pause',
  'check.resume',
  'check.nextRun',
  'check.create',
  'check.change',
  'check.remove',
  'installation.pause',
  'installation.resume',
  'group.pause',
  'group.resume',
  'group.remove',
  'account.pause',
  'account.resume',
  'note.create',
  'note.change',
  'note.delete',
  'report.delete',
  'preference.set',
  'config.reload',
  'message.processed',
  'message.reparse',
  'notification.sent',
  'notification.failed',
  'subscription.create',
  'subscription.change',
  'subscription.remove',
] as const
/** What was done. The list is closed: whoever does something new adds its word. */
export type Action = (typeof actions)[number]

export const subjectKinds = [
  'check',
  'installation',
  'group',
  'account',
  'key',
  'token',
  'pathKey',
  'job',
  'note',
  'preference',
  'message',
  'activity',
  'config',
  'notification',
  'subscription',
] as const
/** Such as `{ kind: 'key', id: '7' }`. Ids that are numbers are written as text. */
export type Subject = { readonly kind: (typeof subjectKinds)[number]; readonly id: string }

/** One line in the log of everything the service did and anyone changed. Never holds a secret. */
export type Transaction = {
  readonly id: number
  readonly atMs: number
  /** `user:NAME`, `token:NAME`, `grafana:NAME via token:NAME`, `account:ID`, `cli:NAME`, or the intake or part that
   *  acted by itself. */
  readonly who: string
  readonly action: Action
  readonly subject: Subject
  readonly before?: unknown
  readonly after?: unknown
}
