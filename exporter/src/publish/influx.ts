/** Publishes activities to InfluxDB. The cursor is where it has come to in the order of changes: it moves only after the
 *  server has answered for everything before it, so that an outage loses nothing and a crash repeats at most a batch,
 *  which overwrites itself. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Activity } from '../core/activity.ts'
import type { Events } from '../events.ts'
import { type InfluxCursor, keptRejections, readCursor } from './influx-cursor.ts'
import type { InfluxOptions } from './influx-options.ts'
import { type Backoff, createSender, defaultBackoff } from './influx-sender.ts'
import { createWriter } from './influx-versions.ts'
import { type CheckTags, type Place, type Point, placeOf, placesOf, toPoint } from './points.ts'

type Placed = Parameters<typeof placeOf>[0]
type Change = { readonly seq: number } & (
  | { readonly kind: 'written'; readonly activity: Activity & { readonly id: number } }
  | { readonly kind: 'withdrawn'; readonly activity: Placed }
  | { readonly kind: 'removed'; readonly checkId: string }
)

export type InfluxDeps = {
  readonly changesAfter: (seq: number, limit: number) => Promise<readonly Change[]>
  readonly countChangesAfter: (seq: number) => Promise<number>
  readonly lastChange: () => Promise<number>
  readonly readCursor: () => Promise<unknown>
  /** Saves the cursor, and with it forgets activities withdrawn up to `settledSeq`. */
  readonly saveCursor: (cursor: InfluxCursor, settledSeq: number) => Promise<void>
  /** Undefined for a check that is no longer configured. */
  readonly tagsOf: (checkId: string) => CheckTags | undefined
  readonly events: Pick<
    Events,
    | 'influxWritten'
    | 'influxFailed'
    | 'influxRejected'
    | 'influxMeasured'
    | 'influxStopped'
    | 'influxStarted'
    | 'storeFailed'
  >
  readonly now: () => number
  readonly backoff?: Backoff
  /** For tests and benches; how long new activities may wait for company. */
  readonly pollMs?: number
}

export type Influx = AsyncDisposable & {
  /** Puts options in force; the same ones change nothing, none stops publishing. */
  follow(options: InfluxOptions | undefined): Promise<void>
  /** Tells the events how far behind it is. */
  measure(): Promise<void>
  /** Undefined while nothing is published. */
  standing(): Promise<InfluxStanding | undefined>
}

type InfluxStanding = {
  /** Changes of activities that the server does not have yet. */
  readonly backlog: number
  /** Since the start. */
  readonly lastWriteAtMs?: number
}

const defaultPollMs = 1000
/** What is unsent at a stop gets this long; the rest is sent after the next start. */
const flushWithinMs = 2000
/** The store's trouble, not the server's: how long until it is asked again. */
const storePauseMs = 5000

type Running = {
  readonly digest: string
  measure(): Promise<void>
  standing(): Promise<InfluxStanding>
}

export function createInflux(deps: InfluxDeps): Influx {
  let running: (AsyncDisposable & Running) | undefined
  return {
    async follow(options) {
      if (options?.digest === running?.digest) return
      await running?.[Symbol.asyncDispose]()
      running = undefined
      if (options) running = await startPublishing(deps, options)
    },
    measure: async () => running?.measure(),
    standing: async () => running?.standing(),
    async [Symbol.asyncDispose]() {
      await running?.[Symbol.asyncDispose]()
      running = undefined
    },
  }
}

async function startPublishing(deps: InfluxDeps, options: InfluxOptions) {
  const { events, now } = deps
  const { batch } = options
  const pollMs = deps.pollMs ?? defaultPollMs
  const stopWaiting = new AbortController()
  const abandon = new AbortController()
  const writer = createWriter(options.target)
  let troubled = false
  let lastWriteAtMs: number | undefined
  const sender = createSender({
    writer,
    measurement: options.measurement,
    maxBytes: batch.bytes,
    backoff: deps.backoff ?? defaultBackoff,
    written(points) {
      lastWriteAtMs = now()
      events.influxWritten(points)
    },
    failed(trouble, againInMs) {
      events.influxFailed(trouble.kind, trouble, againInMs)
      // While the server is in trouble there is nothing to wait for at a stop.
      if (stopWaiting.signal.aborted) abandon.abort()
      troubled = true
    },
  })
  let cursor = await firstCursor(deps, options)
  /** When it last had nothing to send, as far as is known. */
  let caughtUpAtMs = cursor.movedAtMs
  events.influxStarted()

  /** @returns whether there was anything to send */
  async function sendSome(): Promise<boolean> {
    const changes = await deps.changesAfter(cursor.seq, batch.points)
    const last = changes.at(-1)
    if (!last) {
      caughtUpAtMs = now()
      return false
    }
    const places: Place[] = []
    const points: Point[] = []
    for (const change of changes) {
      if (change.kind === 'withdrawn') places.push(placeOf(change.activity))
      else if (change.kind === 'removed') places.push(placesOf(change.checkId))
      else {
        const { activity } = change
        const point = toPoint(activity, deps.tagsOf(activity.checkId) ?? {}, options)
        if (point) points.push(point)
      }
    }
    const rejections = await sender.send(places, points, abandon.signal)
    troubled = false
    if (rejections.length > 0) events.influxRejected(rejections)
    const atMs = now()
    const kept = [...cursor.rejections, ...rejections.slice(-keptRejections).map(one => ({ ...one, atMs }))]
    const moved = { seq: last.seq, movedAtMs: atMs, rejections: kept.slice(-keptRejections) }
    await deps.saveCursor(moved, moved.seq)
    cursor = moved
    return true
  }

  async function run() {
    while (!abandon.signal.aborted) {
      let pauseMs = 0
      try {
        if (!(await sendSome())) {
          if (stopWaiting.signal.aborted) return
          pauseMs = pollMs
        }
      } catch (cause) {
        if (abandon.signal.aborted) return
        events.storeFailed('publishing to InfluxDB', cause)
        if (stopWaiting.signal.aborted) return
        pauseMs = storePauseMs
      }
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: stopWaiting.signal }).catch(() => {})
    }
  }
  const ended = run()

  return {
    digest: options.digest,
    standing: async () => ({
      backlog: await deps.countChangesAfter(cursor.seq),
      ...(lastWriteAtMs !== undefined && { lastWriteAtMs }),
    }),
    async measure() {
      const backlog = await deps.countChangesAfter(cursor.seq)
      const [oldest] = backlog > 0 ? await deps.changesAfter(cursor.seq, 1) : []
      // An activity that was changed long after its time waits since then, not since its time.
      const atMs = oldest?.kind === 'written' ? oldest.activity.atMs : 0
      const sinceMs = oldest && Math.max(atMs, caughtUpAtMs)
      const lagMs = sinceMs === undefined ? 0 : Math.max(0, now() - sinceMs)
      events.influxMeasured({ backlog, lagMs })
    },
    async [Symbol.asyncDispose]() {
      stopWaiting.abort()
      if (troubled) abandon.abort()
      const timer = setTimeout(() => abandon.abort(), flushWithinMs)
      abandon.signal.addEventListener('abort', () => writer[Symbol.dispose](), { once: true })
      if (abandon.signal.aborted) writer[Symbol.dispose]()
      await ended
      clearTimeout(timer)
      writer[Symbol.dispose]()
      events.influxStopped()
    },
  }
}

async function firstCursor(deps: InfluxDeps, { from }: InfluxOptions): Promise<InfluxCursor> {
  const known = readCursor(await deps.readCursor())
  if (known) return known
  const lastSeq = await deps.lastChange()
  const cursor = { seq: from === 'now' ? lastSeq : 0, movedAtMs: deps.now(), rejections: [] }
  // What was withdrawn before has never been sent.
  await deps.saveCursor(cursor, lastSeq)
  return cursor
}
