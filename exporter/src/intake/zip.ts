/** The directory of a zip file. Read from its end, as the format wants it; what it claims is checked against the bytes
 *  that are there, and sizes it claims are never trusted for memory. */
import { decodeText } from './charset.ts'

export type ZipEntry = {
  readonly name: string
  /** `undefined` when the entry cannot be unpacked; `note` says why. */
  readonly packed?: { readonly method: 'stored' | 'deflate'; readonly bytes: Buffer }
  readonly note?: string
}

export type ZipDirectory = {
  readonly entries: readonly ZipEntry[]
  /** Entries that the file claims to have. */
  readonly count: number
  readonly trouble?: string
}

const endSignature = Buffer.from('PK\x05\x06', 'latin1')
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const maxCommentBytes = 65_535

/** Folders are left out. */
export function readZip(zip: Buffer, maxEntries: number): ZipDirectory {
  const tail = Math.max(0, zip.length - endBytes - maxCommentBytes)
  const end = zip.subarray(tail).lastIndexOf(endSignature)
  if (end < 0 || tail + end + endBytes > zip.length)
    return { entries: [], count: 0, trouble: 'damaged: a zip without its directory' }
  const count = zip.readUInt16LE(tail + end + 10)
  let at = zip.readUInt32LE(tail + end + 16)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count && entries.length < maxEntries; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySignature)
      return { entries, count, trouble: 'damaged: the directory of the zip is broken' }
    const nameBytes = zip.readUInt16LE(at + 28)
    const name = readName(
      zip.subarray(at + 46, at + 46 + nameBytes),
      (zip.readUInt16LE(at + 8) & 0x800) !== 0,
    )
    if (!name.endsWith('/')) entries.push(readEntry(zip, at, name))
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return { entries, count }
}

function readEntry(zip: Buffer, at: number, name: string): ZipEntry {
  const method = zip.readUInt16LE(at + 10)
  if ((zip.readUInt16LE(at + 8) & 1) !== 0) return { name, note: 'encrypted' }
  if (method !== 0 && method !== 8) return { name, note: `packed with a method that is not read (${method})` }
  const bytes = zip.readUInt32LE(at + 20)
  const local = zip.readUInt32LE(at + 42)
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== localSignature)
    return { name, note: 'damaged: its bytes are not where the directory says' }
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(start, start + bytes)
  return { name, packed: { method: method === 0 ? 'stored' : 'deflate', bytes: packed } }
}

function readName(bytes: Buffer, utf8: boolean): string {
  return decodeText(bytes, utf8 || isPlainUtf8(bytes) ? 'utf-8' : 'cp437').replaceAll('\\', '/')
}

const isPlainUtf8 = (bytes: Buffer): boolean => !bytes.toString('utf8').includes('\ufffd')
