/** Why a posted message is refused: thrown where it is found, answered in one place. A problem document (RFC 9457) for
 *  the API, a line of text for pings and webhooks. */
import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { FieldProblem } from './report-schema.ts'

type PostRefusal = 'credentials' | 'forbidden' | 'unknownKey' | 'tooLarge' | 'unreadable' | 'invalid' | 'busy'

/** Log lines and counters of posted messages; events.ts has them. */
export type PostedEvents = {
  postRefused(intake: string, reason: PostRefusal, detail: string): void
  /** The store or Amazon could not be asked; the sender was told to try again. */
  postTroubled(intake: string, cause: unknown): void
  snsConfirmed(detail: string): void
}

type More = {
  readonly refusal?: PostRefusal
  readonly errors?: readonly FieldProblem[]
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

export class PostProblem extends Error {
  readonly status: number
  readonly more: More

  constructor(status: number, detail: string, more: More = {}) {
    super(detail, { cause: more.cause })
    this.name = 'PostProblem'
    this.status = status
    this.more = more
  }
}

const retryAfterSeconds = 30

/** The answer of what is asked of the rest of the service; when it cannot tell, the sender shall try again. */
export async function orLater<T>(intake: string, events: PostedEvents, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof PostProblem) throw cause
    events.postTroubled(intake, cause)
    throw new PostProblem(503, 'This cannot be stored just now; try again.', {
      headers: { 'Retry-After': String(retryAfterSeconds) },
      cause,
    })
  }
}

export function refuseMethod(allow: string): RequestHandler {
  return request => {
    throw new PostProblem(405, `${request.method} is not possible here; ${allow} is.`, {
      headers: { Allow: allow },
    })
  }
}

/** Answers what was refused; any other error is for whoever comes next. */
export function answerProblems(intake: string, events: PostedEvents): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (!(error instanceof PostProblem)) return next(error)
    const { status, message, more } = error
    if (more.refusal) events.postRefused(intake, more.refusal, message)
    if (response.headersSent || request.socket.destroyed) return void response.destroy()
    response.status(status).set({ 'Cache-Control': 'no-store', ...more.headers })
    // Node closes a connection whose request was not read to its end; a client that is not told sends the next into it.
    if (!request.complete) response.set('Connection', 'close')
    if (!request.originalUrl.startsWith('/api/')) return void response.type('text').send(`${message}\n`)
    const problem = {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: message,
      instance: request.originalUrl.replace(/\?.*/s, ''),
      ...(more.errors && { errors: more.errors }),
    }
    response.type('application/problem+json').send(JSON.stringify(problem))
  }
}
