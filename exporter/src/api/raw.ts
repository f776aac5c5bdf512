/** A message's bytes, as a download: what somebody mailed to us is never a page of this site. */
import type { Response } from 'express'
import type { HttpDeps } from './deps.ts'
import { HttpProblem } from './problem.ts'

export async function sendRaw(
  deps: Pick<HttpDeps, 'raw'>,
  id: number,
  response: Response,
): Promise<undefined> {
  const raw = await deps.raw(id)
  if (!raw) throw new HttpProblem(404, `There is no message ${id}; it may have been deleted with age.`)
  response.set({
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="message-${id}.eml"`,
  })
  response.end(raw)
}
