/** Which methods a request may use: a page of another site may not make a browser change anything here. */
import type { Request, RequestHandler } from 'express'
import { HttpProblem } from './problem.ts'

export function refuseMethod(allow: string): RequestHandler {
  return request => refuseMethodOf(request, [allow])
}

export function refuseMethodOf({ method }: Pick<Request, 'method'>, methods: readonly string[]): never {
  const allow = methods.join(', ')
  throw new HttpProblem(405, `${method} is not possible here; ${allow} is.`, { allow })
}

/** Browsers say where a request comes from; programs say nothing, and are let through. `Origin` counts for browsers
 *  that do not send `Sec-Fetch-Site`, and must then name this very host. */
export function refuseOtherSites(externalUrl: string | undefined): RequestHandler {
  const externalOrigin = externalUrl === undefined ? undefined : new URL(externalUrl).origin
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    const site = request.get('sec-fetch-site')
    const origin = request.get('origin')
    const ownSite = site === undefined || site === 'same-origin' || site === 'none'
    const ownOrigin =
      origin === undefined || origin === externalOrigin || hostOf(origin) === request.get('host')
    if (!ownSite || !ownOrigin)
      throw new HttpProblem(403, 'Requests from pages of other sites change nothing here.')
    next()
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
