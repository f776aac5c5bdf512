/** Posted bytes → message. Never fails: bytes that cannot be read any more become a message that says so, whose status
 *  is failure, because nothing tells that the run was good. The same bytes give the same message every time. */
import { createHash } from 'node:crypto'
import type { Message, MessageMark, Posting, Received } from '../core/message.ts'
import { decodeText } from './charset.ts'
import { cutText } from './cut-text.ts'
import { readAws } from './posted/aws.ts'
import { readComet } from './posted/comet.ts'
import { readDuplicati } from './posted/duplicati.ts'
import { readJson } from './posted/json.ts'
import { readPing } from './posted/ping.ts'
import { readProxmox } from './posted/proxmox.ts'
import { type Reader, type Reading, undecided } from './posted/reading.ts'
import { readReport } from './posted/report.ts'
import { readRestic } from './posted/restic.ts'

const readers: Readonly<Record<Posting['format'], Reader>> = {
  report: readReport,
  ping: readPing,
  comet: readComet,
  duplicati: readDuplicati,
  aws: readAws,
  proxmox: readProxmox,
  restic: readRestic,
  json: readJson,
}

const maxSubjectChars = 500
const defaultMaxTextChars = 2_000_000

/** @throws Error for a message that was not posted, which is a fault of the caller */
export function readPosted(received: Received, { maxTextChars = defaultMaxTextChars } = {}): Message {
  const { intake, receivedAtMs, posting, oversizeBytes } = received
  if (!posting) throw new Error('a message without a posting was handed to the reader of posted messages')
  const body = decodeText(received.raw)
  const reading = read(body, posting, receivedAtMs)
  const { text, cut } = cutText(reading.text, maxTextChars)
  const marks = new Set<MessageMark>(reading.marks)
  if (oversizeBytes !== undefined) marks.add('oversize')
  if (cut) marks.add('textCut')
  return {
    intake,
    receivedAtMs,
    ...(reading.sentAtMs !== undefined && { sentAtMs: reading.sentAtMs }),
    subject: oneLine(reading.subject),
    from: oneLine(reading.from),
    to: [],
    originallyTo: [],
    recipients: [],
    headers: [],
    text,
    ...(reading.html !== undefined && { html: reading.html }),
    attachments: [],
    marks: [...marks],
    said: { checkId: posting.checkId, ...reading.said },
  }
}

function read(body: string, posting: Posting, receivedAtMs: number): Reading {
  try {
    if (body.trim() !== '' || posting.format === 'ping')
      return readers[posting.format](body, posting, receivedAtMs)
    return unreadable(body, posting, 'is empty')
  } catch (cause) {
    return unreadable(body, posting, cause instanceof Error ? cause.message : String(cause))
  }
}

function unreadable(body: string, { format }: Posting, why: string): Reading {
  return {
    subject: `${format}: unreadable`,
    from: format,
    text: body,
    marks: ['unreadable'],
    said: { ...undecided(`the ${format} message ${why.slice(0, 300)}`), figures: {} },
  }
}

function oneLine(text: string): string {
  return cutText(text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim(), maxSubjectChars).text
}

/** What tells that two posted messages say the same: the check, the execution, and whether it is its beginning or its
 *  end. Of one report a second copy is the same whatever it says; of a ping or hook one that says something else is
 *  another message, so that a failure told after a success is never dropped. What names no execution is told apart
 *  by its delivery. Hexadecimal. */
export function postedIdentity(received: Received, message: Message): string {
  const { posting, intakeKey, receivedAtMs } = received
  const { said } = message
  const checkId = said?.checkId ?? posting?.checkId ?? ''
  if (said?.executionKey === undefined)
    return hash([
      'delivery',
      checkId,
      intakeKey ?? String(receivedAtMs),
      ...(intakeKey === undefined ? [Buffer.from(received.raw).toString('latin1')] : []),
    ])
  const isReport = posting?.format === 'report'
  const phase = said.figures['running'] === 1 ? 'start' : isReport ? 'end' : `end ${said.status}`
  // Two events in the middle of a run, neither its beginning nor its end, differ in their bytes.
  const note =
    said.status === 'ignored' && phase !== 'start' ? [Buffer.from(received.raw).toString('latin1')] : []
  return hash(['execution', checkId, said.executionKey, phase, ...note])
}

function hash(parts: readonly string[]): string {
  const sum = createHash('sha256')
  // The length sets the parts off from one another, whatever they contain.
  for (const part of parts) sum.update(`${part.length}:`).update(part)
  return sum.digest('hex')
}
