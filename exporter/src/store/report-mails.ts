/** SQL of report mails and of the subscriptions that they are sent for. */
import type { Database, Reading, Row, Statements } from './database.ts'
import { decodeRaw, encodeRaw } from './raw-body.ts'
import { bytesOf, integerOf, jsonOf, oneOf, optionalInteger, optionalText, textOf, toJson } from './rows.ts'

const mailStates = ['waiting', 'sent', 'skipped', 'given up'] as const

export type ReportMail = {
  readonly id: number
  readonly subscriptionId: string
  readonly period: string
  /** Of a mail about one client. */
  readonly group?: string
  readonly subject: string
  readonly recipients: readonly string[]
  readonly dueAtMs: number
  readonly state: (typeof mailStates)[number]
  readonly attempts: number
  readonly nextAttemptAtMs?: number
  /** When it was sent, skipped or given up. */
  readonly endedAtMs?: number
  /** What went wrong at the last attempt, or who did not take it. */
  readonly error?: string
  /** Who had it sent by hand. */
  readonly askedBy?: string
}
export type NewReportMail = Pick<
  ReportMail,
  'subscriptionId' | 'period' | 'group' | 'subject' | 'recipients' | 'dueAtMs' | 'askedBy'
> & {
  /** Skipped: nothing is sent. */
  readonly state: 'waiting' | 'skipped'
  /** Bare address that it is sent from. */
  readonly sender: string
  readonly raw: Uint8Array
  /** When it is tried first; of a skipped one, when it was made. */
  readonly atMs: number
}
/** Of those that wait: enough to send it. */
export type WaitingMail = ReportMail & {
  readonly sender: string
  readonly raw: Uint8Array
  /** Who has not got it yet. */
  readonly unsent: readonly string[]
  /** Who never will, in the server's words; only of a mail that some have got. */
  readonly refused: readonly string[]
}

/** `written` as it was handed in; absent for one of a file, of which only is kept since when it is there. */
export type KeptSubscription = {
  readonly id: string
  readonly seenAtMs: number
  readonly version: number
  readonly written?: unknown
}

type ReportMailFilter = { readonly subscriptionId?: string; readonly beforeId?: number }

export type ReportMailTx = {
  /** @returns false when there is one of this period already: it stays as it is */
  addReportMail(mail: NewReportMail): Promise<boolean>
  endReportMail(id: number, end: MailEnd): Promise<void>
  retryReportMail(id: number, retry: MailRetry): Promise<void>
  saveSubscription(subscription: KeptSubscription): Promise<void>
  deleteSubscription(id: string): Promise<void>
}
type MailRetry = {
  readonly nextAttemptAtMs: number
  readonly error: string
  /** When some have got it. */
  readonly left?: Pick<WaitingMail, 'unsent' | 'refused'>
}
type MailEnd = {
  readonly state: 'sent' | 'given up'
  readonly atMs: number
  readonly error?: string
}

export type ReportMailStore = {
  reportMail(subscriptionId: string, period: string, group?: string): Promise<ReportMail | undefined>
  /** Newest first. */
  reportMails(filter: ReportMailFilter, limit: number): Promise<readonly ReportMail[]>
  /** The newest one of a subscription. */
  lastReportMail(subscriptionId: string): Promise<ReportMail | undefined>
  /** Those whose attempt is due, the one that waits longest first. */
  waitingReportMails(nowMs: number, limit: number): Promise<readonly WaitingMail[]>
  countWaitingReportMails(): Promise<number>
  /** By id. */
  subscriptions(): Promise<readonly KeptSubscription[]>
  retireReportMails(beforeMs: number): Promise<number>
}

/** No attempt is planned as far ahead: the clock was set back since. */
const farAheadMs = 3_600_000

const columns = `id, subscription_id, period, group_name, subject, recipients, due_at_ms, state, attempts,
  next_attempt_at_ms, ended_at_ms, error, asked_by`

export function reportMailWriting(statements: Statements): ReportMailTx {
  return {
    async addReportMail({ raw, atMs, ...mail }) {
      const { encoding, body } =
        mail.state === 'waiting' ? await encodeRaw(raw) : { encoding: null, body: null }
      const added = await statements.run(
        `insert into report_mails (subscription_id, period, group_name, subject, recipients, sender, due_at_ms,
           state, attempts, next_attempt_at_ms, ended_at_ms, encoding, raw_bytes, body, asked_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, $12, $13, $14)
         on conflict (subscription_id, period, group_name) do nothing`,
        [
          mail.subscriptionId,
          mail.period,
          mail.group ?? '',
          mail.subject,
          toJson(mail.recipients),
          mail.sender,
          mail.dueAtMs,
          mail.state,
          mail.state === 'waiting' ? atMs : null,
          mail.state === 'waiting' ? null : atMs,
          encoding,
          raw.byteLength,
          body,
          mail.askedBy ?? null,
        ],
      )
      return added === 1
    },
    async endReportMail(id, { state, atMs, error }) {
      await statements.run(
        `update report_mails set state = $2, ended_at_ms = $3, error = $4, next_attempt_at_ms = null,
           attempts = attempts + 1, encoding = null, body = null
         where id = $1 and state = 'waiting'`,
        [id, state, atMs, error ?? null],
      )
    },
    async retryReportMail(id, { nextAttemptAtMs, error, left }) {
      await statements.run(
        `update report_mails set next_attempt_at_ms = $2, error = $3, attempts = attempts + 1,
           unsent = coalesce($4, unsent), refused = coalesce($5, refused)
         where id = $1 and state = 'waiting'`,
        [id, nextAttemptAtMs, error, toJson(left?.unsent), toJson(left?.refused)],
      )
    },
    async saveSubscription({ id, seenAtMs, version, written }) {
      await statements.run(
        `insert into subscriptions (subscription_id, seen_at_ms, version, written) values ($1, $2, $3, $4)
         on conflict (subscription_id) do update set version = excluded.version, written = excluded.written,
           seen_at_ms = excluded.seen_at_ms`,
        [id, seenAtMs, version, toJson(written)],
      )
    },
    async deleteSubscription(id) {
      await statements.run('delete from subscriptions where subscription_id = $1', [id])
    },
  }
}

export function reportMailReading(database: Pick<Database, 'read' | 'transaction'>): ReportMailStore {
  const { read } = database
  return {
    async reportMail(subscriptionId, period, group = '') {
      const row = await read.first(
        `select ${columns} from report_mails where subscription_id = $1 and period = $2 and group_name = $3`,
        [subscriptionId, period, group],
      )
      return row && parseMail(row)
    },
    async reportMails({ subscriptionId, beforeId }, limit) {
      const rows = await read.all(
        `select ${columns} from report_mails
         where ($1 is null or subscription_id = $1) and ($2 is null or id < $2) order by id desc limit $3`,
        [subscriptionId ?? null, beforeId ?? null, limit],
      )
      return rows.map(parseMail)
    },
    async lastReportMail(subscriptionId) {
      const row = await read.first(
        `select ${columns} from report_mails where subscription_id = $1 order by id desc limit 1`,
        [subscriptionId],
      )
      return row && parseMail(row)
    },
    async waitingReportMails(nowMs, limit) {
      const rows = await read.all(
        `select ${columns}, sender, unsent, refused, encoding, raw_bytes, body from report_mails
         where state = 'waiting' and (next_attempt_at_ms <= $1 or next_attempt_at_ms > $3)
         order by next_attempt_at_ms limit $2`,
        [nowMs, limit, nowMs + farAheadMs],
      )
      return Promise.all(rows.map(parseWaiting))
    },
    countWaitingReportMails: () => countWaiting(read),
    async subscriptions() {
      const rows = await read.all('select * from subscriptions order by subscription_id')
      return rows.map(parseSubscription)
    },
    async retireReportMails(beforeMs) {
      const old = `from report_mails where state <> 'waiting' and due_at_ms < $1`
      // Every transaction counts as a change to whoever asks whether there was one.
      if (!(await read.first(`select 1 as found ${old} limit 1`, [beforeMs]))) return 0
      return database.transaction(statements => statements.run(`delete ${old}`, [beforeMs]))
    },
  }
}

async function countWaiting(read: Reading): Promise<number> {
  const row = await read.first(`select count(*) as waiting from report_mails where state = 'waiting'`)
  return row ? integerOf(row, 'waiting') : 0
}

function parseMail(row: Row): ReportMail {
  const group = textOf(row, 'group_name')
  const nextAttemptAtMs = optionalInteger(row, 'next_attempt_at_ms')
  const endedAtMs = optionalInteger(row, 'ended_at_ms')
  const error = optionalText(row, 'error')
  const askedBy = optionalText(row, 'asked_by')
  return {
    id: integerOf(row, 'id'),
    subscriptionId: textOf(row, 'subscription_id'),
    period: textOf(row, 'period'),
    ...(group !== '' && { group }),
    subject: textOf(row, 'subject'),
    recipients: jsonOf(row, 'recipients') as readonly string[],
    dueAtMs: integerOf(row, 'due_at_ms'),
    state: oneOf(row, 'state', mailStates),
    attempts: integerOf(row, 'attempts'),
    ...(nextAttemptAtMs !== undefined && { nextAttemptAtMs }),
    ...(endedAtMs !== undefined && { endedAtMs }),
    ...(error !== undefined && { error }),
    ...(askedBy !== undefined && { askedBy }),
  }
}

async function parseWaiting(row: Row): Promise<WaitingMail> {
  const encoding = oneOf(row, 'encoding', ['zstd', 'plain'])
  const raw = await decodeRaw({ encoding, body: bytesOf(row, 'body') }, integerOf(row, 'raw_bytes'))
  const mail = parseMail(row)
  return {
    ...mail,
    sender: textOf(row, 'sender'),
    raw,
    unsent: (jsonOf(row, 'unsent') ?? mail.recipients) as readonly string[],
    refused: (jsonOf(row, 'refused') ?? []) as readonly string[],
  }
}

function parseSubscription(row: Row): KeptSubscription {
  const written = jsonOf(row, 'written')
  return {
    id: textOf(row, 'subscription_id'),
    seenAtMs: integerOf(row, 'seen_at_ms'),
    version: integerOf(row, 'version'),
    ...(written !== undefined && { written }),
  }
}
