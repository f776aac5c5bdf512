/** The service publishing, and its commands beside it, as processes. */
import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTransport } from 'nodemailer'
import { openStore } from '../src/store/open-store.ts'
import { addResults } from './influx-publishing.ts'
import { eventually } from './recorder.ts'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { type InfluxServer, startInflux } from './servers/influx.ts'
import { openTempFolder, requireServer } from './servers/spawn-server.ts'
import { aMissed } from './store/builders.ts'

const launcher = fileURLToPath(new URL('../bin/lastgood.mjs', import.meta.url))
const withInflux = requireServer('influxd')
const nowMs = Math.floor(Date.now() / 1000) * 1000
const dayMs = 86_400_000

const config = (influx: Pick<InfluxServer, 'url'>, change: { more?: string; group?: string } = {}) => `
smtp: { address: backups@example.com }
influx:
  url: ${influx.url}
  version: 1
  database: lastgood
  from: beginning
  ${change.more ?? ''}
checks:
  - id: nas
    name: NAS
    group: ${change.group ?? 'Office'}
    label: Daily
    schedule: { every: 1 day }
    match: { alias: nas }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
`

async function send(exporter: Exporter, ...subjects: readonly string[]) {
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  for (const subject of subjects)
    await transport.sendMail({ from: 'nas@example.net', to: 'backups+nas@example.com', subject, text: '.' })
  transport.close()
}

/** Exit code and everything that was written. */
function lastgood(...args: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [launcher, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, text: stdout + stderr }),
    )
  })
}

const statuses = async (influx: InfluxServer) =>
  (await influx.query('select status from backup')).map(({ values }) => values['status'])

withInflux(
  'a mail becomes a point; an outage is seen, and over when the server is back; reload, stop and status do as they say',
  async () => {
    await using folder = await openTempFolder()
    await using influxFolder = await openTempFolder()
    await using servers = new AsyncDisposableStack()
    let influx = servers.use(await startInflux({ folder: influxFolder.path }))
    await using exporter = await startExporter({ folder: folder.path, config: config(influx) })
    const where = ['--config', exporter.configFile, '--data', join(folder.path, 'data')]
    await send(exporter, 'Success', 'Trouble')
    await eventually(async () => (await statuses(influx)).length === 2)
    expect(await influx.query('select status from backup group by *')).toMatchObject([
      { tags: { check: 'nas', group: 'Office', label: 'Daily' }, values: { status: 0 } },
      { values: { status: 2 } },
    ])
    await eventually(async () => (await exporter.sample('lastgood_influx_up')) === 1)
    await eventually(async () => (await exporter.sample('lastgood_influx_backlog_activities')) === 0)

    await influx.killAll()
    await send(exporter, 'Success again')
    await eventually(async () => (await exporter.sample('lastgood_influx_up')) === 0)
    expect(await exporter.sample('lastgood_influx_backlog_activities')).toBe(1)
    expect(await exporter.sample('lastgood_influx_lag_seconds')).toBeGreaterThan(0)
    const behind = await lastgood('influx', 'status', ...where)
    expect(behind).toMatchObject({
      code: 0,
      text: expect.stringMatching(/backlog +1 activities, the oldest of 20/),
    })
    influx = servers.use(await startInflux({ folder: influxFolder.path, port: influx.port }))
    await eventually(async () => (await statuses(influx)).length === 3)
    expect((await lastgood('influx', 'status', ...where)).text).toMatch(
      /backlog +0 activities\nrejections +none/,
    )

    // Another measurement from here on; what is there stays where it is.
    await writeFile(exporter.configFile, config(influx, { more: 'measurement: other' }))
    await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
    await send(exporter, 'Success')
    await exporter[Symbol.asyncDispose]()
    expect(await influx.query('select * from other')).toHaveLength(1)
    expect(await statuses(influx)).toHaveLength(3)
  },
  60_000,
)

describe('lastgood influx backfill', () => {
  /** A store with results of the last ten days, ten a day, and a configuration. */
  async function aHistory(influx: Pick<InfluxServer, 'url'>) {
    const folder = await openTempFolder()
    const data = join(folder.path, 'data')
    const file = join(folder.path, 'lastgood.yml')
    const configure = (text: string) => writeFile(file, text)
    await configure(config(influx))
    await using store = await openStore({ folder: data })
    for (let day = 1; day <= 10; day++)
      await addResults(
        store,
        Array.from({ length: 10 }, (_, index) => ({
          checkId: 'nas',
          atMs: nowMs - day * dayMs,
          figures: { size: day * 100 + index },
        })),
      )
    await addResults(store, [{ checkId: 'no-longer-configured', atMs: nowMs - dayMs }])
    await store.write(tx => tx.insertActivity(aMissed({ checkId: 'nas', atMs: nowMs - dayMs })))
    const where = ['--config', file, '--data', data]
    const backfill = (...args: readonly string[]) => lastgood('influx', 'backfill', ...where, ...args)
    return { data, configure, backfill, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] }
  }
  const count = async (influx: InfluxServer) => (await influx.query('select * from backup')).length

  withInflux(
    'sends what is stored, of a time or all of it; again, it is there once',
    async () => {
      await using influx = await startInflux()
      await using history = await aHistory(influx)
      const span = [
        '--from',
        new Date(nowMs - 5 * dayMs).toISOString(),
        '--to',
        new Date(nowMs - 3 * dayMs).toISOString(),
      ]
      expect(await history.backfill(...span)).toEqual({
        code: 0,
        text: `${influx.url} (database lastgood): 20 of 20 activities, 20 points written, 0 refused\n`,
      })
      expect(await count(influx)).toBe(20)
      for (const _ of [1, 2]) {
        const done = await history.backfill()
        expect(done.text).toContain('102 of 102 activities, 101 points written, 0 refused')
        expect(done.text).toContain('1 activities are of checks that are not configured')
        expect(await count(influx)).toBe(101)
      }
    },
    30_000,
  )

  withInflux(
    'beside a running service; with --replace what is under tags of before goes',
    async () => {
      await using influx = await startInflux()
      await using history = await aHistory(influx)
      await history.backfill()
      // Older than anything stored: nothing could bring it back, so it stays.
      const old = `backup,check=nas,group=Office status=0i ${nowMs - 400 * dayMs}000000`
      await fetch(`${influx.url}/write?db=lastgood`, { method: 'POST', body: old })
      await history.configure(config(influx, { group: 'Headquarters' }))
      await using service = await openStore({ folder: history.data })
      await addResults(service, [{ checkId: 'nas', atMs: nowMs }])
      const done = await history.backfill('--replace')
      expect(done.text).toContain('102 points written')
      const groups = await influx.query('show tag values from backup with key = "group"')
      expect(await count(influx)).toBe(103)
      const moved = await influx.query(`select * from backup where "group" = 'Headquarters'`)
      expect([moved.length, groups.length]).toEqual([102, 2])
    },
    30_000,
  )

  withInflux(
    'tells what the server refuses, and is not done then',
    async () => {
      await using influx = await startInflux()
      await influx.query('create retention policy short on lastgood duration 60h replication 1 default')
      await using history = await aHistory(influx)
      const done = await history.backfill()
      expect(done.code).toBe(1)
      expect(done.text).toMatch(
        /refused: 80 points, first activity 91 of nas: 400: partial write: points beyond/,
      )
      expect(done.text).toContain('21 points written, 80 refused')
    },
    30_000,
  )

  test.each([
    [['--from', 'yesterday'], /--from yesterday is no time: write it like 2026-11-01/],
    [['--from', '2026-02-01', '--to', '2026-01-01'], /--from 2026-02-01 is not before --to 2026-01-01/],
  ])('refuses %j', async (args, words) => {
    await using history = await aHistory({ url: 'http://127.0.0.1:1' })
    const done = await history.backfill(...args)
    expect(done.code).toBe(1)
    expect(done.text).toMatch(words)
  })

  test('says that nothing is configured, or stored', async () => {
    await using history = await aHistory({ url: 'http://127.0.0.1:1' })
    await rm(history.data, { recursive: true })
    expect((await history.backfill()).text).toMatch(/lastgood\.db: unable to open/)
    await history.configure('smtp: {}')
    expect((await history.backfill()).text).toMatch(/lastgood\.yml: there is no influx: give it/)
  })

  test('ends when it is interrupted while the server is away', async () => {
    await using history = await aHistory({ url: 'http://127.0.0.1:1' })
    const started = performance.now()
    const running = execFile(process.execPath, [
      launcher,
      'influx',
      'backfill',
      '--config',
      join(history.data, '../lastgood.yml'),
      '--data',
      history.data,
    ])
    let text = ''
    running.stderr?.on('data', chunk => {
      // A second signal would end it at once.
      if (!text && String(chunk).includes('trying again')) running.kill('SIGINT')
      text += chunk
    })
    const code = await new Promise(resolve => running.on('close', resolve))
    expect([code, text]).toEqual([1, expect.stringContaining('interrupted: nothing was sent')])
    expect(text).toMatch(/ECONNREFUSED.*; trying again in/)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
