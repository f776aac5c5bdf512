/** What happens to report mails. Part of events.ts: nobody else imports it. */
import type { Logger } from 'pino'
import { Counter, Gauge, type Registry } from 'prom-client'
import { wordsOf } from './words.ts'

const outcomes = ['sent', 'skipped', 'failed', 'given up'] as const
type Outcome = (typeof outcomes)[number]

export function createReportMailEvents(log: Logger, registers: Registry[]) {
  const mails = new Counter({
    name: 'lastgood_report_mails_total',
    help: 'Report mails by what became of them; failed counts every attempt that is made again',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of outcomes) mails.inc({ outcome }, 0)
  const waiting = new Gauge({
    name: 'lastgood_report_mails_waiting',
    help: 'Report mails that are due and could not be made, or that the mail server has not taken yet',
    registers,
  })
  const lastSent = new Gauge({
    name: 'lastgood_report_mail_last_success_timestamp_seconds',
    help: 'When the mail server last took a report mail; absent before the first since the start',
    registers,
  })
  lastSent.remove()
  const count = (outcome: Outcome) => mails.inc({ outcome })

  return {
    reportMailsHeld(intakes: readonly string[]) {
      log.info({ intakes }, 'report mails are due and wait until these mailboxes have been read')
    },
    /** @param unread mailboxes that were not read in time */
    reportMailsReleased(unread: readonly string[]) {
      if (unread.length === 0) log.info('mailboxes have been read; report mails are made')
      else log.warn({ intakes: unread }, 'report mails are made though these mailboxes have not been read')
    },
    reportMailsMeasured: (number: number) => waiting.set(number),
    /** @param refused recipients that did not get it, in the server's words */
    reportMailSent(subscription: string, subject: string, refused: readonly string[], nowMs: number) {
      count('sent')
      lastSent.set(nowMs / 1000)
      if (refused.length === 0) log.info({ subscription, subject }, 'report mail sent')
      else log.warn({ subscription, subject, refused }, 'report mail sent, and some recipients were refused')
    },
    reportMailSkipped(subscription: string, period: string) {
      count('skipped')
      log.info({ subscription, period }, 'report mail not sent: nothing needs attention')
    },
    reportMailFailed(subscription: string, subject: string, cause: unknown) {
      count('failed')
      log.warn(
        { subscription, subject, reason: wordsOf(cause) },
        'report mail was not taken; it is tried again',
      )
    },
    reportMailGivenUp(subscription: string, subject: string, cause: unknown) {
      count('given up')
      log.error({ subscription, subject, reason: wordsOf(cause) }, 'report mail given up')
    },
    /** It could not be made, or the record could not be read or written. */
    reportMailUndone(subscription: string, cause: unknown) {
      count('failed')
      log.error({ subscription, reason: wordsOf(cause) }, 'report mail could not be made; it is tried again')
    },
  }
}
