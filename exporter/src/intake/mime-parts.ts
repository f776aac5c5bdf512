/** A mail's body → its parts, with mailparser. Every part that is not a multipart comes out as bytes, in order, with
 *  what its head says; what it means is decided elsewhere. Whatever mailparser chokes on, the parts before it stand. */
import type { Readable } from 'node:stream'
import { type AttachmentStream, MailParser } from 'mailparser'
import { tidyBoundaries } from './boundaries.ts'
import { findHeader, type RawHeader } from './head.ts'
import { decodeTransfer } from './transfer-encoding.ts'

export type PartLimits = {
  readonly maxParts: number
  /** Multiparts, mails in mails and archives in one another. */
  readonly maxDepth: number
  readonly maxPartHeadBytes: number
  /** How long mailparser may take; only a fault in it can reach this. */
  readonly parseMs: number
}

export type Part = {
  readonly contentType: string
  readonly charset?: string
  readonly fileName?: string
  readonly disposition?: string
  /** Without its angle brackets. */
  readonly contentId?: string
  /** RFC 3676: lines ending in a blank go on in the next one. */
  readonly flowed: 'no' | 'yes' | 'joinWords'
  readonly content: Buffer
  /** The mail has no other part. */
  readonly root: boolean
}

export type Parts = {
  readonly parts: readonly Part[]
  /** Why parts may be missing. */
  readonly trouble?: string
}

export async function readParts(
  headers: readonly RawHeader[],
  body: Buffer,
  limits: PartLimits,
): Promise<Parts> {
  const head = structureHead(headers, body)
  const multipart = /^content-type:\s*multipart\//i.test(head)
  if (multipart && countMultiparts(body) > maxMultiparts)
    return { parts: [], trouble: 'too many multiparts in one another' }
  const parts: Part[] = []
  let dropped = false
  const onPart = (part: Part, depth: number) => {
    if (parts.length >= limits.maxParts || depth > limits.maxDepth) dropped = true
    else parts.push({ ...part, root: !multipart })
    return parts.length < limits.maxParts || !dropped
  }
  const failure = await parse(
    [Buffer.from(head, 'latin1'), multipart ? tidyBoundaries(body) : body],
    limits,
    onPart,
  )
  const trouble = failure ?? (dropped ? 'parts over the limit were left out' : undefined)
  return trouble === undefined ? { parts } : { parts, trouble }
}

/** mailparser's time grows with the square of the depth, and only its parts would tell it. */
const maxMultiparts = 3000

function countMultiparts(body: Buffer): number {
  let count = 0
  for (
    let at = body.indexOf('oundary');
    at >= 0 && count <= maxMultiparts;
    at = body.indexOf('oundary', at + 1)
  )
    count++
  return count
}

const structureHeaders = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id']
const maxStructureChars = 8000

/** Only the headers that say how the body is built are shown to mailparser; it would decode and split all others, too. */
function structureHead(headers: readonly RawHeader[], body: Buffer): string {
  const lines = structureHeaders.flatMap(name => {
    const value = findHeader(headers, name)?.slice(0, maxStructureChars)
    if (value === undefined) return []
    if (name === 'content-type') return `${name}: ${withBoundary(value, body)}`
    return `${name}: ${name === 'content-transfer-encoding' ? value.replace(/[;,].*$/, '') : value}`
  })
  return `${lines.join('\r\n').replace(/[^\x00-\xff]/g, '?')}\r\n\r\n`
}

/** A multipart whose boundary is missing, or set off without its semicolon, is unreadable to mailparser: its parts
 *  would vanish. The first line of the body that can be one is taken then. */
function withBoundary(contentType: string, body: Buffer): string {
  const type = /^\s*(multipart\/[a-z0-9.+-]+)/i.exec(contentType)?.[1]
  if (type === undefined || /;\s*boundary\s*=\s*"?[^"\s;]/i.test(contentType)) return contentType
  const written = /\bboundary\s*=\s*"?([^"\s;]{1,200})/i.exec(contentType)?.[1]
  const guessed = /^--([^\s"]{1,200})[ \t]*\r?$/m.exec(body.toString('latin1', 0, 20_000))?.[1]
  const boundary = written ?? guessed
  return boundary === undefined ? 'text/plain' : `${type}; boundary="${boundary}"`
}

/** The splitter reads ahead of the parts it hands out and gives up on all of them over its own limit, so that one lies
 *  far above ours. */
const maxNodes = 20_000
const maxContentId = 500
/** Headers of all parts; mailparser decodes every one. */
const maxPartHeaders = 10_000

/** Resolves to what went wrong, if anything did. `onPart` says whether it wants more. */
function parse(
  chunks: readonly Buffer[],
  limits: PartLimits,
  onPart: (part: Part, depth: number) => boolean,
): Promise<string | undefined> {
  const options = {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: 'sha1', // nobody reads it; it is the cheapest
    // Options of the splitter below it: mails in mails come out whole, parts and their heads are bounded.
    ignoreEmbedded: true,
    maxChildNodes: maxNodes,
    maxHeadSize: limits.maxPartHeadBytes,
  }
  const parser = new MailParser(options)
  // mailparser decodes the texts itself and turns what does not fit their declared charset into question marks. With
  // no type counting as text, every part is handed out as the bytes it has.
  Object.assign(parser, { textTypes: [] })

  return new Promise(resolve => {
    let done = false
    let headers = 0
    const finish = (trouble?: string) => {
      if (done) return
      done = true
      clearTimeout(timer)
      if (!parser.readableEnded) parser.destroy()
      resolve(trouble)
    }
    const timer = setTimeout(() => finish('the parts could not be read in time'), limits.parseMs)
    parser.on('error', (cause: unknown) => finish(cause instanceof Error ? cause.message : 'malformed'))
    parser.on('close', () => finish('malformed'))
    parser.on('end', () => finish())
    parser.on('data', data => {
      if (data.type !== 'attachment') return
      collect(data.content as Readable, content => {
        if (done) return
        headers += countHeaders(data)
        const more = onPart(toPart(data, content), data.partId?.split('.').length ?? 0)
        if (!more) finish()
        else if (headers > maxPartHeaders) finish('the parts have too many headers')
        else data.release()
      })
    })
    for (const chunk of chunks) parser.write(chunk)
    parser.end()
  })
}

function countHeaders(data: AttachmentStream): number {
  let count = 0
  for (const value of data.headers.values()) count += Array.isArray(value) ? value.length : 1
  return count
}

function collect(stream: Readable, onEnd: (content: Buffer) => void): void {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const end = () => onEnd(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
  stream.once('end', end)
  stream.once('error', end)
}

function toPart(data: AttachmentStream, content: Buffer): Part {
  const parameters = parametersOf(data)
  const charset = parameters['charset']
  const contentType = typeof data.contentType === 'string' ? data.contentType.toLowerCase() : ''
  return {
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'text/plain',
    ...(charset ? { charset } : {}),
    ...(data.filename ? { fileName: data.filename.replaceAll('\0', '').slice(0, 500) } : {}),
    ...(data.contentDisposition ? { disposition: data.contentDisposition } : {}),
    ...contentIdOf(data),
    flowed: !/^flowed$/i.test(parameters['format'] ?? '')
      ? 'no'
      : /^yes$/i.test(parameters['delsp'] ?? '')
        ? 'joinWords'
        : 'yes',
    content: decodeStray(data, content),
    root: false,
  }
}

function contentIdOf({ cid }: AttachmentStream): Pick<Part, 'contentId'> {
  return typeof cid === 'string' && cid !== '' ? { contentId: cid.slice(0, maxContentId) } : {}
}

function parametersOf(data: AttachmentStream): Readonly<Record<string, string>> {
  const header = data.headers.get('content-type')
  return typeof header === 'object' && 'params' in header ? header.params : {}
}

/** Senders that end every header value with `;` do so with the encoding, and mailparser knows no `base64;`. */
function decodeStray(data: AttachmentStream, content: Buffer): Buffer {
  const encoding = data.headers.get('content-transfer-encoding')
  if (typeof encoding !== 'string') return content
  return /^\s*(base64|quoted-printable)\s*[;,]/i.test(encoding) ? decodeTransfer(content, encoding) : content
}
