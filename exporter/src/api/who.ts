/** Who asks, as the log of changes names them. Whoever authenticates a request leaves it there. */
import type { Response } from 'express'

/** While nobody is asked who they are. */
const unknown = 'anonymous'

export function readWho({ locals }: Response): string {
  const who: unknown = locals['who']
  return typeof who === 'string' && who !== '' ? who : unknown
}
