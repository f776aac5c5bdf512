/** `lastgood influx backfill` and `lastgood influx status`. Both read the store beside a service that may be running, and
 *  change nothing in it. */
import type { Config } from '../config/config.ts'
import { readManaged } from '../managed-reading.ts'
import { type BackfillProgress, backfill } from '../publish/influx-backfill.ts'
import { influxCursorName, readCursor } from '../publish/influx-cursor.ts'
import type { InfluxTarget } from '../publish/influx-options.ts'
import { toCheckTags } from '../publish/points.ts'
import { createRoster } from '../roster.ts'
import { openStoreReadOnly } from '../store/open-store.ts'
import type { Output } from './output.ts'

export type BackfillCommand = {
  readonly config: Config
  /** ISO 8601; everything that is stored unless given. `to` itself does not belong to it. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly replace?: boolean | undefined
  readonly output: Output
}

const progressEveryMs = 1000
/** Later than any activity, and still a time that InfluxDB knows. */
const farMs = Date.UTC(2200, 0)

/** @returns 0, or 1 when points were refused or it was interrupted */
export async function influxBackfill({
  config,
  from,
  to,
  replace,
  output,
}: BackfillCommand): Promise<number> {
  const options = configured(config)
  const span = { fromMs: readMoment('--from', from, 0), toMs: readMoment('--to', to, farMs) }
  if (span.fromMs >= span.toMs)
    throw new Error(`--from ${from} is not before --to ${to}: give them the other way round`)
  await using store = await openStoreReadOnly({ folder: config.dataFolder })
  const roster = createRoster(() => undefined)
  const [installations, jobs, managed] = await Promise.all([
    store.installations(),
    store.jobs(),
    store.managedChecks(),
  ])
  const { definitions } = await readManaged(managed, config.createCheckReader())
  roster.configure(config.checks, definitions, config.zone)
  roster.load({ accounts: [], installations, jobs, pauses: [] })
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
  let last: BackfillProgress | undefined
  let toldAtMs = performance.now()
  try {
    last = await backfill(
      {
        activitiesInTime: store.activitiesInTime,
        countActivitiesInTime: store.countActivitiesInTime,
        tagsOf(id) {
          const definition = roster.find(id)
          return definition && toCheckTags(definition)
        },
        onProgress(progress) {
          last = progress
          if (performance.now() - toldAtMs < progressEveryMs) return
          toldAtMs = performance.now()
          output.error(describe(progress))
        },
        onTrouble: (trouble, againInMs) =>
          output.error(`${trouble.message}; trying again in ${(againInMs / 1000).toFixed(1)} s`),
        onRejections(rejections) {
          const [first] = rejections
          output.error(
            `refused: ${rejections.length} points, first activity ${first?.activityId} of ${first?.checkId}: ${first?.words}`,
          )
        },
      },
      options,
      { ...span, replace: replace ?? false },
      stop.signal,
    )
  } catch (cause) {
    if (!stop.signal.aborted) throw cause
    output.error(`interrupted: ${last ? describe(last) : 'nothing was sent'}`)
    return 1
  }
  output.line(`${targetText(options.target)}: ${describe(last)}`)
  if (last.unknown > 0)
    output.line(`${last.unknown} activities are of checks that are not configured, and were left out`)
  return last.rejected > 0 ? 1 : 0
}

export async function influxStatus({ config, output }: { config: Config; output: Output }): Promise<number> {
  const options = configured(config)
  await using store = await openStoreReadOnly({ folder: config.dataFolder })
  const cursor = readCursor(await store.cursor(influxCursorName))
  output.line(`target      ${targetText(options.target)}, measurement ${options.measurement}`)
  if (!cursor) {
    output.line('cursor      none: the service has not published yet')
    return 0
  }
  const moved = new Date(cursor.movedAtMs).toISOString()
  output.line(`cursor      change ${cursor.seq} of ${await store.lastChange()}, moved ${moved}`)
  const backlog = await store.countChangesAfter(cursor.seq)
  const [oldest] = backlog > 0 ? await store.activitiesChangedAfter(cursor.seq, 1) : []
  const sinceMs = oldest && oldest.kind !== 'removed' ? oldest.activity.atMs : undefined
  const since = sinceMs === undefined ? '' : `, the oldest of ${new Date(sinceMs).toISOString()}`
  output.line(`backlog     ${backlog} activities${since}`)
  output.line(
    `rejections  ${cursor.rejections.length === 0 ? 'none' : `the last ${cursor.rejections.length}`}`,
  )
  for (const { atMs, activityId, checkId, doing, words } of cursor.rejections)
    output.line(
      `  ${new Date(atMs).toISOString()} ${doing} ${activityId === undefined ? 'all' : `activity ${activityId}`} of ${checkId}: ${words}`,
    )
  return 0
}

function configured({ influx, file }: Config) {
  if (!influx) throw new Error(`${file}: there is no influx: give it a url and what to write to`)
  return influx
}

function describe({ done, total, written, rejected }: BackfillProgress): string {
  return `${done} of ${total} activities, ${written} points written, ${rejected} refused`
}

function targetText(target: InfluxTarget): string {
  const place = target.version === 1 ? `database ${target.database}` : `bucket ${target.bucket}`
  return `${target.url} (${place})`
}

function readMoment(option: string, written: string | undefined, byDefault: number): number {
  if (written === undefined) return byDefault
  const ms = /^\d{4}-\d\d-\d\d/.test(written) ? Date.parse(written) : Number.NaN
  if (!Number.isNaN(ms)) return ms
  throw new Error(`${option} ${written} is no time: write it like 2026-11-01 or 2026-11-01T02:00:00+01:00`)
}
