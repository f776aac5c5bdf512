/** Collects the bytes of one message from a connection: its head up to a limit, and the size of the whole. All
 *  messages together stay within a budget of memory. */
import type { Readable } from 'node:stream'

export type Budget = { take(bytes: number): boolean; give(bytes: number): void }

export function createBudget(limitBytes: number): Budget {
  let held = 0
  return {
    take(bytes) {
      if (held + bytes > limitBytes) return false
      held += bytes
      return true
    },
    give(bytes) {
      held -= bytes
    },
  }
}

/** `head` is absent when there was no memory for it. Whoever gets it gives `heldBytes` back to the budget. */
export type Collected = {
  readonly head?: Uint8Array
  readonly heldBytes: number
  readonly totalBytes: number
}

const firstBytes = 16 * 1024

/** Reads to the end, whatever is kept, because an answer is only heard there.
 *  @throws what ended the stream before its end; nothing is held then. */
export async function collect(stream: Readable, maxBytes: number, budget: Budget): Promise<Collected> {
  // One growing buffer rather than a list of chunks: a sender of one-byte packets cannot make it cost more.
  let buffer = Buffer.alloc(0)
  let keptBytes = 0
  let totalBytes = 0
  let refused = false
  const drop = () => {
    budget.give(buffer.length)
    buffer = Buffer.alloc(0)
    keptBytes = 0
  }
  try {
    for await (const chunk of stream) {
      const bytes: Buffer = chunk
      totalBytes += bytes.length
      const part = bytes.subarray(0, maxBytes - keptBytes)
      if (refused || part.length === 0) continue
      const needed = keptBytes + part.length
      if (needed > buffer.length) {
        const size = Math.min(maxBytes, Math.max(firstBytes, needed, buffer.length * 2))
        if (!budget.take(size - buffer.length)) {
          refused = true
          drop()
          continue
        }
        const bigger = Buffer.allocUnsafeSlow(size)
        buffer.copy(bigger, 0, 0, keptBytes)
        buffer = bigger
      }
      part.copy(buffer, keptBytes)
      keptBytes = needed
    }
  } catch (cause) {
    drop()
    throw cause
  }
  if (refused) return { heldBytes: 0, totalBytes }
  return {
    head: buffer.subarray(0, keptBytes),
    heldBytes: buffer.length,
    totalBytes,
  }
}
