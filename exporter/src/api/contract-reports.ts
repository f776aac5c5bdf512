/** The JSON of /api/v1 for report mails: who gets which, when, what became of them, and how the next one looks. */
import type { DateFormat, Language, Section, TimeFormat, Weekday } from '../core/mailing/subscription.ts'

/** The keys of docs/report-mails.md: one entry of `reports:` in lastgood.yml. */
export type SubscriptionYaml = {
  readonly id: string
  readonly name?: string
  /** `daily`: the day of backups that ended; `monthly`: the client summary of the month that ended. */
  readonly kind?: 'daily' | 'monthly'
  /** Addresses, separated by `; `. */
  readonly to: string
  /** Clients; all unless given. A monthly one is sent once for each of them. */
  readonly groups?: readonly string[]
  readonly sections?: readonly Section[]
  /** `HH:MM`. */
  readonly at?: string
  /** Of a daily one; every day unless given. */
  readonly days?: string | readonly Weekday[]
  /** Of a monthly one, 1 to 28. */
  readonly dayOfMonth?: number
  readonly timezone?: string
  readonly timeFormat?: TimeFormat
  readonly dateFormat?: DateFormat
  readonly language?: Language
  /** In a file: path of a picture. Through the API: the picture as a `data:` address. */
  readonly logo?: string
  /** Sent only when something needs attention, and once a week all the same. */
  readonly onlyWhenWrong?: boolean
  readonly proofOfLife?: Weekday
  /** Attaches the document as PDF. */
  readonly attachPdf?: boolean
  readonly paused?: boolean
}

/** What became of one sending. */
export type ReportMailJson = {
  readonly id: number
  readonly subscriptionId: string
  /** The day `2026-11-22` or the month `2026-11` it is due for; with the time, when it was sent by hand. */
  readonly period: string
  readonly group?: string
  readonly subject: string
  readonly to: readonly string[]
  readonly dueAtMs: number
  /** `skipped`: nothing was wrong, and it is sent only then. `given up`: it was tried for as long as it made sense. */
  readonly state: 'waiting' | 'sent' | 'skipped' | 'given up'
  readonly attempts: number
  /** When it was sent, skipped or given up. */
  readonly endedAtMs?: number
  readonly nextAttemptAtMs?: number
  /** What the mail server said last, when it did not take it. */
  readonly error?: string
  /** Who had it sent by hand, as the log of changes names them. */
  readonly askedBy?: string
}

export type SubscriptionJson = {
  readonly origin: 'file' | 'store'
  /** Of one in a file: the file. */
  readonly place?: string
  readonly subscription: SubscriptionYaml
  /** Of a managed one: hand it in as `If-Match` with a change. */
  readonly version?: number
  /** In force for it: its own, that of the preferences or that of lastgood.yml. */
  readonly timezone: string
  /** Absent while it is paused, or no mail server is configured. */
  readonly nextAtMs?: number
  readonly last?: ReportMailJson
  /** Why a mail that is due cannot be made. */
  readonly trouble?: string
}

/** `GET /subscriptions` */
export type SubscriptionsJson = {
  readonly subscriptions: readonly SubscriptionJson[]
  /** Whether `mail:` is configured; without it nothing is sent. */
  readonly canSend: boolean
}

/** `POST /subscriptions/preview`: a mail as it would be sent now; nothing is stored or sent. */
export type MailPreviewJson = {
  readonly subject: string
  readonly to: readonly string[]
  readonly html: string
  readonly text: string
  /** Of the whole mail, attachments included. */
  readonly bytes: number
  readonly period: string
  readonly group?: string
  /** Whether something needs attention. */
  readonly isWrong: boolean
}

/** `POST /subscriptions`, `PUT /subscriptions/{id}` take a SubscriptionYaml and answer this. */
export type SubscriptionSaved = { readonly id: string; readonly version: number }

/** `GET /subscriptions/mails`: newest first. */
export type ReportMailsPage = { readonly mails: readonly ReportMailJson[]; readonly nextCursor?: string }
