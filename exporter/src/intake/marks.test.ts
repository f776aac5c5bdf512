import type { MessageMark } from '../core/message.ts'
import { readMail } from './mime.ts'

const marksOf = async (head: string, envelopeFrom?: string): Promise<readonly MessageMark[]> => {
  const raw = Buffer.from(`${head}\r\n\r\ntext\r\n`)
  const envelope =
    envelopeFrom === undefined ? {} : { envelope: { from: envelopeFrom, to: ['b@example.com'] } }
  return (await readMail({ intake: 'smtp', receivedAtMs: 0, raw, ...envelope })).marks
}
const from = 'From: Backup <backup@example.com>\r\n'

describe('what backup software sends is a normal message', () => {
  test.each([
    'Auto-Submitted: auto-generated',
    'Auto-Submitted: auto-generated;',
    'Auto-Submitted: auto-generated (by cron)',
    'Auto-Submitted: no',
    'Precedence: bulk',
    'Precedence: list\r\nList-Id: <backups.example.com>\r\nList-Unsubscribe: <mailto:x@example.com>',
    'X-Auto-Response-Suppress: All',
    'Return-Path: <backup@example.com>',
    'Subject: Out of Office server: backup done',
    'Subject: Undelivered backups: 0',
    'Subject: Automatic reply service backup',
    'X-Autoreply: no',
    'Subject: Forwarding confirmed',
  ])('%j', async header => {
    expect(await marksOf(`${from}${header}`)).toEqual([])
  })
})

test.each([
  ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', undefined],
  ['X-Failed-Recipients: a@example.com', undefined],
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\nSubject: Undelivered Mail Returned to Sender',
    undefined,
  ],
  ['From: postmaster@example.com\r\nSubject: Delivery Status Notification (Failure)', 'x@example.com'],
])('bounce: %j', async (head, envelopeFrom) => {
  expect(await marksOf(head, envelopeFrom)).toContain('bounce')
})

test('a null sender: the envelope decides, Return-Path where there is none', async () => {
  expect(await marksOf(from, '')).toEqual(['nullSender'])
  expect(await marksOf(`${from}Return-Path: <>`)).toEqual(['nullSender'])
  expect(await marksOf(`${from}Return-Path: <>`, 'backup@example.com')).toEqual([])
  expect(await marksOf('From: MAILER-DAEMON@example.com\r\nSubject: job', '')).toEqual([
    'bounce',
    'nullSender',
  ])
})

test.each([
  'Auto-Submitted: auto-replied',
  'Auto-Submitted: auto-replied; owner-email="a@example.com"',
  'X-Autoreply: yes',
  'Precedence: auto_reply',
  'Subject: Automatic reply: [Failed] job\r\nX-Auto-Response-Suppress: All',
  'Subject: Abwesenheitsnotiz: [Success] job\r\nIn-Reply-To: <1@example.com>',
  'Subject: Out of Office: x\r\nPrecedence: bulk',
  'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
])('auto-reply: %j', async header => {
  expect(await marksOf(`${from}${header}`)).toContain('autoReply')
})

test.each([
  [
    'forwarding-noreply@google.com',
    '(#123456789) Gmail Forwarding Confirmation - Receive Mail from a@gmail.com',
  ],
  ['forwarding-noreply@google.com', 'Gmail-Weiterleitungsbestätigung'],
  ['noreply@zohoaccounts.zoho.com', 'Confirmation for email forwarding'],
  ['no-reply@cc.yahoo-inc.com', 'Please verify your forwarding address'],
  ['noreply@icloud.com', 'Verify your forwarding address'],
  ['noreply@outlook.com', 'Confirm mail forwarding'],
  ['service@gmx.net', 'Weiterleitung bestätigen'],
])('forwarding confirmation from %s: %s', async (address, subject) => {
  expect(await marksOf(`From: Team <${address}>\r\nSubject: ${subject}`)).toEqual(['forwardingConfirmation'])
})
