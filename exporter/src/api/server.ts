/** The HTTP face: metrics, pages, API. Everything but the two probes is behind a password or token, if there is one. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { createAccess, requireScopeOf } from './access.ts'
import type { HttpDeps, HttpEvents, HttpOptions } from './deps.ts'
import { scopeOf, taggedPaths } from './endpoints.ts'
import { refuseMethod, refuseOtherSites } from './methods.ts'
import { serveMetrics } from './metrics-route.ts'
import { addProbes, addReload } from './operations.ts'
import { createPages, sendProblemPage } from './page-routes.ts'
import { HttpProblem, renderProblem, toProblem } from './problem.ts'
import { createRegistryApi } from './registry-routes.ts'
import { guardRoles } from './role.ts'
import { createApi } from './routes.ts'
import { createTagging } from './tagging.ts'
import { createServer } from './tls.ts'

export type { HttpDeps, HttpEvents, HttpOptions } from './deps.ts'

export type Http = AsyncDisposable & { readonly url: string }

const headersTimeoutMs = 10_000
/** A report of full size over a slow line takes its time. */
const requestTimeoutMs = 300_000
/** A client that takes nothing for so long has gone. */
const idleTimeoutMs = 120_000
const maxHeaderBytes = 16 * 1024

/** @throws Error naming what is wrong: address taken, certificate unreadable, externalUrl no URL. */
export async function startHttp(options: HttpOptions, deps: HttpDeps, events: HttpEvents): Promise<Http> {
  if (options.externalUrl !== undefined && !URL.canParse(options.externalUrl))
    throw new Error(
      `http.externalUrl: "${options.externalUrl}" is not an address such as "https://backups.example.com"`,
    )
  const server = createServer(options.tls, events, createApp(options, deps, events), maxHeaderBytes)
  server.headersTimeout = headersTimeoutMs
  server.requestTimeout = requestTimeoutMs
  server.timeout = idleTimeoutMs
  await listen(server, options.listen)
  // Such as too many open files while a connection is taken: that one is lost, the service is not.
  server.on('error', cause => events.httpFailed('taking a connection', cause))
  return { url: urlOf(server, options), [Symbol.asyncDispose]: () => close(server, options.closeTimeoutMs) }
}

function createApp(options: HttpOptions, deps: HttpDeps, events: HttpEvents): Express {
  const app = express()
  // An ETag costs a hash of every answer, and none of them stays the same.
  app.set('etag', false)
  app.set('x-powered-by', false)
  app.set('case sensitive routing', true)
  app.use((_request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    })
    next()
  })
  addProbes(app, deps)
  if (deps.posted) app.use(deps.posted)
  app.use(createAccess(options.users, deps.access, deps.nowMs), requireScopeOf(scopeOf))
  app.use(refuseOtherSites(options.externalUrl))
  guardRoles(app)
  app.route('/metrics').get(serveMetrics(deps)).all(refuseMethod('GET, HEAD'))
  addReload(app, deps)
  app.get(
    taggedPaths.map(path => `/api/v1${path}`),
    createTagging(deps.mark),
  )
  app.use('/api/v1', createRegistryApi(deps.registry), createApi(deps))
  app.use(createPages(options, deps))
  app.use(request => {
    throw new HttpProblem(404, `There is nothing at ${request.path}.`)
  })
  app.use(createErrorHandler(options, deps, events))
  return app
}

/** A problem document for programs, a page for people, a line of text for everybody else. */
function createErrorHandler(options: HttpOptions, deps: HttpDeps, events: HttpEvents): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    const problem = toProblem(error)
    if (problem.status >= 500 && !(error instanceof HttpProblem))
      events.httpFailed(`${request.method} ${request.path}`, error)
    // Half an answer must not look like a whole one.
    if (response.headersSent) return void response.destroy()
    response.removeHeader('Content-Encoding')
    response.removeHeader('ETag')
    if (problem.allow) response.set('Allow', problem.allow)
    const isApi = request.originalUrl.startsWith('/api/') || request.originalUrl === '/api'
    if (isApi) {
      const path = request.originalUrl.replace(/\?.*/s, '')
      return void response
        .status(problem.status)
        .type('application/problem+json')
        .send(JSON.stringify(renderProblem(problem, path)))
    }
    if (request.accepts(['text', 'html']) === 'html') return sendProblemPage(options, deps, problem, response)
    response.status(problem.status).type('text').send(`${problem.message}\n`)
  }
}

async function listen(server: Server, { host, port }: HttpOptions['listen']) {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
    const why = listenFaults[code] ?? `cannot be used (${code || String(cause)})`
    throw new Error(`http.listen: ${host}:${port} ${why}; set another one there or with --http HOST:PORT`, {
      cause,
    })
  }
}

const listenFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'needs rights that this process does not have',
  EADDRNOTAVAIL: 'is no address of this machine',
}

function urlOf(server: Server, { listen: { host }, tls }: HttpOptions): string {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const name = host === '' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Requests under way are answered, within `timeoutMs`; connections that only wait are closed at once. */
async function close(server: Server, timeoutMs: number) {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs)
  await closed
  clearTimeout(timer)
}
