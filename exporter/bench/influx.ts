/** InfluxDB: points per second by both APIs, and a million stored activities sent again, with what memory that takes.
 *  Needs influxd 1.x and victoria-metrics; what is missing is left out. Counts and sums are asked back. */
import { strict as assert } from 'node:assert'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { backfill } from '../src/publish/influx-backfill.ts'
import type { InfluxOptions, InfluxTarget } from '../src/publish/influx-options.ts'
import { createSender, defaultBackoff } from '../src/publish/influx-sender.ts'
import { createWriter } from '../src/publish/influx-versions.ts'
import { type Point, toPoint } from '../src/publish/points.ts'
import { openStore, openStoreReadOnly } from '../src/store/open-store.ts'
import { startInflux } from '../test/servers/influx.ts'
import { findProgram, openTempFolder } from '../test/servers/spawn-server.ts'
import { startVictoriaMetrics } from '../test/servers/victoria-metrics.ts'

const points = 200_000
const checks = 1000
const perCheck = 1000
const million = checks * perCheck
const batch = { points: 5000, bytes: 1024 * 1024 }
/** What a backfill may take beyond what the process has already. */
const memoryBoundBytes = 300 * 1024 * 1024
/** What the last three quarters may take beyond the first: a leak would triple it. */
const growthBound = 1.3
const firstMs = Date.UTC(2026, 0)

type Asked = { readonly count: number; readonly sum: number }
type Server = AsyncDisposable & { readonly target: InfluxTarget; ask(): Promise<Asked> }

for (const [name, program, open] of [
  ['InfluxDB 1.x', 'influxd', openInflux],
  ['VictoriaMetrics, v2 API', 'victoria-metrics', openVictoria],
] as const) {
  if (!findProgram(program)) {
    console.log(`influx: ${name}: ${program} is not installed: left out`)
    continue
  }
  await measureBackfill(name, open)
  await measureSending(name, open)
}

async function measureSending(name: string, open: () => Promise<Server>) {
  await using server = await open()
  using writer = createWriter(server.target)
  const sender = createSender({
    writer,
    measurement: 'backup',
    maxBytes: batch.bytes,
    backoff: defaultBackoff,
    written() {},
    failed(trouble) {
      throw trouble
    },
  })
  const never = new AbortController().signal
  const startMs = performance.now()
  for (let at = 0; at < points; at += batch.points) {
    const page = Array.from({ length: batch.points }, (_, index) => aPoint(at + index))
    assert.deepEqual(await sender.send([], page, never), [])
  }
  const rate = points / ((performance.now() - startMs) / 1000)
  assert.deepEqual(await server.ask(), { count: points, sum: (points * (points - 1)) / 2 })
  console.log(`influx: ${name}: ${points} points in batches of ${batch.points}: ${Math.round(rate)} /s`)
}

async function measureBackfill(name: string, open: () => Promise<Server>) {
  await using server = await open()
  await using folder = await openTempFolder()
  await (await openStore({ folder: folder.path }))[Symbol.asyncDispose]()
  fill(join(folder.path, 'lastgood.db'))
  await using store = await openStoreReadOnly({ folder: folder.path })
  const options: InfluxOptions = {
    target: server.target,
    measurement: 'backup',
    tags: {},
    from: 'now',
    batch,
    digest: '',
  }
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let peak = before
  let peakOfFirst = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const startMs = performance.now()
  const done = await backfill(
    {
      activitiesInTime: store.activitiesInTime,
      countActivitiesInTime: store.countActivitiesInTime,
      tagsOf: () => ({ group: 'Acme', label: 'Daily' }),
      onProgress({ done: sofar }) {
        if (sofar <= million / 4) peakOfFirst = peak
      },
      onTrouble(trouble) {
        throw trouble
      },
      onRejections(rejections) {
        throw new Error(rejections[0]?.words)
      },
    },
    options,
    { fromMs: 0, toMs: Date.UTC(2100, 0), replace: false },
    new AbortController().signal,
  )
  const seconds = (performance.now() - startMs) / 1000
  clearInterval(watch)
  assert.deepEqual([done.done, done.written, done.rejected], [million, million, 0])
  assert.deepEqual(await server.ask(), { count: million, sum: (million * (million - 1)) / 2 })
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  console.log(
    `influx: ${name}: backfill of ${million} activities: ${Math.round(million / seconds)} /s, ${seconds.toFixed(1)} s, memory ${megabytes(before)} MB before, ${megabytes(peakOfFirst)} MB in the first quarter, ${megabytes(peak)} MB at most`,
  )
  assert.ok(peak - before < memoryBoundBytes, `took ${megabytes(peak - before)} MB`)
  assert.ok(peak < peakOfFirst * growthBound, 'memory grows with the number of activities')
}

function aPoint(index: number): Point {
  const point = toPoint(
    {
      kind: 'result',
      id: index + 1,
      checkId: `check-${index % checks}`,
      messageId: 1,
      atMs: firstMs + index * 1000,
      status: 'success',
      reason: '',
      figures: { size: index, duration: index / 7, files: index % 100, errors: 0 },
    },
    { group: 'Acme', label: 'Daily' },
    { measurement: 'backup', tags: {} },
  )
  assert.ok(point)
  return point
}

/** A million results, each check's a thousand seconds apart from those of the next. */
function fill(path: string) {
  const database = new DatabaseSync(path)
  database.exec(`
    pragma synchronous = off;
    begin;
    with recursive n (i) as (select 0 union all select i + 1 from n where i < ${perCheck - 1})
    insert into messages (intake, identity, received_at_ms, subject, sender, search, details, outcome, raw_bytes)
    select 'bench', 'm' || i, ${firstMs} + i * 1000, '', '', '', '{}', 'matched', 0 from n;
    with recursive
      n (i) as (select 0 union all select i + 1 from n where i < ${perCheck - 1}),
      c (j) as (select 0 union all select j + 1 from c where j < ${checks - 1})
    insert into activities (kind, check_id, at_ms, reason, message_id, status, figures, seq)
    select 'result', 'check-' || j, ${firstMs} + i * 1000, 'contains Success', i + 1, 'success',
      '{"size":' || (i * ${checks} + j) || ',"duration":61.5,"files":12,"errors":0}', i * ${checks} + j + 1
    from n, c;
    update change_counter set last = ${million};
    commit;`)
  database.close()
}

async function openInflux(): Promise<Server> {
  const influx = await startInflux()
  return {
    target: { version: 1, url: influx.url, database: 'lastgood' },
    async ask() {
      const [row] = await influx.query('select count(size), sum(size) from backup')
      return { count: Number(row?.values['count']), sum: Number(row?.values['sum']) }
    },
    [Symbol.asyncDispose]: () => influx[Symbol.asyncDispose](),
  }
}

async function openVictoria(): Promise<Server> {
  const victoria = await startVictoriaMetrics()
  return {
    target: { version: 2, url: victoria.url, org: '', bucket: 'backup', token: 'none' },
    async ask() {
      const asked = { count: 0, sum: 0 }
      for (const { metric, values } of await victoria.exportAll()) {
        if (metric['__name__'] !== 'backup_size') continue
        asked.count += values.length
        for (const value of values) asked.sum += value
      }
      return asked
    },
    [Symbol.asyncDispose]: () => victoria[Symbol.asyncDispose](),
  }
}
