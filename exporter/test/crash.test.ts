/** Nothing acknowledged is lost and nothing counts twice, whatever happens to the process, the disk or the database. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { readConfig } from '../src/config/config.ts'
import { createCronEngine } from '../src/config/cron.ts'
import { replay } from '../src/core/record-fold.ts'
import { compileSchedule } from '../src/core/schedule.ts'
import type { CheckState } from '../src/core/state.ts'
import { openStore } from '../src/store/open-store.ts'
import { startDovecot } from './servers/dovecot.ts'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { freePort, openTempFolder, requireServer } from './servers/spawn-server.ts'

const databaseName = 'lastgood.db'
const kills = 30
const smtpMails = 2000
const imapMails = 500
const jobs = 20

const withDovecot = requireServer('dovecot')

withDovecot(
  `kill -9 at ${kills} random moments: every acknowledged mail is there once, and states equal the fold of the record`,
  async () => {
    await using folder = await openTempFolder()
    await using dovecot = await startDovecot()
    const ports = { httpPort: await freePort(), smtpPort: await freePort() }
    const config = toConfig(dovecot)
    const start = () => startExporter({ folder: folder.path, config, ...ports })
    let exporter: Exporter = await start()

    const acknowledged = new Set<string>()
    // Each kill finds its share of the mails on their way, however fast or slow the machine is.
    const share = { smtp: 0, imap: 0 }
    const sending = sendAll(ports.smtpPort, 0, smtpMails, acknowledged, { released: () => share.smtp })
    const filling = fillMailbox(dovecot.deliver, imapMails, () => share.imap)
    for (let kill = 1; kill <= kills; kill++) {
      share.smtp = Math.ceil((smtpMails * kill) / kills)
      share.imap = Math.ceil((imapMails * kill) / kills)
      await sleep(50 + Math.random() * 500)
      await exporter.killAll()
      exporter = await start()
    }
    await Promise.all([sending, filling])
    expect(acknowledged.size).toBe(smtpMails)
    const all = smtpMails + imapMails
    const subjects = async () => {
      const { total } = await exporter.json<{ total: number }>('/api/v1/messages?limit=1')
      return total
    }
    for (const until = Date.now() + 60_000; Date.now() < until && (await subjects()) < all; ) await sleep(200)
    await exporter[Symbol.asyncDispose]()

    const data = join(folder.path, 'data')
    const database = new DatabaseSync(join(data, databaseName), { readOnly: true })
    const stored = database.prepare('select subject, count(*) as copies from messages group by subject').all()
    database.close()
    expect(stored.filter(({ copies }) => copies !== 1)).toEqual([])
    const expected = [...names('smtp', smtpMails), ...names('imap', imapMails)].sort()
    expect(stored.map(({ subject }) => String(subject)).sort()).toEqual(expected)
    await expectStatesEqualFold(join(folder.path, 'lastgood.yml'), data, all)
  },
  240_000,
)

test('a locked database is 451 for as long as it lasts, then everything arrives once', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: toConfig() })
  const other = new DatabaseSync(join(folder.path, 'data', databaseName), { timeout: 5000 })
  other.exec('begin immediate')
  const refusal = await send(exporter.smtpPort, 'smtp', 0).catch(error => error)
  expect(refusal.responseCode).toBe(451)
  other.exec('rollback')
  other.close()
  await sendAll(exporter.smtpPort, 0, 30, new Set())
  const { total } = await exporter.json<{ total: number }>('/api/v1/messages?limit=1')
  expect(total).toBe(30)
}, 60_000)

test('a full disk is 451 for as long as it lasts, then everything arrives once', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: toConfig() })
  await send(exporter.smtpPort, 'smtp', 0)
  // The largest file the process may write: what a full disk looks like to one process, without filling a real one.
  const limit = (bytes: string) =>
    expect(spawnSync('prlimit', ['--pid', String(exporter.pid), `--fsize=${bytes}:unlimited`]).status).toBe(0)
  limit('65536')
  const refusals: number[] = []
  for (let n = 1; n < 30; n++)
    await send(exporter.smtpPort, 'smtp', n, 20_000).catch(error => refusals.push(error.responseCode))
  expect(refusals.length).toBeGreaterThan(0)
  expect(new Set(refusals)).toEqual(new Set([451]))
  expect((await fetch(`${exporter.url}/metrics`)).status).toBe(200)
  limit('unlimited')
  await sendAll(exporter.smtpPort, 1, 30, new Set(), { padding: 20_000 })
  const { total } = await exporter.json<{ total: number }>('/api/v1/messages?limit=1')
  expect(total).toBe(30)
}, 60_000)

test('a second process on the same data folder ends with an error that names the folder and the first', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: toConfig() })
  const second = await startExporter({ folder: folder.path, config: toConfig() }).catch(String)
  expect(second).toContain(join(folder.path, 'data'))
  expect(second).toContain(`process ${exporter.pid}`)
})

function toConfig(mailbox?: { port: number; user: string; password: string }): string {
  const imap = `
imap:
  - name: inbox
    host: 127.0.0.1
    port: ${mailbox?.port}
    tls: none
    user: ${mailbox?.user}
    password: ${mailbox?.password}
    afterwards: { move: Processed }
    poll: 1 second`
  const checks = Array.from(
    { length: jobs },
    (_, job) => `
  - id: job-${job}
    name: Job ${job}
    group: Crash
    schedule: { every: 1 hour, overdueAfter: 1 minute }
    match: { all: [{ field: subject, contains: "job ${job}," }] }
    status: { success: { all: [{ field: subject, contains: good }] }, warning: { all: [{ field: subject, contains: middling }] } }`,
  )
  return `smtp: { address: backups@example.com }${mailbox === undefined ? '' : imap}\nchecks:${checks.join('')}\n`
}

function nameOf(way: string, n: number): string {
  return `${way} mail ${n} of job ${n % jobs}, ${['good', 'middling', 'bad'][n % 3]}`
}

function names(way: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => nameOf(way, n))
}

async function send(port: number, way: string, n: number, padding = 200) {
  const transport = createTransport({ host: '127.0.0.1', port, tls: { rejectUnauthorized: false } })
  try {
    await transport.sendMail({
      from: 'nas@example.com',
      to: 'backups@example.com',
      subject: nameOf(way, n),
      messageId: `<${way}-${n}@example.com>`,
      date: new Date(1_790_000_000_000 + n),
      text: `Run ${n}. ${'x'.repeat(padding)}`,
    })
  } finally {
    transport.close()
  }
}

type Sending = { readonly padding?: number; readonly released?: () => number }

/** As a mail server does: whatever was not acknowledged is sent again. */
async function sendAll(port: number, from: number, to: number, acknowledged: Set<string>, how: Sending = {}) {
  const waiting = Array.from({ length: to - from }, (_, i) => from + i)
  const worker = async () => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) {
      while (n >= (how.released?.() ?? to)) await sleep(10)
      try {
        await send(port, 'smtp', n, how.padding)
        acknowledged.add(nameOf('smtp', n))
      } catch {
        waiting.unshift(n)
        await sleep(50)
      }
    }
  }
  await Promise.all(Array.from({ length: 10 }, worker))
}

async function fillMailbox(deliver: (raw: string) => Promise<void>, count: number, released: () => number) {
  for (let n = 0; n < count; n++) {
    while (n >= released()) await sleep(10)
    await deliver(
      [
        'From: nas@example.com',
        'To: backups@example.com',
        `Subject: ${nameOf('imap', n)}`,
        `Message-ID: <imap-${n}@example.com>`,
        'Date: Mon, 21 Sep 2026 10:00:00 +0000',
        '',
        `Run ${n}.`,
        '',
      ].join('\r\n'),
    )
  }
}

async function expectStatesEqualFold(configFile: string, data: string, messages: number) {
  const config = await readConfig({ file: configFile, flags: { data }, env: {} })
  await using store = await openStore({ folder: data })
  const engines = { cron: createCronEngine() }
  let results = 0
  for (const row of await store.checks()) {
    const definition = config.checks.find(({ id }) => id === row.checkId)
    const state = row.state as CheckState
    const recorded = (await store.activities(row.checkId, messages + 1)).toReversed()
    results += recorded.filter(({ kind }) => kind === 'result').length
    const schedule = definition?.schedule && compileSchedule(definition.schedule, engines)
    const folded = replay(schedule, state.since, undefined, recorded, state.eventAtMs ?? state.since.atMs)
    expect({ check: row.checkId, ...folded.state }).toEqual({ check: row.checkId, ...state })
  }
  expect(results).toBe(messages)
}
