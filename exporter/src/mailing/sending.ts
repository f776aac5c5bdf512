/** Report mails that were made, on their way to the mail server: each until the server has taken it for everybody it may
 *  take it for, or it has lost its worth. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailConfig } from '../config/mail-from-yaml.ts'
import { nextAttemptMs, worthMs } from '../core/mailing/due.ts'
import { wordsOf } from '../events/words.ts'
import type { Delivery, MailServer } from '../publish/mailer.ts'
import type { WaitingMail } from '../store/report-mails.ts'
import { type MailingDeps, ownName } from './mailing-deps.ts'
import { createServerHold } from './server-hold.ts'

/** Sent in one round. */
const roundMails = 50
/** When the service stops, what has been sent already is worth waiting for its answer. */
const farewellMs = 3000

type SendingDeps = Pick<MailingDeps, 'store' | 'readCa' | 'events' | 'now' | 'signal'> & {
  readonly mailer: Pick<MailingDeps['mailer'], 'send' | 'isServerTrouble'>
}

export function createSending(deps: SendingDeps) {
  const { store, now, events, signal } = deps
  const hold = createServerHold()
  /** By id: mails that the server has taken, while that is not on record. When the record cannot be written they are not
   *  sent again. */
  const delivered = new Map<number, Delivery>()
  const stopped = endOf(signal)
  stopped.catch(() => {})

  /** @param options.evenOnHold although the server could not be spoken with a moment ago: somebody waits */
  async function sendWaiting(mail: MailConfig, { evenOnHold }: { readonly evenOnHold: boolean }) {
    if (!evenOnHold && hold.isOn(mail.digest, now())) return
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
    let delivery = delivered.get(one.id)
    if (!delivery) {
      const letter = { ...one, recipients: one.unsent }
      try {
        delivery = await Promise.race([
          serverOf(mail).then(server => deps.mailer.send(server, letter)),
          stopped,
        ])
      } catch (cause) {
        await failed(one, cause)
        return deps.mailer.isServerTrouble(cause)
      }
      delivered.set(one.id, delivery)
    }
    await keepDelivery(one, delivery)
    delivered.delete(one.id)
    return false
  }

  /** Who was refused for the moment only is tried again, alone. */
  async function keepDelivery(one: WaitingMail, { taken, refusals }: Delivery) {
    const { id, subscriptionId, subject, attempts } = one
    const atMs = now()
    const words = refusals.map(({ address, words: said }) => `${address}: ${said}`)
    const all = [...one.refused, ...words]
    const error = all.length > 0 ? { error: all.join('; ') } : {}
    const unsent = refusals.filter(({ isForNow }) => isForNow).map(({ address }) => address)
    const isOnceMore = unsent.length > 0 && !isOver(one, atMs)
    await store.write(async tx => {
      if (isOnceMore) {
        const refused = [...one.refused, ...words.filter((_, at) => !refusals[at]?.isForNow)]
        const nextAtMs = nextAttemptMs(attempts + 1, atMs)
        await tx.retryReportMail(id, {
          nextAttemptAtMs: nextAtMs,
          error: all.join('; '),
          left: { unsent, refused },
        })
      } else await tx.endReportMail(id, { state: 'sent', atMs, ...error })
      await tx.record({ atMs, action: 'notification.sent', ...lineOf({ ...one, recipients: taken }, error) })
    })
    if (isOnceMore) events.reportMailFailed(subscriptionId, subject, new Error(words.join('; ')))
    else events.reportMailSent(subscriptionId, subject, all, atMs)
  }

  /** The first failure and the last stand in the log of changes; all between are counted. */
  async function failed(mail: WaitingMail, cause: unknown) {
    const { id, subscriptionId, subject, attempts, unsent, refused } = mail
    const atMs = now()
    const isPartlySent = unsent.length < mail.recipients.length
    const error = {
      error: isPartlySent
        ? [...refused, `${unsent.join(', ')}: ${wordsOf(cause)}`].join('; ')
        : wordsOf(cause),
    }
    const isLost = isOver(mail, atMs)
    await store.write(async tx => {
      if (isLost) await tx.endReportMail(id, { state: isPartlySent ? 'sent' : 'given up', atMs, ...error })
      else await tx.retryReportMail(id, { nextAttemptAtMs: nextAttemptMs(attempts + 1, atMs), ...error })
      if (isLost || attempts === 0)
        await tx.record({
          atMs,
          action: 'notification.failed',
          ...lineOf({ ...mail, recipients: unsent }, error),
        })
    })
    if (isLost) events.reportMailGivenUp(subscriptionId, subject, cause)
    else events.reportMailFailed(subscriptionId, subject, cause)
  }

  return { sendWaiting }
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

function isOver({ dueAtMs, group }: WaitingMail, atMs: number): boolean {
  return atMs - dueAtMs > (group === undefined ? worthMs.daily : worthMs.monthly)
}

function lineOf(mail: WaitingMail, error: object) {
  const { subscriptionId, subject, recipients, period, group, askedBy } = mail
  return {
    who: askedBy ?? ownName,
    subject: { kind: 'subscription', id: subscriptionId } as const,
    after: { subject, recipients, period, ...(group !== undefined && { group }), ...error },
  }
}
