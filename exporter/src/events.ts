/** What happens in the service: each event writes its log line and moves its own metrics, and nobody else does. */
import type { Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Outcome } from './core/message.ts'

export type Events = ReturnType<typeof createEvents>

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

/** Refused points of a batch that a log line names. */
const shownRejections = 100

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
  const influxUp = new Gauge({
    name: 'lastgood_influx_up',
    help: 'Whether the last write to InfluxDB was taken; absent before the first and where none is configured',
    registers,
  })
  const influxBacklog = new Gauge({
    name: 'lastgood_influx_backlog_activities',
    help: 'Activities, new ones and changed ones, that InfluxDB does not have yet',
    registers,
  })
  const influxLag = new Gauge({
    name: 'lastgood_influx_lag_seconds',
    help: 'How long the oldest activity has been waiting that InfluxDB does not have yet; 0 when there is none',
    registers,
  })
  const influxWritten = new Counter({
    name: 'lastgood_influx_points_written_total',
    help: 'Points that InfluxDB has taken; one that was sent again counts again',
    registers,
  })
  const influxRejected = new Counter({
    name: 'lastgood_influx_points_rejected_total',
    help: 'Points that InfluxDB refused for good, or would not delete; they are not tried again',
    registers,
  })
  const influxFailures = new Counter({
    name: 'lastgood_influx_write_failures_total',
    help: 'Writes to InfluxDB that failed and are tried again until they succeed',
    registers,
  })
  const influxGauges = [influxUp, influxBacklog, influxLag]
  // Without a value of their own they would be shown as 0, which says something else than "not known".
  for (const gauge of influxGauges) gauge.remove()
  let influxStanding: 'unknown' | 'up' | 'setup' | 'later' = 'unknown'
  const intakes = new Map<string, IntakeStanding>()
  let configuration: ConfigurationStanding = { ok: true, loadedAtMs: 0 }
  let influxProblem: string | undefined

  return {
    registry,
    version,
    /** How the configuration in force stands, and why the newest one is not. */
    configuration: (): ConfigurationStanding => configuration,
    /** Why the last write to InfluxDB was not taken. */
    influxProblem: (): string | undefined => influxProblem,
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
      intakes.set(intake, { ...intakes.get(intake), up: false, detail: messageOf(cause) })
      log.warn({ intake, err: cause }, 'intake is down')
    },
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
    influxStarted() {
      influxStanding = 'unknown'
      influxProblem = undefined
      log.info('publishing to InfluxDB')
    },
    influxStopped() {
      for (const gauge of influxGauges) gauge.remove()
      log.info('publishing to InfluxDB has ended')
    },
    influxWritten(points: number) {
      influxWritten.inc(points)
      influxUp.set(1)
      influxProblem = undefined
      if (influxStanding === 'setup' || influxStanding === 'later') log.info('InfluxDB takes points again')
      influxStanding = 'up'
    },
    /** `setup`: it refuses who we are or where we write to; `later`: it is away or busy. Told once, counted each time. */
    influxFailed(kind: string, cause: unknown, againInMs: number) {
      influxFailures.inc()
      influxUp.set(0)
      influxProblem = messageOf(cause)
      const standing = kind === 'setup' ? kind : 'later'
      const details = { err: cause, againInMs: Math.round(againInMs) }
      if (standing === influxStanding) log.debug(details, 'InfluxDB still takes no points')
      else if (standing === 'later')
        log.warn(details, 'InfluxDB takes no points; they are kept and sent later')
      else
        log.error(
          details,
          'InfluxDB refuses the token, the user, the database or the bucket; points are kept until that is corrected',
        )
      influxStanding = standing
    },
    influxRejected(
      rejections: readonly {
        readonly activityId?: number
        readonly checkId: string
        readonly doing: string
        readonly words: string
      }[],
    ) {
      influxRejected.inc(rejections.length)
      for (const [words, alike] of Map.groupBy(rejections, ({ doing, words }) => `${doing}: ${words}`))
        log.warn(
          {
            points: alike.length,
            activities: alike.slice(0, shownRejections).flatMap(({ activityId }) => activityId ?? []),
            checks: [...new Set(alike.map(({ checkId }) => checkId))].slice(0, shownRejections),
            words,
          },
          'InfluxDB refused points for good; publishing goes on without them',
        )
    },
    /** Asked for at every scrape. */
    influxMeasured({ backlog, lagMs }: { readonly backlog: number; readonly lagMs: number }) {
      influxBacklog.set(backlog)
      influxLag.set(lagMs / 1000)
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
      configuration = { ...configuration, ok: false, problem: messageOf(cause) }
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

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
