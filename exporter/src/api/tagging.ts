/** ETags of lists: whoever has the newest already is told so in a few bytes. The tag is a mark of everything there is to
 *  list, so that it costs nothing to make; that another check changed makes it new too. */
import { hash } from 'node:crypto'
import type { RequestHandler } from 'express'

/** @param mark the same while nothing has changed; read before the answer is made */
export function createTagging(mark: () => Promise<string>): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    // The address is part of it: a tag says nothing about other parameters.
    const address = hash('sha1', request.originalUrl, 'base64url').slice(0, 12)
    const accepted = hash('sha1', request.get('accept') ?? '', 'base64url').slice(0, 6)
    response.set('ETag', `W/"${await mark()}-${address}${accepted}"`)
    if (request.fresh) return void response.status(304).end()
    next()
  }
}
