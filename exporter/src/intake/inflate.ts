/** Inflating within a limit: stops as soon as the limit is passed, and keeps what a broken stream gave before it broke. */
import { Gunzip, Inflate } from 'fflate'

export type Inflated = {
  readonly bytes: Buffer
  /** The limit was reached: there is more. */
  readonly cut: boolean
  /** Why the stream ended early, when it did. */
  readonly trouble?: string
}

/** One piece can grow to at most 1,032 times its size before the limit is looked at again. */
const pieceBytes = 2048

export function inflate(format: 'gzip' | 'deflate', packed: Uint8Array, maxBytes: number): Inflated {
  const chunks: Uint8Array[] = []
  let total = 0
  const take = (chunk: Uint8Array) => {
    chunks.push(chunk)
    total += chunk.length
  }
  const stream = format === 'gzip' ? new Gunzip(take) : new Inflate(take)
  let trouble: string | undefined
  try {
    for (let at = 0; at < packed.length && total <= maxBytes; at += pieceBytes)
      stream.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length)
  } catch (cause) {
    trouble = `damaged: ${cause instanceof Error ? cause.message : String(cause)}`
  }
  const bytes = Buffer.concat(chunks).subarray(0, maxBytes)
  return { bytes, cut: total > maxBytes, ...(trouble === undefined ? {} : { trouble }) }
}
