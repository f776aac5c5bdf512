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
    const tag = `W/"${await mark()}-${address}${accepted}"`
    response.set('ETag', tag)
    // Not `request.fresh`: a fetch that hands a tag in says `no-cache` by itself, which is no wish to have it all.
    if (isAmong(tag, request.get('if-none-match'))) return void response.status(304).end()
    next()
  }
}

function isAmong(tag: string, known: string | undefined): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//, '')
  return known?.split(',').some(one => opaque(one) === opaque(tag)) ?? false
}
