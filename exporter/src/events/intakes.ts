/** What happens between an intake and those who send to it. Part of events.ts: nobody else imports it. */
import type { Logger } from 'pino'
import { Counter, type Registry } from 'prom-client'

/** Why the mail listener refuses: the values of a label, so the list is closed. */
const smtpRefusals = ['recipient', 'login', 'busy', 'tooLarge', 'timeout'] as const
/** Why a posted message is refused. */
const postRefusals = [
  'credentials',
  'forbidden',
  'unknownKey',
  'tooLarge',
  'unreadable',
  'invalid',
  'busy',
] as const

export function createIntakeEvents(log: Logger, registers: Registry[]) {
  const smtpRefused = new Counter({
    name: 'lastgood_smtp_refused_total',
    help: 'Commands and messages the listener refused, by why; a message that could not be stored counts elsewhere',
    labelNames: ['intake', 'reason'],
    registers,
  })
  const smtpTroubles = new Counter({
    name: 'lastgood_smtp_troubles_total',
    help: 'Messages without an end or without a place in the store, failed TLS, and certificates that cannot be used',
    labelNames: ['intake'],
    registers,
  })
  const imapConnectFailures = new Counter({
    name: 'lastgood_imap_connect_failures_total',
    help: 'Attempts to open a mailbox that failed; the next one follows by itself',
    labelNames: ['intake'],
    registers,
  })
  const imapSetAside = new Counter({
    name: 'lastgood_imap_messages_set_aside_total',
    help: 'Messages that failed several times and now wait in the mailbox for the next poll, out of the way of others',
    labelNames: ['intake'],
    registers,
  })
  const imapMarkFailures = new Counter({
    name: 'lastgood_imap_mark_failures_total',
    help: 'Stored messages that could not be moved, flagged or deleted; tried again at the next poll',
    labelNames: ['intake'],
    registers,
  })
  const postsRefused = new Counter({
    name: 'lastgood_posts_refused_total',
    help: 'Posted reports, pings and webhooks that were refused, by why; one that could not be stored counts elsewhere',
    labelNames: ['intake', 'reason'],
    registers,
  })
  const postTroubles = new Counter({
    name: 'lastgood_post_troubles_total',
    help: 'Posts whose sender was told to try again because the store or Amazon SNS could not be asked',
    labelNames: ['intake'],
    registers,
  })

  return {
    smtpKnown(intake: string) {
      for (const reason of smtpRefusals) smtpRefused.inc({ intake, reason }, 0)
      smtpTroubles.inc({ intake }, 0)
    },
    /** `detail` names the client and what it was told. */
    smtpRefused(intake: string, reason: (typeof smtpRefusals)[number], detail: string) {
      smtpRefused.inc({ intake, reason })
      log.info({ intake, reason, detail }, 'refused by the mail listener')
    },
    smtpTroubled(intake: string, cause: unknown) {
      smtpTroubles.inc({ intake })
      log.info(
        { intake, err: cause },
        'trouble with a client, a message or a certificate of the mail listener',
      )
    },
    imapKnown(intake: string) {
      for (const counter of [imapConnectFailures, imapSetAside, imapMarkFailures]) counter.inc({ intake }, 0)
    },
    imapConnectFailed(intake: string, cause: unknown, againInMs: number) {
      imapConnectFailures.inc({ intake })
      log.info({ intake, err: cause, againInMs }, 'mailbox could not be opened; will try again')
    },
    imapSetAside(intake: string, intakeKey: string, cause: unknown) {
      imapSetAside.inc({ intake })
      log.error(
        { intake, message: intakeKey, err: cause },
        'message cannot be taken; it waits in the mailbox',
      )
    },
    imapMarkFailed(intake: string, messages: number, cause: unknown) {
      imapMarkFailures.inc({ intake }, messages)
      log.warn({ intake, messages, err: cause }, 'stored messages could not be marked as done in the mailbox')
    },
    postsKnown(intake: string) {
      for (const reason of postRefusals) postsRefused.inc({ intake, reason }, 0)
      postTroubles.inc({ intake }, 0)
    },
    /** `detail` is what the sender was told. */
    postRefused(intake: string, reason: (typeof postRefusals)[number], detail: string) {
      postsRefused.inc({ intake, reason })
      log.info({ intake, reason, detail }, 'refused a post')
    },
    postTroubled(intake: string, cause: unknown) {
      postTroubles.inc({ intake })
      log.warn({ intake, err: cause }, 'a post could not be taken now; its sender was told to try again')
    },
    snsConfirmed(topic: string) {
      log.info({ topic }, 'subscription of Amazon SNS confirmed')
    },
  }
}
