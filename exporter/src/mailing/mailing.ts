/** Report mails on their way: due, made, kept, sent. What is due is made once, and its bytes are on record before the first
 *  attempt; it is sent until the mail server has taken it or it has lost its worth. A crash between the server's yes and
 *  our record of it sends the same bytes again, under the same Message-ID; nothing else is ever sent twice. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailConfig } from '../config/mail-from-yaml.ts'
import type { MailContent } from '../core/mailing/content.ts'
import { type DueMail, lastDue, nextAttemptMs, nextDue } from '../core/mailing/due.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import { wordsOf } from '../events/words.ts'
import { createInTurn } from '../in-turn.ts'
import type { MailServer } from '../publish/mailer.ts'
import type { NewReportMail, ReportMail, WaitingMail } from '../store/report-mails.ts'
import type { MailingDeps } from './mailing-deps.ts'
import { createServerHold } from './server-hold.ts'
import type { InForce } from './subscriptions.ts'
import { createUndoneMails } from './undone-mails.ts'

type Undone = {
  readonly subscription: Subscription
  readonly period: string
  readonly group: string | undefined
}

export type Mailing = ReturnType<typeof createMailing>

const hourMs = 3_600_000
/** A day's mail is worth nothing when the next one comes; a month's can wait longer. */
const worthMs = { daily: 23 * hourMs, monthly: 7 * 24 * hourMs }
const recordMs = 40 * 24 * hourMs
/** Sent in one round. */
const roundMails = 50
/** Of mails that nobody asked for by hand. */
const ownName = 'report mails'
/** When the service stops, what has been sent already is worth waiting for its answer. */
const farewellMs = 3000

export function createMailing(deps: MailingDeps) {
  const { store, subscriptions, config, now, events, signal } = deps
  /** Two rounds at once would send what waits twice. */
  const inTurn = createInTurn()
  const undone = createUndoneMails()
  const hold = createServerHold()
  /** By id of the mail who did not get it: those that the server has taken, while that is not on record. When the record
   *  cannot be written they are not sent again. */
  const taken = new Map<number, readonly string[]>()
  const stopped = endOf(signal)
  stopped.catch(() => {})

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
    const due = new Set<string>()
    for (const one of await subscriptions.list()) {
      const { subscription } = one
      const next = subscription.paused ? undefined : await dueOf(one)
      if (!next) continue
      for (const group of groupsOf(subscription)) {
        const key = JSON.stringify([subscription.id, next.period, group])
        due.add(key)
        if (signal.aborted || !undone.mayTry(key, now())) continue
        try {
          await makeOne(mail, subscription, next, group)
          undone.done(key)
        } catch (cause) {
          await tellUndone(key, { subscription, period: next.period, group }, cause)
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

  async function tellUndone(key: string, { subscription: { id }, period, group }: Undone, cause: unknown) {
    const error = wordsOf(cause)
    if (!undone.failed(key, error, now())) return
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

  async function sendWaiting(mail: MailConfig) {
    const waiting = await store.waitingReportMails(now(), roundMails)
    for (const one of waiting) {
      if (signal.aborted) return
      const trouble = await sendOne(mail, one)
      // What one mail has met at the server all others would meet, too.
      if (trouble) return hold.begin(mail.digest, now())
      hold.end()
    }
  }

  async function serverOf({ host, port, tls, login, timeoutMs, caFile }: MailConfig): Promise<MailServer> {
    const ca = caFile === undefined ? undefined : await deps.readCa(caFile)
    return { host, port, tls, timeoutMs, ...(login && { login }), ...(ca !== undefined && { ca }) }
  }

  /** @returns whether the server could not be spoken with at all */
  async function sendOne(mail: MailConfig, one: WaitingMail): Promise<boolean> {
    const { id, subscriptionId, subject } = one
    let refused = taken.get(id)
    if (!refused) {
      try {
        refused = await Promise.race([serverOf(mail).then(server => deps.mailer.send(server, one)), stopped])
      } catch (cause) {
        await failed(one, cause)
        return deps.mailer.isServerTrouble(cause)
      }
      taken.set(id, refused)
    }
    const atMs = now()
    const error = refused.length > 0 ? { error: refused.join('; ') } : {}
    await store.write(async tx => {
      await tx.endReportMail(id, { state: 'sent', atMs, ...error })
      await tx.record({ atMs, action: 'notification.sent', ...lineOf(one, error) })
    })
    taken.delete(id)
    events.reportMailSent(subscriptionId, subject, refused, atMs)
    return false
  }

  /** The first failure and the last stand in the log of changes; all between are counted. */
  async function failed(mail: WaitingMail, cause: unknown) {
    const { id, subscriptionId, subject, attempts, dueAtMs } = mail
    const atMs = now()
    const error = { error: wordsOf(cause) }
    const isOver = atMs - dueAtMs > (mail.group === undefined ? worthMs.daily : worthMs.monthly)
    await store.write(async tx => {
      if (isOver) await tx.endReportMail(id, { state: 'given up', atMs, ...error })
      else await tx.retryReportMail(id, nextAttemptMs(attempts + 1, atMs), error.error)
      if (isOver || attempts === 0)
        await tx.record({ atMs, action: 'notification.failed', ...lineOf(mail, error) })
    })
    if (isOver) events.reportMailGivenUp(subscriptionId, subject, cause)
    else events.reportMailFailed(subscriptionId, subject, cause)
  }

  return {
    /** Does what is due now; nothing while no mail server is configured. */
    onTick: () =>
      inTurn(async () => {
        const { mail } = config()
        if (mail) {
          await makeDue(mail)
          if (!hold.isOn(mail.digest, now())) await sendWaiting(mail)
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
      await inTurn(() => sendWaiting(mail))
      return store.reportMail(subscription.id, byHand, group)
    },
    zoneOf,
    /** Undefined while it is paused. */
    async nextAtMs(subscription: Subscription): Promise<number | undefined> {
      if (subscription.paused) return undefined
      return nextDue(subscription, await zoneOf(subscription), now())?.atMs
    },
    aboutNow,
    /** What may still be due stays on record, however short the retention is: it would be sent again. */
    retire: (beforeMs: number) => store.retireReportMails(Math.min(beforeMs, now() - recordMs)),
  }
}

/** Rejects a while after the service began to stop. */
async function endOf(signal: AbortSignal): Promise<never> {
  await new Promise(resolve => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', resolve, { once: true })
  })
  await sleep(farewellMs, undefined, { ref: false })
  throw new Error('the service stopped before the mail server answered')
}

function groupsOf(subscription: Subscription): readonly (string | undefined)[] {
  return subscription.kind === 'monthly' ? (subscription.groups ?? []) : [undefined]
}

function lineOf(mail: WaitingMail, error: object) {
  const { subscriptionId, subject, recipients, period, group, askedBy } = mail
  return {
    who: askedBy ?? ownName,
    subject: { kind: 'subscription', id: subscriptionId } as const,
    after: { subject, recipients, period, ...(group !== undefined && { group }), ...error },
  }
}
