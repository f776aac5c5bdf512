/** Backup software that posts: a sender that behaves like one, against the running service, with real InfluxDB 1.x and
 *  the v2 write API of VictoriaMetrics behind it. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { type InfluxServer, startInflux } from './servers/influx.ts'
import { freePort, openTempFolder, requireServer } from './servers/spawn-server.ts'
import { startVictoriaMetrics } from './servers/victoria-metrics.ts'

type Run = {
  readonly status?: string
  readonly key?: string
  readonly endedAt?: Date
  readonly sizeBytes?: number
  readonly next?: Date
  readonly html?: string
  readonly [more: string]: unknown
}

/** Registers, posts with retries, posts again when it had no answer, lists and deletes jobs. */
function createSender(url: string, account: string, key: string, installation: string) {
  const authorization = `Basic ${Buffer.from(`${account}:${key}`).toString('base64')}`
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const facts = { organization: 'Harbour Dental', computer: 'SRV-01', product: 'BackupTool', version: '12.1' }
  return {
    register: (jobs: readonly unknown[]) =>
      ask('PUT', `/api/v1/installations/${installation}`, { ...facts, jobs }),
    deleteJob: (job: string) => ask('DELETE', `/api/v1/installations/${installation}/jobs/${job}`),
    report: (job: string, run: Run) =>
      ask('POST', '/api/v1/reports', toReport(installation, facts, job, run)),
    /** Until it is acknowledged, as long as the service is away. */
    async deliver(job: string, run: Run) {
      const body = toReport(installation, facts, job, run)
      for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
        const answer = await ask('POST', '/api/v1/reports', body).catch(() => undefined)
        if (answer && answer.status < 300) return answer.status
        if (answer && answer.status < 500) throw new Error(`${answer.status}: ${await answer.text()}`)
      }
      throw new Error(`${job}: not delivered`)
    },
  }
}

function toReport(id: string, facts: object, job: string, run: Run) {
  const endedAt = run.endedAt ?? new Date()
  return {
    installation: { id, ...facts },
    job: { key: job, name: `Job ${job}`, engine: 'image' },
    run: {
      executionKey: run.key ?? randomUUID(),
      status: run.status ?? 'success',
      startedAt: new Date(endedAt.getTime() - 600_000).toISOString(),
      endedAt: endedAt.toISOString(),
      sizeBytes: run.sizeBytes ?? 1_000_000,
      transferredBytes: 1000,
      files: 12,
      warnings: [],
      errors: [],
    },
    ...(run.next && { nextExpectedRun: run.next.toISOString() }),
    ...(run.html !== undefined && { html: run.html }),
  }
}

async function createAccount(exporter: Exporter, id: string): Promise<string> {
  const { secret } = await exporter.json<{ secret: string }>('/api/v1/accounts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, name: id }),
  })
  return secret
}

type Check = { id: string; name: string; status?: string; timing: string; lastMessageId?: number }
async function findCheck(exporter: Exporter, name: string): Promise<Check | undefined> {
  const { checks } = await exporter.json<{ checks: Check[] }>('/api/v1/checks')
  return checks.find(check => check.name === name)
}

const series = (name: string, check: string) =>
  `backup_check_${name}{check="${check}",group="Harbour Dental"}`

test('a report makes its check; the same execution again is the same activity; strangers and nonsense are refused', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: 'retention: 100 days\n' })
  const sender = createSender(exporter.url, 'acme', await createAccount(exporter, 'acme'), 'srv-01')
  const next = new Date(Date.now() + 86_400_000)
  const first = await sender.report('daily', { key: 'run-1', sizeBytes: 5_000_000_000, next })
  expect(first.status).toBe(201)
  const activity = await first.json()
  expect(activity).toMatchObject({
    status: 'success',
    figures: { size: 5_000_000_000, files: 12, duration: 600 },
  })
  const again = await sender.report('daily', { key: 'run-1', sizeBytes: 5_000_000_000, next })
  expect(again.status).toBe(200)
  expect(await again.json()).toEqual(activity)

  const check = await findCheck(exporter, 'Job daily')
  const id = check?.id ?? ''
  expect(await exporter.sample(series('status', id))).toBe(0)
  expect(await exporter.sample(series('size_bytes', id))).toBe(5_000_000_000)
  expect(await exporter.sample(series('expected_timestamp_seconds', id))).toBe(next.getTime() / 1000)
  expect(await exporter.metrics()).toContain('computer="SRV-01"')

  const stranger = createSender(exporter.url, 'other', await createAccount(exporter, 'other'), 'srv-01')
  expect((await stranger.report('daily', {})).status).toBe(403)
  expect((await createSender(exporter.url, 'acme', 'wrong', 'srv-01').report('daily', {})).status).toBe(401)
  const nonsense = await sender.report('daily', { status: 'perfect', sizeBytes: -1 })
  expect(nonsense.status).toBe(422)
  const problem = (await nonsense.json()) as { errors: { field: string }[] }
  expect(problem.errors.map(({ field }) => field).sort()).toEqual(['run.sizeBytes', 'run.status'])

  const large = await sender.report('daily', {
    status: 'warning',
    html: `<p>${'log line<br>'.repeat(420_000)}</p>`,
  })
  expect(large.status).toBe(201)
  expect(await exporter.sample(series('status', id))).toBe(1)
}, 60_000)

test('a job that is not listed or is deleted is not expected any more, and has its history when it comes back', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: 'retention: 100 days\n' })
  const sender = createSender(exporter.url, 'acme', await createAccount(exporter, 'acme'), 'srv-01')
  const schedule = { every: '1 hour', overdueAfter: '5 minutes' }
  const jobs = ['daily', 'weekly'].map(key => ({ key, name: `Job ${key}`, engine: 'image', schedule }))
  expect((await sender.register(jobs)).status).toBe(201)
  await sender.deliver('daily', {})
  await sender.deliver('weekly', { status: 'failure' })
  const daily = (await findCheck(exporter, 'Job daily'))?.id ?? ''
  expect(await exporter.sample(series('interval_seconds', daily))).toBe(3600)
  expect((await sender.register(jobs.slice(0, 1))).status).toBe(200)
  expect(await findCheck(exporter, 'Job weekly')).toBeUndefined()
  expect((await sender.deleteJob('daily')).status).toBe(204)
  expect(await exporter.sample(series('status', daily))).toBeUndefined()
  await sender.deliver('daily', { status: 'failure' })
  expect(await exporter.sample(series('status', daily))).toBe(2)
  expect(await exporter.sample(series('failures_total', daily))).toBe(1)
  const { activities } = await exporter.json<{ activities: unknown[] }>(`/api/v1/checks/${daily}/activities`)
  expect(activities).toHaveLength(2)
}, 60_000)

test('a job whose next run was posted is overdue when it does not come, and only then', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: 'retention: 100 days\n' })
  const sender = createSender(exporter.url, 'acme', await createAccount(exporter, 'acme'), 'srv-01')
  await sender.register([
    { key: 'daily', name: 'Job daily', schedule: { every: '1 day', overdueAfter: '1 s' } },
  ])
  await sender.deliver('daily', { next: new Date(Date.now() + 1500) })
  const id = (await findCheck(exporter, 'Job daily'))?.id ?? ''
  expect(await exporter.sample(series('overdue', id))).toBe(0)
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(50))
    if ((await exporter.sample(series('overdue', id))) === 1) break
  expect(await exporter.sample(series('overdue', id))).toBe(1)
  await sender.deliver('daily', {})
  expect(await exporter.sample(series('overdue', id))).toBe(0)
}, 60_000)

test('pings: start and end give the duration, a code other than 0 fails, an old key opens nothing', async () => {
  await using folder = await openTempFolder()
  const config = `checks: [{ id: dump, name: Dump, group: Harbour Dental, schedule: { every: 1 day }, match: { alias: dump } }]\n`
  await using exporter = await startExporter({ folder: folder.path, config })
  const made = await exporter.json<{ secret: string; key: { id: number } }>('/api/v1/keys', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ checkId: 'dump' }),
  })
  const ping = (path: string, init?: RequestInit) => fetch(`${exporter.url}/ping/${made.secret}${path}`, init)
  expect((await ping('/start')).status).toBe(200)
  expect(await exporter.sample(series('seen', 'dump'))).toBe(0)
  await sleep(1100)
  expect((await ping('', { method: 'POST', body: 'dumped 12 tables' })).status).toBe(200)
  expect(await exporter.sample(series('status', 'dump'))).toBe(0)
  expect(await exporter.sample(series('duration_seconds', 'dump'))).toBeGreaterThanOrEqual(1)
  expect((await ping('/3')).status).toBe(200)
  expect(await exporter.sample(series('status', 'dump'))).toBe(2)
  expect((await fetch(`${exporter.url}/ping/lgp_unknown`)).status).toBe(404)
}, 60_000)

requireServer('victoria-metrics')(
  'by the v2 write API: what a sender kept for a day while it was offline arrives with its own times, each point once',
  async () => {
    await using folder = await openTempFolder()
    await using server = await startVictoriaMetrics()
    const influx = `{ url: "${server.url}", version: 2, org: o, bucket: b, token: t }`
    await using exporter = await startExporter({ folder: folder.path, config: `influx: ${influx}\n` })
    const sender = createSender(exporter.url, 'acme', await createAccount(exporter, 'acme'), 'srv-01')
    const dayAgoMs = Math.floor(Date.now() / 1000) * 1000 - 86_400_000
    const runs = Array.from({ length: 24 }, (_, hour) => ({
      key: `hour-${hour}`,
      endedAt: new Date(dayAgoMs + hour * 3_600_000),
      sizeBytes: 1000 + hour,
    }))
    for (const run of runs) await sender.deliver('hourly', run)
    for (const run of runs.slice(0, 5)) expect(await sender.deliver('hourly', run)).toBe(200)
    const sizes = async () =>
      (await server.exportAll()).find(({ metric }) => metric['__name__'] === 'backup_size') ?? {
        values: [],
        timestamps: [],
      }
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(200))
      if ((await sizes()).values.length >= runs.length) break
    const { values, timestamps } = await sizes()
    expect(values).toEqual(runs.map(({ sizeBytes }) => sizeBytes))
    expect(timestamps.map(ms => Math.floor(ms / 1000))).toEqual(
      runs.map(({ endedAt }) => endedAt.getTime() / 1000),
    )
  },
  60_000,
)

const kills = 30
requireServer('influxd')(
  `kill -9 of exporter and InfluxDB, ${kills} times while a sender goes on: every run counts once, every point is there once`,
  async () => {
    await using folder = await openTempFolder()
    const influxStart = { port: await freePort(), folder: join(folder.path, 'influx') }
    const ports = { httpPort: await freePort(), smtpPort: await freePort() }
    let influx: InfluxServer = await startInflux(influxStart)
    const config = `influx: { url: "http://127.0.0.1:${influxStart.port}", version: 1, database: lastgood }\n`
    const start = () => startExporter({ folder: folder.path, config, ...ports })
    let exporter = await start()
    const sender = createSender(exporter.url, 'acme', await createAccount(exporter, 'acme'), 'srv-01')
    const firstEndMs = Date.now() - 86_400_000
    const share = { released: 0 }
    const runs = 600
    let next = 0
    const statuses: number[] = []
    const worker = async () => {
      for (let n = next++; n < runs; n = next++) {
        while (n >= share.released) await sleep(10)
        const run = { key: `run-${n}`, endedAt: new Date(firstEndMs + n * 1000), sizeBytes: n + 1 }
        statuses.push(await sender.deliver(`job-${n % 10}`, run))
        // As if the answer had been lost: the sender says it again.
        if (n % 7 === 0) statuses.push(await sender.deliver(`job-${n % 10}`, run))
      }
    }
    const sending = Promise.all(Array.from({ length: 5 }, worker))
    for (let kill = 1; kill <= kills; kill++) {
      share.released = Math.ceil((runs * kill) / kills)
      await sleep(50 + Math.random() * 300)
      if (kill % 3 === 0) {
        await influx.killAll()
        influx = await startInflux(influxStart)
      } else {
        await exporter.killAll()
        exporter = await start()
      }
    }
    await sending
    expect(statuses.length).toBeGreaterThan(runs)
    const points = async () => {
      const [row] = await influx.query('select count(size), sum(size) from backup')
      return row?.values
    }
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200))
      if (Number((await points())?.['count']) >= runs) break
    expect(await points()).toMatchObject({ count: runs, sum: (runs * (runs + 1)) / 2 })
    const { total } = await exporter.json<{ total: number }>('/api/v1/messages?limit=1')
    expect(total).toBe(runs)
    await exporter[Symbol.asyncDispose]()
    await influx[Symbol.asyncDispose]()
  },
  240_000,
)
