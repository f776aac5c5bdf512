/** One gzip stream put together from pieces that were compressed apart and are kept: some clients, curl among them, stop
 *  after the first member of several. A piece is deflated bytes that end at a byte and are not the last block, with
 *  twelve bytes behind them: CRC-32 and length of its text, and what the length does to a CRC before it. */
import { joinCrc32, shiftOf } from './crc32.ts'

const tailBytes = 12
/** No name, no time, system unknown (RFC 1952, 2.3). */
const head = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
/** An empty last block (RFC 1951, 3.2.6). */
const lastBlock = Uint8Array.of(3, 0)

/** @param deflated with a full flush at the end @param crc of the text @param length of the text */
export function toGzipPiece(deflated: Uint8Array, crc: number, length: number): Uint8Array {
  const piece = new Uint8Array(deflated.length + tailBytes)
  piece.set(deflated)
  const tail = new DataView(piece.buffer, deflated.length)
  tail.setUint32(0, crc)
  tail.setUint32(4, length)
  tail.setUint32(8, shiftOf(length))
  return piece
}

/** The parts of the stream, in order; the last one comes with the last piece. */
export function* joinGzipPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield head
  let crc = 0
  let length = 0
  for (const piece of pieces) {
    const at = piece.length - tailBytes
    const tail = new DataView(piece.buffer, piece.byteOffset + at)
    crc = joinCrc32(crc, tail.getUint32(0), tail.getUint32(8))
    length += tail.getUint32(4)
    yield piece.subarray(0, at)
  }
  const end = new Uint8Array(lastBlock.length + 8)
  end.set(lastBlock)
  const tail = new DataView(end.buffer, lastBlock.length)
  tail.setUint32(0, crc, true)
  tail.setUint32(4, length % 2 ** 32, true)
  yield end
}
