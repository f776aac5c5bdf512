/** What report mails on their way need of the rest of the service. */
import type { Config } from '../config/config.ts'
import type { MailContent } from '../core/mailing/content.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import type { Preferences } from '../core/preferences.ts'
import type { Events } from '../events.ts'
import type { composeMail, isServerTrouble, sendMail } from '../publish/mailer.ts'
import type { Store } from '../store/store.ts'
import type { Subscriptions } from './subscriptions.ts'

/** Who did what nobody asked for by hand. */
export const ownName = 'report mails'

export type MailingDeps = {
  readonly store: Pick<
    Store,
    | 'write'
    | 'reportMail'
    | 'waitingReportMails'
    | 'countWaitingReportMails'
    | 'lastReportMail'
    | 'retireReportMails'
  >
  readonly subscriptions: Pick<Subscriptions, 'list'>
  readonly config: () => Pick<Config, 'mail' | 'zone'>
  readonly preferences: () => Promise<Preferences>
  readonly write: WriteMail
  /** Whether what is due has to wait until more has been read of what came while the service was down. */
  readonly isHeld: () => boolean
  readonly mailer: {
    readonly compose: typeof composeMail
    readonly send: typeof sendMail
    readonly isServerTrouble: typeof isServerTrouble
  }
  /** PEM text of a file. */
  readonly readCa: (file: string) => Promise<string>
  readonly events: Pick<
    Events,
    | 'reportMailSent'
    | 'reportMailSkipped'
    | 'reportMailFailed'
    | 'reportMailGivenUp'
    | 'reportMailUndone'
    | 'reportMailsMeasured'
  >
  readonly now: () => number
  /** When the service stops, an answer of the mail server is not waited for much longer. */
  readonly signal: AbortSignal
}

/** What a mail of a subscription says: of the day or month of `period`, as things stand now.
 *  @param signal when nobody waits for it any more. @throws AbortError then */
export type WriteMail = (
  subscription: Subscription,
  about: { readonly period: string; readonly dueAtMs: number; readonly group?: string },
  signal?: AbortSignal,
) => Promise<MailContent>
