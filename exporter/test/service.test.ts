/** The service as a process: what survives a restart, a reload and a change of rules, and how it ends. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTransport } from 'nodemailer'
import type { MessageJson, MessagesPage } from '../src/api/contract.ts'
import { type Exporter, readSample, startExporter } from './servers/exporter.ts'
import { freePort, openTempFolder } from './servers/spawn-server.ts'
import { openTalk } from './smtp-talk.ts'

const run = promisify(execFile)
const launcher = fileURLToPath(new URL('../bin/lastgood.mjs', import.meta.url))

const config = (change: { success?: string; more?: string; schedule?: string } = {}) => `
smtp: { address: backups@example.com }
checks:
  - id: nas
    name: NAS
    group: Office
    ${change.schedule ?? 'schedule: { every: 1 day }'}
    ${change.more ?? ''}
    match: { alias: nas }
    status:
      default: failure
      success: { all: [{ field: subject, contains: ${change.success ?? 'Success'} }] }
`

async function send(exporter: Exporter, subject: string, to = 'backups+nas@example.com') {
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  await transport.sendMail({ from: 'nas@example.net', to, subject, text: 'All of it.' })
  transport.close()
}

const series = (name: string) => `backup_check_${name}{check="nas",group="Office"}`
/** Every series of the check but those of this very moment. */
const ofCheck = async (exporter: Exporter) =>
  (await exporter.metrics()).split('\n').filter(line => line.startsWith('backup_check_'))

test('a restart shows the same values at once, and SIGTERM ends it with 0 in time', async () => {
  await using folder = await openTempFolder()
  const exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, 'Success')
  await send(exporter, 'Trouble')
  const before = await ofCheck(exporter)
  expect(before).toContain(`${series('consecutive_failures')} 1`)
  const endedAtMs = Date.now()
  await exporter[Symbol.asyncDispose]()
  expect(Date.now() - endedAtMs).toBeLessThan(10_000)
  await using again = await startExporter({ folder: folder.path, config: config() })
  expect(await ofCheck(again)).toEqual(before)
}, 60_000)

test('a reload takes new checks and lets removed ones vanish; a bad file changes nothing and says so', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, 'Success')
  const metrics = await exporter.metrics()
  await writeFile(exporter.configFile, config().replace('id: nas', 'id: [nas'))
  const refused = await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
  expect(refused.ok).toBe(false)
  expect(await refused.text()).toContain('lastgood.yml:')
  expect(await exporter.sample('lastgood_config_last_reload_successful')).toBe(0)
  expect(await exporter.sample(series('status'))).toBe(readSample(metrics, series('status')))

  await writeFile(exporter.configFile, config().replace('id: nas', 'id: other'))
  exporter.signal('SIGHUP')
  await until(
    async () => (await exporter.sample('backup_check_seen{check="other",group="Office"}')) !== undefined,
  )
  expect(await exporter.sample(series('seen'))).toBeUndefined()
  expect(await exporter.sample('lastgood_config_last_reload_successful')).toBe(1)

  // Without a signal too: the file is watched. The check that comes back has its history.
  await writeFile(exporter.configFile, config())
  await until(async () => (await exporter.sample(series('status'))) === 0)
}, 60_000)

test('a reload to a mail port that is taken changes nothing: checks and listener stay as they were', async () => {
  await using folder = await openTempFolder()
  const ports = [await freePort(), await freePort()] as const
  const listening = (port: number) =>
    config().replace('smtp: {', `smtp: { listen: 127.0.0.1:${port},`).replace(/^/, httpOf(ports[0]))
  await using exporter = await startExporter({
    folder: folder.path,
    config: listening(ports[1]),
    httpPort: ports[0],
    smtpPort: ports[1],
    listens: 'as configured',
  })
  await using taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  using talk = await openTalk(ports[1])
  await writeFile(exporter.configFile, `${listening(port)}  - { id: other, match: { alias: other } }\n`)
  const refused = await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
  expect(refused.status).toBe(500)
  expect(await refused.text()).toContain(`127.0.0.1:${port}`)
  // Not even who was connected was sent away.
  expect(await talk.say('EHLO nas')).toMatch(/^250/)
  await send(exporter, 'Success')
  expect(await exporter.sample(series('status'))).toBe(0)
  expect(await exporter.sample('backup_check_seen{check="other",group="Backups"}')).toBeUndefined()
  expect(await exporter.sample('lastgood_intake_up{intake="smtp"}')).toBe(1)
  expect(await exporter.sample('lastgood_config_last_reload_successful')).toBe(0)
}, 60_000)

test('a reload to another mail port: mail comes in there, and no more where it came in before', async () => {
  await using folder = await openTempFolder()
  const [httpPort, before, after] = [await freePort(), await freePort(), await freePort()]
  const listening = (port: number) =>
    config().replace('smtp: {', `smtp: { listen: 127.0.0.1:${port},`).replace(/^/, httpOf(httpPort))
  await using exporter = await startExporter({
    folder: folder.path,
    config: listening(before),
    httpPort,
    smtpPort: before,
    listens: 'as configured',
  })
  await writeFile(exporter.configFile, listening(after))
  expect((await fetch(`${exporter.url}/-/reload`, { method: 'POST' })).ok).toBe(true)
  await send({ ...exporter, smtpPort: after }, 'Success')
  await expect(send(exporter, 'Success')).rejects.toThrow('ECONNREFUSED')
  expect(await exporter.sample(series('status'))).toBe(0)
  expect(await exporter.sample('lastgood_intake_up{intake="smtp"}')).toBe(1)
}, 60_000)

const httpOf = (port: number) => `http: { listen: 127.0.0.1:${port} }`

test.each(['running', 'stopped'])(
  'reparse after a change of rules, service %s: the status follows, the time stays, nothing counts as new',
  async how => {
    await using folder = await openTempFolder()
    await using exporter = await startExporter({ folder: folder.path, config: config() })
    await send(exporter, 'Backup OK')
    expect(await exporter.sample(series('status'))).toBe(2)
    const atSeconds = await exporter.sample(series('last_result_timestamp_seconds'))
    await writeFile(exporter.configFile, config({ success: 'OK' }))
    const port = new URL(exporter.url).port
    const ports = ['--http', `127.0.0.1:${port}`, '--smtp', `127.0.0.1:${exporter.smtpPort}`]
    const where = ['--config', exporter.configFile, '--data', join(folder.path, 'data'), ...ports]
    const reparse = async () => (await run(process.execPath, [launcher, 'reparse', ...where])).stdout
    if (how === 'running') {
      await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
      expect(await exporter.sample(series('status'))).toBe(2)
      expect(await reparse()).toContain('1 messages read again, 1 results are different now')
      await expectReparsed(exporter, atSeconds)
    } else {
      await exporter[Symbol.asyncDispose]()
      expect(await reparse()).toContain('1 messages read again, 1 results are different now')
      await using again = await startExporter({ folder: folder.path, config: config({ success: 'OK' }) })
      await expectReparsed(again, atSeconds)
    }
  },
  60_000,
)

async function expectReparsed(exporter: Exporter, atSeconds: number | undefined) {
  expect(await exporter.sample(series('status'))).toBe(0)
  expect(await exporter.sample(series('consecutive_failures'))).toBe(0)
  expect(await exporter.sample(series('last_result_timestamp_seconds'))).toBe(atSeconds)
  expect(await exporter.sample(series('failures_total'))).toBe(1)
}

test('messages that fitted nothing are matched when a check comes that they fit, at the time they came', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, 'Success', 'backups+second@example.com')
  const [waiting] = (await exporter.json<MessagesPage>('/api/v1/messages?outcome=unmatched')).messages
  await sleep(20)
  await writeFile(
    exporter.configFile,
    `${config()}${config().split('checks:')[1]?.replaceAll('nas', 'second').replace('NAS', 'Second')}`,
  )
  await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
  await until(async () => (await exporter.sample('backup_check_status{check="second",group="Office"}')) === 0)
  const message = await exporter.json<MessageJson>(`/api/v1/messages/${waiting?.id}`)
  expect(message.outcome).toBe('matched')
  expect(message.activities).toMatchObject([
    { checkId: 'second', status: 'success', atMs: message.receivedAtMs },
  ])
}, 60_000)

test('mail to an alias that waited is matched when the own address becomes the one it was sent to', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, 'Success', 'monitor+nas@example.com')
  expect(await exporter.sample(series('seen'))).toBe(0)
  await writeFile(exporter.configFile, config().replace('address: backups', 'address: monitor'))
  await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
  await until(async () => (await exporter.sample(series('status'))) === 0)
}, 60_000)

test('what comes while a check is paused is kept and does not count; resumed, it owes nothing', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, 'Success')
  await writeFile(exporter.configFile, config({ more: 'paused: true' }))
  await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
  expect(await exporter.sample(series('paused'))).toBe(1)
  await send(exporter, 'Trouble')
  expect(await exporter.sample(series('status'))).toBe(0)
  const [kept] = (await exporter.json<MessagesPage>('/api/v1/messages?outcome=ignored')).messages
  const message = await exporter.json<MessageJson>(`/api/v1/messages/${kept?.id}`)
  expect(message.activities[0]?.reason).toContain('paused')
  await writeFile(exporter.configFile, config())
  await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
  expect(await exporter.sample(series('paused'))).toBe(0)
  expect(await exporter.sample(series('overdue'))).toBe(0)
}, 60_000)

test('silence is seen by the second: late, then overdue and a missed slot, and a result ends it, late', async () => {
  await using folder = await openTempFolder()
  const everyTwoSeconds = 'schedule: { cron: "*/2 * * * * *", overdueAfter: 1s }'
  await using exporter = await startExporter({
    folder: folder.path,
    config: config({ schedule: everyTwoSeconds }),
  })
  await until(async () => (await exporter.sample(series('overdue'))) === 1)
  expect(await exporter.sample(series('seen'))).toBe(0)
  await until(async () => ((await exporter.sample(series('missed_total'))) ?? 0) >= 2)
  await send(exporter, 'Success')
  expect(await exporter.sample(series('overdue'))).toBe(0)
  const { activities } = await exporter.json<{ activities: { kind: string; lateMs?: number }[] }>(
    '/api/v1/checks/nas/activities',
  )
  expect(activities.filter(({ kind }) => kind === 'missed').length).toBeGreaterThanOrEqual(2)
  expect(activities.find(({ kind }) => kind === 'result')?.lateMs).toBeGreaterThan(1000)
}, 60_000)

test('an overdue check that leaves the configuration and comes back is overdue at once', async () => {
  await using folder = await openTempFolder()
  const schedule = 'schedule: { every: 1 hour, anchor: last, overdueAfter: 1s }'
  const silent = 'schedule: { cron: "* * * * * *", overdueAfter: 1s }'
  await using exporter = await startExporter({ folder: folder.path, config: config({ schedule: silent }) })
  await until(async () => (await exporter.sample(series('overdue'))) === 1)
  const reload = async (text: string) => {
    await writeFile(exporter.configFile, text)
    expect((await fetch(`${exporter.url}/-/reload`, { method: 'POST' })).ok).toBe(true)
  }
  await reload(config().replace('id: nas', 'id: other'))
  expect(await exporter.sample(series('overdue'))).toBeUndefined()
  await reload(config({ schedule }))
  expect(await exporter.sample(series('overdue'))).toBe(1)
  await send(exporter, 'Success')
  expect(await exporter.sample(series('overdue'))).toBe(0)
}, 60_000)

test('the same mail twice counts once; the same text sent anew is another run', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  const mail = { from: 'nas@example.net', to: 'backups+nas@example.com', subject: 'Trouble', text: 'No.' }
  await transport.sendMail({ ...mail, messageId: '<one@example.net>', date: new Date(1e12) })
  await transport.sendMail({ ...mail, messageId: '<one@example.net>', date: new Date(1e12) })
  await transport.sendMail({ ...mail, messageId: '<two@example.net>' })
  transport.close()
  expect(await exporter.sample(series('consecutive_failures'))).toBe(2)
  expect(await exporter.sample('lastgood_messages_total{intake="smtp",outcome="matched"}')).toBe(2)
  expect(await exporter.sample('lastgood_messages_total{intake="smtp",outcome="duplicate"}')).toBe(1)
}, 60_000)

test('bounces, automatic replies and mail without a sender are kept and are no results', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  const to = 'backups+nas@example.com'
  const mail = { from: 'nas@example.net', to, subject: 'Success', text: 'All of it.' }
  await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-replied' } })
  await transport.sendMail({ ...mail, envelope: { from: '', to } })
  await transport.sendMail({
    ...mail,
    from: 'MAILER-DAEMON@example.net',
    headers: { 'X-Failed-Recipients': 'a@example.net' },
  })
  transport.close()
  expect(await exporter.sample(series('seen'))).toBe(0)
  expect(await exporter.sample('lastgood_messages_total{intake="smtp",outcome="ignored"}')).toBe(3)
}, 60_000)

test('/metrics is clean for promtool where it is installed', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, 'Success')
  const promtool = execFile('promtool', ['check', 'metrics'])
  const ended = new Promise<string>(resolve => {
    let output = ''
    promtool.stderr?.on('data', chunk => {
      output += chunk
    })
    promtool.on('error', () => resolve(''))
    promtool.on('close', () => resolve(output))
  })
  promtool.stdin?.end(await exporter.metrics())
  expect(await ended).toBe('')
}, 60_000)

async function until(isSo: () => Promise<boolean>) {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(50)) if (await isSo()) return
  throw new Error('did not come about within 15 s')
}
