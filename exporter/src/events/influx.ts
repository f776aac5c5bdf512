/** What happens on the way to InfluxDB. Part of events.ts: nobody else imports it. */
import type { Logger } from 'pino'
import { Counter, Gauge, type Registry } from 'prom-client'
import { wordsOf } from './words.ts'

/** Refused points of a batch that a log line names. */
const shownRejections = 100

export function createInfluxEvents(log: Logger, registers: Registry[]) {
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
  let influxProblem: string | undefined

  return {
    /** Why the last write to InfluxDB was not taken. */
    influxProblem: (): string | undefined => influxProblem,
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
      influxProblem = wordsOf(cause)
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
  }
}
