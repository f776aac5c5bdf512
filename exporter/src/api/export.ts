/** Lists as files: as fast as they are taken, a piece at a time, however long they are. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** Resolves when all of it was taken, or whoever asked went away. Type and name of the file are set before. */
export async function sendPieces(pieces: AsyncIterable<string>, response: Response): Promise<void> {
  if (response.req.method === 'HEAD') return void response.end()
  try {
    await pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 1 }), response)
  } catch (cause) {
    // Whoever asked went away; anything else is ours, and the half answer must not look like a whole one.
    if (!isGone(cause)) throw cause
  }
}

/** RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A spreadsheet takes what begins like this for a formula, and runs it; the apostrophe makes it a text. Names come
 *  from senders. */
function csvCell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

function isGone(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
