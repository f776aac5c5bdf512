/** How the bytes of a message are kept: compressed when that makes them smaller, always with the means to see
 *  that they came back whole. */
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib'

export type RawBody = { readonly encoding: 'zstd' | 'plain'; readonly body: Uint8Array }

/** Below, compression saves nothing worth its time. */
const smallestBytes = 128
/** Above, the work goes to another thread: handing it over costs more than compressing less than this. */
const largestOnThisThreadBytes = 128 * 1024

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Level 1 is the fastest and loses a few percent to level 3 on mails. The checksum is zstd's own. */
const options = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
}

export async function encodeRaw(raw: Uint8Array): Promise<RawBody> {
  if (raw.byteLength < smallestBytes) return { encoding: 'plain', body: raw }
  const sized = { ...options, pledgedSrcSize: raw.byteLength }
  const body =
    raw.byteLength <= largestOnThisThreadBytes ? zstdCompressSync(raw, sized) : await compress(raw, sized)
  return body.byteLength < raw.byteLength ? { encoding: 'zstd', body } : { encoding: 'plain', body: raw }
}

/** @throws Error when the bytes are not the ones that were kept. */
export async function decodeRaw({ encoding, body }: RawBody, rawBytes: number): Promise<Uint8Array> {
  const raw = encoding === 'plain' ? body : await decompress(body, { maxOutputLength: Math.max(1, rawBytes) })
  if (raw.byteLength !== rawBytes)
    throw new Error(`${raw.byteLength} bytes were kept of a message of ${rawBytes} bytes`)
  return raw
}
