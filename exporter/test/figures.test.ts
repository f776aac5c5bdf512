/** Figures on their whole way: from a mail to metrics, JSON, page and preview, and again after the rules changed. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTransport } from 'nodemailer'
import type { ActivitiesPage, ChecksPage } from '../src/api/contract.ts'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const run = promisify(execFile)
const launcher = fileURLToPath(new URL('../bin/lastgood.mjs', import.meta.url))

const config = (size = 'Backup size', more = '') => `
smtp: { address: backups@example.com }
checks:
  - id: nas
    group: Office
    match: { alias: nas }
    figures:
      - { matches: '${size}: (?<size>[\\d.,]+ \\w+)' }
      - { matches: 'Duration: (?<duration>[\\d:]+)' }
      - { matches: '(?<failed>\\d+) failed', take: sum, as: count }
      - { matches: 'Errors: (?<errors>\\d+)' }
    ${more}
    status:
      default: success
      failure: { any: [{ field: "figure:failed", ">": 0 }] }
      warning: { any: [{ field: "figure:size", "<": 1 GB }] }
`
const series = (name: string) => `backup_check_${name}{check="nas",group="Office"}`
const mail = (size: string, rest: string) =>
  `Data size: 80,5 GB\nBackup size: ${size}\nDuration: 0:51:01\nRate: 12 MB/s\nFree: below 50 GB\n${rest}`

async function send(exporter: Exporter, text: string) {
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  await transport.sendMail({
    from: 'nas@example.net',
    to: 'backups+nas@example.com',
    subject: 'Backup',
    text,
  })
  transport.close()
}

async function newest(exporter: Exporter) {
  const { activities } = await exporter.json<ActivitiesPage>('/api/v1/checks/nas/activities')
  return activities[0]
}

test('figures decide the status, stay with the activity, and are published; a restart keeps them', async () => {
  await using folder = await openTempFolder()
  const exporter = await startExporter({ folder: folder.path, config: config() })
  await send(exporter, mail('12,5 GB', '0 failed, 0 failed\nErrors: 0'))
  expect(await newest(exporter)).toMatchObject({
    status: 'success',
    figures: { size: 12.5 * 1024 ** 3, duration: 3061, failed: 0, errors: 0 },
  })
  await send(exporter, mail('1 MB', '1 failed, 2 failed\nErrors: 7'))
  expect(await newest(exporter)).toMatchObject({
    status: 'failure',
    reason: 'figure failed > 0 (it is 3)',
    figures: { failed: 3, errors: 7 },
  })
  expect(await exporter.sample(series('result_errors'))).toBe(7)
  await send(exporter, mail('640 MB', ''))
  expect(await newest(exporter)).toMatchObject({
    status: 'warning',
    reason: 'figure size < 1 GiB (it is 640 MiB)',
  })
  expect(await exporter.sample(series('size_bytes'))).toBe(640 * 1024 ** 2)
  // Errors are those of the last result, which told none; what was never told has no series.
  expect(await exporter.sample(series('result_errors'))).toBeUndefined()
  expect(await exporter.sample(series('files'))).toBeUndefined()
  await send(exporter, 'Duration: 0:10')
  expect((await newest(exporter))?.kind === 'result' && (await newest(exporter))).toMatchObject({
    figures: { duration: 10 },
  })
  expect(await exporter.sample(series('duration_seconds'))).toBe(10)
  expect(await exporter.sample(series('size_bytes'))).toBe(640 * 1024 ** 2)

  const page = await (await fetch(`${exporter.url}/checks/nas`, { headers: { accept: 'text/html' } })).text()
  expect(page).toContain('size 640 MiB, duration 51 min 1 s')
  const { checks } = await exporter.json<ChecksPage>('/api/v1/checks')
  expect(checks[0]?.figures).toEqual({ size: 640 * 1024 ** 2, duration: 10 })

  const ofCheck = async (one: Exporter) =>
    (await one.metrics()).split('\n').filter(line => line.startsWith('backup_check_'))
  const before = await ofCheck(exporter)
  await exporter[Symbol.asyncDispose]()
  await using again = await startExporter({ folder: folder.path, config: config() })
  expect(await ofCheck(again)).toEqual(before)
}, 60_000)

test('reparse reads the figures of stored messages as the rules are now, also those of a pause', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config: config('Never there') })
  await send(exporter, mail('12,5 GB', ''))
  expect(await exporter.sample(series('size_bytes'))).toBeUndefined()
  const turnTo = async (text: string) => {
    await writeFile(exporter.configFile, text)
    expect((await fetch(`${exporter.url}/-/reload`, { method: 'POST' })).ok).toBe(true)
  }
  await turnTo(config('Never there', 'paused: true'))
  await send(exporter, mail('3 GB', ''))
  await turnTo(config())
  const reparse = () =>
    exporter.json<{ changed: number }>('/api/v1/reparse', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"checkId":"nas"}',
    })
  expect(await reparse()).toMatchObject({ changed: 2 })
  expect(await newest(exporter)).toMatchObject({ status: 'ignored', figures: { size: 3 * 1024 ** 3 } })
  expect(await exporter.sample(series('size_bytes'))).toBe(12.5 * 1024 ** 3)
  expect(await reparse()).toMatchObject({ changed: 0 })
}, 60_000)

test('preview tells every figure, from what it was read, and what could not be read', async () => {
  await using folder = await openTempFolder()
  const file = join(folder.path, 'mail.eml')
  const configFile = join(folder.path, 'lastgood.yml')
  await writeFile(configFile, config())
  await writeFile(
    file,
    `To: backups+nas@example.com\nFrom: a@example.net\nSubject: Backup\n\n${mail('0,5 GB', 'Errors: 0')}`,
  )
  const preview = async () =>
    (await run(process.execPath, [launcher, 'preview', 'nas', file, '--config', configFile])).stdout
  expect(await preview()).toContain(`  figure size is 536870912 (512 MiB), from "0,5 GB"
  figure duration is 3061 (51 min 1 s), from "0:51:01"
  figure errors is 0 (0), from "0"
  status is warning: figure size < 1 GiB (it is 512 MiB)`)
  await writeFile(
    configFile,
    config().replace("'Backup size: (?<size>[\\d.,]+ \\w+)'", "'Free: (?<size>.+ GB)'"),
  )
  expect(await preview()).toContain('figure size cannot be read as a size from "below 50 GB"')
}, 60_000)
