import type { Received } from '../core/message.ts'
import { identityOf } from './identity.ts'
import { readMail } from './mime.ts'

type Delivery = {
  readonly head?: readonly string[]
  readonly body?: string
  readonly receivedAtMs?: number
  readonly intake?: string
}

const nightMs = Date.UTC(2026, 10, 22, 2, 5)
const hourMs = 3_600_000
const messageId = 'Message-ID: <1@example.com>'
const date = 'Date: Sun, 22 Nov 2026 02:00:00 +0000'
const identify = async ({
  head = [],
  body = 'Backup ok',
  receivedAtMs = nightMs,
  intake = 'smtp',
}: Delivery): Promise<string> => {
  const raw = Buffer.from([...head, 'From: a@example.com', 'Subject: Backup', '', body].join('\r\n'))
  const received: Received = { intake, receivedAtMs, raw }
  return identityOf(received, await readMail(received))
}

test.each<[string, Delivery, Delivery]>([
  [
    'two mailboxes got it by different ways',
    { head: ['Received: from x by y; 1', 'Delivered-To: a@example.com', messageId, date] },
    {
      head: [
        'Received: from z by w; 2',
        'X-Original-To: b@example.com',
        'Return-Path: <c@example.com>',
        messageId,
        date,
      ],
      intake: 'imap:b',
      receivedAtMs: nightMs + 5 * hourMs,
    },
  ],
  [
    'without a Message-ID, too',
    { head: ['Received: from x by y; 1', 'DKIM-Signature: v=1', 'X-Spam-Score: 1', date] },
    {
      head: ['Received: from z by w; 2', 'Authentication-Results: mx', 'X-Spam-Score: 2', date],
      receivedAtMs: nightMs + 5 * hourMs,
    },
  ],
  ['the sender tried again at once', {}, { receivedAtMs: nightMs + 60_000 }],
  [
    'fetched again a day later',
    { head: ['Received: a; 1'] },
    { head: ['Received: a; 1'], receivedAtMs: nightMs + 24 * hourMs },
  ],
  [
    'white space changed on the way',
    { head: [messageId, date], body: 'a  b \r\nc' },
    { head: [messageId, date], body: 'a b\r\nc\r\n' },
  ],
])('the same mail: %s', async (_, one, other) => {
  expect(await identify(one)).toBe(await identify(other))
})

test.each<[string, Delivery, Delivery]>([
  ['another Message-ID', { head: [messageId, date] }, { head: ['Message-ID: <2@example.com>', date] }],
  [
    'a device that never changes its Message-ID: another date',
    { head: [messageId, date] },
    { head: [messageId, date.replace('22', '23')] },
  ],
  [
    'a device that never changes its Message-ID: another text',
    { head: [messageId, date] },
    { head: [messageId, date], body: 'Backup failed' },
  ],
  [
    'neither Date nor a new Message-ID: taken at another time',
    { head: [messageId, 'Received: a; 1'] },
    { head: [messageId, 'Received: a; 2'] },
  ],
  ['no Message-ID: another date', { head: [date] }, { head: [date.replace('22', '23')] }],
  ['no Message-ID: another text', { head: [date] }, { head: [date], body: 'Backup failed' }],
  ['neither: taken at another time', { head: ['Received: a; 1'] }, { head: ['Received: a; 2'] }],
  ['neither, bit by bit the same an hour later', {}, { receivedAtMs: nightMs + hourMs }],
])('two runs: %s', async (_, one, other) => {
  expect(await identify(one)).not.toBe(await identify(other))
})
