import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { SMTPServer } from 'smtp-server'
import { aStore } from '../../test/store/builders.ts'
import { minuteMs } from '../core/day.ts'
import { createEvents } from '../events.ts'
import { isServerTrouble, sendMail } from '../publish/mailer.ts'
import { createSending } from './sending.ts'

const dueAtMs = Date.UTC(2026, 10, 23, 6)
const aMail = {
  subscriptionId: 'morning',
  period: '2026-11-23',
  subject: '2 failed',
  recipients: ['ann@example.com', 'bob@example.com', 'gone@example.com'],
  sender: 'lastgood@example.com',
  dueAtMs,
  state: 'waiting',
  raw: Buffer.from('Subject: 2 failed\r\n\r\nNAS\r\n'),
  atMs: dueAtMs,
} as const

/** A mail server that answers for some addresses with a code. */
async function startServer(answers: Map<string, number>) {
  const taken: string[][] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 200,
    onRcptTo({ address }, _, done) {
      const responseCode = answers.get(address)
      done(responseCode === undefined ? null : Object.assign(new Error('try again or not'), { responseCode }))
    },
    onData(stream, { envelope }, done) {
      stream.resume().once('end', () => {
        taken.push(envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    taken,
    port: (server.server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

async function start(answers: Map<string, number>) {
  const opened = await aStore()
  const server = await startServer(answers)
  let nowMs = dueAtMs
  const { store } = opened
  await store.write(tx => tx.addReportMail(aMail))
  const sending = createSending({
    store,
    mailer: { send: sendMail, isServerTrouble },
    readCa: async () => '',
    events: createEvents(pino({ level: 'silent' }), 'test'),
    now: () => nowMs,
    signal: new AbortController().signal,
  })
  const mail = {
    host: '127.0.0.1',
    port: server.port,
    tls: 'none',
    timeoutMs: 2000,
    from: aMail.sender,
    fromAddress: aMail.sender,
    unsubscribe: 'mailto:lastgood@example.com',
    digest: 'one',
  } as const
  return {
    server,
    store,
    async roundAfter(ms: number) {
      nowMs += ms
      await sending.sendWaiting(mail, { evenOnHold: false })
      return store.reportMail('morning', aMail.period)
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await opened[Symbol.asyncDispose]()
    },
  }
}

test('whom the server refuses for the moment is tried again alone; whom it refuses for good is told', async () => {
  const answers = new Map([
    ['bob@example.com', 451],
    ['gone@example.com', 550],
  ])
  await using mails = await start(answers)
  const { taken } = mails.server
  expect(await mails.roundAfter(0)).toMatchObject({
    state: 'waiting',
    attempts: 1,
    recipients: aMail.recipients,
    error: 'bob@example.com: 451 try again or not; gone@example.com: 550 try again or not',
  })
  expect(taken).toEqual([['ann@example.com']])
  // Not before its time.
  await mails.roundAfter(minuteMs / 2)
  expect((await mails.roundAfter(minuteMs))?.state).toBe('waiting')
  expect(taken).toHaveLength(1)
  answers.delete('bob@example.com')
  const sent = await mails.roundAfter(5 * minuteMs)
  expect(sent).toMatchObject({
    state: 'sent',
    attempts: 3,
    error: 'gone@example.com: 550 try again or not',
  })
  expect(taken).toEqual([['ann@example.com'], ['bob@example.com']])
  await mails.roundAfter(60 * minuteMs)
  expect(taken).toHaveLength(2)
  const log = await mails.store.transactions({ subject: { kind: 'subscription', id: 'morning' } }, 9)
  expect(log.map(({ after }) => after)).toMatchObject([
    { recipients: ['bob@example.com'] },
    { recipients: ['ann@example.com'] },
  ])
})

test('a mail that some have got is no mail given up: who did not get it stands there', async () => {
  await using mails = await start(new Map([['bob@example.com', 452]]))
  await mails.roundAfter(0)
  expect(await mails.roundAfter(24 * 60 * minuteMs)).toMatchObject({
    state: 'sent',
    error: expect.stringMatching(/^bob@example\.com: .*452/),
  })
  expect(mails.server.taken).toEqual([['ann@example.com', 'gone@example.com']])
})

test('one that nobody has got in its time is given up', async () => {
  await using mails = await start(new Map(aMail.recipients.map(address => [address, 451])))
  expect((await mails.roundAfter(0))?.state).toBe('waiting')
  expect(await mails.roundAfter(24 * 60 * minuteMs)).toMatchObject({
    state: 'given up',
    error: expect.stringContaining('451'),
  })
})
