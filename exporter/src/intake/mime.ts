/** Bytes → message. Never fails and never waits for ever: whatever arrives, a message comes back, cut and marked where
 *  it is over a limit, at worst with its bytes as its text. The same bytes give the same message every time. */
import { type Attachment, bodyNote, type Message, type MessageMark, type Received } from '../core/message.ts'
import { type AttachmentContext, type AttachmentLimits, readAttachment, takeText } from './attachment-text.ts'
import { joinBody, unwrapFlowed } from './body-text.ts'
import { decodeText } from './charset.ts'
import { contentKind } from './content-kind.ts'
import { cutText } from './cut-text.ts'
import { decodeWords } from './encoded-words.ts'
import { decodeHeaders, findHeader, type Head, type HeadLimits, readHead } from './head.ts'
import { htmlToText } from './html-text.ts'
import { readMarks } from './marks.ts'
import { type Part, type PartLimits, type Parts, readParts } from './mime-parts.ts'
import { readMailboxes, readRecipients } from './recipients.ts'
import { findSentAtMs } from './sent-at.ts'
import { findSinglePart } from './single-part.ts'

export type MimeLimits = HeadLimits &
  PartLimits &
  AttachmentLimits & {
    /** Text of the body. */
    readonly maxTextChars: number
    /** Mails attached to mails, together: each level is parsed again. */
    readonly maxNestedBytes: number
  }

export const defaultMimeLimits: MimeLimits = {
  maxHeaders: 1000,
  maxHeaderChars: 64 * 1024,
  maxHeadChars: 256 * 1024,
  maxParts: 200,
  maxDepth: 20,
  maxPartHeadBytes: 64 * 1024,
  parseMs: 20_000,
  maxTextChars: 2_000_000,
  maxHtmlChars: 8_000_000,
  maxAttachmentChars: 1_000_000,
  maxAttachmentsChars: 4_000_000,
  maxInflatedBytes: 16_000_000,
  maxInflateRatio: 200,
  maxZipEntries: 100,
  maxArchiveDepth: 2,
  maxNestedBytes: 16_000_000,
}

export async function readMail(received: Received, limits: MimeLimits = defaultMimeLimits): Promise<Message> {
  return (await readWhole(received, limits)).message
}

/** The bytes of one attachment.
 *  @param place in the message's list of attachments
 *  @returns `inside`: it lies in another attachment, such as an archive; undefined when there is none at this place */
export async function readAttachmentBytes(
  received: Received,
  place: number,
  limits: MimeLimits = defaultMimeLimits,
): Promise<{ readonly attachment: Attachment; readonly content: Buffer | 'inside' } | undefined> {
  const { message, contents } = await readWhole(received, limits)
  const attachment = message.attachments[place]
  return attachment && { attachment, content: contents.get(place) ?? 'inside' }
}

async function readWhole(received: Received, limits: MimeLimits) {
  const raw = withLines(Buffer.from(received.raw.buffer, received.raw.byteOffset, received.raw.byteLength))
  const reading = startReading(limits)
  const { contents } = reading
  try {
    const head = readHead(raw, limits)
    const message = toMessage(received, head, await readBody(raw, head, reading), reading.marks)
    return { message, contents }
  } catch {
    const head: Head = { headers: [], bodyStart: 0, cut: false }
    const body = { text: cutText(decodeText(raw), limits.maxTextChars).text, attachments: [] }
    return { message: toMessage(received, head, body, new Set(['unreadable'])), contents }
  }
}

/** A sender that ends its lines with carriage returns alone. */
function withLines(raw: Buffer): Buffer {
  return raw.includes(0x0a) || !raw.includes(0x0d)
    ? raw
    : Buffer.from(raw.map(byte => (byte === 0x0d ? 0x0a : byte)))
}

/** What is shared by a mail and the mails in it. */
type Reading = {
  readonly limits: MimeLimits
  readonly marks: Set<MessageMark>
  readonly allowance: AttachmentContext['allowance'] & { parts: number; nestedBytes: number }
  /** Bytes of those attachments of the outermost mail that lie in no other one, by their place in the list. */
  readonly contents: Map<number, Buffer>
}

type Body = { readonly text: string; readonly html?: string; readonly attachments: readonly Attachment[] }

function startReading(limits: MimeLimits): Reading {
  return {
    limits,
    marks: new Set(),
    contents: new Map(),
    allowance: {
      parts: limits.maxParts,
      nestedBytes: limits.maxNestedBytes,
      attachmentChars: limits.maxAttachmentsChars,
      inflatedBytes: limits.maxInflatedBytes,
      zipEntries: limits.maxZipEntries,
    },
  }
}

function toMessage(received: Received, head: Head, body: Body, marks: ReadonlySet<MessageMark>): Message {
  const headers = decodeHeaders(head)
  const subject = decodeWords(findHeader(head.headers, 'subject') ?? '')
  const rawFrom = findHeader(head.headers, 'from') ?? findHeader(head.headers, 'sender') ?? ''
  const date = findHeader(head.headers, 'date')
  const sentAtMs = date === undefined ? undefined : findSentAtMs(date)
  const messageId = /<[^<>\s]+>/.exec(findHeader(head.headers, 'message-id') ?? '')?.[0]
  const { envelope } = received
  const found = readMarks({
    headers,
    subject,
    fromAddress: readMailboxes(rawFrom)[0]?.address?.toLowerCase() ?? '',
    ...(envelope === undefined ? {} : { envelope }),
  })
  const all = new Set([...found, ...marks])
  if (head.cut) all.add('headersCut')
  if (received.oversizeBytes !== undefined) all.add('oversize')
  return {
    intake: received.intake,
    receivedAtMs: received.receivedAtMs,
    ...(sentAtMs === undefined ? {} : { sentAtMs }),
    ...(messageId === undefined ? {} : { messageId }),
    subject,
    from: decodeWords(rawFrom),
    ...readRecipients(head.headers, envelope),
    headers,
    text: body.text,
    ...(body.html === undefined ? {} : { html: body.html }),
    attachments: body.attachments,
    marks: [...all],
    ...(received.sender && { sender: received.sender }),
  }
}

async function readBody(raw: Buffer, head: Head, reading: Reading, depth = 0): Promise<Body> {
  const { limits, marks, allowance } = reading
  const bytes = raw.subarray(head.bodyStart)
  const single = findSinglePart(head.headers, bytes)
  const { parts, trouble }: Parts =
    single !== undefined
      ? { parts: [single] }
      : await readParts(head.headers, bytes, {
          ...limits,
          maxParts: Math.max(1, allowance.parts),
          maxDepth: Math.max(1, limits.maxDepth - depth),
        })
  allowance.parts -= parts.length
  if (trouble !== undefined) marks.add('partsCut')
  if (parts.length === 0 && bytes.length > 0) {
    // No structure to be found: then the bytes as they are, which still hold every word that is not encoded.
    marks.add('unreadable')
    return { text: cutBody(decodeText(bytes), reading), attachments: [] }
  }

  const context: AttachmentContext = {
    limits,
    allowance,
    onCut: () => marks.add('attachmentCut'),
    readMailInside: (name, content) => readMailInside(name, content, reading, depth + 1),
  }
  const bodies = chooseBodies(parts)
  const plain: string[] = []
  const html: string[] = []
  const attachments: Attachment[] = []
  for (const part of parts) {
    const isBody = bodies.has(part)
    if (isBody) readBodyPart(part, plain, html, reading)
    if (isBody && part.fileName === undefined) continue
    const { contentType, content, contentId } = part
    const name = nameOf(part)
    const own = contentId === undefined ? {} : { contentId }
    if (depth === 0) reading.contents.set(attachments.length, content)
    const [first, ...inside] = isBody
      ? [{ name, contentType, bytes: content.length, note: bodyNote }]
      : await readAttachment({ ...part, name }, context)
    if (first) attachments.push({ ...first, ...own }, ...inside)
  }

  const source = cutText(html.join('\n'), limits.maxHtmlChars)
  if (source.cut) marks.add('textCut')
  const text = joinBody(cutBody(plain.join('\n'), reading), cutBody(htmlToText(source.text), reading))
  return {
    text: cutBody(text, reading),
    ...(html.length === 0 ? {} : { html: html.join('\n') }),
    attachments,
  }
}

function cutBody(text: string, reading: Reading): string {
  const kept = cutText(text, reading.limits.maxTextChars)
  if (kept.cut) reading.marks.add('textCut')
  return kept.text
}

/** Inline text without a file name is the body. A mail without such a part has the first text that is not set off as
 *  an attachment, or its only part, when that is text. */
function chooseBodies(parts: readonly Part[]): ReadonlySet<Part> {
  const isText = (part: Part) => {
    if (/^(text|html)$/.test(contentKind(part.contentType, part.fileName ?? ''))) return true
    // A script that names no type of its own for the text it sends.
    return (
      part.root &&
      part.contentType === 'application/octet-stream' &&
      part.fileName === undefined &&
      !part.content.includes(0)
    )
  }
  const inline = parts.filter(
    part =>
      (part.contentType === 'text/plain' || part.contentType === 'text/html') &&
      part.disposition !== 'attachment' &&
      part.fileName === undefined,
  )
  if (inline.length > 0) return new Set(inline)
  const first = parts.find(part => isText(part) && (part.root || part.disposition !== 'attachment'))
  return new Set(first === undefined ? [] : [first])
}

function readBodyPart(part: Part, plain: string[], html: string[], reading: Reading): void {
  const decoded = decodeText(part.content, part.charset)
  if (contentKind(part.contentType, part.fileName ?? '') === 'html') html.push(decoded)
  else {
    const lines = cutBody(decoded, reading).replaceAll('\r\n', '\n')
    plain.push(part.flowed === 'no' ? lines : unwrapFlowed(lines, part.flowed === 'joinWords'))
  }
}

const extensions = new Map<string, string>(
  Object.entries({
    plain: 'txt',
    calendar: 'ics',
    'delivery-status': 'txt',
    rfc822: 'eml',
  }),
)

/** Parts without a name get one that tells their type. */
function nameOf(part: Part): string {
  if (part.fileName !== undefined) return part.fileName
  if (part.contentType === 'message/rfc822') return ''
  const subtype = part.contentType.split('/')[1]?.replace(/^x-|^.*\+/, '') ?? ''
  return `unnamed.${extensions.get(subtype) ?? subtype}`
}

/** A mail in a mail: an attachment with the subject and the text of it, followed by its own attachments. */
async function readMailInside(
  name: string,
  content: Buffer,
  reading: Reading,
  depth: number,
): Promise<Attachment[]> {
  const { limits, marks, allowance } = reading
  const kept = content.subarray(0, Math.max(0, allowance.nestedBytes))
  allowance.nestedBytes -= kept.length
  const entry = { contentType: 'message/rfc822', bytes: content.length }
  if (depth > limits.maxDepth || allowance.parts <= 0 || kept.length < content.length) {
    marks.add('attachmentCut')
    if (depth > limits.maxDepth || allowance.parts <= 0 || kept.length === 0)
      return [{ ...entry, name: name || 'message.eml', note: 'not read: too many mails in one another' }]
  }
  const head = readHead(kept, limits)
  const body = await readBody(kept, head, reading, depth)
  const context = {
    limits,
    allowance,
    onCut: () => marks.add('attachmentCut'),
    readMailInside: async () => [],
  }
  const own = name || `${decodeWords(findHeader(head.headers, 'subject') ?? '') || 'message'}.eml`
  const inside = body.attachments.map(attachment => ({ ...attachment, name: `${own}/${attachment.name}` }))
  return [{ ...entry, name: own, ...takeText(`${titleOf(head)}\n${body.text}`, context) }, ...inside]
}

function titleOf(head: Head): string {
  return ['From', 'To', 'Date', 'Subject']
    .flatMap(label => {
      const value = findHeader(head.headers, label.toLowerCase())
      return value === undefined ? [] : `${label}: ${decodeWords(value)}\n`
    })
    .join('')
}
