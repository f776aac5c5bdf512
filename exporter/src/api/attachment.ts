/** An attachment's bytes, as a download: what somebody mailed to us is never a page of this site, whatever it calls
 *  itself. */
import type { Response } from 'express'
import type { HttpDeps } from './deps.ts'
import { HttpProblem } from './problem.ts'

/** Types that no browser runs anything of. */
const harmless: readonly string[] = [
  ...[
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'image/bmp',
    'application/pdf',
    'application/zip',
  ],
  ...['application/gzip', 'text/plain', 'text/csv'],
]
const maxNameCharacters = 150

export async function sendAttachment(
  deps: Pick<HttpDeps, 'attachment'>,
  id: number,
  place: number,
  response: Response,
): Promise<undefined> {
  const found = await deps.attachment(id, place)
  if (!found) throw new HttpProblem(404, `There is no message ${id} with an attachment ${place}.`)
  const { attachment, content } = found
  if (content === 'inside')
    throw new HttpProblem(
      404,
      `Attachment ${place} of message ${id} lies in another one, which is to be downloaded: ${attachment.name.slice(0, maxNameCharacters)}.`,
    )
  const type = attachment.contentType.toLowerCase()
  // Sets a type by the name's ending, which the next line overrules.
  response.attachment(safeFileName(attachment.name, place))
  response.setHeader('Content-Type', harmless.includes(type) ? type : 'application/octet-stream')
  response.end(content)
}

/** Without folders, and without what hides an ending: control and direction characters. */
export function safeFileName(name: string, place: number): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 ? plain.slice(dot).slice(0, 20) : ''
  const stem = dot > 0 ? plain.slice(0, dot) : plain
  const kept = stem.slice(0, maxNameCharacters - ending.length).toWellFormed()
  return kept + ending || `attachment-${place}`
}
