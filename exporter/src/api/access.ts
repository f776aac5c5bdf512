/** Who asks, and what they may. A bearer token has its scopes; a user of the configuration has all of them. While
 *  there are neither users nor tokens, whoever reaches the address may do everything, which is why it is on the
 *  loopback until told otherwise. What is refused is refused before anything else is looked at. */
import type { Request, RequestHandler, Response } from 'express'
import { type KeyInfo, type Scope, scopes, type Token } from '../core/registry.ts'
import { createVerifier, readBasic } from './auth.ts'
import { findGrafanaUser } from './grafana-user.ts'
import { HttpProblem } from './problem.ts'

export type AccessDeps = {
  /** Undefined for one that was revoked or never was. */
  findToken(secret: string): Promise<Token | undefined>
  /** Every token on record, the revoked ones too. */
  tokens(): Promise<readonly Token[]>
  noteUse(kind: 'token', info: KeyInfo, atMs: number): Promise<void>
}

export type Access = {
  /** As the log of changes names them. */
  readonly who: string
  readonly scopes: readonly Scope[]
  /** Of an ingest token that reports for one account only. */
  readonly accountId?: string
}

const maxHeaderLength = 1000

/** Puts an `Access` on the response, or answers 401. */
export function createAccess(
  users: Readonly<Record<string, string>> | undefined,
  deps: AccessDeps,
  nowMs: () => number,
): RequestHandler {
  const verify = createVerifier(users ?? {})

  async function findAccess(request: Request): Promise<Access | undefined> {
    const header = request.get('authorization')
    const secret = readBearer(header)
    if (secret !== undefined) {
      const token = await deps.findToken(secret)
      if (!token) throw new HttpProblem(401, 'The token is not known or was revoked.')
      void deps.noteUse('token', token, nowMs())
      return accessOf(token, findGrafanaUser(request))
    }
    const given = readBasic(header)
    if (given && users) {
      if (await verify(given.name, given.password)) return { who: `user:${given.name}`, scopes }
      throw new HttpProblem(401, 'Name or password is wrong.')
    }
    if (users || (await isClosedByTokens(deps))) return undefined
    return { who: 'anyone', scopes }
  }

  return async (request, response, next) => {
    // A browser asks people for a name and a password only where there are some.
    const challenge = users ? 'Basic realm="lastgood", charset="UTF-8"' : 'Bearer realm="lastgood"'
    response.set('WWW-Authenticate', challenge)
    const access = await findAccess(request)
    if (!access)
      throw new HttpProblem(401, users ? 'Name and password are needed, or a token.' : 'A token is needed.')
    response.removeHeader('WWW-Authenticate')
    grantAccess(response, access)
    next()
  }
}

/** Whoever is behind this request is known by other means. */
export function grantAccess(response: Response, access: Access): void {
  response.locals[key] = access
}

/** @throws HttpProblem 403 when whoever asks lacks the scope */
function requireScope(scope: Scope): RequestHandler {
  return (_request, response, next) => {
    const { scopes: own } = readAccess(response)
    if (!own.includes(scope))
      throw new HttpProblem(403, `Scope ${scope} is needed; this token has ${own.join(', ') || 'none'}.`)
    next()
  }
}

/** What the API document says of a route of /api/v1; for all others as `requireScopeOfMethod`. Routes of senders are
 *  behind credentials of their own, and a token that only reports comes no further. */
export function requireScopeOf(scopeOf: (method: string, path: string) => Scope | undefined): RequestHandler {
  return (request, response, next) => {
    const [, path] = /^\/api\/v1(\/.*)$/.exec(request.path) ?? []
    const scope = path === undefined ? undefined : scopeOf(request.method, path)
    const byMethod = scope === undefined || scope === 'ingest'
    const require = byMethod ? requireScopeOfMethod : requireScope(scope)
    require(request, response, next)
  }
}

/** Reading needs `read`, everything else `write`. */
export const requireScopeOfMethod: RequestHandler = (request, response, next) =>
  requireScope(request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write')(
    request,
    response,
    next,
  )

/** @throws Error where no `createAccess` came before: nobody is let through by mistake */
export function readAccess(response: Response): Access {
  const access = response.locals[key] as Access | undefined
  if (!access) throw new Error('this route is not behind createAccess')
  return access
}

const key = 'access'

/** Also after the last of them was revoked: that must not open the door to everybody. A token that only reports
 *  closes nothing: nothing is read or changed with it. */
async function isClosedByTokens(deps: AccessDeps): Promise<boolean> {
  const tokens = await deps.tokens()
  return tokens.some(token => token.scopes.some(scope => scope !== 'ingest'))
}

/** Grafana names its signed-in user, and is believed because it has the token; both are told. */
function accessOf(token: Token, name: string | undefined): Access {
  return {
    who: name ? `grafana:${name} via token:${token.name}` : `token:${token.name}`,
    scopes: token.scopes,
    ...(token.accountId !== undefined && { accountId: token.accountId }),
  }
}

function readBearer(header: string | undefined): string | undefined {
  if (header === undefined || header.length > maxHeaderLength) return undefined
  return /^bearer +(\S*) *$/i.exec(header)?.[1]
}
