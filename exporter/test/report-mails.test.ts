/** Report mails of the whole service: made, changed, looked at and sent through the API, over TLS and with a login, and
 *  from the command line. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type {
  MailPreviewJson,
  ReportMailJson,
  ReportMailsPage,
  SubscriptionJson,
  SubscriptionsJson,
} from '../src/api/contract-reports.ts'
import { openStore } from '../src/store/open-store.ts'
import { officeConfig, type Past, startManaged } from './managed.ts'
import { eventually } from './recorder.ts'
import { makeCertificate } from './servers/certificate.ts'
import { startExporter } from './servers/exporter.ts'
import { freePort, openTempFolder } from './servers/spawn-server.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const run = promisify(execFile)

async function startReceiver(options: SMTPServerOptions = {}, port = 0) {
  const mails: ParsedMail[] = []
  const logins: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onAuth({ username = '', password = '' }, _, done) {
      logins.push(`${username}:${password}`)
      if (password === 'right') done(null, { user: username })
      else done(Object.assign(new Error('wrong password'), { responseCode: 535 }))
    },
    onData(stream, _, done) {
      // Whoever is killed while it sends breaks off in the middle.
      simpleParser(stream).then(mail => {
        mails.push(mail)
        done()
      }, done)
    },
    ...options,
  })
  // A client that does not like the certificate breaks off.
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    mails,
    logins,
    port: (server.server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

const mailOf = (port: number, more = 'tls: none') =>
  `${officeConfig}\nmail: { host: 127.0.0.1, port: ${port}, from: "Lastgood <lastgood@example.com>", timeout: 3 seconds, ${more} }\n`

async function aNight({ at, data }: Past) {
  at(Date.now() - 3_600_000)
  await data.pipeline.configure(data.roster.definitions(), ['backups@example.com'])
  for (const [alias, subject] of [
    ['nas', 'Failed: disk is full'],
    ['mail', 'fine'],
  ]) {
    const head = `From: n@example.net\r\nTo: backups+${alias}@example.com\r\nSubject: ${subject}`
    const raw = Buffer.from(`${head}\r\nMessage-ID: <${alias}@example.net>\r\n\r\nok\r\n`)
    await data.pipeline.accept({ intake: 'smtp', receivedAtMs: Date.now() - 3_600_000, raw })
  }
}
const morning = { id: 'morning', to: 'ann@example.com; bob@example.com', at: '07:00' }
const subject = /^1 failed, 1 good – backups of \d{4}-\d\d-\d\d$/

test('a subscription is made, changed by whoever knows its version, sent, and removed; each is in the log', async () => {
  await using receiver = await startReceiver()
  await using service = await startManaged(aNight, mailOf(receiver.port))
  const made = await service.ask('POST', '/subscriptions', morning)
  expect([made.status, made.headers.get('etag'), made.body]).toEqual([
    201,
    '"1"',
    { id: 'morning', version: 1 },
  ])
  expect((await service.ask('POST', '/subscriptions', morning)).status).toBe(409)
  const changed = { ...morning, name: 'Morning', language: 'de' }
  const change = (version: string) =>
    service.ask('PUT', '/subscriptions/morning', changed, { 'If-Match': version })
  expect((await change('"1"')).status).toBe(200)
  expect((await change('"1"')).status).toBe(412)
  expect(await service.get<SubscriptionJson>('/subscriptions/morning')).toMatchObject({
    origin: 'store',
    version: 2,
    subscription: changed,
    timezone: 'UTC',
    nextAtMs: expect.any(Number),
  })
  const elsewhere = { ...changed, id: 'elsewhere', timezone: 'Asia/Tokyo' }
  await service.ask('POST', '/subscriptions', elsewhere)
  expect(await service.get<SubscriptionJson>('/subscriptions/elsewhere')).toMatchObject({
    timezone: 'Asia/Tokyo',
  })

  const preview = await service.ask('POST', '/subscriptions/preview', { subscription: morning })
  const seen: MailPreviewJson = preview.body
  const sent: readonly ReportMailJson[] = (await service.ask('POST', '/subscriptions/morning/send')).body
  expect(sent).toMatchObject([{ state: 'sent', attempts: 1, to: ['ann@example.com', 'bob@example.com'] }])
  await service.ask('PUT', '/subscriptions/morning', morning)
  await service.ask('POST', '/subscriptions/morning/send')
  const [german, english] = receiver.mails
  expect(german?.subject).toMatch(/^1 mit Fehler, 1 gut – Sicherungen vom /)
  // What was looked at is what is sent, but for the minute at which it was made.
  const timeless = (text: string | undefined) => text?.replace(/\d\d:\d\d/g, 'time').trim()
  expect(english?.subject).toMatch(subject)
  expect([english?.subject, timeless(String(english?.html)), timeless(english?.text)]).toEqual([
    seen.subject,
    timeless(seen.html),
    timeless(seen.text),
  ])
  expect(seen).toMatchObject({ isWrong: true, to: ['ann@example.com', 'bob@example.com'] })

  expect(
    (await service.ask('DELETE', '/subscriptions/morning', undefined, { 'If-Match': '"1"' })).status,
  ).toBe(412)
  expect(
    (await service.ask('DELETE', '/subscriptions/morning', undefined, { 'If-Match': '"3"' })).status,
  ).toBe(204)
  expect((await service.ask('GET', '/subscriptions/morning')).status).toBe(404)
  const { mails } = await service.get<ReportMailsPage>('/subscriptions/mails?subscription=morning&limit=1')
  expect(mails).toHaveLength(1)
  const log = await service.ask('GET', '/transactions?kind=subscription&id=morning&limit=100')
  for (const action of ['create', 'change', 'remove']) expect(log.text).toContain(`"subscription.${action}"`)
  expect(log.text.match(/"notification\.sent"/g)).toHaveLength(2)
})

test.each([
  [{ ...morning, to: 'ann' }, 'to', 'is no mail address'],
  [{ ...morning, to: 'ann@example.com\r\nBcc: evil@example.com' }, 'to', 'is no mail address'],
  [{ ...morning, id: 'a b' }, 'id', 'is no id'],
  [{ ...morning, at: '25:00' }, 'at', 'is no time of day'],
  [{ ...morning, days: 'someday' }, 'days', 'is no day'],
  [{ ...morning, timezone: 'Mars/Base' }, 'timezone', 'is no time zone'],
  [{ ...morning, kind: 'monthly' }, 'groups', 'is missing'],
  [{ ...morning, logo: '/etc/passwd' }, 'logo', 'data: URL'],
  [{ ...morning, to: 'ann@example.com\u0000' }, 'to', 'is no mail address'],
  [{ ...morning, to: 'ann@example..com' }, 'to', 'is no mail address'],
  [{ ...morning, logo: 'data:image/png;base64,iVBORw0K' }, 'logo', 'is damaged or broken off'],
])('what is wrong with %j is told by field', async (written, field, text) => {
  await using service = await startManaged()
  for (const [path, body] of [
    ['/subscriptions', written],
    ['/subscriptions/preview', { subscription: written }],
  ] as const) {
    const answer = await service.ask('POST', path, body)
    expect(answer.status).toBe(422)
    const { errors } = answer.body as { readonly errors: readonly { field: string; detail: string }[] }
    expect(errors).toEqual([{ field, detail: expect.stringContaining(text) }])
  }
})

test('without a mail server everything can be looked at, and nothing is sent', async () => {
  await using service = await startManaged(aNight)
  await service.ask('POST', '/subscriptions', morning)
  expect((await service.ask('POST', '/subscriptions/preview', { subscription: morning })).status).toBe(200)
  const refused = await service.ask('POST', '/subscriptions/morning/send')
  expect([refused.status, refused.text.includes('no mail server is configured')]).toEqual([409, true])
  const listed = await service.get<SubscriptionsJson>('/subscriptions')
  expect(listed.canSend).toBe(false)
  expect(listed.subscriptions[0]).not.toHaveProperty('nextAtMs')
})

test('a client that no job belongs to is told, and is no calm', async () => {
  await using service = await startManaged(aNight, mailOf(1))
  const look = async (groups: readonly string[], language = 'en'): Promise<MailPreviewJson> => {
    const subscription = { ...morning, groups, language, onlyWhenWrong: true }
    return (await service.ask('POST', '/subscriptions/preview', { subscription })).body
  }
  const gone = await look(['Ofice'])
  expect(gone).toMatchObject({ subject: expect.stringMatching(/^no jobs – backups of/), isWrong: true })
  for (const told of [gone.html, gone.text]) {
    expect(told).toContain('No job belongs to Ofice: nothing can be told of that.')
    expect(told).toContain('No run was expected in this time.')
    expect(told).not.toMatch(/Nothing needs attention|Every job that was expected has run/)
  }
  const german = await look(['Office', '<b>Gone</b>'], 'de')
  expect(german.isWrong).toBe(true)
  expect(german.text).toContain('Kein Job gehört zu <b>Gone</b>: davon lässt sich nichts sagen.')
  expect(german.html).toContain('Kein Job gehört zu &lt;b&gt;Gone&lt;/b&gt;')
  expect((await look(['Office'])).text).not.toContain('No job belongs')
  const page = await service.ask('GET', '/documents/last-24h?group=Ofice&format=html')
  expect(page.text).toContain('No run was expected in this time.')
  expect(page.text).not.toMatch(/Nothing needs attention|has run\./)
})

test('a monthly mail goes out for each client, and one about a client that is gone keeps none waiting', async () => {
  await using receiver = await startReceiver()
  await using service = await startManaged(aNight, mailOf(receiver.port))
  const monthly = { id: 'm', kind: 'monthly', to: 'ann@example.com', groups: ['Office', 'Gone'] }
  await service.ask('POST', '/subscriptions', monthly)
  const sent = await service.ask('POST', '/subscriptions/m/send', { group: 'Office' })
  expect(sent.body).toMatchObject([{ state: 'sent', group: 'Office' }])
  expect(receiver.mails[0]?.subject).toMatch(/^Office: /)
  expect((await service.ask('POST', '/subscriptions/m/send', { group: 'Gone' })).status).toBe(404)
  expect((await service.ask('POST', '/subscriptions/m/send', { group: 'Other' })).status).toBe(422)
})

test('a mail that is due and cannot be made says why in the list, and the other clients get theirs', async () => {
  await using receiver = await startReceiver()
  const dayOfMonth = Math.min(28, new Date().getUTCDate())
  const monthly = {
    id: 'm',
    kind: 'monthly',
    to: 'ann@example.com',
    groups: ['Gone', 'Office'],
    at: '00:00',
    dayOfMonth,
  }
  const past = async (past: Past) => {
    await aNight(past)
    const seenAtMs = Date.now() - 10 * 24 * 3_600_000
    await past.data.store.write(tx =>
      tx.saveSubscription({ id: 'm', seenAtMs, version: 1, written: { ...monthly, timezone: 'UTC' } }),
    )
  }
  await using service = await startManaged(past, mailOf(receiver.port))
  let listed: SubscriptionsJson | undefined
  await eventually(
    async () => {
      listed = await service.get<SubscriptionsJson>('/subscriptions')
      return listed.subscriptions[0]?.last?.state === 'sent'
    },
    () => listed,
    30_000,
  )
  expect(receiver.mails.map(mail => mail.subject)).toEqual([expect.stringMatching(/^Office: /)])
  expect(listed?.subscriptions).toMatchObject([{ trouble: expect.stringContaining('Gone') }])
})

test.each(['starttls', 'implicit'] as const)(
  'over TLS (%s) with a login, when its authority is known',
  async tls => {
    await using folder = await openTempFolder()
    const { certFile, keyFile } = await makeCertificate(join(folder.path, 'server'))
    const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)])
    await using receiver = await startReceiver({
      cert,
      key,
      secure: tls === 'implicit',
      authOptional: false,
      disabledCommands: [],
    })
    const login = 'user: lastgood, password: right'
    await using good = await startManaged(
      aNight,
      mailOf(receiver.port, `tls: ${tls}, caFile: "${certFile}", ${login}`),
    )
    await good.ask('POST', '/subscriptions', morning)
    expect((await good.ask('POST', '/subscriptions/morning/send')).body).toMatchObject([{ state: 'sent' }])
    expect([receiver.mails.length, receiver.logins]).toEqual([1, ['lastgood:right']])

    await using stranger = await startManaged(aNight, mailOf(receiver.port, `tls: ${tls}, ${login}`))
    await stranger.ask('POST', '/subscriptions', morning)
    const refused = await stranger.ask('POST', '/subscriptions/morning/send')
    expect(refused.body).toMatchObject([{ state: 'waiting', error: expect.stringContaining('certificate') }])
    // The password is for nobody whose certificate is not known.
    expect(receiver.logins).toHaveLength(1)
  },
)

test('a wrong password shows in the list, the log and the metrics, and is not tried for each mail that waits', async () => {
  await using receiver = await startReceiver({ authOptional: false })
  await using service = await startManaged(
    aNight,
    mailOf(receiver.port, 'tls: none, user: lastgood, password: wrong'),
  )
  for (const id of ['a', 'b', 'c']) await service.ask('POST', '/subscriptions', { ...morning, id })
  await service.ask('POST', '/subscriptions/a/send')
  expect(receiver.logins).toEqual(['lastgood:wrong'])
  const { mails } = await service.get<ReportMailsPage>('/subscriptions/mails')
  expect(mails).toMatchObject([
    {
      state: 'waiting',
      attempts: 1,
      error: expect.stringContaining('wrong password'),
      nextAttemptAtMs: expect.any(Number),
    },
  ])
  const log = await service.ask('GET', '/transactions?kind=subscription&id=a&limit=10')
  expect(log.text).toContain('notification.failed')
  await eventually(async () => {
    const metrics = await service.metrics()
    return ['mails_waiting 1', 'mails_total{outcome="failed"} 1'].every(line =>
      metrics.includes(`lastgood_report_${line}\n`),
    )
  })
})

test('the service ends within ten seconds while the mail server says nothing', async () => {
  await using server = await startReceiver({ onData: () => {}, onConnect: () => {} })
  const service = await startManaged(aNight, mailOf(server.port).replace('3 seconds', '60 seconds'))
  await service.ask('POST', '/subscriptions', morning)
  const sending = service.ask('POST', '/subscriptions/morning/send').catch(() => undefined)
  await new Promise(resolve => setTimeout(resolve, 300))
  const beganAtMs = Date.now()
  await service[Symbol.asyncDispose]()
  expect(Date.now() - beganAtMs).toBeLessThan(10_000)
  await sending
}, 90_000)

test('on the command line: listed, looked at, sent', async () => {
  await using receiver = await startReceiver()
  await using folder = await openTempFolder()
  const logo = 'logo.svg'
  await writeFile(
    join(folder.path, logo),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  )
  const config = `${mailOf(receiver.port)}reports: [{ id: morning, to: " ann@example.com ;; bob@example.com", days: mon-fri, logo: ${logo} }]\n`
  await using exporter = await startExporter({ folder: folder.path, config })
  const lastgood = async (...args: readonly string[]) => {
    const where = [
      '--config',
      exporter.configFile,
      '--data',
      join(folder.path, 'data'),
      '--http',
      new URL(exporter.url).host,
    ]
    return (
      await run(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        main,
        'subscription',
        ...args,
        ...where,
      ])
    ).stdout
  }
  expect(await lastgood('list')).toMatch(
    /^morning\tann@example.com; bob@example.com\tfile\tnext .*\tnone yet\n$/,
  )
  const text = await lastgood('preview', 'morning')
  expect(text).toMatch(/^Subject: 2 without a result – backups of/)
  expect(text).toContain('Last status of all jobs')
  const file = join(folder.path, 'mail.html')
  await lastgood('preview', 'morning', '--out', file)
  expect(await readFile(file, 'utf8')).toContain('src="data:image/png;base64,')
  expect(await lastgood('send', 'morning')).toMatch(/^morning\t.*\tsent\t/)
  expect(await lastgood('mails', 'morning')).toMatch(/^morning\t.*\tsent\t.*\n$/)
  expect(receiver.mails).toHaveLength(1)
}, 60_000)

test('a logo whose pixels are damaged ends no service', async () => {
  await using folder = await openTempFolder()
  const config = `${mailOf(await freePort())}reports: [{ id: morning, to: ann@example.com }]\n`
  await using exporter = await startExporter({ folder: folder.path, config })
  const chunk = (name: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const head = Buffer.from([0, 0, 0, 9, 0, 0, 0, 9, 8, 6, 0, 0, 0])
  const pixels = deflateSync(Buffer.alloc(9 * 37, 'pixels')).fill(0xff, 6, 9)
  const chunks = [chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
  const look = async (logo: Uint8Array) => {
    const subscription = {
      ...morning,
      id: 'other',
      attachPdf: true,
      logo: `data:image/png;base64,${Buffer.from(logo).toString('base64')}`,
    }
    return exporter.json<MailPreviewJson>('/api/v1/subscriptions/preview', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subscription }),
    })
  }
  expect((await look(png)).html).toContain('<img')
  await new Promise(resolve => setTimeout(resolve, 300))
  expect((await fetch(`${exporter.url}/-/ready`)).status).toBe(200)
}, 60_000)

const kills = 8
test(`kill -9 at ${kills} random moments: every mail arrives, and none under two ids`, async () => {
  await using folder = await openTempFolder()
  const port = await freePort()
  await using receiver = await startReceiver({}, port)
  const ports = { httpPort: await freePort(), smtpPort: await freePort() }
  const ids = Array.from({ length: 12 }, (_, n) => `s${n}`)
  const file = (at: string) =>
    `${mailOf(port)}reports:\n${ids.map(id => `  - { id: ${id}, to: ${id}@example.com, at: "${at}", timezone: UTC }`).join('\n')}\n`
  const start = (config: string) => startExporter({ folder: folder.path, config, ...ports })
  // Known for an hour, and due a minute ago.
  const nowMs = Date.now()
  const config = file(new Date(nowMs - 60_000).toISOString().slice(11, 16))
  {
    await using store = await openStore({ folder: join(folder.path, 'data') })
    await store.write(async tx => {
      for (const id of ids) await tx.saveSubscription({ id, seenAtMs: nowMs - 3_600_000, version: 0 })
    })
  }
  let exporter = await start(config)
  for (let kill = 1; kill <= kills; kill++) {
    await new Promise(resolve => setTimeout(resolve, Math.random() * 700))
    await exporter.killAll()
    exporter = await start(config)
  }
  let last: unknown
  await eventually(
    async () => {
      const { mails } = await exporter.json<ReportMailsPage>('/api/v1/subscriptions/mails')
      last = mails
      return mails.length === ids.length && mails.every(({ state }) => state === 'sent')
    },
    () => last,
    60_000,
  )
  await exporter[Symbol.asyncDispose]()
  const idsOf = Map.groupBy(receiver.mails, mail =>
    String(mail.headers.get('to') && mail.to && [mail.to].flat()[0]?.text),
  )
  expect([...idsOf.keys()].sort()).toEqual(ids.map(id => `${id}@example.com`).sort())
  for (const mails of idsOf.values()) expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
}, 240_000)
