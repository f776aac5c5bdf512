/** Whom Grafana names as its signed-in user. It says so in one of two headers, which anybody could write: to be asked
 *  only of a request that has brought a good token. */
import type { Request } from 'express'

const maxUserLength = 200

/** @returns undefined when it names nobody, or in a way that cannot be read */
export function findGrafanaUser(request: Request): string | undefined {
  const named = request.get('x-grafana-user') || readLogin(request.get('x-grafana-context'))
  const name = named?.replace(/\p{C}/gu, '').trim().slice(0, maxUserLength)
  return name || undefined
}

/** What the proxy of plugins always sends: the signed-in user as JSON, in which older and newer versions of Grafana
 *  write names differently. */
function readLogin(context: string | undefined): string | undefined {
  if (context === undefined) return undefined
  const user = fieldOf(parse(context), 'user') ?? parse(context)
  const login = fieldOf(user, 'login')
  return typeof login === 'string' ? login : undefined
}

/** Node reads headers as latin1, and Grafana writes UTF-8. */
function parse(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'latin1').toString('utf8'))
  } catch {
    return undefined
  }
}

/** In any case: Go writes the names of its own fields. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1]
}
