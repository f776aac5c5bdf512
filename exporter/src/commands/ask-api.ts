/** Asks a service over its API, for commands that cannot have its data folder. */
import { type ClientRequest, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { duplexPair } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import type { Config } from '../config/config.ts'
import { reachableHost } from './healthcheck.ts'

export type Credentials = {
  /** `NAME:PASSWORD` of a user of http.users. */
  readonly user?: string | undefined
  readonly token?: string | undefined
}

export type Asked = {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  /** Media type of a body that is sent as it is, instead of as JSON. */
  readonly type?: string
}

/** Where a service is reached. */
export type Reach = {
  /** For errors. */
  readonly name: string
  readonly send: (options: RequestOptions) => ClientRequest
}

const timeoutMs = 30_000

/** The service that runs on this configuration's address. */
export function reachOwn({ http }: Pick<Config, 'http'>, credentials: Credentials): Reach {
  const { host, port } = http.listen
  const request = http.tls ? httpsRequest : httpRequest
  const name = `${http.tls ? 'https' : 'http'}://${reachableHost(host)}:${port}`
  // The certificate names the service's public host; here only the own machine is asked.
  const where = { host: reachableHost(host), port, rejectUnauthorized: false, timeout: timeoutMs }
  return { name, send: withCredentials(credentials, options => request({ ...where, ...options })) }
}

/** @throws Error when it is no address */
export function reachUrl(url: string, credentials: Credentials): Reach {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new Error(`--url: "${url}" is not an address such as "https://backups.example.com"`)
  const request = parsed.protocol === 'https:' ? httpsRequest : httpRequest
  const base = parsed.pathname.replace(/\/+$/, '')
  const where = {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    ...(parsed.port !== '' && { port: parsed.port }),
    timeout: timeoutMs,
  }
  const send = (options: RequestOptions) =>
    request({ ...where, ...options, path: `${base}${options.path ?? ''}` })
  return { name: parsed.origin + base, send: withCredentials(credentials, send) }
}

/** A server of this very process that listens nowhere. */
export function reachInProcess(server: Server, name: string): Reach {
  const createConnection = () => {
    const [ours, theirs] = duplexPair()
    server.emit('connection', theirs)
    return ours
  }
  return { name, send: options => httpRequest({ ...options, createConnection }) }
}

function withCredentials({ user, token }: Credentials, send: Reach['send']): Reach['send'] {
  const basic = user === undefined ? undefined : `Basic ${Buffer.from(user).toString('base64')}`
  const authorization = token === undefined ? basic : `Bearer ${token}`
  if (authorization === undefined) return send
  return options => send({ ...options, headers: { ...options.headers, authorization } })
}

/** @returns the JSON of the answer; undefined when there is none. @throws Error with the text of the problem, and how to
 *  show who asks. */
export async function askApi(reach: Reach, asked: Asked): Promise<unknown> {
  const text = await readText(await streamApi(reach, asked))
  return text === '' ? undefined : JSON.parse(text)
}

/** @returns the body of the answer, as it comes. @throws Error with the text of the problem */
export async function streamApi(
  { name, send }: Reach,
  { method, path, body, type }: Asked,
): Promise<IncomingMessage> {
  const asIs = type !== undefined && typeof body === 'string'
  const text = body === undefined ? undefined : asIs ? body : JSON.stringify(body)
  const headers = {
    accept: 'application/json',
    ...(text !== undefined && { 'content-type': type ?? 'application/json' }),
    'content-length': Buffer.byteLength(text ?? ''),
  }
  const answer = await answerOf(send({ method, path: `/api/v1${path}`, headers }), text).catch(cause => {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  })
  const status = answer.statusCode ?? 0
  if (status < 300) return answer
  const hint =
    status === 401
      ? ' Give a token (LASTGOOD_TOKEN), or a user of http.users with --user NAME:PASSWORD (LASTGOOD_USER).'
      : ''
  throw new Error(`${name}: ${detailOf(await readText(answer)) ?? `answered ${status}`}${hint}`)
}

function answerOf(request: ClientRequest, text: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)))
    request.on('error', reject)
    request.on('response', resolve)
    request.end(text)
  })
}

/** What a problem document says. */
export function detailOf(answer: string): string | undefined {
  try {
    const problem: unknown = JSON.parse(answer)
    return typeof problem === 'object' && problem !== null && 'detail' in problem
      ? String(problem.detail)
      : undefined
  } catch {
    return undefined
  }
}
