/** A small service that answers posted reports by the contract of docs/api.md, with trouble on request. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { PostedReport } from '../src/sender/posted-report.ts'

export type Post = {
  readonly report: PostedReport
  readonly authorization: string | undefined
  readonly url: string | undefined
  readonly userAgent: string | undefined
}
/** `hang`: no answer at all; `reset`: the connection is cut. Undefined: by the contract. */
type Trouble =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'hang'
  | 'reset'
  | undefined

export const rightKey = 'k-7f3a9c-right'
export const account = 'acme'

export async function startReportService(
  options: {
    /** @param at counts the posts from 0 */
    readonly trouble?: (post: Post, at: number) => Trouble
    readonly tls?: { readonly certFile: string; readonly keyFile: string }
  } = {},
) {
  const posts: Post[] = []
  const taken: PostedReport[] = []
  let open = 0
  let mostAtOnce = 0
  const arrived = Promise.withResolvers<void>()
  const listener: RequestListener = async (request, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++open)
    response.on('close', () => open--)
    const report = (await json(request)) as PostedReport
    const { authorization, 'user-agent': userAgent } = request.headers
    const post = { report, authorization, userAgent, url: request.url }
    posts.push(post)
    arrived.resolve()
    const trouble = options.trouble?.(post, posts.length - 1)
    if (trouble === 'hang') return
    if (trouble === 'reset') request.socket.destroy()
    else if (trouble)
      answer(response, trouble.status, trouble.body ?? problem(trouble.status), trouble.headers)
    else byContract(request, response, report)
  }
  const { tls } = options
  const server = tls
    ? createSecureServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, listener)
    : createServer(listener)
  function byContract(request: IncomingMessage, response: ServerResponse, report: PostedReport) {
    const expected = `Basic ${Buffer.from(`${account}:${rightKey}`).toString('base64')}`
    // Behind a proxy the whole address is asked for.
    if (!request.url?.endsWith('/api/v1/reports')) return answer(response, 404, problem(404))
    if (request.headers.authorization !== expected) return answer(response, 401, problem(401))
    if (!['success', 'warning', 'failure'].includes(report.run.status) || !report.run.endedAt)
      return answer(response, 422, {
        ...problem(422),
        errors: [{ field: 'run.status', detail: 'must be success, warning or failure' }],
      })
    const again = taken.some(({ run }) => run.executionKey === report.run.executionKey)
    if (!again) taken.push(report)
    return answer(response, again ? 200 : 201, { id: taken.length })
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    posts,
    /** Each report once, in the order in which they were taken. */
    taken,
    /** The first post is here. */
    arrived: arrived.promise,
    /** Requests that were open at the same time. */
    mostAtOnce: () => mostAtOnce,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function problem(status: number) {
  return { type: 'about:blank', title: 'Problem', status, detail: `this is a ${status} of the service` }
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const type = status < 300 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
