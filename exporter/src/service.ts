/** Opens every room in order and closes them in reverse order; a start that fails half-way closes what was open. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpDeps } from './api/deps.ts'
import { startHttp } from './api/server.ts'
import { createChangeMark } from './change-mark.ts'
import type { Config } from './config/config.ts'
import { watchConfig } from './config/watch.ts'
import { products } from './core/products/all.ts'
import { createDocuments } from './documents.ts'
import type { Events } from './events.ts'
import { readAttachmentBytes } from './intake/mime.ts'
import { createPostedRoutes } from './intake/posted-routes.ts'
import { createIntakes } from './intakes.ts'
import { createLooking } from './looking.ts'
import { createManagedApi } from './managed-api.ts'
import { createManaging } from './managing.ts'
import { openDataFolder } from './opening.ts'
import { createPosting } from './posting.ts'
import { compressPiece } from './publish/gzip-piece.ts'
import { createInflux } from './publish/influx.ts'
import { influxCursorName } from './publish/influx-cursor.ts'
import { selectOwnMetrics } from './publish/own-metrics.ts'
import { toCheckTags } from './publish/points.ts'
import { createPublisher } from './publish/prometheus.ts'
import { createRegistry } from './registry.ts'
import { renderPdf } from './rendering.ts'
import { createReportMails } from './report-mails.ts'
import { createSuggestions } from './suggestions.ts'
import { createTrying } from './trying.ts'
import { createWaitingTrials } from './waiting-trials.ts'

const tickMs = 1000
const reportMailTickMs = 5000
const retentionEveryMs = 10 * 60_000
const verifyAgainEveryMs = 3 * 60_000
const closeTimeoutMs = 5000
const dayMs = 24 * 3_600_000
/** What comes by HTTP: it can be taken for as long as the service answers at all. */
const postedIntakes = ['reports', 'pings', 'hooks']

export type Service = AsyncDisposable & {
  readonly url: string
  /** A command line that sends a first mail, where a listener of ours takes one. */
  readonly firstMail: string | undefined
  /** @throws Error that says what is wrong; the old configuration then stays in force */
  reload(): Promise<void>
}

export type ServiceOptions = {
  readonly config: Config
  /** Reads the configuration again, as the first one was read. */
  readonly readConfig: () => Promise<Config>
  readonly events: Events
}

/** @returns when states are loaded, all intakes are started and /-/ready says so. @throws Error naming what could not
 *  be opened. */
export async function startService({ config, readConfig, events }: ServiceOptions): Promise<Service> {
  await using opened = new AsyncDisposableStack()
  const stop = new AbortController()
  const now = () => Date.now()
  const startedAtMs = now()
  const url = () => config.http.externalUrl ?? http.url
  let readiness = { ready: false, reason: 'the record is being read' }

  selectOwnMetrics(events.registry)
  const publisher = createPublisher()
  const data = opened.use(await openDataFolder({ config, events, publisher, now }))
  const { store, fleet, pipeline, manage, reparse, readMessage } = data
  const registry = createRegistry({
    store,
    now,
    hasCheck: async id => fleet.get(id) !== undefined || (await store.job(id)) !== undefined,
    accountChanged: manage.followAccount,
    accountRemoved: async (id, removed) => {
      await manage.followRemoval({ kind: 'account', id }, removed)
      sweep()
    },
  })
  const background = createBackground(events, stop.signal)
  opened.defer(() => background.ended())
  const sweep = () => background.run('deleting what was removed', () => manage.sweep(stop.signal))
  const managing = createManaging({ ...data, now, onRemoved: sweep })
  const previewing = opened.use(createTrying({ data, now }))
  const influx = opened.use(
    createInflux({
      changesAfter: store.activitiesChangedAfter,
      countChangesAfter: store.countChangesAfter,
      lastChange: store.lastChange,
      readCursor: () => store.cursor(influxCursorName),
      saveCursor: (cursor, settledSeq) =>
        store.write(async tx => {
          await tx.setCursor(influxCursorName, cursor)
          await tx.forgetWithdrawn(settledSeq)
        }),
      tagsOf: id => {
        const entry = fleet.get(id)
        return entry && toCheckTags(entry.definition)
      },
      events,
      now,
    }),
  )

  async function apply(next: Config) {
    const changedRules = await data.apply(next)
    events.configLoaded(now(), next.checks.length)
    for (const warning of next.warnings) events.warned(warning)
    await tryStored(changedRules)
  }

  const { tryStored, findBegun } = createWaitingTrials({
    store,
    fleet,
    rematch: checkIds => reparse.rematch(checkIds, () => {}, stop.signal),
    tried: progress => events.reparsed('unmatched', progress),
    run: background.run,
    signal: stop.signal,
  })

  let inForce = config
  const started = Promise.withResolvers<void>()
  let lastReload = started.promise
  let waiting: Promise<void> | undefined

  /** One at a time, and the first one after the start. Whoever asks while one is on its way gets one that begins after
   *  it, together with all others who ask meanwhile. */
  function reload(): Promise<void> {
    waiting ??= lastReload = lastReload
      .catch(() => {})
      .then(() => {
        waiting = undefined
        return readAgain()
      })
    return waiting
  }

  /** Intakes come first: they are what may fail (a port in use), and they go back to where they were. */
  async function readAgain() {
    try {
      const next = await readConfig()
      await intakes.follow(next)
      try {
        await apply(next)
      } catch (cause) {
        await intakes.follow(inForce)
        throw cause
      }
      inForce = next
      await influx.follow(next.influx)
      watch.follow(next.watched)
    } catch (cause) {
      events.configRefused(cause)
      throw cause
    }
  }

  const reading = {
    ...data,
    targetsOf: data.roster.targetsOf,
    remarks: managing.remarks,
    preferences: managing.preferences,
    zone: () => data.config().zone,
    now,
  }
  const behind = () => intakes.behind()
  const reportMails = createReportMails({ ...reading, events, signal: stop.signal, startedAtMs, behind })
  const posting = createPosting({ data, users: config.http.users, now })
  const deps: HttpDeps = {
    posted: createPostedRoutes(posting, () => data.config().posting, events),
    nowMs: now,
    renderMetrics: publisher.pieces,
    compressPiece,
    registryMetrics: async () => {
      const [unmatched, bytes] = await Promise.all([
        store.countMessages({ outcome: 'unmatched' }),
        store.sizeBytes(),
      ])
      events.storeMeasured({ unmatched, bytes })
      await influx.measure()
      return events.registry.metrics()
    },
    ...createLooking({ ...data, remarks: managing.remarks, now, events, influx, startedAtMs, url }),
    activities: store.activities,
    message: async id => {
      const stored = await store.message(id)
      const raw = stored && (await store.raw(id))
      if (!stored || !raw) return undefined
      return {
        stored,
        message: await readMessage({ ...stored, raw }),
        activities: await store.activitiesOfMessage(id),
      }
    },
    messages: store.messages,
    messagesAfter: store.messagesAfter,
    attachment: async (id, place) => {
      const stored = await store.message(id)
      const raw = stored && !stored.posting && (await store.raw(id))
      return raw ? readAttachmentBytes({ ...stored, raw }, place, data.config().limits) : undefined
    },
    previewing,
    suggesting: createSuggestions({ ...data, products, create: data.managed.createSeveral, tryStored }),
    countMessages: store.countMessages,
    raw: store.raw,
    intakes: () => [...events.intakes()].map(([name, standing]) => ({ name, ...standing })),
    firstMail: () => intakes.firstMail(),
    reload,
    reparse: async (request, onProgress) => {
      const summary = await reparse.reparse(request, onProgress, stop.signal)
      events.reparsed('all', summary)
      return summary
    },
    manage: managing,
    managed: createManagedApi(data, tryStored),
    documents: createDocuments(reading),
    subscriptions: reportMails.api,
    renderPdf,
    mark: createChangeMark({ store, fleet, now }),
    access: store,
    registry: { ...registry, transactions: store.transactions, transactionsAfter: store.transactionsAfter },
    ready: () => readiness,
    healthy: () => true,
  }

  const http = opened.use(
    await startHttp({ ...config.http, timeZone: config.zone, closeTimeoutMs }, deps, events),
  )
  events.reachableAt(url())
  const resumeTrials = await findBegun()
  await apply(config)
  await resumeTrials()
  await pipeline.onTick()
  const intakes = opened.use(createIntakes(pipeline.accept, store, events))
  await intakes.follow(config)
  await influx.follow(config.influx)
  for (const name of postedIntakes) {
    events.intakeKnown(name)
    events.postsKnown(name)
    events.intakeUp(name)
  }
  readiness = { ready: true, reason: '' }

  background.every(tickMs, 'recording missed slots', pipeline.onTick)
  background.every(verifyAgainEveryMs, 'verifying senders again', () => data.verifyAgain(stop.signal))
  background.every(reportMailTickMs, 'report mails', reportMails.onTick)
  sweep()
  background.every(retentionEveryMs, 'retention', async () => {
    const { retentionDays } = await managing.preferences()
    const retentionMs = retentionDays === undefined ? data.config().retentionMs : retentionDays * dayMs
    events.messagesRetired(await pipeline.retire(now() - retentionMs, stop.signal))
    await reportMails.retire(now() - retentionMs)
  })
  const watch = opened.use(
    watchConfig(config.watched, () => reload().catch(() => {}), {
      readAtMs: config.readAtMs,
    }),
  )
  opened.defer(() => stop.abort())
  started.resolve()

  const closing = opened.move()
  return {
    url: http.url,
    firstMail: intakes.firstMail(),
    reload,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** Work beside the messages: a failure is told and the work tried again, never a reason to stop. */
function createBackground(events: Events, signal: AbortSignal) {
  const running = new Set<Promise<void>>()
  function start(work: Promise<void>) {
    running.add(work)
    void work.finally(() => running.delete(work))
  }
  async function attempt(doing: string, work: () => Promise<unknown>) {
    try {
      await work()
    } catch (cause) {
      if (!signal.aborted) events.storeFailed(doing, cause)
    }
  }
  return {
    run: (doing: string, work: () => Promise<unknown>) => start(attempt(doing, work)),
    every(everyMs: number, doing: string, work: () => Promise<unknown>) {
      const loop = async () => {
        while (!signal.aborted) {
          await attempt(doing, work)
          await sleep(everyMs, undefined, { signal }).catch(() => {})
        }
      }
      start(loop())
    },
    ended: () => Promise.all(running).then(() => {}),
  }
}
