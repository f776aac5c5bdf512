/** Text compressed so that it can be kept and put between others in one gzip stream. */
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { toGzipPiece } from '../core/gzip-pieces.ts'

/** Level 1 is the cheapest and finds most of what repeats from line to line. */
const level = 1

export function compressPiece(text: Uint8Array): Uint8Array {
  const deflated = deflateRawSync(text, { level, finishFlush: constants.Z_FULL_FLUSH })
  return toGzipPiece(deflated, crc32(text), text.length)
}
