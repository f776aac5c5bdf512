/** A mail without parts, read without mailparser: its body needs only its transfer encoding undone. Two of three
 *  backup mails are such, and this takes a fraction of the time. */
import { decodeWords } from './encoded-words.ts'
import { findHeader, type RawHeader } from './head.ts'
import type { Part } from './mime-parts.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** `undefined` when the mail has parts, or writes its parameters in pieces (RFC 2231): mailparser reads those. */
export function findSinglePart(headers: readonly RawHeader[], body: Buffer): Part | undefined {
  const type = readParameters(findHeader(headers, 'content-type') ?? '')
  const disposition = readParameters(findHeader(headers, 'content-disposition') ?? '')
  if (type === undefined || disposition === undefined) return undefined
  if (/^multipart\b/.test(type.value)) return undefined
  const charset = type.parameters.get('charset')
  const fileName = disposition.parameters.get('filename') ?? type.parameters.get('name')
  const flowed = type.parameters.get('format')?.toLowerCase() === 'flowed'
  return {
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : 'text/plain',
    ...(charset ? { charset } : {}),
    ...(fileName ? { fileName: decodeWords(fileName).slice(0, 500) } : {}),
    ...(disposition.value ? { disposition: disposition.value } : {}),
    flowed: !flowed ? 'no' : type.parameters.get('delsp')?.toLowerCase() === 'yes' ? 'joinWords' : 'yes',
    content: decodeTransfer(body, findHeader(headers, 'content-transfer-encoding') ?? ''),
    root: true,
  }
}

type Parameters = { readonly value: string; readonly parameters: ReadonlyMap<string, string> }

const maxChars = 4000

function readParameters(header: string): Parameters | undefined {
  if (header.length > maxChars || /\*\d*\*?\s*=/.test(header)) return undefined
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare] of header.matchAll(
    /;\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/g,
  ))
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  return {
    value: (header.split(';', 1)[0] ?? '')
      .replace(/\(.*\)/, '')
      .trim()
      .toLowerCase(),
    parameters,
  }
}
