/** Managing a running service from the command line, and its data folder while none runs. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashSync } from 'bcryptjs'
import { createTransport } from 'nodemailer'
import { dayMs, readOffice, writePast } from './managed.ts'
import { eventually } from './recorder.ts'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

const config = `
smtp: { address: backups@example.com }
checks:
  - id: nas
    name: NAS
    group: Head office
    schedule: { every: 1 day }
    match: { alias: nas }
    status: { default: failure, success: { all: [{ field: subject, contains: Success }] } }
`

type Ran = { readonly code: number; readonly out: string; readonly err: string }
const where = (exporter: Exporter, folder: string) => [
  ...['--config', exporter.configFile, '--data', join(folder, 'data')],
  ...['--http', new URL(exporter.url).host],
]

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const options = { env: { ...process.env, ...env } }
  return new Promise(resolve =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      options,
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    ),
  )
}

async function send(exporter: Exporter, subject: string) {
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  await transport.sendMail({
    from: 'nas@example.net',
    to: 'backups+nas@example.com',
    subject,
    text: 'All of it.',
  })
  transport.close()
}
const series = (name: string) => `backup_check_${name}{check="nas",group="Head office"}`

test('a group is paused, its reports are ignored, and resumed; a timed pause and a note end by themselves', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config })
  const lastgood = (...args: string[]) => run([...args, ...where(exporter, folder.path)])
  expect(await lastgood('pause', 'group:Head office', '--reason', 'Moving')).toMatchObject({
    code: 0,
    out: 'group Head office is paused until it is resumed\n',
  })
  await send(exporter, 'Success')
  expect(await exporter.sample(series('paused'))).toBe(1)
  expect(await exporter.sample(series('seen'))).toBe(0)
  expect((await lastgood('resume', 'group:Head office')).code).toBe(0)
  expect(await lastgood('resume', 'group:Head office')).toMatchObject({
    code: 1,
    err: expect.stringContaining('is not paused'),
  })
  expect(await exporter.sample(series('paused'))).toBe(0)
  expect((await lastgood('note', 'add', 'nas', 'watch it', '--until-good', '1')).out).toContain('1 more good')
  expect((await lastgood('pause', 'nas', '--until', '3s')).code).toBe(0)
  expect(await exporter.sample(series('paused'))).toBe(1)
  await eventually(async () => (await exporter.sample(series('paused'))) === 0)
  expect((await lastgood('note', 'list')).out).toContain('watch it')
  await send(exporter, 'Success again')
  expect(await lastgood('note', 'list')).toEqual({ code: 0, out: '', err: '' })
  const log = (await lastgood('transactions', '--changes')).out.trimEnd().split('\n')
  expect(log.map(line => line.split('\t').slice(1, 4))).toEqual([
    ['anyone', 'group.pause', 'group Head office'],
    ['anyone', 'group.resume', 'group Head office'],
    ['anyone', 'note.create', 'note 1'],
    ['anyone', 'check.pause', 'check nas'],
  ])
  const csv = (await lastgood('transactions', '--format', 'csv', '--kind', 'group')).out
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3)
}, 180_000)

test('users and tokens open the service; the wrong one is told what is needed', async () => {
  await using folder = await openTempFolder()
  const users = `http: { users: { ann: "${hashSync('secret', 4)}" } }\n`
  await using exporter = await startExporter({ folder: folder.path, config: users + config })
  const at = where(exporter, folder.path)
  expect(await run(['pause', 'nas', ...at])).toMatchObject({
    code: 1,
    err: expect.stringContaining('LASTGOOD_TOKEN'),
  })
  expect((await run(['pause', 'nas', ...at, '--user', 'ann:secret'])).code).toBe(0)
  const ann = { LASTGOOD_USER: 'ann:secret' }
  const { out: token } = await run(['token', 'create', 'ops', '--scope', 'read,write', ...at], ann)
  const file = join(folder.path, 'token')
  await writeFile(file, token)
  expect((await run(['resume', 'nas', '--url', exporter.url, '--token-file', file])).code).toBe(0)
  const { out } = await run(['transactions', '--changes', '--url', exporter.url], {
    LASTGOOD_TOKEN: token.trim(),
  })
  expect(out.split('\n').map(line => line.split('\t')[1])).toEqual([
    'user:ann',
    'user:ann',
    'token:ops',
    undefined,
  ])
}, 120_000)

test('without a service the data folder is managed itself, and the service finds it so', async () => {
  await using folder = await openTempFolder()
  const office = await readOffice(folder.path)
  const startMs = Date.now() - 6 * dayMs
  let dead = ''
  await writePast(office, async ({ register, report, at }) => {
    at(startMs)
    const [silent = '', alive = ''] = await register('srv-1', ['dead', 'alive'])
    dead = silent
    await report(dead, 'success')
    for (let day = 0; day < 6; day++) {
      at(startMs + day * dayMs)
      await report(alive, 'success')
    }
  })
  const at = [
    '--config',
    join(folder.path, 'lastgood.yml'),
    '--data',
    office.dataFolder,
    '--http',
    '127.0.0.1:0',
  ]
  expect((await run(['ghosts', ...at])).out).toContain(`${dead}\tAcme: Job dead`)
  expect((await run(['ghosts', '--remove', ...at])).err).toContain('add --yes')
  expect((await run(['ghosts', '--remove', '--yes', ...at])).out).toContain('1 removed')
  expect((await run(['ghosts', ...at])).out).toBe('')
  expect((await run(['pause', 'installation:srv-1', ...at])).code).toBe(0)
  expect((await run(['next-run', 'nas', '2 hours', ...at])).out).toContain('check nas is expected at')
  expect((await run(['remove', 'group:Office', ...at])).err).toContain('add --yes')
  expect((await run(['remove', 'nobody', '--yes', ...at])).err).toContain('There is no check "nobody"')
  expect((await run(['pause', 'group:', ...at])).err).toContain('write group:ID')
  await using exporter = await startExporter({ folder: folder.path, config })
  const metrics = await exporter.metrics()
  expect(metrics).not.toContain(dead)
  expect(metrics).toMatch(/backup_check_paused\{check="srv-1-alive-[^}]*\} 1/)
  const { transactions } = await exporter.json<{ transactions: { who: string }[] }>(
    '/api/v1/transactions?only=changes&limit=3',
  )
  expect(transactions.every(({ who }) => who.startsWith('cli:'))).toBe(true)
}, 180_000)

test('checks are listed, shown, exported and held against a file, with and without a service', async () => {
  await using folder = await openTempFolder()
  const lab = { id: 'lab', name: 'Lab', match: { alias: 'lab' } }
  const file = join(folder.path, 'lab.yml')
  const ask = async (lastgood: (...args: string[]) => Promise<Ran>) => {
    const list = await lastgood('check', 'list')
    expect([list.err, list.out]).toEqual(['', 'lab\tLab\tmanaged\nnas\tNAS\tfile\n'])
    expect((await lastgood('check', 'show', 'lab')).out).toBe(
      '# managed, version 1\n- id: lab\n  name: Lab\n  match: { alias: lab }\n',
    )
    expect((await lastgood('check', 'show', 'nas')).out).toMatch(/^# .*lastgood\.yml:4\n- id: nas\n/)
    const exported = await lastgood('check', 'export')
    await writeFile(file, exported.out)
    expect((await lastgood('check', 'drift', file)).out).toBe('0 of 1 differ\n')
    await writeFile(file, exported.out.replace('name: Lab', 'name: Hut'))
    expect((await lastgood('check', 'drift', file)).out).toBe('lab\tLab\tdifferent\tname\n1 of 1 differ\n')
    const missing = await lastgood('check', 'export', '--origin', 'file', 'lab')
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('no check "lab" in the files')])
  }
  let own: readonly string[] = []
  {
    await using exporter = await startExporter({ folder: folder.path, config })
    own = where(exporter, folder.path)
    const made = await fetch(`${exporter.url}/api/v1/checks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(lab),
    })
    expect(made.status).toBe(201)
    await ask((...args) => run([...args, ...own]))
  }
  await ask((...args) => run([...args, ...own]))
}, 120_000)
