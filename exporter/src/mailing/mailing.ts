/** Report mails on their way: due, made, kept, sent. What is due is made once, and its bytes are on record before the first
 *  attempt; it is sent until the mail server has taken it or it has lost its worth. A crash between the server's yes and
 *  our record of it sends the same bytes again, under the same Message-ID; nothing else is ever sent twice. */
import { randomUUID } from 'node:crypto'
import type { MailConfig } from '../config/mail-from-yaml.ts'
import { dayMs } from '../core/day.ts'
import type { MailContent } from '../core/mailing/content.ts'
import { type DueMail, lastDue, nextDue, worthMs } from '../core/mailing/due.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import { wordsOf } from '../events/words.ts'
import { createInTurn } from '../in-turn.ts'
import type { NewReportMail, ReportMail } from '../store/report-mails.ts'
import { type MailingDeps, ownName } from './mailing-deps.ts'
import { createSending } from './sending.ts'
import type { InForce } from './subscriptions.ts'
import { createUndoneMails, type MailName } from './undone-mails.ts'

export type Mailing = ReturnType<typeof createMailing>

const recordMs = 40 * dayMs

export function createMailing(deps: MailingDeps) {
  const { store, subscriptions, config, now, events, signal } = deps
  /** Two rounds at once would send what waits twice. */
  const inTurn = createInTurn()
  const undone = createUndoneMails()
  const { sendWaiting } = createSending(deps)

  async function zoneOf({ writing }: Subscription): Promise<string> {
    return writing.timeZone ?? (await deps.preferences()).timeZone ?? config().zone
  }

  /** What a mail made now would be about: the period of the one that was due last. */
  async function aboutNow(subscription: Subscription) {
    const dueAtMs = now()
    const due = lastDue(subscription, await zoneOf(subscription), dueAtMs)
    if (!due) throw new Error(`subscription "${subscription.id}" has no day on which it is sent`)
    return { period: due.period, dueAtMs }
  }

  /** Makes what is due and not on record yet. One that cannot be made keeps no other waiting. */
  async function makeDue(mail: MailConfig) {
    const due: MailName[] = []
    for (const one of await subscriptions.list()) {
      const { subscription } = one
      const next = subscription.paused ? undefined : await dueOf(one)
      if (!next) continue
      for (const group of groupsOf(subscription)) {
        const name = { subscriptionId: subscription.id, period: next.period, group }
        due.push(name)
        if (signal.aborted || !undone.mayTry(name, now())) continue
        try {
          await makeOne(mail, subscription, next, group)
          undone.done(name)
        } catch (cause) {
          await tellUndone(name, cause)
        }
      }
    }
    undone.keep(due)
  }

  async function dueOf({ subscription, seenAtMs }: InForce): Promise<DueMail | undefined> {
    const due = lastDue(subscription, await zoneOf(subscription), now())
    if (!due || due.atMs < seenAtMs) return undefined
    return due.atMs > now() - worthMs[subscription.kind] ? due : undefined
  }

  async function tellUndone(name: MailName, cause: unknown) {
    const { subscriptionId: id, period, group } = name
    const error = wordsOf(cause)
    if (!undone.failed(name, error, now())) return
    events.reportMailUndone(id, cause)
    await store.write(tx =>
      tx.record({
        atMs: now(),
        who: ownName,
        action: 'notification.failed',
        subject: { kind: 'subscription', id },
        after: { period, ...(group !== undefined && { group }), error },
      }),
    )
  }

  async function makeOne(
    mail: MailConfig,
    subscription: Subscription,
    due: DueMail,
    group: string | undefined,
  ) {
    const { id } = subscription
    if (await store.reportMail(id, due.period, group)) return
    if (deps.isHeld()) return
    const about = { period: due.period, dueAtMs: due.atMs, ...(group !== undefined && { group }) }
    const content = await deps.write(subscription, about)
    const state = content.isWrong || due.always ? 'waiting' : 'skipped'
    const made = await toReportMail(mail, subscription, about, content)
    const isNew = await store.write(tx => tx.addReportMail({ ...made, state }))
    if (isNew && state === 'skipped') events.reportMailSkipped(id, due.period)
  }

  async function toReportMail(
    mail: MailConfig,
    subscription: Subscription,
    about: { readonly period: string; readonly dueAtMs: number; readonly group?: string },
    content: MailContent,
  ): Promise<Omit<NewReportMail, 'state'>> {
    const domain = mail.fromAddress.slice(mail.fromAddress.lastIndexOf('@') + 1)
    const raw = await deps.mailer.compose({
      ...content,
      from: mail.from,
      to: subscription.to,
      dateMs: now(),
      messageId: `${subscription.id}.${about.period}.${randomUUID()}@${domain}`,
      unsubscribe: mail.unsubscribe,
    })
    return {
      subscriptionId: subscription.id,
      ...about,
      subject: content.subject,
      recipients: subscription.to,
      sender: mail.fromAddress,
      raw,
      atMs: now(),
    }
  }

  return {
    /** Does what is due now; nothing while no mail server is configured. */
    onTick: () =>
      inTurn(async () => {
        const { mail } = config()
        if (mail) {
          await makeDue(mail)
          await sendWaiting(mail, { evenOnHold: false })
        }
        events.reportMailsMeasured((await store.countWaitingReportMails()) + undone.count())
      }),
    /** Makes one mail now, beside those that are due, and puts it first among those to be sent.
     *  @returns undefined while no mail server is configured */
    async sendNow(
      { subscription }: InForce,
      group: string | undefined,
      askedBy: string,
    ): Promise<ReportMail | undefined> {
      const { mail } = config()
      if (!mail) return undefined
      const { period, dueAtMs } = await aboutNow(subscription)
      const about = { period, dueAtMs, ...(group !== undefined && { group }) }
      const content = await deps.write(subscription, about)
      const made = await toReportMail(mail, subscription, about, content)
      // A mail by hand does not stand in for the one that is due, and comes first: somebody waits for it.
      const byHand = `${period} ${new Date(dueAtMs).toISOString()}`
      const asked = { ...made, period: byHand, askedBy }
      await store.write(tx => tx.addReportMail({ ...asked, state: 'waiting', atMs: 0 }))
      await inTurn(() => sendWaiting(mail, { evenOnHold: true }))
      return store.reportMail(subscription.id, byHand, group)
    },
    zoneOf,
    /** Undefined while it is paused. */
    async nextAtMs(subscription: Subscription): Promise<number | undefined> {
      if (subscription.paused) return undefined
      return nextDue(subscription, await zoneOf(subscription), now())?.atMs
    },
    aboutNow,
    /** Why mails that are due cannot be made. */
    troublesOf: undone.troublesOf,
    /** What may still be due stays on record, however short the retention is: it would be sent again. */
    retire: (beforeMs: number) => store.retireReportMails(Math.min(beforeMs, now() - recordMs)),
  }
}

function groupsOf(subscription: Subscription): readonly (string | undefined)[] {
  return subscription.kind === 'monthly' ? (subscription.groups ?? []) : [undefined]
}
