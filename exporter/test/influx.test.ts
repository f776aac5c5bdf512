/** Publishing to real servers: InfluxDB 1.x, and VictoriaMetrics by the v2 write API. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { createWriter } from '../src/publish/influx-versions.ts'
import { type Point, toPoint, writable } from '../src/publish/points.ts'
import type { Store } from '../src/store/store.ts'
import {
  addResults,
  allSent,
  aTarget,
  cursorOf,
  gaugeOf,
  publishFrom,
  someOptions,
} from './influx-publishing.ts'
import { createTestEvents, eventually } from './recorder.ts'
import { type InfluxServer, startInflux } from './servers/influx.ts'
import { openTempFolder, requireServer } from './servers/spawn-server.ts'
import { startVictoriaMetrics } from './servers/victoria-metrics.ts'
import { aMissed, aResult, aStore } from './store/builders.ts'

const withInflux = requireServer('influxd')
const withVictoria = requireServer('victoria-metrics')
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)
const nowMs = Math.floor(Date.now() / 1000) * 1000

/** One size per point, so that what is missing or there twice is seen. */
async function sizesIn(influx: InfluxServer) {
  const rows = await influx.query('select size from backup')
  return rows.map(({ values }) => Number(values['size'])).sort((a, b) => a - b)
}

async function addMany(store: Store, from: number, count: number) {
  await addResults(
    store,
    upTo(count).map(index => ({
      checkId: `check-${(from + index) % 7}`,
      // Many share their millisecond.
      atMs: nowMs - 3_600_000 + Math.floor((from + index) / 50),
      figures: { size: from + index },
    })),
  )
}

withInflux('a result and a missed slot are points with tags, fields and time as documented', async () => {
  await using influx = await startInflux()
  await using opened = await aStore()
  const options = someOptions(aTarget(influx.url, 1), { tags: { site: 'Berlin' } })
  const endedAt = nowMs - 60_000
  await addResults(opened.store, [
    {
      atMs: nowMs,
      status: 'warning',
      lateMs: 90_500,
      figures: { size: 4_066_217_365, duration: 61.5, endedAt },
    },
  ])
  await opened.store.write(tx => tx.insertActivity(aMissed({ atMs: nowMs - 5000 })))
  await using _ = await publishFrom(opened.store, createTestEvents(), options, {
    tagsOf: () => ({ group: "Acme, Inc. = 'best'", label: undefined, engine: 'x' }),
  })
  await allSent(opened.store)
  const tags = { check: 'documents', engine: 'x', group: "Acme, Inc. = 'best'", site: 'Berlin' }
  expect(await influx.query('select * from backup group by *')).toEqual([
    {
      tags,
      values: {
        time: `${endedAt}000002`,
        status: 1,
        late: 90.5,
        size: 4_066_217_365,
        duration: 61.5,
        missed: null,
      },
    },
    {
      tags,
      values: {
        time: `${nowMs - 5000}000004`,
        missed: 1,
        status: null,
        late: null,
        size: null,
        duration: null,
      },
    },
  ])
  const types = (await influx.query('show field keys from backup')).map(({ values }) => Object.values(values))
  expect(new Map(types as [string, string][])).toEqual(
    new Map([
      ['duration', 'float'],
      ['late', 'float'],
      ['missed', 'integer'],
      ['size', 'float'],
      ['status', 'integer'],
    ]),
  )
})

withInflux(
  'what changes is overwritten, what is gone is deleted, what lost a figure has it no longer',
  async () => {
    await using influx = await startInflux()
    await using opened = await aStore()
    const { store } = opened
    const ids = await addResults(
      store,
      upTo(60).map(size => ({ atMs: nowMs, figures: { size, files: 1 } })),
    )
    await addResults(store, [{ checkId: "gone, 'for' \\good", atMs: nowMs, figures: { size: 1000 } }])
    await store.write(tx => tx.insertActivity(aMissed({ atMs: nowMs })))
    await using _ = await publishFrom(store, createTestEvents(), someOptions(aTarget(influx.url, 1)))
    await allSent(store)
    expect(await influx.query('select * from backup')).toHaveLength(62)
    await store.write(async tx => {
      const [changed = 0, poorer = 0, ignored = 0, ...others] = ids
      await tx.updateResult(changed, { status: 'failure', reason: '', figures: { size: 500, files: 1 } })
      await tx.updateResult(poorer, { status: 'success', reason: '', figures: { size: 1 } })
      await tx.updateResult(ignored, { status: 'ignored', reason: '', figures: {} })
      for (const id of others) await tx.deleteActivity(id)
      await tx.deleteMissed('documents', 0)
      await tx.remove({ kind: 'check', id: "gone, 'for' \\good" })
    })
    await allSent(store)
    const rows = await influx.query('select size, files, status from backup')
    expect(rows.map(({ values: { size, files, status } }) => [size, files, status])).toEqual([
      [500, 1, 2],
      [1, null, 0],
    ])
    expect((await cursorOf(store))?.rejections).toEqual([])
  },
)

withInflux('of a partial write the good points are stored, the others recorded, and it goes on', async () => {
  await using influx = await startInflux()
  await influx.query('create retention policy short on lastgood duration 1h replication 1 default')
  await using opened = await aStore()
  const events = createTestEvents()
  // A field of another type is there already: every point with it is dropped.
  const body = 'backup,check=a files="many"'
  await fetch(`${influx.url}/write?db=lastgood`, { method: 'POST', body })
  const at = (size: number) => nowMs - (size % 10 === 0 ? 90 * 86_400_000 : 0)
  const ids = await addResults(
    opened.store,
    upTo(100).map(size => ({ atMs: at(size), figures: { size, ...(size === 55 && { files: 1 }) } })),
  )
  await using _ = await publishFrom(opened.store, events, someOptions(aTarget(influx.url, 1)))
  await allSent(opened.store)
  const good = upTo(100).filter(size => size % 10 !== 0 && size !== 55)
  expect(await sizesIn(influx)).toEqual(good)
  const rejections = (await cursorOf(opened.store))?.rejections ?? []
  expect(rejections.map(({ activityId }) => activityId)).toEqual(
    upTo(100)
      .filter(size => size % 10 === 0 || size === 55)
      .map(size => ids[size]),
  )
  expect(rejections.map(({ words }) => words).join()).toMatch(
    /beyond retention policy[\s\S]*field type conflict/,
  )
  expect(await gaugeOf(events, 'lastgood_influx_points_rejected_total')).toBe(11)
  await addResults(
    opened.store,
    upTo(10).map(size => ({ atMs: nowMs, figures: { size } })),
  )
  await allSent(opened.store)
  expect(await gaugeOf(events, 'lastgood_influx_points_rejected_total')).toBe(11)
})

withInflux(
  'a login that does not hold, and a database that is not there, are waited out and said',
  async () => {
    await using influx = await startInflux({ auth: true })
    const ask = (q: string) =>
      fetch(`${influx.url}/query?${new URLSearchParams({ u: 'anna', p: 'se"cr:et', q })}`, { method: 'POST' })
    await ask(`create user anna with password 'se"cr:et' with all privileges`)
    await using opened = await aStore()
    const events = createTestEvents()
    await addMany(opened.store, 0, 10)
    const target = (password: string) =>
      someOptions({ version: 1, url: influx.url, database: 'lastgood', user: 'anna', password })
    await using publisher = await publishFrom(opened.store, events, target('wrong'))
    await eventually(() => events.said('refuses the token, the user').some(line => line.includes('401')))
    await publisher.follow(target('se"cr:et'))
    await eventually(() =>
      events.said('refuses the token, the user').some(line => line.includes('database not found')),
    )
    await ask('create database lastgood')
    await allSent(opened.store)
    const answer = await ask('select count(size) from lastgood.autogen.backup')
    expect(await answer.text()).toContain(',10]')
  },
  30_000,
)

withInflux('a body that is too large for the server is halved', async () => {
  await using influx = await startInflux({ maxBodyBytes: 20_000 })
  await using opened = await aStore()
  await addMany(opened.store, 0, 1000)
  const options = someOptions(aTarget(influx.url, 1), { batch: { points: 5000, bytes: 10_000_000 } })
  await using _ = await publishFrom(opened.store, createTestEvents(), options)
  await allSent(opened.store)
  expect(await sizesIn(influx)).toEqual(upTo(1000))
  expect((await cursorOf(opened.store))?.rejections).toEqual([])
})

withInflux(
  'an outage loses nothing: the server is killed while 5,000 activities are on their way, several times',
  async () => {
    await using folder = await openTempFolder()
    await using servers = new AsyncDisposableStack()
    let influx = servers.use(await startInflux({ folder: folder.path }))
    const { port } = influx
    await using opened = await aStore()
    const { store } = opened
    const events = createTestEvents()
    const options = someOptions(aTarget(influx.url, 1), { batch: { points: 50, bytes: 1_000_000 } })
    const publisher = await publishFrom(store, events, options)
    const total = 5000
    for (let from = 0, round = 0; from < total; from += 500, round++) {
      await addMany(store, from, 500)
      if (round % 2 === 1) continue
      await sleep(15 + 10 * round)
      await influx.killAll()
      if (round === 4) await eventually(() => events.said('takes no points; they are kept').length > 0)
      influx = servers.use(await startInflux({ folder: folder.path, port }))
    }
    await allSent(store, 30_000)
    // The publisher too may end between the server's word and its own: what it repeats overwrites itself.
    await publisher[Symbol.asyncDispose]()
    await store.write(async tx => {
      const cursor = await cursorOf(store)
      await tx.setCursor('influx', { ...cursor, seq: (cursor?.seq ?? 0) - 700 })
    })
    await using again = await publishFrom(store, events, options)
    await allSent(store)
    await again.measure()
    expect(await sizesIn(influx)).toEqual(upTo(total))
    expect(await gaugeOf(events, 'lastgood_influx_lag_seconds')).toBe(0)
    expect((await cursorOf(store))?.rejections).toEqual([])
  },
  90_000,
)

withVictoria('VictoriaMetrics takes the same points by the v2 API, to the millisecond', async () => {
  await using victoria = await startVictoriaMetrics()
  await using opened = await aStore()
  const options = someOptions(aTarget(victoria.url, 2), { measurement: 'backup' })
  await addResults(
    opened.store,
    upTo(1200).map(size => ({
      atMs: nowMs - size * 1000,
      status: 'failure',
      figures: { size, duration: 0.5 },
    })),
  )
  await opened.store.write(tx => tx.insertActivity(aMissed({ atMs: nowMs })))
  await using _ = await publishFrom(opened.store, createTestEvents(), options)
  await allSent(opened.store)
  const series = new Map((await victoria.exportAll()).map(one => [one.metric['__name__'], one]))
  expect([...series.keys()].sort()).toEqual([
    'backup_duration',
    'backup_missed',
    'backup_size',
    'backup_status',
  ])
  const size = series.get('backup_size')
  expect(size?.metric).toEqual({ __name__: 'backup_size', check: 'documents', group: 'Acme' })
  expect(new Map(size?.timestamps.map((atMs, index) => [size.values[index], atMs]))).toEqual(
    new Map(upTo(1200).map(index => [index, nowMs - index * 1000])),
  )
  expect(new Set(series.get('backup_status')?.values)).toEqual(new Set([2]))
  // It cannot delete: that is recorded, and holds nothing up.
  await opened.store.write(tx => tx.deleteActivity(1))
  await allSent(opened.store)
  expect((await cursorOf(opened.store))?.rejections).toMatchObject([{ activityId: 1, doing: 'delete' }])
})

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\\',
        ',',
        '=',
        ' ',
        '"',
        "'",
        '\n',
        '\r',
        '\t',
        '\0',
        '#',
        '\ud800',
        '\u2028',
        'é',
        '💾',
        '\\n',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map(parts => parts.join(''))

function hostilePoints(): { points: readonly Point[]; expected: Set<string> } {
  const texts = fc.sample(fc.tuple(hostile, hostile, hostile), { numRuns: 300, seed: 3 })
  const named = texts.filter(parts => parts.every(part => writable(part) !== ''))
  const points = named.flatMap(([checkId, group, label], index) => {
    const activity = { ...aResult({ checkId, atMs: nowMs, figures: { index } }), id: index }
    return toPoint(activity, { group, label }, { measurement: 'backup', tags: {} }) ?? []
  })
  expect(points.length).toBeGreaterThan(200)
  const expected = named.map((parts, index) => JSON.stringify([...parts.map(part => writable(part)), index]))
  return { points, expected: new Set(expected) }
}

withInflux('whatever a tag holds comes back from InfluxDB as it was written', async () => {
  await using influx = await startInflux()
  const { points, expected } = hostilePoints()
  using writer = createWriter(aTarget(influx.url, 1))
  await writer.write(points)
  const read = async () => {
    const rows = await influx.query('select index from backup group by *')
    return new Set(
      rows.map(({ tags, values }) =>
        JSON.stringify([tags['check'], tags['group'], tags['label'], values['index']]),
      ),
    )
  }
  expect(await read()).toEqual(expected)
  // And is found again to be deleted.
  await writer.remove('backup', points)
  expect(await read()).toEqual(new Set())
})

withVictoria('whatever a tag holds comes back from a v2 server as it was written', async () => {
  await using victoria = await startVictoriaMetrics()
  const { points, expected } = hostilePoints()
  using writer = createWriter(aTarget(victoria.url, 2))
  await writer.write(points)
  const series = (await victoria.exportAll()).filter(({ metric }) => metric['__name__'] === 'backup_index')
  // It reads two backslashes as one.
  const asRead = [...expected].map(text => text.replaceAll('\\\\\\\\', '\\\\'))
  const read = series.flatMap(({ metric, values }) =>
    values.map(value => JSON.stringify([metric['check'], metric['group'], metric['label'], value])),
  )
  expect(new Set(read)).toEqual(new Set(asRead))
})

test('a server that cannot be reached is told in words, for every version', async () => {
  for (const version of [1, 2] as const) {
    using writer = createWriter(aTarget('http://127.0.0.1:1', version))
    await expect(writer.write(hostilePoints().points.slice(0, 1))).rejects.toMatchObject({
      name: 'InfluxTrouble',
      kind: 'later',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  }
})
