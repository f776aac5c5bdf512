/** The head of a mail: where it ends, its headers in order, and the few that say how the body is built. Read by hand
 *  and in one pass, so that no header, however long or broken, reaches a slower parser; over a limit headers are left
 *  out, never those that name the mail. */
import type { Header } from '../core/message.ts'
import { decodeBytes, decodeWords } from './encoded-words.ts'

export type HeadLimits = {
  readonly maxHeaders: number
  readonly maxHeaderChars: number
  /** All headers together. */
  readonly maxHeadChars: number
}

export type RawHeader = {
  readonly name: string
  /** Unfolded, not decoded further: addresses are told apart before encoded words turn into commas. */
  readonly raw: string
}

export type Head = {
  readonly headers: readonly RawHeader[]
  /** Index of the first byte after the head. */
  readonly bodyStart: number
  readonly cut: boolean
}

export function readHead(bytes: Buffer, limits: HeadLimits): Head {
  const kept: { name: string; raw: string }[] = []
  let used = 0
  let cut = false
  const keep = (line: HeadLine) => {
    const essential = essentials.has(line.name) && kept.filter(header => header.name === line.name).length < 4
    if (!essential && (kept.length >= limits.maxHeaders || used >= limits.maxHeadChars)) {
      cut = true
      return
    }
    const whole = trimBytes(line.pieces.join(' '))
    if (whole.length > limits.maxHeaderChars) cut = true
    const raw = decodeBytes(whole.slice(0, limits.maxHeaderChars))
    used += line.name.length + raw.length
    kept.push({ name: line.name, raw })
  }
  const { lines, bodyStart } = splitHead(bytes, limits)
  for (const line of lines) keep(line)
  return { headers: kept, bodyStart, cut }
}

export function decodeHeaders(head: Head): Header[] {
  return head.headers.map(({ name, raw }) => ({ name, value: decodeWords(raw) }))
}

/** The first one that is not empty. */
export function findHeader(headers: readonly RawHeader[], name: string): string | undefined {
  return headers.find(header => header.name === name && header.raw !== '')?.raw
}

const essentials = new Set([
  'subject',
  'from',
  'to',
  'date',
  'message-id',
  'return-path',
  'delivered-to',
  'x-original-to',
  'auto-submitted',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
])

type HeadLine = { readonly name: string; readonly pieces: string[] }

const newline = 0x0a
const headerStart = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s
/** Lines looked at beyond the header limit: past them only a blank line is searched. */
const maxHeadLines = 20_000

function splitHead(bytes: Buffer, limits: HeadLimits): { lines: HeadLine[]; bodyStart: number } {
  const lines: HeadLine[] = []
  let position = skipPreamble(bytes)
  // Lines that are no headers: part of the header before when another one follows, else the body has begun
  // without its blank line.
  let strays: string[] = []
  let straysAt = position
  for (let count = 0; position < bytes.length; count++) {
    const found = bytes.indexOf(newline, position)
    const end = found < 0 ? bytes.length : found
    const next = found < 0 ? bytes.length : found + 1
    if (count >= maxHeadLines) return { lines, bodyStart: findBlankLine(bytes, position) }
    const line = bytes
      .toString('latin1', position, Math.min(end, position + limits.maxHeaderChars + 300))
      .replace(/\r$/, '')
    if (line === '') {
      const bodyStart = strays.length > 0 ? straysAt : next
      return { lines, bodyStart }
    }
    const last = lines.at(-1)
    const folded = line.startsWith(' ') || line.startsWith('\t')
    const match = folded ? null : headerStart.exec(line)
    if (match !== null) {
      last?.pieces.push(...strays)
      strays = []
      lines.push({ name: (match[1] ?? '').toLowerCase(), pieces: [trimBytes(match[2] ?? '')] })
    } else if (folded && last !== undefined && strays.length === 0) last.pieces.push(trimBytes(line))
    else {
      if (strays.length === 0) straysAt = position
      strays.push(trimBytes(line))
    }
    position = next
  }
  return { lines, bodyStart: strays.length > 0 ? straysAt : bytes.length }
}

/** The bytes of a header are characters here: one that JavaScript takes for a blank may be the end of a letter. */
function trimBytes(text: string): string {
  return text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '')
}

/** A byte order mark, blank lines before the first header and the `From ` line of an mbox are not the mail. */
function skipPreamble(bytes: Buffer): number {
  let position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const afterMark = position
  while (bytes[position] === newline || bytes[position] === 0x0d) position++
  const first = bytes.toString('latin1', position, position + 300).split('\n', 1)[0] ?? ''
  if (/^>?From /.test(first)) {
    const end = bytes.indexOf(newline, position)
    return end < 0 ? bytes.length : end + 1
  }
  return headerStart.test(first) ? position : afterMark
}

function findBlankLine(bytes: Buffer, from: number): number {
  const unix = bytes.indexOf('\n\n', from)
  const dos = bytes.indexOf('\n\r\n', from)
  if (unix < 0 && dos < 0) return bytes.length
  return dos < 0 || (unix >= 0 && unix < dos) ? unix + 2 : dos + 3
}
