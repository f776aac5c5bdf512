/** Header values → text: unfolded, raw 8-bit bytes and encoded words (RFC 2047) decoded. What is broken beyond
 *  reading stays as it was written; nothing is dropped. */
import { decodeText } from './charset.ts'

/** @param latin1 the value with one character per byte, without line breaks. */
export function decodeBytes(latin1: string): string {
  return /[\0\x80-\xff]/.test(latin1) ? decodeText(Buffer.from(latin1, 'latin1')) : latin1
}

/** Decodes `=?charset?B?…?=` and `=?charset?Q?…?=`. Neighbours of one charset are joined as bytes first, since senders
 *  cut in the middle of a character. The length bounds keep hostile text linear. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  const pattern = /=\?([^?\s]{1,60})\?([bqBQ])\?((?:[^?]|\?(?!=)){0,1000})(?:\?=|$)/g
  let text = ''
  let end = 0
  let pending: { charset: string; bytes: Buffer[] } | undefined
  const flush = () => {
    if (pending !== undefined) text += decodeText(Buffer.concat(pending.bytes), pending.charset)
    pending = undefined
  }
  for (const match of value.matchAll(pattern)) {
    const [whole, charset = '', encoding = '', coded = ''] = match
    const between = value.slice(end, match.index)
    end = match.index + whole.length
    if (pending === undefined || between.trim() !== '') {
      flush()
      text += between
    } else if (pending.charset !== charset.toLowerCase()) flush()
    pending ??= { charset: charset.toLowerCase(), bytes: [] }
    pending.bytes.push(/b/i.test(encoding) ? Buffer.from(coded, 'base64') : decodeQ(coded))
  }
  flush()
  return (text + value.slice(end)).replace(/[\r\n]+[ \t]*/g, ' ')
}

function decodeQ(coded: string): Buffer {
  const plain = coded
    .replace(/_/g, ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  // Characters over one byte were never encoded: the sender wrote them raw and they are decoded already.
  return /[^\x00-\xff]/.test(plain) ? Buffer.from(plain, 'utf8') : Buffer.from(plain, 'latin1')
}
