/** Tables as files, RFC 4180, written as fast as they are taken: however long one is, a piece of it is in memory. */
import type { Response } from 'express'
import { streamPieces } from './compressing.ts'

export const csvType = 'text/csv'

/** A text, a number, or nothing. */
export type CsvCell = string | number | undefined

/** Texts are quoted and can be no formula; numbers stand as they are, so that a spreadsheet counts with them. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A moment as people and programs can read it: ISO 8601.
 *  @param offsetMs how far the clock to be shown is ahead of UTC */
export function csvTime(atMs: number | undefined, offsetMs = 0): string {
  if (atMs === undefined) return ''
  const wall = new Date(atMs + offsetMs).toISOString()
  if (offsetMs === 0) return wall
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  const two = (number: number) => String(number).padStart(2, '0')
  const offset = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${wall.slice(0, -1)}${offsetMs < 0 ? '-' : '+'}${offset}`
}

/** Sends pieces of text as a file of this name. */
export async function sendPieces(
  response: Response,
  { type, fileName }: { readonly type: string; readonly fileName: string },
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  response.type(type).attachment(fileName)
  await streamPieces(response, pieces)
}

/** A spreadsheet takes what begins like this for a formula, and runs it; the apostrophe makes it a text. Names come
 *  from senders. */
function csvCell(cell: CsvCell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = cell ?? ''
  const safe = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
