/** A publisher over a real store, as the service opens it, with times that suit tests. */
import type { Events } from '../src/events.ts'
import type { InfluxDeps } from '../src/publish/influx.ts'
import { createInflux } from '../src/publish/influx.ts'
import { influxCursorName, readCursor } from '../src/publish/influx-cursor.ts'
import type { InfluxOptions, InfluxTarget } from '../src/publish/influx-options.ts'
import type { Store } from '../src/store/store.ts'
import { eventually } from './recorder.ts'
import { aMessage, aResult } from './store/builders.ts'

export const quickBackoff = { firstMs: 20, mostMs: 100, mostAskedMs: 5000 }

export function aTarget(url: string, version: 1 | 2): InfluxTarget {
  return version === 1
    ? { version, url, database: 'lastgood' }
    : { version, url, org: 'lastgood', bucket: 'backup', token: 'secret' }
}

export function someOptions(target: InfluxTarget, change: Partial<InfluxOptions> = {}): InfluxOptions {
  const options = {
    target,
    measurement: 'backup',
    tags: {},
    from: 'beginning' as const,
    batch: { points: 500, bytes: 1_000_000 },
    ...change,
  }
  return { ...options, digest: JSON.stringify(options) }
}

export async function publishFrom(
  store: Store,
  events: Events,
  options: InfluxOptions,
  change: Partial<InfluxDeps> = {},
) {
  const influx = createInflux({
    changesAfter: store.activitiesChangedAfter,
    countChangesAfter: store.countChangesAfter,
    lastChange: store.lastChange,
    readCursor: () => store.cursor(influxCursorName),
    saveCursor: (cursor, settledSeq) =>
      store.write(async tx => {
        await tx.setCursor(influxCursorName, cursor)
        await tx.forgetWithdrawn(settledSeq)
      }),
    tagsOf: () => ({ group: 'Acme' }),
    events,
    now: () => Date.now(),
    backoff: quickBackoff,
    pollMs: 10,
    ...change,
  })
  await influx.follow(options)
  return influx
}

export async function cursorOf(store: Store) {
  return readCursor(await store.cursor(influxCursorName))
}

/** Waits until the publisher has come to the end of what is stored. */
export async function allSent(store: Store, withinMs = 10_000) {
  const atEnd = async () => (await cursorOf(store))?.seq === (await store.lastChange())
  await eventually(atEnd, () => 'not everything was sent', withinMs)
}

let serial = 0
/** Results of their own messages, committed together. @returns ids of activities */
export function addResults(
  store: Store,
  results: readonly Parameters<typeof aResult>[0][],
): Promise<readonly number[]> {
  return store.write(async tx => {
    const ids: number[] = []
    for (const result of results) {
      const raw = Buffer.from('x')
      const messageId = await tx.insertMessage(aMessage({ identity: `influx-${serial++}`, raw }))
      ids.push(await tx.insertActivity(aResult({ ...result, messageId })))
    }
    return ids
  })
}

export async function gaugeOf(events: Events, name: string): Promise<number | undefined> {
  const metric = await events.registry.getSingleMetric(name)?.get()
  return metric?.values[0]?.value
}
