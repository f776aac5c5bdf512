/** Asks the service that runs on this configuration's address, for commands that cannot have its data folder. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import type { Config } from '../config/config.ts'
import { reachableHost } from './healthcheck.ts'

export type Credentials = {
  /** `NAME:PASSWORD` of a user of http.users. */
  readonly user?: string | undefined
  readonly token?: string | undefined
}

const timeoutMs = 30_000

/** @returns the JSON of the answer. @throws Error with the text of the problem, and how to show who asks. */
export async function askApi(
  { http }: Pick<Config, 'http'>,
  { user, token }: Credentials,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body?: unknown },
): Promise<unknown> {
  const { host, port } = http.listen
  const place = `${http.tls ? 'https' : 'http'}://${reachableHost(host)}:${port}`
  const text = body === undefined ? undefined : JSON.stringify(body)
  const basic = user === undefined ? undefined : `Basic ${Buffer.from(user).toString('base64')}`
  const authorization = token === undefined ? basic : `Bearer ${token}`
  const { status, answer } = await send({
    request: http.tls ? httpsRequest : httpRequest,
    host: reachableHost(host),
    port,
    method,
    path: `/api/v1${path}`,
    headers: {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...(text !== undefined && { 'content-type': 'application/json' }),
    },
    text,
  }).catch(cause => {
    throw new Error(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  })
  if (status < 300) return JSON.parse(answer)
  const hint =
    status === 401
      ? ' Give a token (LASTGOOD_TOKEN), or a user of http.users with --user NAME:PASSWORD (LASTGOOD_USER).'
      : ''
  throw new Error(`${place}: ${detailOf(answer) ?? `answered ${status}`}${hint}`)
}

type Sending = {
  readonly request: typeof httpsRequest
  readonly host: string
  readonly port: number
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly text: string | undefined
}

function send({ request, text, headers, ...where }: Sending): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      // The certificate names the service's public host; here only the own machine is asked.
      { ...where, headers, timeout: timeoutMs, rejectUnauthorized: false } satisfies RequestOptions,
      response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString('utf8') }),
        )
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)))
    asked.on('error', reject)
    asked.end(text)
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
