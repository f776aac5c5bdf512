/** Spoofed mail on the whole way: sent by SMTP, verified against a real DNS server, judged, stored, and read again. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { readConfig } from '../src/config/config.ts'
import { createEvents } from '../src/events.ts'
import { startSmtp } from '../src/intake/smtp.ts'
import { openDataFolder } from '../src/opening.ts'
import { createPublisher } from '../src/publish/prometheus.ts'
import { createTrying } from '../src/trying.ts'
import { beginImap } from './imap-begin.ts'
import { createRecorder } from './recorder.ts'
import { type DnsServer, startDns } from './servers/dns.ts'
import { startDovecot } from './servers/dovecot.ts'
import { openTempFolder, requireServer } from './servers/spawn-server.ts'
import { records, seal, sign, write } from './signed-mail.ts'
import { openTalk } from './smtp-talk.ts'

const dayMs = 24 * 3_600_000

type Wanted = { readonly senderTrust?: string; readonly trust?: string }

/** One check `nas` whose success must come from who `trust` says, behind a mail listener. */
async function open({ senderTrust = 'verify: dns', trust = 'authenticated' }: Wanted = {}) {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(await openTempFolder())
  const dns = opened.use(await startDns(records))
  const file = join(folder.path, 'lastgood.yml')
  await writeFile(
    file,
    `
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
senderTrust: { ${senderTrust}, resolvers: ["${dns.address}"], timeout: 1 second, sealers: [forwarder.example], known: ["*@example.net"] }
checks:
  - id: nas
    match: { alias: nas }
    trust: ${trust}
    status:
      success: { all: [{ field: subject, contains: Success }] }
      warning: { all: [{ field: subject, contains: Warning }] }
`,
  )
  const config = await readConfig({ flags: { config: file, data: join(folder.path, 'data') }, env: {} })
  const events = createEvents(pino({ level: 'silent' }), 'test')
  let nowMs = Date.now()
  const now = () => nowMs
  const publisher = createPublisher()
  const data = opened.use(await openDataFolder({ config, events, publisher, now }))
  await data.apply(config)
  const options = { listen: { host: '127.0.0.1', port: 0 }, lmtp: false }
  const smtp = opened.use(await startSmtp(options, data.pipeline.accept, events))
  const closing = opened.move()
  return {
    data,
    dns,
    events,
    config,
    later(ms: number) {
      nowMs += ms
    },
    /** @returns what became of the message in check `nas`, and its sender */
    async send(mail: string, from = 'nas@example.net') {
      using talk = await openTalk(smtp.address.port)
      await talk.begin(from, ['backups+nas@example.com'])
      talk.send(mail.replaceAll(/^\./gm, '..'))
      const answer = await talk.say('.')
      const id = Number(/stored as (\d+)/.exec(answer)?.[1])
      return look(data, id)
    },
    look: (id: number) => look(data, id),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

type Data = Awaited<ReturnType<typeof openDataFolder>>

async function look({ store }: Data, id: number) {
  const stored = await store.message(id)
  const [result] = await store.activitiesOfMessage(id)
  return { id, status: result?.status, reason: result?.reason ?? '', sender: stored?.sender }
}

const statusOf = ({ data }: { data: Data }) => data.fleet.get('nas')?.state.last?.status
const asked = (dns: DnsServer) => dns.asked.length

test('a signed success counts, and its verdict is kept with the message', async () => {
  await using it = await open()
  const sent = await it.send(await sign(write()))
  expect(sent).toMatchObject({
    status: 'success',
    sender: { by: 'dns', outcome: 'authenticated', dkim: 'pass' },
  })
  expect(sent.sender).not.toHaveProperty('signatures')
  expect(statusOf(it)).toBe('success')
  expect(await it.events.registry.metrics()).toContain(
    'lastgood_sender_verdicts_total{outcome="authenticated"} 1',
  )
})

describe('a spoofed success does not count and says why;', () => {
  const old = new Date(Date.now() - 3 * dayMs)
  const cases: readonly [string, () => Promise<string>, string, string][] = [
    ['unsigned from a server of another domain', async () => write(), 'evil@not-example.net', 'nothing proves'],
    ['a changed text', async () => (await sign(write())).replace('All', 'Not all'), '', 'changed after'],
    [
      'a changed subject',
      async () => (await sign(write({ subject: 'Failure' }))).replace('Failure', 'Success'),
      '',
      'changed after',
    ],
    [
      'text behind the signed part',
      async () => `${await sign(write(), { maxBodyLength: 5 })}more\r\n`,
      '',
      'l=',
    ],
    [
      'two From headers',
      async () => `From: root@example.org\r\n${await sign(write())}`,
      '',
      '2 From headers',
    ],
    [
      'a signature of another domain',
      () => sign(write(), { domain: 'not-example.net' }),
      'evil@not-example.net',
      'nothing proves',
    ],
    [
      'an old mail sent again',
      () => sign(write({ date: old }), { signTime: old }),
      '',
      'replayed or delayed',
    ],
    [
      'a header of a trusted server that nobody named',
      async () => `Authentication-Results: mx.example.com; dkim=pass header.d=example.net\r\n${write()}`,
      'evil@not-example.net',
      'nothing proves',
    ],
  ]
  test.each(cases)('%s', async (_, make, from, why) => {
    await using it = await open()
    const sent = await it.send(await make(), from === '' ? 'nas@example.net' : from)
    expect(sent.status).toBe('ignored')
    expect(sent.reason).toMatch(/^untrusted sender: .*; it said success \(/)
    expect(sent.reason).toContain(why)
    expect(statusOf(it)).toBeUndefined()
    expect(await it.events.registry.metrics()).toContain('lastgood_untrusted_results_total 1')
  })
})

test('a failure counts from anybody, a warning only from who is trusted', async () => {
  await using it = await open()
  expect(await it.send(write({ subject: 'Failure' }), 'evil@not-example.net')).toMatchObject({
    status: 'failure',
  })
  const warned = await it.send(write({ subject: 'Warning', messageId: '<2@x>' }), 'evil@not-example.net')
  expect(warned.status).toBe('ignored')
  expect(statusOf(it)).toBe('failure')
})

test('the same signature counts for one mail: under a new name it is a replay, as a copy it counts once', async () => {
  await using it = await open()
  const mail = await sign(write())
  const first = await it.send(mail)
  expect(await it.send(mail)).toMatchObject({ id: first.id })
  const again = await it.send(mail.replace('<1@example.net>', '<2@example.net>'))
  expect(again).toMatchObject({ status: 'ignored', sender: { outcome: 'failed' } })
  expect(again.reason).toContain(`replayed: message ${first.id} came with the same signature`)
})

test('an unsigned mail counts when its server may send for the domain', async () => {
  await using it = await open()
  expect(await it.send(write())).toMatchObject({ status: 'success', sender: { spf: 'pass', dkim: 'none' } })
})

test('a forwarded mail counts when a named forwarder saw it proven', async () => {
  await using it = await open()
  const changed = (await sign(write())).replace('Subject: Success', 'Subject: Fwd: Success')
  const saw = 'dkim=pass header.d=example.net'
  const named = await it.send(await seal(changed, saw), 'list@forwarder.example')
  expect(named).toMatchObject({ status: 'success', sender: { arc: 'pass' } })
  const other = changed.replace('<1@', '<2@')
  const stranger = await it.send(await seal(other, saw, 'not-example.net'), 'list@not-example.net')
  expect(stranger).toMatchObject({ status: 'ignored', sender: { outcome: 'failed' } })
})

test.each(['silent', 'broken'] as const)(
  'while DNS is %s a success waits; when DNS is back it is verified by itself and counts',
  async mode => {
    await using it = await open()
    it.dns.mode = mode
    const waiting = await it.send(await sign(write()))
    expect(waiting).toMatchObject({ status: 'ignored', sender: { outcome: 'unknown' } })
    expect(waiting.reason).toContain('DNS did not answer')
    const { signal } = new AbortController()
    await it.data.verifyAgain(signal)
    expect(await it.look(waiting.id)).toMatchObject({ status: 'ignored', sender: { outcome: 'unknown' } })
    it.dns.mode = 'answers'
    await it.data.verifyAgain(signal)
    expect(await it.look(waiting.id)).toMatchObject({
      status: 'success',
      sender: { outcome: 'authenticated' },
    })
    expect(statusOf(it)).toBe('success')
    const before = asked(it.dns)
    await it.data.verifyAgain(signal)
    expect(asked(it.dns)).toBe(before)
    const again = await it.send(await sign(write({ messageId: '<3@x>', text: 'Another run.' })))
    expect(again.status).toBe('success')
  },
  30_000,
)

test('a mail that waited for DNS is found to be a replay as well', async () => {
  await using it = await open()
  const mail = await sign(write())
  it.dns.mode = 'broken'
  const first = await it.send(mail)
  const second = await it.send(mail.replace('<1@', '<2@'))
  it.dns.mode = 'answers'
  await it.data.verifyAgain(new AbortController().signal)
  expect(await it.look(first.id)).toMatchObject({ status: 'success' })
  expect(await it.look(second.id)).toMatchObject({ status: 'ignored', sender: { outcome: 'failed' } })
})

test('a round ends when the service closes, whatever DNS does', async () => {
  await using it = await open()
  it.dns.mode = 'silent'
  await it.send(await sign(write()))
  const stop = new AbortController()
  const before = asked(it.dns)
  const round = it.data.verifyAgain(stop.signal)
  while (asked(it.dns) === before) await new Promise(resolve => setTimeout(resolve, 5))
  const startedAtMs = performance.now()
  stop.abort()
  await round
  expect(performance.now() - startedAtMs).toBeLessThan(500)
}, 30_000)

test('after a day nobody is asked any more', async () => {
  await using it = await open()
  it.dns.mode = 'broken'
  await it.send(await sign(write()))
  it.dns.mode = 'answers'
  it.later(25 * 3_600_000)
  const before = asked(it.dns)
  await it.data.verifyAgain(new AbortController().signal)
  expect(asked(it.dns)).toBe(before)
})

test('reading messages again changes nothing: the verdict of the day holds', async () => {
  await using it = await open()
  const good = await it.send(await sign(write()))
  const bad = await it.send(write({ messageId: '<2@x>' }), 'evil@not-example.net')
  const before = asked(it.dns)
  const summary = await it.data.reparse.reparse({}, () => {}, new AbortController().signal)
  expect(summary).toEqual({ done: 2, total: 2, changed: 0 })
  expect(await it.look(good.id)).toEqual(good)
  expect(await it.look(bad.id)).toEqual(bad)
  expect(asked(it.dns)).toBe(before)
})

describe('known senders', () => {
  test('without verification the list alone decides, and DNS is not asked for anything', async () => {
    await using it = await open({ senderTrust: 'verify: off', trust: 'known senders' })
    const known = await it.send(write())
    expect(known).toMatchObject({ status: 'success', sender: undefined })
    const stranger = await it.send(write({ from: 'nas@not-example.net', messageId: '<2@x>' }))
    expect(stranger.status).toBe('ignored')
    expect(stranger.reason).toContain('nas@not-example.net is not in the list of known senders')
    expect(asked(it.dns)).toBe(0)
  })

  test('with verification, proof against the sender counts, a lack of proof does not', async () => {
    await using it = await open({ trust: 'known senders' })
    const changed = (await sign(write())).replace('All', 'Not all')
    expect(await it.send(changed)).toMatchObject({ status: 'ignored' })
    const unproven = await it.send(write({ messageId: '<2@x>' }), 'nas@not-example.net')
    expect(unproven).toMatchObject({ status: 'success', sender: { outcome: 'none' } })
  })
})

test('a check that is tried on stored messages says what it would say, after a later verdict too', async () => {
  await using it = await open()
  using trying = createTrying({ data: it.data, now: Date.now })
  const check = {
    id: 'tried',
    match: { alias: 'nas' },
    trust: 'authenticated',
    status: { success: { all: [{ field: 'subject', contains: 'Success' }] } },
  }
  const tell = async () => {
    const asked = { check, messageIds: [], newest: 10 }
    const { errors, messages } = await trying.preview(asked, new AbortController().signal)
    expect(errors).toEqual([])
    return messages.map(({ status }) => status)
  }
  await it.send(write(), 'evil@not-example.net')
  it.dns.mode = 'broken'
  await it.send(await sign(write({ messageId: '<2@x>' })))
  expect(await tell()).toEqual(['ignored', 'ignored'])
  it.dns.mode = 'answers'
  await it.data.verifyAgain(new AbortController().signal)
  expect(await tell()).toEqual(['success', 'ignored'])
})

test('a message that was posted has shown its key, and is not asked for a sender', async () => {
  await using it = await open()
  const raw = Buffer.from('ok')
  const posting = { checkId: 'nas', format: 'ping', signal: 'success' } as const
  const { id } = await it.data.pipeline.accept({ intake: 'pings', receivedAtMs: Date.now(), raw, posting })
  expect(await it.look(id)).toMatchObject({ status: 'success', sender: undefined })
  expect(asked(it.dns)).toBe(0)
})

requireServer('dovecot')(
  'mail fetched by IMAP is proven by its signature alone',
  async () => {
    await using it = await open()
    await using dovecot = await startDovecot()
    const changed = (await sign(write({ messageId: '<2@x>' }))).replace('All', 'Not all')
    await dovecot.deliver(await sign(write()))
    await dovecot.deliver(changed)
    const done = Promise.withResolvers<void>()
    const ids: number[] = []
    await using _ = beginImap(
      dovecot,
      {},
      {
        ...createRecorder(),
        accept: async received => {
          const taken = await it.data.pipeline.accept(received)
          if (ids.push(taken.id) === 2) done.resolve()
          return taken
        },
      },
    )
    await done.promise
    const results = await Promise.all(ids.map(it.look))
    const told = results.map(({ status, sender }) => `${status}: SPF ${sender?.spf}, DKIM ${sender?.dkim}`)
    expect(told.toSorted()).toEqual(['ignored: SPF none, DKIM fail', 'success: SPF none, DKIM pass'])
  },
  30_000,
)

test('a trusted server is believed without asking DNS', async () => {
  await using it = await open({ senderTrust: 'verify: headers, trustedServer: mx.example.com' })
  const header = 'Authentication-Results: mx.example.com; dkim=pass header.d=example.net\r\n'
  const believed = await it.send(header + (await sign(write())))
  expect(believed).toMatchObject({ status: 'success', sender: { by: 'mx.example.com' } })
  expect(asked(it.dns)).toBe(0)
})
