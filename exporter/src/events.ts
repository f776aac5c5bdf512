/** What happens in the service: each event writes its log line and moves its own metrics, and nobody else does. */
import type { Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Outcome } from './core/message.ts'
import { type SenderVerdict, senderOutcomes } from './core/sender-trust.ts'
import { createInfluxEvents } from './events/influx.ts'
import { createIntakeEvents } from './events/intakes.ts'
import { createReportMailEvents } from './events/report-mails.ts'
import { wordsOf } from './events/words.ts'

export type Events = ReturnType<typeof createEvents>

/** Managed checks out of force that are told one by one. */
const shownUnreadable = 100

export function createEvents(log: Logger, version: string) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  const build = new Gauge({
    name: 'lastgood_build_info',
    help: 'Version that runs; always 1',
    labelNames: ['version'],
    registers,
  })
  build.set({ version }, 1)
  const messages = new Counter({
    name: 'lastgood_messages_total',
    help: 'Accepted messages by what became of them; every one counts exactly once',
    labelNames: ['intake', 'outcome'],
    registers,
  })
  const lastMessage = new Gauge({
    name: 'lastgood_intake_last_message_timestamp_seconds',
    help: 'When the intake last accepted a message',
    labelNames: ['intake'],
    registers,
  })
  const refused = new Counter({
    name: 'lastgood_messages_refused_total',
    help: 'Messages that could not be stored and were left with their sender to try again',
    labelNames: ['intake'],
    registers,
  })
  const up = new Gauge({
    name: 'lastgood_intake_up',
    help: 'Whether the intake can take messages (1) or not (0)',
    labelNames: ['intake'],
    registers,
  })
  const reloadOk = new Gauge({
    name: 'lastgood_config_last_reload_successful',
    help: 'Whether the last attempt to read the configuration succeeded',
    registers,
  })
  const reloadAt = new Gauge({
    name: 'lastgood_config_last_reload_success_timestamp_seconds',
    help: 'When the configuration in force was read',
    registers,
  })

  const managedUnreadable = new Gauge({
    name: 'lastgood_managed_checks_unreadable',
    help: 'Checks managed through the API that are out of force because the configuration around them changed',
    registers,
  })
  const unmatched = new Gauge({
    name: 'lastgood_unmatched_messages',
    help: 'Messages that fitted no check and wait',
    registers,
  })
  const storeSize = new Gauge({
    name: 'lastgood_store_size_bytes',
    help: 'Size of the database on disk',
    registers,
  })
  const storeFailures = new Counter({
    name: 'lastgood_store_failures_total',
    help: 'Background work (missed slots, retention, reading messages again) that the store could not do; it is tried again',
    registers,
  })
  const externalUrl = new Gauge({
    name: 'lastgood_external_url_info',
    help: 'Address under which people reach the service; always 1',
    labelNames: ['url'],
    registers,
  })
  const httpFailures = new Counter({
    name: 'lastgood_http_failures_total',
    help: 'Requests that ended in a fault of the service',
    registers,
  })
  const senderVerdicts = new Counter({
    name: 'lastgood_sender_verdicts_total',
    help: 'Mails whose sender was verified, by what came of it; one that was unknown at first counts again',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of senderOutcomes) senderVerdicts.inc({ outcome }, 0)
  const untrustedResults = new Counter({
    name: 'lastgood_untrusted_results_total',
    help: 'Good results that did not count because their sender is not one that the check trusts',
    registers,
  })
  const intakes = new Map<string, IntakeStanding>()
  let configuration: ConfigurationStanding = { ok: true, loadedAtMs: 0 }

  return {
    registry,
    version,
    ...createIntakeEvents(log, registers),
    ...createInfluxEvents(log, registers),
    ...createReportMailEvents(log, registers),
    /** How the configuration in force stands, and why the newest one is not. */
    configuration: (): ConfigurationStanding => configuration,
    /** An intake exists: its series are there from the start, so that their first increase is seen. */
    intakeKnown(intake: string) {
      for (const outcome of ['matched', 'unmatched', 'ignored', 'duplicate'])
        messages.inc({ intake, outcome }, 0)
      refused.inc({ intake }, 0)
      up.set({ intake }, 0)
      intakes.set(intake, { up: false })
    },
    intakeForgotten(intake: string) {
      up.remove({ intake })
      intakes.delete(intake)
    },
    /** How every intake stands, by name. */
    intakes: (): ReadonlyMap<string, IntakeStanding> => intakes,
    messageAccepted(intake: string, outcome: Outcome, id: number, nowMs: number) {
      messages.inc({ intake, outcome })
      lastMessage.set({ intake }, nowMs / 1000)
      intakes.set(intake, { ...(intakes.get(intake) ?? { up: true }), lastMessageAtMs: nowMs })
      log.debug({ intake, outcome, message: id }, 'message accepted')
    },
    senderVerified(outcome: SenderVerdict['outcome']) {
      senderVerdicts.inc({ outcome })
    },
    resultsDistrusted(results: number, message: number) {
      untrustedResults.inc(results)
      log.warn({ message, results }, 'a good result did not count: its sender is not trusted')
    },
    messageRefused(intake: string, cause: unknown) {
      refused.inc({ intake })
      log.error({ intake, err: cause }, 'message could not be stored; its sender keeps it')
    },
    intakeUp(intake: string) {
      up.set({ intake }, 1)
      const { lastMessageAtMs } = intakes.get(intake) ?? {}
      intakes.set(intake, { up: true, ...(lastMessageAtMs !== undefined && { lastMessageAtMs }) })
      log.info({ intake }, 'intake is up')
    },
    intakeDown(intake: string, cause: unknown) {
      up.set({ intake }, 0)
      intakes.set(intake, { ...intakes.get(intake), up: false, detail: wordsOf(cause) })
      log.warn({ intake, err: cause }, 'intake is down')
    },
    reachableAt(url: string) {
      externalUrl.reset()
      externalUrl.set({ url }, 1)
    },
    /** How much there is, asked for at every scrape. */
    storeMeasured(measured: { readonly unmatched: number; readonly bytes: number }) {
      unmatched.set(measured.unmatched)
      storeSize.set(measured.bytes)
    },
    storeFailed(doing: string, cause: unknown) {
      storeFailures.inc()
      log.error({ doing, err: cause }, 'the store could not do its work; it will be tried again')
    },
    messagesRetired(rows: number) {
      if (rows > 0) log.info({ rows }, 'retention deleted old messages and activities')
    },
    reparsed(
      what: string,
      progress: { readonly done: number; readonly total: number; readonly changed: number },
    ) {
      log.info({ what, ...progress }, 'stored messages read again')
    },
    httpFailed(request: string, cause: unknown) {
      httpFailures.inc()
      log.error({ request, err: cause }, 'request failed')
    },
    tlsReloaded() {
      log.info('changed certificate is in force')
    },
    tlsRefused(cause: unknown) {
      log.error({ err: cause }, 'changed certificate cannot be used; the old one stays in force')
    },
    warned(warning: string) {
      log.warn(warning)
    },
    stopping(signal: string) {
      log.info({ signal }, 'stopping')
    },
    configLoaded(nowMs: number, checks: number) {
      reloadOk.set(1)
      reloadAt.set(nowMs / 1000)
      configuration = { ok: true, loadedAtMs: nowMs }
      log.info({ checks }, 'configuration read')
    },
    /** With all that is wrong, by check. */
    managedUnreadable(
      checks: ReadonlyMap<string, readonly { readonly field: string; readonly detail: string }[]>,
    ) {
      managedUnreadable.set(checks.size)
      for (const [check, errors] of [...checks].slice(0, shownUnreadable))
        log.error({ check, errors }, 'managed check cannot be read any more and is out of force')
      if (checks.size > shownUnreadable)
        log.error({ checks: checks.size - shownUnreadable }, 'more managed checks cannot be read any more')
    },
    configRefused(cause: unknown) {
      reloadOk.set(0)
      configuration = { ...configuration, ok: false, problem: wordsOf(cause) }
      log.error({ err: cause }, 'configuration refused; the old one stays in force')
    },
  }
}

export type ConfigurationStanding = {
  readonly ok: boolean
  readonly loadedAtMs: number
  readonly problem?: string
}

/** As the status page shows an intake. */
export type IntakeStanding = {
  readonly up: boolean
  readonly lastMessageAtMs?: number
  readonly detail?: string
}
