import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { HttpOptions } from '../api/deps.ts'
import { type ImapOptions, toImapLimits } from '../intake/imap-options.ts'
import { defaultMimeLimits, type MimeLimits } from '../intake/mime.ts'
import type { PostedOptions } from '../intake/posted/options.ts'
import { type SmtpOptions, toSmtpLimits } from '../intake/smtp-options.ts'
import type { InfluxOptions } from '../publish/influx-options.ts'
import { type Config, readConfig } from './config.ts'
import type { Flags } from './environment.ts'
import { limitDefaults } from './limits-schema.ts'
import { type ConfigFolder, makeConfigFolder } from './testdata/config-folder.ts'

let folder: ConfigFolder
beforeEach(async () => {
  folder = await makeConfigFolder()
})
afterEach(() => folder[Symbol.asyncDispose]())

test('an empty file is a configuration with all defaults', async () => {
  expect(await folder.read('')).toMatchObject({
    folder: folder.path,
    dataFolder: join(folder.path, 'data'),
    http: { listen: { host: '127.0.0.1', port: 9780 } },
    imap: [],
    retentionMs: 100 * 86_400_000,
    log: { level: 'info', format: 'json' },
    limits: defaultMimeLimits,
    checks: [],
    addresses: [],
    warnings: [],
  })
})

test('the rooms take their options as they are', async () => {
  const config = await folder.read('smtp: {}\nimap: [{ name: a, host: h, user: u, password: x }]')
  const smtp: SmtpOptions | undefined = config.smtp
  const imap: readonly ImapOptions[] = config.imap
  const http: Omit<HttpOptions, 'closeTimeoutMs'> = config.http
  const limits: MimeLimits = config.limits
  const posted: PostedOptions = config.posting
  expect(posted).toEqual({
    softLimitBytes: 1024 * 1024,
    hardLimitBytes: 32 * 1024 * 1024,
    pings: true,
    confirmSns: true,
    hooks: {},
  })
  expect(toSmtpLimits(smtp ?? { listen: http.listen, lmtp: true }).maxBytes).toBe(25 * 1024 * 1024)
  expect(imap.map(toImapLimits)[0]?.pollMs).toBe(60_000)
  expect(limits.maxParts).toBe(200)
})

test('influx is read for both versions, as the publisher takes it; its digest changes with a secret alone', async () => {
  const read = async (text: string, token = 's') =>
    (await folder.read(`influx: { ${text} }`, { files: { token: `${token}\n` } })).influx
  const two: InfluxOptions | undefined = await read(
    'url: "https://influx.example.com/proxy/", bucket: b, org: o, tokenFile: token, tags: { site: Berlin }',
  )
  expect(two).toMatchObject({
    target: { version: 2, url: 'https://influx.example.com/proxy', org: 'o', bucket: 'b', token: 's' },
    measurement: 'backup',
    tags: { site: 'Berlin' },
    from: 'now',
    batch: { points: 5000, bytes: 1024 * 1024 },
  })
  const again =
    'url: "https://influx.example.com/proxy/", bucket: b, org: o, tokenFile: token, tags: { site: Berlin }'
  expect((await read(again))?.digest).toBe(two?.digest)
  expect((await read(again, 'other'))?.digest).not.toBe(two?.digest)
  const one = await read(
    'url: "http://127.0.0.1:8086", version: 1, database: d, retentionPolicy: r, user: u, password: p, from: beginning, batch: { points: 10, size: 2 KB }',
  )
  expect(one).toMatchObject({
    target: { version: 1, database: 'd', retentionPolicy: 'r', user: 'u', password: 'p' },
    from: 'beginning',
    batch: { points: 10, bytes: 2048 },
  })
})

test.each([
  ['http://influxdb:8086', 0],
  ['http://localhost:8086', 0],
  ['https://influx.example.com', 0],
  ['http://influx.example.com:8086', 1],
])('an InfluxDB at %s gives %i warnings of an open secret', async (url, count) => {
  const config = await folder.read(`influx: { url: "${url}", bucket: b, token: t }`)
  expect(config.warnings.filter(warning => warning.startsWith('influx:'))).toHaveLength(count)
})

test("a webhook of one's own becomes paths and the meaning of words", async () => {
  const { posting } = await folder.read(`
posting:
  softLimit: 500 KB
  pings: false
  hooks:
    arq:
      status: result.state
      values: { success: [Done, 0, true], running: [Started] }
      executionKey: result.id
      figures: { size: result.bytes }
`)
  expect(posting).toMatchObject({
    softLimitBytes: 500 * 1024,
    pings: false,
    hooks: {
      arq: {
        status: 'result.state',
        executionKey: 'result.id',
        'figure:size': 'result.bytes',
        'value:Done': 'success',
        'value:0': 'success',
        'value:true': 'success',
        'value:Started': 'running',
      },
    },
  })
})

test('a mail server and subscriptions, with what holds where they say nothing', async () => {
  const { mail, reports } = await folder.read(`
mail: { host: mail.example.com, from: "Lastgood <lastgood@example.com>", user: me, password: secret }
reports:
  - { id: morning, to: "ann@example.com; bob@example.com;", at: "07:30", days: [mon-wed, sat], language: de }
  - { id: wrong, to: a@example.com, onlyWhenWrong: true, sections: [did-not-run, attention] }
  - { id: acme, kind: monthly, groups: [Acme], to: acme@example.com, dayOfMonth: 2, attachPdf: true }
`)
  expect(mail).toMatchObject({
    port: 587,
    tls: 'starttls',
    login: { user: 'me', password: 'secret' },
    fromAddress: 'lastgood@example.com',
    unsubscribe: 'mailto:lastgood@example.com?subject=unsubscribe',
    timeoutMs: 60_000,
  })
  const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const sections = ['attention', 'last-24h', 'did-not-run', 'last-status']
  const common = { attachPdf: false, paused: false, writing: {} }
  expect(reports.map(({ subscription }) => subscription)).toEqual([
    {
      ...common,
      id: 'morning',
      name: 'morning',
      kind: 'daily',
      to: ['ann@example.com', 'bob@example.com'],
      atMinutes: 450,
      days: ['mon', 'tue', 'wed', 'sat'],
      sections,
      writing: { language: 'de' },
    },
    {
      ...common,
      id: 'wrong',
      name: 'wrong',
      kind: 'daily',
      to: ['a@example.com'],
      atMinutes: 540,
      days: all,
      sections: ['did-not-run', 'attention'],
      proofOfLife: 'mon',
    },
    {
      ...common,
      id: 'acme',
      name: 'acme',
      kind: 'monthly',
      groups: ['Acme'],
      to: ['acme@example.com'],
      atMinutes: 540,
      dayOfMonth: 2,
      attachPdf: true,
    },
  ])
})

test('who gets a mail is read however it is copied, and each gets one', async () => {
  const to = ' ann@example.com ;\u200bbob@example.com;; ANN@example.com ;\u00a0eve@exämple.com;'
  const { reports } = await folder.read(`reports: [{ id: a, to: ${JSON.stringify(to)} }]`)
  expect(reports[0]?.subscription.to).toEqual(['ann@example.com', 'bob@example.com', 'eve@exämple.com'])
})

test('a logo that is broken off is told where it stands', async () => {
  await folder.write({ 'logo.png': 'PNG' })
  await expect(folder.read('reports: [{ id: a, to: a@example.com, logo: logo.png }]')).rejects.toThrow(
    'reports[0].logo: is damaged or broken off: it would not be shown',
  )
})

test('the limits here are those of the intake', () => {
  expect(limitDefaults).toEqual(defaultMimeLimits)
})

test('the Comet example of the design is read as meant', async () => {
  const config = await folder.read(
    `data: ./data
timezone: Europe/Berlin
http: { listen: 127.0.0.1:9780 }
smtp: { listen: 127.0.0.1:2525, address: demo@example.com }   # alias cometuser01 = demo+cometuser01@example.com
imap:
  - { name: inbox, host: mail.example.com, port: 993, user: backups@example.com, passwordFile: secrets/imap, folder: INBOX, afterwards: { move: Processed } }
checkFiles: [checks/*.yml]
checks:
  - id: user01-documents
    name: "User01: Documents"
    group: Backups
    label: Comet
    schedule: { every: 1 day, overdueAfter: 30 minutes }
    match:
      alias: cometuser01
      all:
        - { field: subject, contains: "User01: Documents" }
        - { field: body, contains: Offsite Comet Server }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
      warning: { all: [{ field: subject, contains: Warning }] }
    notify: { route: msp-pager, grace: 2 hours, repeat: once, restored: true, outsideWindow: true }
`,
    { files: { 'secrets/imap': 'pässword \n', 'checks/x.yml': '' } },
  )
  expect(config.addresses).toEqual(['demo@example.com', 'backups@example.com'])
  expect(await config.imap[0]?.password?.()).toBe('pässword ')
  expect(config.imap[0]).toMatchObject({ tls: 'implicit', pollMs: 60_000, afterwards: { move: 'Processed' } })
  expect(config.smtp).toMatchObject({
    listen: { host: '127.0.0.1', port: 2525 },
    lmtp: false,
    maxBytes: 25 * 1024 * 1024,
  })
  const look = { condenseWhitespace: true, combineAttachments: true }
  const contains = (field: string, value: string) => ({
    field,
    operator: 'contains',
    value,
    ignoreCase: false,
  })
  expect(config.checks).toEqual([
    {
      id: 'user01-documents',
      name: 'User01: Documents',
      group: 'Backups',
      label: 'Comet',
      schedule: {
        rhythm: { kind: 'interval', every: { count: 1, unit: 'day' }, anchor: 'last' },
        overdueAfterMs: 30 * 60_000,
        zone: 'Europe/Berlin',
        holidays: [],
        expectFirst: true,
      },
      match: {
        alias: 'cometuser01',
        block: {
          quantifier: 'all',
          parts: [contains('subject', 'User01: Documents'), contains('body', 'Offsite Comet Server')],
          ...look,
        },
      },
      status: {
        default: 'failure',
        order: ['failure', 'warning', 'success'],
        blocks: {
          success: { quantifier: 'all', parts: [contains('subject', 'Success')], ...look },
          warning: { quantifier: 'all', parts: [contains('subject', 'Warning')], ...look },
        },
      },
      notify: { route: 'msp-pager', graceMs: 7_200_000, repeat: 'once', restored: true, outsideWindow: true },
    },
  ])
})

test('a check file is a list, a map with checks, one check, or empty', async () => {
  const { checks, watched } = await folder.read('checkFiles: checks/**/*.yml', {
    files: {
      'checks/1.yml': '- { id: a, match: { alias: a } }\n- { id: b, match: { alias: b } }',
      'checks/2.yml': 'checks: [{ id: c, match: { alias: c } }]',
      'checks/3/4.yml': 'id: d\nmatch: { alias: d }',
      'checks/5.yml': '# nothing yet',
      'checks/.hidden/6.yml': 'id: [',
      'checks/7.yaml': 'id: [',
    },
  })
  expect(checks.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd'])
  expect(watched).toEqual([join(folder.path, 'lastgood.yml'), join(folder.path, 'checks/**/*.yml')])
})

test('folders that a pattern fits are left out', async () => {
  const files = { 'all/1.yml': 'id: a\nmatch: { alias: a }', 'all/more.yml/2.yml': 'id: [' }
  for (const pattern of ['all/*', 'all/*.yml'])
    expect((await folder.read(`checkFiles: ${pattern}`, { files })).checks.map(({ id }) => id)).toEqual(['a'])
})

test('a pattern that fits no file is worth a warning', async () => {
  expect((await folder.read('checkFiles: [checks/*.yml]')).warnings).toEqual([
    'checkFiles: checks/*.yml fits no file',
  ])
})

test('a flag beats the environment, which beats the file', async () => {
  const text = 'data: from-file\nhttp: { listen: 127.0.0.1:1 }\nlog: { level: warn }'
  const env = {
    LASTGOOD_DATA: 'from-env',
    LASTGOOD_HTTP: '127.0.0.1:2',
    LASTGOOD_SMTP: '[::1]:5',
    LASTGOOD_LOG_LEVEL: 'debug',
  }
  const short = ({ dataFolder, http, smtp, log }: Config) => [
    dataFolder,
    http.listen.port,
    smtp?.listen,
    log.level,
  ]
  expect(short(await folder.read(text))).toEqual([join(folder.path, 'from-file'), 1, undefined, 'warn'])
  expect(short(await folder.read(text, { env: { LASTGOOD_DATA: '', LASTGOOD_HTTP: '' } }))[1]).toBe(1)
  expect(short(await folder.read(text, { env }))).toEqual([
    join(process.cwd(), 'from-env'),
    2,
    { host: '::1', port: 5 },
    'debug',
  ])
  expect(
    short(
      await folder.read(text, {
        flags: { data: '/d', http: ':3', smtp: 'localhost:4', logLevel: 'error' },
        env,
      }),
    ),
  ).toEqual(['/d', 3, { host: 'localhost', port: 4 }, 'error'])
})

test('the file is the one given, that of --config, that of LASTGOOD_CONFIG', async () => {
  await folder.write({ 'a.yml': 'data: a', 'b.yml': 'data: b', 'lastgood.yml': 'data: c' })
  const path = (name: string) => join(folder.path, name)
  const flags = { config: path('a.yml') }
  const env = { LASTGOOD_CONFIG: path('b.yml') }
  const ask = async (file?: string, given: Flags = {}) =>
    (await readConfig({ ...(file !== undefined && { file }), flags: given, env })).dataFolder
  expect(await ask(path('lastgood.yml'), flags)).toBe(path('c'))
  expect(await ask(undefined, flags)).toBe(path('a'))
  expect(await ask()).toBe(path('b'))
})

const hash = `$2y$10$${'a'.repeat(53)}`
test.each([
  [
    'http: { listen: ":9780" }',
    [
      'http: listens on 0.0.0.0:9780 without TLS or users: anybody who reaches it can read and change everything',
    ],
  ],
  [
    `http: { listen: ":9780", users: { a: "${hash}" } }`,
    ['http: listens on 0.0.0.0:9780 without TLS: passwords cross the network in clear'],
  ],
  [`http: { listen: "localhost:9780" }`, []],
  [
    'smtp: { listen: "[::]:25" }',
    [
      'smtp: listens on [::]:25 without auth, allowedRecipients or allowedDomains: anybody who reaches it can send results',
    ],
  ],
  ['smtp: { listen: "[::]:25", allowedRecipients: [a@example.com] }', []],
  [
    'imap: [{ name: a, host: mail.example.com, user: u, password: x, tls: none }]',
    ['imap "a": without TLS the password for mail.example.com crosses the network in clear'],
  ],
])('%s is taken, with a word of warning where needed', async (text, warnings) => {
  expect((await folder.read(text)).warnings).toEqual(warnings)
})

test('a misspelled variable is worth a warning', async () => {
  expect((await folder.read('', { env: { LASTGOOD_HTPT: 'x', LASTGOOD_SHARED: 'y' } })).warnings).toEqual([
    'environment: LASTGOOD_HTPT is no variable of Lastgood: did you mean LASTGOOD_HTTP?',
  ])
})

test('the record cannot be changed, at any depth', async () => {
  const config = await folder.read('checks: [{ id: a, match: { alias: x } }]')
  expect(() => Object.assign(config.checks[0]?.match ?? {}, { alias: 'y' })).toThrow(TypeError)
  expect(Object.isFrozen(config.http.listen)).toBe(true)
})

test('passwords come from the file, the variable or the text, without the newline at their end', async () => {
  const user = (keys: string) => `smtp: { auth: { allowInsecure: true, users: [{ user: a, ${keys} }] } }`
  const passwordOf = async (keys: string) =>
    (await folder.read(user(keys), { files: { s: 'one\n' }, env: { S: 'two\n' } })).smtp?.auth?.users[0]
  expect(await passwordOf('passwordFile: s')).toEqual({ user: 'a', password: 'one' })
  expect(await passwordOf('passwordEnv: S')).toEqual({ user: 'a', password: 'two' })
  expect(await passwordOf('password: three')).toEqual({ user: 'a', password: 'three' })
  expect(await passwordOf(`passwordHash: "${hash}"`)).toEqual({ user: 'a', passwordHash: hash })
})

test('a mailbox asks for its password anew, and its digest tells a changed one', async () => {
  const imap = (keys: string) => `imap: [{ name: a, host: h, user: u, ${keys} }]`
  const config = await folder.read(imap('passwordFile: s'), { files: { s: 'old' } })
  await folder.write({ s: 'new\n' })
  expect(await config.imap[0]?.password?.()).toBe('new')
  await rm(join(folder.path, 's'))
  await expect(config.imap[0]?.password?.()).rejects.toThrow(
    `passwordFile: ${join(folder.path, 's')} cannot be read (it does not exist)`,
  )
  const [one, two] = [await folder.read(imap('password: x')), await folder.read(imap('password: y'))]
  expect(one.imap[0]?.digest).not.toBe(two.imap[0]?.digest)
})
