import { createRecorder, createTestEvents, eventually, mail } from '../../test/recorder.ts'
import { type Dovecot, startDovecot } from '../../test/servers/dovecot.ts'
import { requireServer } from '../../test/servers/spawn-server.ts'
import { startImap } from './imap.ts'
import type { ImapOptions } from './imap-options.ts'

const serverTest = requireServer('dovecot', 'openssl')
let dovecot: Dovecot | undefined

beforeAll(async () => {
  if (serverTest === test) dovecot = await startDovecot()
})
afterAll(async () => {
  await dovecot?.[Symbol.asyncDispose]()
})

/** Each test reads a folder of its own on the shared server. */
function optionsFor(folder: string, more: Partial<ImapOptions> = {}): ImapOptions {
  const { port = 0, user = '', password = '' } = dovecot ?? {}
  return {
    name: 'inbox',
    host: '127.0.0.1',
    port,
    tls: 'none',
    user,
    password: async () => password,
    folder,
    afterwards: { move: `${folder}-done` },
    pollMs: 60_000,
    reconnectMinMs: 50,
    ...more,
  }
}

function createCursors() {
  const values = new Map<string, unknown>()
  return {
    values,
    get: async (name: string) => values.get(name),
    set: async (name: string, value: unknown) => void values.set(name, structuredClone(value)),
  }
}

function begin(options: ImapOptions, recorder = createRecorder(), cursors = createCursors()) {
  const events = createTestEvents()
  const intake = startImap(options, recorder.accept, cursors, events)
  return { recorder, events, cursors, intake, [Symbol.asyncDispose]: () => intake[Symbol.asyncDispose]() }
}

const server = () => {
  if (!dovecot) throw new Error('no server')
  return dovecot
}

serverTest('what waited is taken oldest first, each with its own time of arrival', async () => {
  const folder = 'backlog'
  const times = [3, 2, 1].map(hours => Math.floor(Date.now() / 1000) * 1000 - hours * 3_600_000)
  for (const [i, atMs] of times.entries()) await server().deliver(mail(`run ${i}`), { folder, atMs })
  await using run = begin(optionsFor(folder))
  await eventually(async () => (await server().count(`${folder}-done`)) === 3)
  expect(run.recorder.subjects()).toEqual(['run 0', 'run 1', 'run 2'])
  expect(run.recorder.received.map(({ receivedAtMs }) => receivedAtMs)).toEqual(times)
  expect(run.recorder.received[0]?.intake).toBe('imap:inbox')
  expect(run.recorder.received[0]?.intakeKey).toMatch(/^imap:inbox:\d+:1:[0-9a-f]{8}$/)
  expect(await server().count(folder)).toBe(0)
  expect(run.events.said('intake is up')).toHaveLength(1)
})

serverTest(
  'a mailbox is caught up when what lay in it is taken, and not while the store refuses it',
  async () => {
    const folder = 'catching-up'
    await server().deliver(mail('one'), { folder })
    let isFull = true
    const recorder = createRecorder(() => {
      if (isFull) throw new Error('no space left')
    })
    await using run = begin(optionsFor(folder), recorder)
    await eventually(() => recorder.attempts.length > 1)
    expect(run.intake.isCaughtUp()).toBe(false)
    isFull = false
    await eventually(() => run.intake.isCaughtUp())
    expect(recorder.subjects()).toEqual(['one'])
  },
)

serverTest('an empty mailbox is caught up at once, one that cannot be opened is not', async () => {
  await using empty = begin(optionsFor('INBOX'))
  await eventually(() => empty.intake.isCaughtUp())
  await using closed = begin(optionsFor('INBOX', { password: async () => 'wrong' }))
  await eventually(() => closed.events.said('intake is down').length > 0)
  expect(closed.intake.isCaughtUp()).toBe(false)
})

serverTest('a time of arrival in the future becomes now', async () => {
  const folder = 'future'
  await server().deliver(mail('early'), { folder, atMs: Date.now() + 86_400_000 })
  await using run = begin(optionsFor(folder))
  await eventually(() => run.recorder.received.length === 1)
  expect(run.recorder.received[0]?.receivedAtMs).toBeLessThanOrEqual(Date.now())
})

serverTest('new mail is announced by the server and taken without waiting for a poll', async () => {
  const folder = 'push'
  await server().deliver(mail('first'), { folder })
  await using run = begin(optionsFor(folder))
  await eventually(() => run.recorder.received.length === 1)
  for (const subject of ['second', 'third']) {
    const before = performance.now()
    await server().deliver(mail(subject), { folder })
    await eventually(() => run.recorder.subjects().includes(subject))
    expect(performance.now() - before).toBeLessThan(3_000)
  }
})

serverTest('the poll finds mail that nothing announced', async () => {
  const folder = 'poll'
  await server().deliver(mail('first'), { folder })
  await using run = begin(optionsFor(folder, { pollMs: 200, afterwards: { flag: '$Lastgood' } }))
  await eventually(() => run.recorder.received.length === 1)
  await server().deliver(mail('second'), { folder })
  await eventually(() => run.recorder.received.length === 2)
})

serverTest.each<[string, string]>([
  ['\\Seen', 'S'],
  ['$Lastgood', 'a'],
  ['constructor', 'a'],
])('flag %s: messages stay, are marked, and are not taken again', async (flag, letter) => {
  const folder = `flag-${flag.replace(/\W/g, '')}`
  await server().deliver(mail('one'), { folder })
  const options = optionsFor(folder, { afterwards: { flag } })
  {
    await using run = begin(options)
    await eventually(async () => (await server().files(folder)).every(file => file.endsWith(letter)))
    expect(run.recorder.subjects()).toEqual(['one'])
  }
  await server().deliver(mail('two'), { folder })
  await using again = begin(options)
  await eventually(async () => (await server().files(folder)).every(file => file.endsWith(letter)))
  expect(again.recorder.subjects()).toEqual(['two'])
})

serverTest('delete: stored messages are gone, also when there are many', async () => {
  const folder = 'delete'
  const subjects = Array.from({ length: 120 }, (_, i) => `mail ${i}`)
  for (const subject of subjects) await server().deliver(mail(subject), { folder })
  await using run = begin(optionsFor(folder, { afterwards: 'delete' }))
  await eventually(async () => (await server().count(folder)) === 0)
  expect(run.recorder.subjects()).toEqual(subjects)
})

serverTest('leave: the mailbox is not touched, and a restart goes on where it was', async () => {
  const folder = 'leave'
  for (const subject of ['one', 'two']) await server().deliver(mail(subject), { folder })
  const options = optionsFor(folder, { afterwards: 'leave' })
  const cursors = createCursors()
  {
    await using run = begin(options, createRecorder(), cursors)
    await eventually(() => run.recorder.received.length === 2 && cursors.values.size === 1)
  }
  expect(cursors.values.get('imap:inbox')).toMatchObject({ uid: 2, waiting: [] })
  await server().deliver(mail('three'), { folder })
  await using again = begin(options, createRecorder(), cursors)
  await eventually(() => again.recorder.received.length > 0)
  expect(again.recorder.subjects()).toEqual(['three'])
  expect((await server().files(folder)).filter(file => /:2,.+/.test(file))).toEqual([])
})

serverTest('leave: a message that could not be stored is not passed over by a restart', async () => {
  const folder = 'leave-failing'
  for (const subject of ['good', 'bad', 'fine']) await server().deliver(mail(subject), { folder })
  const options = optionsFor(folder, { afterwards: 'leave' })
  const cursors = createCursors()
  {
    const recorder = createRecorder(({ raw }) => {
      if (Buffer.from(raw).includes('Subject: bad')) throw new Error('refused')
    })
    await using run = begin(options, recorder, cursors)
    await eventually(() => cursors.values.size === 1)
    expect(run.recorder.subjects()).toEqual(['good', 'fine'])
  }
  expect(cursors.values.get('imap:inbox')).toMatchObject({ uid: 3, waiting: [2] })
  await using again = begin(options, createRecorder(), cursors)
  await eventually(() => again.recorder.received.length === 1)
  expect(again.recorder.subjects()).toEqual(['bad'])
})

serverTest('a changed UIDVALIDITY: everything is read again under new keys', async () => {
  const folder = 'renumbered'
  for (const subject of ['one', 'two']) await server().deliver(mail(subject), { folder })
  const options = optionsFor(folder, { afterwards: 'leave' })
  const cursors = createCursors()
  const first = createRecorder()
  {
    await using run = begin(options, first, cursors)
    await eventually(() => run.recorder.received.length === 2 && cursors.values.size === 1)
  }
  // UIDVALIDITY is a time in seconds.
  await new Promise(resolve => setTimeout(resolve, 1_100))
  await server().renumber(folder)
  await using again = begin(options, createRecorder(), cursors)
  await eventually(() => again.recorder.received.length === 2)
  const keys = [...first.received, ...again.recorder.received].map(({ intakeKey }) => intakeKey)
  expect(new Set(keys).size).toBe(4)
})

serverTest('a message over the limit is kept by its head, with its whole size', async () => {
  const folder = 'oversize'
  const big = mail('big', 'x'.repeat(70).concat('\r\n').repeat(3_000))
  for (const raw of [mail('small'), big, mail('after')]) await server().deliver(raw, { folder })
  await using run = begin(optionsFor(folder, { maxBytes: 10_000 }))
  await eventually(async () => (await server().count(`${folder}-done`)) === 3)
  expect(run.recorder.subjects()).toEqual(['small', 'big', 'after'])
  const [small, cut] = run.recorder.received
  expect(small).not.toHaveProperty('oversizeBytes')
  expect(cut?.raw).toHaveLength(10_000)
  expect(cut?.oversizeBytes).toBe(big.length)
})

serverTest('bytes arrive as they were sent: long lines, 8-bit, NUL-free garbage, no headers', async () => {
  const folder = 'bytes'
  const raws = [
    Buffer.from(`Subject: long\r\n\r\n${'y'.repeat(5_000)}\r\n`),
    Buffer.concat([
      Buffer.from('Subject: latin\r\n\r\n'),
      Buffer.from([0xe4, 0xf6, 0xff, 0x80]),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('no headers at all\r\n'),
  ]
  for (const raw of raws) await server().deliver(raw, { folder })
  await using run = begin(optionsFor(folder))
  await eventually(() => run.recorder.received.length === raws.length)
  expect(run.recorder.received.map(({ raw }) => Buffer.from(raw).toString('latin1'))).toEqual(
    raws.map(raw => raw.toString('latin1')),
  )
})

test.each<[string, Partial<ImapOptions>, string]>([
  ['no secret', { password: undefined as never }, 'needs either a password or a tokenCommand'],
  ['both secrets', { tokenCommand: ['token'] }, 'and not both'],
  ['move to itself', { afterwards: { move: 'INBOX' } }, 'is the folder that is read'],
])('options that cannot work are refused at once: %s', (_, more, text) => {
  expect(() => begin(optionsFor('inbox', more))).toThrow(text)
})
