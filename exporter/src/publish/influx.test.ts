/** The publisher against a server that answers as it is told. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  addResults,
  allSent,
  aTarget,
  cursorOf,
  gaugeOf,
  publishFrom,
  someOptions,
} from '../../test/influx-publishing.ts'
import { createTestEvents, eventually } from '../../test/recorder.ts'
import { type FakeAnswer, type FakeRequest, startFakeInflux } from '../../test/servers/fake-influx.ts'
import { aMissed, aStore } from '../../test/store/builders.ts'

const figuresOf = (index: number) => ({ figures: { size: index } })
const sizesOf = (lines: readonly string[]) =>
  lines.map(line => Number(/size=(\d+)/.exec(line)?.[1])).sort((a, b) => a - b)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

test('what is stored goes out in bounded batches, compressed, with the token, and the cursor follows', async () => {
  await using opened = await aStore()
  const events = createTestEvents()
  await using server = await startFakeInflux(() => undefined)
  await addResults(opened.store, upTo(250).map(figuresOf))
  const options = someOptions(aTarget(server.url, 2), { batch: { points: 100, bytes: 1_000_000 } })
  await using _ = await publishFrom(opened.store, events, options)
  await allSent(opened.store)
  expect(server.requests.map(({ lines }) => lines.length)).toEqual([100, 100, 50])
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(
    new Set(['/api/v2/write?org=lastgood&bucket=backup&precision=ns']),
  )
  expect(server.requests.every(({ gzip, authorization }) => gzip && authorization === 'Token secret')).toBe(
    true,
  )
  expect(sizesOf(server.lines())).toEqual(upTo(250))
  expect(await gaugeOf(events, 'lastgood_influx_up')).toBe(1)
  expect(await gaugeOf(events, 'lastgood_influx_points_written_total')).toBe(250)
})

test('a request holds no more bytes than it may', async () => {
  await using opened = await aStore()
  await using server = await startFakeInflux(() => undefined)
  await addResults(opened.store, upTo(100).map(figuresOf))
  const options = someOptions(aTarget(server.url, 2), { batch: { points: 100, bytes: 2000 } })
  await using _ = await publishFrom(opened.store, createTestEvents(), options)
  await allSent(opened.store)
  expect(Math.max(...server.requests.map(({ body }) => body.length))).toBeLessThanOrEqual(2000)
  expect(server.requests.length).toBeLessThan(10)
  expect(sizesOf(server.lines())).toEqual(upTo(100))
})

test('two results of one millisecond are two points', async () => {
  await using opened = await aStore()
  await using server = await startFakeInflux(() => undefined)
  await addResults(opened.store, [{ atMs: 5 }, { atMs: 5 }, { atMs: 5 }])
  await using _ = await publishFrom(opened.store, createTestEvents(), someOptions(aTarget(server.url, 2)))
  await allSent(opened.store)
  expect(server.lines()).toHaveLength(3)
})

test.each([
  ['now', [3]],
  ['beginning', [1, 2, 3]],
] as const)('the first start begins with what is stored as it is told: %s', async (from, expected) => {
  await using opened = await aStore()
  await using server = await startFakeInflux(() => undefined)
  await addResults(opened.store, [1, 2].map(figuresOf))
  const options = someOptions(aTarget(server.url, 2), { from })
  await using _ = await publishFrom(opened.store, createTestEvents(), options)
  await addResults(opened.store, [figuresOf(3)])
  await allSent(opened.store)
  expect(sizesOf(server.lines())).toEqual(expected)
})

describe('the server is in trouble for a while', () => {
  test.each<[string, FakeAnswer, RegExp]>([
    ['away', { status: 503, message: 'starting up' }, /takes no points; they are kept/],
    ['too busy', { status: 429 }, /takes no points; they are kept/],
    ['failing', { status: 500 }, /takes no points; they are kept/],
    ['not taking the token', { status: 401, message: 'unauthorized access' }, /refuses the token/],
    ['without rights', { status: 403 }, /refuses the token/],
    ['without the bucket', { status: 404, message: 'bucket not found' }, /refuses the token/],
  ])('%s: nothing is lost, and it is said once', async (_, trouble, words) => {
    await using opened = await aStore()
    const events = createTestEvents()
    let answer: FakeAnswer = trouble
    await using server = await startFakeInflux(() => answer)
    await addResults(opened.store, upTo(30).map(figuresOf))
    await using influx = await publishFrom(opened.store, events, someOptions(aTarget(server.url, 2)))
    await eventually(() => server.requests.length >= 4)
    await addResults(opened.store, upTo(60).slice(30).map(figuresOf))
    expect((await cursorOf(opened.store))?.seq).toBe(0)
    await influx.measure()
    expect(await gaugeOf(events, 'lastgood_influx_up')).toBe(0)
    expect(await gaugeOf(events, 'lastgood_influx_backlog_activities')).toBe(60)
    expect(await gaugeOf(events, 'lastgood_influx_lag_seconds')).toBeGreaterThan(0)
    answer = undefined
    await allSent(opened.store)
    await influx.measure()
    expect(await gaugeOf(events, 'lastgood_influx_up')).toBe(1)
    expect(await gaugeOf(events, 'lastgood_influx_backlog_activities')).toBe(0)
    expect(await gaugeOf(events, 'lastgood_influx_lag_seconds')).toBe(0)
    expect(await gaugeOf(events, 'lastgood_influx_write_failures_total')).toBeGreaterThanOrEqual(4)
    expect(await gaugeOf(events, 'lastgood_influx_points_rejected_total')).toBe(0)
    expect(sizesOf(server.lines())).toEqual(upTo(60))
    const told = events.lines.filter(line => words.test(line))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(trouble?.message ?? String(trouble?.status))
    expect(events.said('takes points again')).toHaveLength(1)
  })

  test.each(['1', () => new Date(Date.now() + 1999).toUTCString()])(
    'it asks for time (Retry-After: %s) and gets it',
    async given => {
      await using opened = await aStore()
      const timesMs: number[] = []
      await using server = await startFakeInflux(() => {
        timesMs.push(performance.now())
        const value = typeof given === 'string' ? given : given()
        return timesMs.length === 1 ? { status: 429, headers: { 'retry-after': value } } : undefined
      })
      await addResults(opened.store, [figuresOf(1)])
      await using _ = await publishFrom(opened.store, createTestEvents(), someOptions(aTarget(server.url, 2)))
      await allSent(opened.store)
      expect((timesMs[1] ?? 0) - (timesMs[0] ?? 0)).toBeGreaterThan(900)
    },
  )

  test('the age of an old activity that has only now been changed is no lag', async () => {
    await using opened = await aStore()
    const events = createTestEvents()
    await using server = await startFakeInflux(() => ({ status: 503 }))
    await addResults(opened.store, [{ atMs: 1000 }])
    await using influx = await publishFrom(opened.store, events, someOptions(aTarget(server.url, 2)))
    await eventually(() => server.requests.length >= 2)
    await influx.measure()
    expect(await gaugeOf(events, 'lastgood_influx_lag_seconds')).toBeLessThan(5)
  })
})

/** Refuses a request in which it finds what it does not like, as a whole. */
const dislikes =
  (bad: (line: string) => boolean, answer: FakeAnswer) =>
  ({ lines }: FakeRequest): FakeAnswer =>
    lines.some(bad) ? answer : undefined

describe('the server refuses points', () => {
  test.each([400, 422])(
    '%s: the others get through, those to blame are recorded and not sent again',
    async status => {
      await using opened = await aStore()
      const events = createTestEvents()
      const isBad = (line: string) => /size=(3|77) /.test(line)
      await using server = await startFakeInflux(dislikes(isBad, { status, message: 'no such luck' }))
      const ids = await addResults(opened.store, upTo(100).map(figuresOf))
      await using _ = await publishFrom(opened.store, events, someOptions(aTarget(server.url, 2)))
      await allSent(opened.store)
      expect(sizesOf(server.lines())).toEqual(upTo(100).filter(size => size !== 3 && size !== 77))
      expect(await gaugeOf(events, 'lastgood_influx_points_rejected_total')).toBe(2)
      const cursor = await cursorOf(opened.store)
      expect(cursor?.rejections).toMatchObject([
        { activityId: ids[3], checkId: 'documents', doing: 'write', words: `${status}: no such luck` },
        { activityId: ids[77] },
      ])
      expect(events.said('no such luck').join()).toContain(`[${ids[3]},${ids[77]}]`)
      const before = server.requests.length
      expect(before).toBeLessThan(40)
      await addResults(opened.store, [figuresOf(200)])
      await allSent(opened.store)
      expect(server.requests.length).toBe(before + 1)
    },
  )

  test('all of a batch, and says so: one request, not one per point', async () => {
    await using opened = await aStore()
    await using server = await startFakeInflux(({ lines }) => ({
      status: 422,
      message: `partial write: points beyond retention policy dropped=${lines.length}`,
    }))
    await addResults(opened.store, upTo(100).map(figuresOf))
    await using _ = await publishFrom(opened.store, createTestEvents(), someOptions(aTarget(server.url, 2)))
    await allSent(opened.store)
    expect(server.requests).toHaveLength(1)
    expect((await cursorOf(opened.store))?.rejections).toHaveLength(50)
  })

  test('a request that is too large is halved, and later ones are small from the start', async () => {
    await using opened = await aStore()
    const events = createTestEvents()
    await using server = await startFakeInflux(({ body }) =>
      body.length > 4000 ? { status: 413 } : undefined,
    )
    await addResults(opened.store, upTo(400).map(figuresOf))
    await using _ = await publishFrom(opened.store, events, someOptions(aTarget(server.url, 2)))
    await allSent(opened.store)
    await addResults(opened.store, upTo(800).slice(400).map(figuresOf))
    const before = server.requests.length
    await allSent(opened.store)
    expect(sizesOf(server.lines())).toEqual(upTo(800))
    expect(server.requests.slice(before).every(({ body }) => body.length <= 4000)).toBe(true)
    expect(await gaugeOf(events, 'lastgood_influx_points_rejected_total')).toBe(0)
  })

  test('one point that is too large by itself is refused for good', async () => {
    await using opened = await aStore()
    await using server = await startFakeInflux(dislikes(line => line.includes('size=5 '), { status: 413 }))
    await addResults(opened.store, upTo(10).map(figuresOf))
    await using _ = await publishFrom(opened.store, createTestEvents(), someOptions(aTarget(server.url, 2)))
    await allSent(opened.store)
    expect(sizesOf(server.lines())).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9])
  })
})

test('a result that is gone, or missed no longer, is deleted: by check and moment, and forgotten then', async () => {
  await using opened = await aStore()
  const { store } = opened
  await using server = await startFakeInflux(() => undefined)
  await using _ = await publishFrom(store, createTestEvents(), someOptions(aTarget(server.url, 2)))
  const [id = 0] = await addResults(store, [{ checkId: 'a "b"', atMs: 1_790_000_000_123 }])
  await store.write(tx => tx.insertActivity(aMissed({ atMs: 1_790_000_000_500 })))
  await allSent(store)
  await store.write(async tx => {
    await tx.deleteActivity(id)
    await tx.deleteMissed('documents', 0)
  })
  await allSent(store)
  const deletes = server.requests.filter(({ path }) => path.startsWith('/api/v2/delete'))
  expect(deletes.map(({ path }) => path)).toEqual(Array(2).fill('/api/v2/delete?org=lastgood&bucket=backup'))
  expect(deletes.map(({ body }) => JSON.parse(body))).toEqual([
    {
      start: '2026-09-21T14:13:20.123000002Z',
      stop: '2026-09-21T14:13:20.123000003Z',
      predicate: '_measurement="backup" AND check="a \\"b\\""',
    },
    expect.objectContaining({ start: '2026-09-21T14:13:20.500000004Z' }),
  ])
  expect(await store.activitiesChangedAfter(0, 10)).toEqual([])
})

test.each([404, 405, 501, 400])('a server that cannot delete (%s) holds nothing up', async status => {
  await using opened = await aStore()
  const { store } = opened
  await using server = await startFakeInflux(({ path }) =>
    path.startsWith('/api/v2/delete') ? { status } : undefined,
  )
  const events = createTestEvents()
  await using _ = await publishFrom(store, events, someOptions(aTarget(server.url, 2)))
  const ids = await addResults(store, [figuresOf(1), figuresOf(2)])
  await allSent(store)
  await store.write(async tx => {
    for (const id of ids) await tx.deleteActivity(id)
  })
  await addResults(store, [figuresOf(3)])
  await allSent(store)
  expect(sizesOf(server.lines())).toEqual([1, 2, 3])
  expect((await cursorOf(store))?.rejections).toMatchObject(
    ids.map(activityId => ({ activityId, doing: 'delete' })),
  )
})

describe('stopping', () => {
  test('sends what is unsent', async () => {
    await using opened = await aStore()
    await using server = await startFakeInflux(() => undefined)
    const options = someOptions(aTarget(server.url, 2))
    const influx = await publishFrom(opened.store, createTestEvents(), options, { pollMs: 60_000 })
    await sleep(50)
    await addResults(opened.store, upTo(20).map(figuresOf))
    await influx[Symbol.asyncDispose]()
    expect(sizesOf(server.lines())).toEqual(upTo(20))
  })

  test.each([
    ['a server that is in trouble', () => ({ status: 503, headers: { 'retry-after': '3' } })],
    ['a server that never answers', () => new Promise<never>(() => {})],
  ])('does not wait for %s', async (_, answer) => {
    await using opened = await aStore()
    await using server = await startFakeInflux(answer)
    await addResults(opened.store, upTo(20).map(figuresOf))
    const influx = await publishFrom(opened.store, createTestEvents(), someOptions(aTarget(server.url, 2)))
    await eventually(() => server.requests.length > 0)
    const startedMs = performance.now()
    await influx[Symbol.asyncDispose]()
    expect(performance.now() - startedMs).toBeLessThan(2900)
    expect((await cursorOf(opened.store))?.seq).toBe(0)
  })
})

test('other options are in force at once; the same ones, and none, are no restart', async () => {
  await using opened = await aStore()
  const events = createTestEvents()
  await using one = await startFakeInflux(() => ({ status: 401 }))
  await using two = await startFakeInflux(() => undefined)
  await addResults(opened.store, [figuresOf(1)])
  await using influx = await publishFrom(opened.store, events, someOptions(aTarget(one.url, 2)))
  await eventually(() => one.requests.length > 0)
  await influx.follow(someOptions(aTarget(one.url, 2)))
  expect(events.said('publishing to InfluxDB"')).toHaveLength(1)
  await influx.follow(someOptions(aTarget(two.url, 2)))
  await allSent(opened.store)
  expect(sizesOf(two.lines())).toEqual([1])
  await influx.follow(undefined)
  await influx.measure()
  expect(await gaugeOf(events, 'lastgood_influx_up')).toBeUndefined()
  await addResults(opened.store, [figuresOf(2)])
  await influx.follow(someOptions(aTarget(two.url, 2)))
  await allSent(opened.store)
  expect(sizesOf(two.lines())).toEqual([1, 2])
})
