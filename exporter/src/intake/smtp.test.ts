import { createTransport } from 'nodemailer'
import { createRecorder, createTestEvents, eventually, mail } from '../../test/recorder.ts'
import { openTalk } from '../../test/smtp-talk.ts'
import type { Received } from '../core/message.ts'
import { startSmtp } from './smtp.ts'
import type { SmtpOptions } from './smtp-options.ts'

async function begin(more: Partial<SmtpOptions> = {}, recorder = createRecorder()) {
  const events = createTestEvents()
  const options: SmtpOptions = { listen: { host: '127.0.0.1', port: 0 }, lmtp: false, name: 'mx', ...more }
  const listener = await startSmtp(options, recorder.accept, events)
  const { port } = listener.address
  return { recorder, events, listener, port, [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose]() }
}

const text = ({ raw }: Received) => Buffer.from(raw).toString('latin1')
const only = (recorder: ReturnType<typeof createRecorder>) => {
  expect(recorder.received).toHaveLength(1)
  return recorder.received[0] as Received
}

test('a mail is stored with its envelope, and 250 comes after that', async () => {
  let stored = false
  const recorder = createRecorder(async () => {
    await new Promise(resolve => setTimeout(resolve, 100))
    stored = true
  })
  await using smtp = await begin({}, recorder)
  const transport = createTransport({ host: '127.0.0.1', port: smtp.port, ignoreTLS: true })
  const before = Date.now()
  const { response } = await transport.sendMail({
    from: 'NAS <nas@example.com>',
    envelope: { from: 'bounce@example.com', to: ['demo+user01@Example.COM', 'other@example.org'] },
    subject: 'Success',
    text: 'ä'.repeat(2_000),
  })
  expect(stored).toBe(true)
  expect(response).toBe('250 2.6.0 OK: stored as 1')
  const { envelope, intake, raw, receivedAtMs, ...rest } = only(recorder)
  expect(intake).toBe('smtp')
  expect(envelope?.from).toBe('bounce@example.com')
  expect(envelope?.to.map(to => to.toLowerCase())).toEqual(['demo+user01@example.com', 'other@example.org'])
  expect(receivedAtMs).toBeGreaterThanOrEqual(before)
  expect(rest).toEqual({})
  expect(Buffer.from(raw).toString()).toContain('Subject: Success\r\n')
})

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('database is locked')
    },
  ],
  ['never answers', () => new Promise(() => {})],
])('when storing %s the sender is asked to come again, and keeps the mail', async (_, trouble) => {
  await using smtp = await begin({ acceptTimeoutMs: 200 }, createRecorder(trouble))
  using talk = await openTalk(smtp.port)
  await talk.begin()
  const answer = await talk.say(Buffer.from(`${mail('x')}.\r\n`))
  expect(answer).toBe('451 4.3.0 cannot store it now, please try again')
  expect(await talk.say('NOOP')).toMatch(/^250/)
})

test.each<[string, Buffer, Buffer]>([
  [
    'dots at the start of lines',
    Buffer.from('S: 1\r\n\r\n..\r\n..x\r\n....\r\n'),
    Buffer.from('S: 1\r\n\r\n.\r\n.x\r\n...\r\n'),
  ],
  ['a dot as the very first byte', Buffer.from('..\r\nx\r\n'), Buffer.from('.\r\nx\r\n')],
  [
    'a line over 1,000 octets',
    Buffer.from(`S: 1\r\n\r\n${'x'.repeat(100_000)}\r\n`),
    Buffer.from(`S: 1\r\n\r\n${'x'.repeat(100_000)}\r\n`),
  ],
  [
    '8-bit text and a NUL',
    Buffer.from([0x53, 0x3a, 0xe4, 0x00, 0xff, 13, 10]),
    Buffer.from([0x53, 0x3a, 0xe4, 0x00, 0xff, 13, 10]),
  ],
  ['bare line feeds', Buffer.from('S: 1\n\nbody\n.\nmore\n\r\n'), Buffer.from('S: 1\n\nbody\n.\nmore\n\r\n')],
  ['nothing at all', Buffer.from(''), Buffer.from('')],
])('bytes are kept as they were meant: %s', async (_, sent, kept) => {
  await using smtp = await begin()
  for (const inPieces of [false, true]) {
    using talk = await openTalk(smtp.port)
    await talk.begin()
    const bytes = Buffer.concat([sent, Buffer.from('.\r\n')])
    if (inPieces && bytes.length < 100)
      for (const byte of bytes) {
        talk.send(Buffer.from([byte]))
        await new Promise(resolve => setImmediate(resolve))
      }
    else talk.send(bytes)
    expect(await talk.hear()).toEqual([expect.stringMatching(/^250/)])
    expect(Buffer.from(smtp.recorder.received.at(-1)?.raw ?? [])).toEqual(kept)
  }
})

test('commands and several messages may be sent in one go', async () => {
  await using smtp = await begin()
  using talk = await openTalk(smtp.port)
  const one = (subject: string) =>
    `MAIL FROM:<> BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<jörg@example.com>\r\nDATA\r\nSubject: ${subject}\r\n\r\n.\r\n`
  talk.send(Buffer.from(`EHLO x\r\n${one('first')}${one('second')}QUIT\r\n`))
  const answers = await talk.hear(10)
  expect(answers.map(answer => answer.slice(0, 3))).toEqual(
    '250 250 250 354 250 250 250 354 250 221'.split(' '),
  )
  expect(answers[0]).toContain('8BITMIME')
  expect(answers[0]).toContain('SMTPUTF8')
  expect(answers[0]).toContain('PIPELINING')
  expect(smtp.recorder.subjects()).toEqual(['first', 'second'])
  expect(smtp.recorder.received[0]?.envelope).toEqual({
    from: '',
    to: ['jörg@example.com'],
    client: { ip: '127.0.0.1', name: 'x' },
  })
})

test('senders that strict readers refuse are taken: nothing is relayed, so nothing depends on them', async () => {
  await using smtp = await begin()
  using talk = await openTalk(smtp.port)
  for (const from of ['nas@my_nas', 'user.@example.com', 'a..b@host', '']) {
    await talk.begin(from)
    expect(await talk.say(Buffer.from(`${mail('x')}.\r\n`))).toMatch(/^250/)
  }
  expect(smtp.recorder.received).toHaveLength(4)
})

test('over maxBytes the head is kept with the whole size; over the hard limit the sender is told for good', async () => {
  await using smtp = await begin({ maxBytes: 1_000, hardMaxBytes: 4_000 })
  using talk = await openTalk(smtp.port)
  expect(await talk.say('EHLO x')).toContain('SIZE 4000')
  expect(await talk.say('MAIL FROM:<a@example.com> SIZE=4001')).toMatch(/^552 5\.3\.4/)

  const kept = `${mail('kept')}${'y'.repeat(2_000)}\r\n`
  await talk.begin()
  expect(await talk.say(Buffer.from(`${kept}.\r\n`))).toMatch(/^250/)
  expect(text(only(smtp.recorder))).toBe(kept.slice(0, 1_000))
  expect(only(smtp.recorder).oversizeBytes).toBe(kept.length)

  await talk.begin()
  expect(await talk.say(Buffer.from(`${'z'.repeat(5_000)}\r\n.\r\n`))).toMatch(/^552 5\.3\.4/)
  expect(smtp.recorder.received).toHaveLength(1)
  expect(smtp.events.said('"reason":"tooLarge"')).toHaveLength(1)
})

test('a message of exactly maxBytes is whole', async () => {
  await using smtp = await begin({ maxBytes: 1_000 })
  using talk = await openTalk(smtp.port)
  await talk.begin()
  await talk.say(Buffer.from(`${'x'.repeat(998)}\r\n.\r\n`))
  expect(only(smtp.recorder)).not.toHaveProperty('oversizeBytes')
  expect(only(smtp.recorder).raw).toHaveLength(1_000)
})

test('a client that leaves in the middle of its message leaves nothing', async () => {
  await using smtp = await begin()
  const talk = await openTalk(smtp.port)
  await talk.begin()
  talk.send('Subject: half\r\n\r\nhalf')
  await new Promise(resolve => setTimeout(resolve, 50))
  talk.hangUp()
  using next = await openTalk(smtp.port)
  await next.begin()
  await next.say(Buffer.from(`${mail('whole')}.\r\n`))
  expect(smtp.recorder.subjects()).toEqual(['whole'])
})

test('memory for messages in flight is bounded: more are asked to come again, and do', async () => {
  const gate = Promise.withResolvers<void>()
  const recorder = createRecorder(() => gate.promise)
  await using smtp = await begin({ maxBytes: 20_000, maxInFlightBytes: 40_000 }, recorder)
  using first = await openTalk(smtp.port)
  using second = await openTalk(smtp.port)
  using third = await openTalk(smtp.port)
  const body = Buffer.from(`${mail('x')}${'x'.repeat(19_000)}\r\n.\r\n`)
  for (const talk of [first, second]) {
    await talk.begin()
    talk.send(body)
  }
  await eventually(() => recorder.attempts.length === 2)
  await third.begin()
  expect(await third.say(body)).toBe('451 4.3.0 too many messages at once, please try again')
  gate.resolve()
  await first.hear()
  await second.hear()
  await third.begin()
  expect(await third.say(body)).toMatch(/^250/)
})

test.each<[Partial<SmtpOptions>, string, RegExp]>([
  [{}, 'anybody@anywhere.example', /^250/],
  [{ allowedDomains: ['Example.com'] }, 'x@EXAMPLE.COM', /^250/],
  [{ allowedDomains: ['bücher.example'] }, 'x@xn--bcher-kva.example', /^250/],
  [{ allowedDomains: ['example.com'] }, 'x@sub.example.com', /^550 5\.1\.1/],
  [{ allowedDomains: ['example.com'] }, 'postmaster', /^250/],
  [{ allowedRecipients: ['demo@example.com'] }, 'Demo+User01@example.com', /^250/],
  [{ allowedRecipients: ['demo@example.com'] }, 'demolition@example.com', /^550 5\.1\.1/],
  [{ allowedRecipients: ['demo@example.com'], allowedDomains: ['example.org'] }, 'a@example.org', /^250/],
  [{ allowedRecipients: [] }, 'demo@example.com', /^550 5\.1\.1/],
])('recipients with %j: %s', async (policy, recipient, answer) => {
  await using smtp = await begin(policy)
  using talk = await openTalk(smtp.port)
  await talk.say('EHLO x')
  await talk.say('MAIL FROM:<a@example.com>')
  expect(await talk.say(`RCPT TO:<${recipient}>`)).toMatch(answer)
  expect(smtp.events.said('"reason":"recipient"')).toHaveLength(answer.source.includes('550') ? 1 : 0)
})

test('LMTP answers once for every recipient, also when it cannot store', async () => {
  let isFull = true
  const recorder = createRecorder(() => {
    if (isFull) throw new Error('disk full')
  })
  await using lmtp = await begin({ lmtp: true }, recorder)
  using talk = await openTalk(lmtp.port)
  expect(talk.greeting).toContain('LMTP')
  expect(await talk.say('EHLO x')).toMatch(/^500/)
  for (const expected of [/^451 4\.3\.0/, /^250/]) {
    await talk.begin('', ['a@example.com', 'b@example.com'], 'LHLO mta')
    talk.send(Buffer.from(`${mail('x')}.\r\n`))
    expect(await talk.hear(2)).toEqual([expect.stringMatching(expected), expect.stringMatching(expected)])
    isFull = false
  }
  expect(only(recorder).intake).toBe('lmtp')
  expect(only(recorder).envelope).toEqual({ from: '', to: ['a@example.com', 'b@example.com'] })
})

test('stopping finishes what is in flight, sends the others away, and is bounded', async () => {
  const gate = Promise.withResolvers<void>()
  const recorder = createRecorder(() => gate.promise)
  const smtp = await begin({}, recorder)
  using busy = await openTalk(smtp.port)
  using idle = await openTalk(smtp.port)
  await idle.say('EHLO x')
  await busy.begin()
  busy.send(Buffer.from(`${mail('x')}.\r\n`))
  await eventually(() => recorder.attempts.length === 1)
  const stopped = smtp[Symbol.asyncDispose]()
  expect((await idle.hear())[0]).toMatch(/^421/)
  await expect(openTalk(smtp.port)).rejects.toThrow()
  gate.resolve()
  expect((await busy.hear(2)).map(answer => answer.slice(0, 3))).toEqual(['250', '421'])
  await stopped
  expect(recorder.received).toHaveLength(1)
})

test('stopping does not wait longer than closeTimeoutMs for a message that does not end', async () => {
  const smtp = await begin({ closeTimeoutMs: 200 })
  using talk = await openTalk(smtp.port)
  await talk.begin()
  talk.send('Subject: endless\r\n')
  const before = performance.now()
  await smtp[Symbol.asyncDispose]()
  expect(performance.now() - before).toBeLessThan(1_500)
  expect(smtp.recorder.received).toEqual([])
})

test('a message that takes too long is cut off, a silent client too, and too many clients wait', async () => {
  await using smtp = await begin({ messageTimeoutMs: 200, idleTimeoutMs: 400, maxConnections: 2 })
  using slow = await openTalk(smtp.port)
  await slow.begin()
  slow.send('Subject: drip\r\n')
  using silent = await openTalk(smtp.port)
  using third = await openTalk(smtp.port)
  expect(third.greeting).toMatch(/^421/)
  expect((await slow.hear())[0]).toMatch(/^421/)
  expect((await silent.hear())[0]).toMatch(/^421/)
})

test('a port in use is named', async () => {
  await using smtp = await begin()
  await expect(begin({ listen: { host: '127.0.0.1', port: smtp.port } })).rejects.toThrow(
    `smtp: cannot listen on 127.0.0.1:${smtp.port}`,
  )
})

test('events are in the metrics from the start', async () => {
  await using smtp = await begin()
  const metrics = await smtp.events.registry.metrics()
  expect(metrics).toContain('lastgood_intake_up{intake="smtp"} 1')
  expect(metrics).toContain('lastgood_smtp_refused_total{intake="smtp",reason="recipient"} 0')
})
