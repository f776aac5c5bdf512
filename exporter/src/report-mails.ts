/** Report mails, put together: who gets them, what they say, and their way out. */
import { readFile } from 'node:fs/promises'
import type { Config } from './config/config.ts'
import { createMailWriter } from './documents/report-mail.ts'
import type { SourceOptions } from './documents/source.ts'
import type { Events } from './events.ts'
import { createInTurn } from './in-turn.ts'
import { createCatchUp } from './mailing/catch-up.ts'
import { createMailing } from './mailing/mailing.ts'
import { createSubscriptions } from './mailing/subscriptions.ts'
import { createSubscriptionsApi } from './mailing/subscriptions-api.ts'
import { composeMail, isServerTrouble, sendMail } from './publish/mailer.ts'
import { drawPng, renderPdf, svgToPng } from './rendering.ts'
import type { Store } from './store/store.ts'

type Options = SourceOptions & {
  readonly store: Store
  readonly config: () => Config
  readonly events: Events
  readonly signal: AbortSignal
  readonly startedAtMs: number
  /** Mailboxes that have not been read to their end yet. */
  readonly behind: () => readonly string[]
}

/** Twice as wide as it is shown. */
const logoPixels = 400

export function createReportMails(options: Options) {
  const { store, config, events, preferences, now, signal } = options
  const write = createMailWriter({
    ...options,
    renderPdf,
    drawPng,
    logoPng: svg => svgToPng(svg, logoPixels),
    link: () => config().http.externalUrl,
  })
  const subscriptions = createSubscriptions({ store, config, now, inTurn: createInTurn() })
  const mailing = createMailing({
    store,
    subscriptions,
    config,
    preferences,
    write,
    isHeld: createCatchUp(options),
    mailer: { compose: composeMail, send: sendMail, isServerTrouble },
    readCa: file => readFile(file, 'utf8'),
    events,
    now,
    signal,
  })
  return {
    onTick: mailing.onTick,
    retire: mailing.retire,
    api: createSubscriptionsApi({ store, subscriptions, mailing, write, compose: composeMail, config }),
  }
}
