/** Attachments as rules see them: name and, where it is text, the text; gz and zip are opened and what is inside
 *  stands as attachments of its own (`logs.zip/backup.log`). Content that cannot be read gives a note, never an error. */
import type { Attachment } from '../core/message.ts'
import { decodeWithNuls } from './charset.ts'
import { type ContentKind, contentKind } from './content-kind.ts'
import { cutText } from './cut-text.ts'
import { htmlToText } from './html-text.ts'
import { type Inflated, inflate } from './inflate.ts'
import { readZip, type ZipEntry } from './zip.ts'

export type AttachmentLimits = {
  /** Text of one attachment. */
  readonly maxAttachmentChars: number
  /** Text of all attachments of a message. */
  readonly maxAttachmentsChars: number
  /** What is unpacked of all archives of a message. */
  readonly maxInflatedBytes: number
  /** How many times its packed size a content may have, once it is larger than the text of an attachment may be. */
  readonly maxInflateRatio: number
  /** Entries of all zip files of a message. */
  readonly maxZipEntries: number
  /** An archive in an archive is opened, one in that is not. */
  readonly maxArchiveDepth: number
  /** HTML is cut to this before it is turned into text. */
  readonly maxHtmlChars: number
}

/** What one message may still use of the limits it has as a whole. */
type Allowance = { attachmentChars: number; inflatedBytes: number; zipEntries: number }

export type AttachmentContext = {
  readonly limits: AttachmentLimits
  readonly allowance: Allowance
  /** Called when something was left out. */
  readonly onCut: () => void
  /** Reads a mail that is attached to a mail. */
  readonly readMailInside: (name: string, content: Buffer) => Promise<Attachment[]>
}

export type Content = {
  readonly name: string
  readonly contentType: string
  readonly charset?: string
  readonly content: Buffer
}

/** @returns the attachment and, after it, what it contains. */
export async function readAttachment(
  item: Content,
  context: AttachmentContext,
  depth = 0,
): Promise<Attachment[]> {
  const kind = contentKind(item.contentType, item.name)
  if (kind === 'mail') return context.readMailInside(item.name, item.content)
  const entry = { name: item.name, contentType: item.contentType, bytes: item.content.length }
  if (kind === 'gzip' || kind === 'zip') {
    if (depth >= context.limits.maxArchiveDepth) {
      context.onCut()
      return [
        { ...entry, note: `not opened: archives nested more than ${context.limits.maxArchiveDepth} deep` },
      ]
    }
    return kind === 'gzip' ? readGzip(item, context, depth) : readZipMembers(item, context, depth)
  }
  if (kind === 'other') return [entry]
  return [{ ...entry, ...readText(kind, item, context) }]
}

/** The text within the limits, and a note when they cut it. */
function readText(
  kind: ContentKind,
  item: Pick<Content, 'content' | 'charset'>,
  context: AttachmentContext,
): Pick<Attachment, 'text' | 'note'> {
  const found = decodeWithNuls(item.content, item.charset)
  if (looksBinary(found)) return { note: 'not text, although its type or name says so' }
  const decoded = found.replaceAll('\0', '')
  const source =
    kind === 'html' ? cutText(decoded, context.limits.maxHtmlChars) : { text: decoded, cut: false }
  return takeText(kind === 'html' ? htmlToText(source.text) : source.text, context, source.cut)
}

/** Charges a text to what the message may still have. */
export function takeText(
  text: string,
  context: AttachmentContext,
  cutBefore = false,
): Pick<Attachment, 'text' | 'note'> {
  const { limits, allowance } = context
  const max = Math.min(limits.maxAttachmentChars, allowance.attachmentChars)
  const kept = cutText(text, max)
  allowance.attachmentChars -= Math.min(text.length, max)
  if (!kept.cut && !cutBefore) return { text: kept.text }
  context.onCut()
  if (max === 0)
    return { note: `text left out: attachments hold more than ${limits.maxAttachmentsChars} characters` }
  return { text: kept.text, note: `text cut to ${max} of ${text.length} characters` }
}

const sniffedChars = 4000

/** NULs and many control characters: an image that calls itself log. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, sniffedChars)
  const controls = head.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0
  return controls * 10 > head.length
}

async function readGzip(item: Content, context: AttachmentContext, depth: number): Promise<Attachment[]> {
  const entry = { name: item.name, contentType: item.contentType, bytes: item.content.length }
  const inflated = inflateWithin('gzip', item.content, context)
  const innerName = item.name.replace(/\.gz(ip)?$/i, '')
  const note = noteOf(inflated)
  if (inflated.bytes.length === 0) return [{ ...entry, ...(note === undefined ? {} : { note }) }]
  // Without an extension of its own inside, a gz that holds text is a log.
  const known = contentKind('application/octet-stream', innerName)
  const kind = known === 'other' && !/\.[a-z0-9]{1,8}$/i.test(innerName) ? 'text' : known
  if (kind === 'other') return [note === undefined ? entry : { ...entry, note }]
  const inner = { name: innerName, contentType: 'application/octet-stream', content: inflated.bytes }
  if (kind === 'text' || kind === 'html')
    return [{ ...entry, ...joinNotes(readText(kind, inner, context), note) }]
  const inside = await readAttachment({ ...inner, name: `${item.name}/${innerName}` }, context, depth + 1)
  return [note === undefined ? entry : { ...entry, note }, ...inside]
}

async function readZipMembers(
  item: Content,
  context: AttachmentContext,
  depth: number,
): Promise<Attachment[]> {
  const { allowance, limits } = context
  const directory = readZip(item.content, allowance.zipEntries)
  allowance.zipEntries -= directory.entries.length
  const inside: Attachment[] = []
  for (const member of directory.entries)
    inside.push(...(await readMember(item.name, member, context, depth)))
  const over = allowance.zipEntries <= 0 && directory.count > directory.entries.length
  if (over) context.onCut()
  const note =
    directory.trouble ??
    (over ? `more than ${limits.maxZipEntries} entries; the rest was left out` : undefined)
  const entry = { name: item.name, contentType: item.contentType, bytes: item.content.length }
  return [note === undefined ? entry : { ...entry, note }, ...inside]
}

async function readMember(
  archive: string,
  member: ZipEntry,
  context: AttachmentContext,
  depth: number,
): Promise<Attachment[]> {
  const name = `${archive}/${member.name}`
  const contentType = 'application/octet-stream'
  if (member.packed === undefined)
    return [{ name, contentType, bytes: 0, ...(member.note ? { note: member.note } : {}) }]
  const { method, bytes } = member.packed
  if (contentKind(contentType, member.name) === 'other') return [{ name, contentType, bytes: bytes.length }]
  const inflated = method === 'stored' ? { bytes, cut: false } : inflateWithin('deflate', bytes, context)
  const inside = await readAttachment({ name, contentType, content: inflated.bytes }, context, depth + 1)
  const [first, ...rest] = inside
  return first === undefined ? [] : [joinNotes(first, noteOf(inflated)), ...rest]
}

function inflateWithin(format: 'gzip' | 'deflate', packed: Buffer, context: AttachmentContext): Inflated {
  const { allowance, limits } = context
  const byRatio = Math.max(limits.maxAttachmentChars, packed.length * limits.maxInflateRatio)
  const inflated = inflate(format, packed, Math.min(byRatio, Math.max(allowance.inflatedBytes, 0)))
  allowance.inflatedBytes -= inflated.bytes.length
  if (inflated.cut) context.onCut()
  return inflated
}

function noteOf(inflated: Inflated): string | undefined {
  if (inflated.trouble !== undefined) return inflated.trouble
  return inflated.cut ? `unpacked only the first ${inflated.bytes.length} bytes` : undefined
}

function joinNotes<T extends { readonly note?: string }>(item: T, note: string | undefined): T {
  if (note === undefined) return item
  return { ...item, note: item.note === undefined ? note : `${note}; ${item.note}` }
}
