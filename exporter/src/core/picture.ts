/** What a picture in a file says of itself. One that is broken off, or of another kind than it is told to be, is none:
 *  mail programs would show a broken sign in its place. */
export type PictureSize = { readonly width: number; readonly height: number }

/** @param kind as in `image/png` @returns undefined when it is no whole picture of that kind, or of a kind that is not known */
export function pictureSize(kind: string, bytes: Uint8Array): PictureSize | undefined {
  const size = readers.get(kind)?.(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

type Reader = (bytes: Uint8Array, view: DataView) => PictureSize | undefined

const readers: ReadonlyMap<string, Reader> = new Map([
  ['png', readPng],
  ['jpeg', readJpeg],
  ['gif', readGif],
  ['webp', readWebp],
])

/** All of its chunks, up to the last one. */
function readPng(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  if (!begins(bytes, 0, '\x89PNG\r\n\x1a\n') || !begins(bytes, 12, 'IHDR')) return undefined
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length) return undefined
    if (begins(bytes, at + 4, 'IEND')) return { width: view.getUint32(16), height: view.getUint32(20) }
    at = end + 4
  }
  return undefined
}

/** Its frame tells the size; an end must come after. */
function readJpeg(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  if (!begins(bytes, 0, '\xff\xd8\xff')) return undefined
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker)) {
      const isWhole = bytes.lastIndexOf(0xd9) > at && bytes[bytes.lastIndexOf(0xd9) - 1] === 0xff
      return isWhole ? { width: view.getUint16(at + 7), height: view.getUint16(at + 5) } : undefined
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function readGif(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  const isGif = begins(bytes, 0, 'GIF87a') || begins(bytes, 0, 'GIF89a')
  if (!isGif || bytes.length < 14 || bytes.findLast(byte => byte !== 0) !== 0x3b) return undefined
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function readWebp(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  if (!begins(bytes, 0, 'RIFF') || !begins(bytes, 8, 'WEBP') || bytes.length < 30) return undefined
  if (view.getUint32(4, true) + 8 > bytes.length) return undefined
  if (begins(bytes, 12, 'VP8X'))
    return {
      width: (view.getUint32(24, true) & 0xffffff) + 1,
      height: (view.getUint32(26, true) >>> 8) + 1,
    }
  if (begins(bytes, 12, 'VP8L')) {
    const packed = view.getUint32(21, true)
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  if (!begins(bytes, 12, 'VP8 ')) return undefined
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function begins(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((one, place) => bytes[at + place] === one.charCodeAt(0))
}
