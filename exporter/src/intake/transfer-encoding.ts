/** Content-Transfer-Encoding → the bytes that were sent. Lenient: what is not encoded as it should be stays as it is. */

/** @param encoding as in the header; a stray `;` or comment behind it does no harm, an unknown one means none. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  const name = /^\s*([a-z0-9-]+)/i.exec(encoding)?.[1]?.toLowerCase()
  if (name === 'base64') return decodeBase64(bytes)
  return name === 'quoted-printable' ? decodeQuotedPrintable(bytes) : bytes
}

/** Some senders encode in pieces and pad each of them. */
function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const padding = text.indexOf('=')
  if (padding < 0 || /^[=\s]*$/.test(text.slice(padding, padding + 1000))) return Buffer.from(text, 'base64')
  return Buffer.concat(text.split(/=+/).map(piece => Buffer.from(piece, 'base64')))
}

const equals = 0x3d
const lf = 0x0a
const cr = 0x0d

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte === equals) {
      const high = hexDigit(bytes[i + 1])
      const low = hexDigit(bytes[i + 2])
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low
        i += 2
        continue
      }
      const lineEnd = softBreakEnd(bytes, i + 1)
      if (lineEnd > 0) {
        i = lineEnd
        continue
      }
    }
    out[length++] = byte
  }
  return out.subarray(0, length)
}

/** Index of the line feed when only blanks come before it, else -1. */
function softBreakEnd(bytes: Buffer, from: number): number {
  const bound = Math.min(bytes.length, from + 80)
  for (let i = from; i < bound; i++) {
    const byte = bytes[i]
    if (byte === lf) return i
    if (byte !== cr && byte !== 0x20 && byte !== 0x09) return -1
  }
  return bound === bytes.length ? bound : -1
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const upper = code & 0xdf
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}
