/** Grafana's proxy for apps, as `/api/plugin-proxy/ID/…` behaves: routes and roles of plugin.json, addresses and headers
 *  filled from the app's settings, nothing of the browser's own credentials passed on. */
import { type IncomingMessage, type ServerResponse, request as startRequest } from 'node:http'
import { posix } from 'node:path'
import { renderTemplate } from './go-template.ts'
import { type Found, findRoute, mayUse, type Role, type Route } from './route-match.ts'

export type ProxyOptions = {
  readonly routes: readonly Route[]
  readonly settings: () => {
    readonly jsonData: Readonly<Record<string, unknown>>
    readonly secureJsonData: Readonly<Record<string, string>>
  }
  /** Grafana's send_user_header. */
  readonly sendUserHeader?: boolean
  /** Grafana resolves `..` and double slashes before it looks for the route since 12; before it did not. */
  readonly resolvesPath?: boolean
}
export type User = { readonly login: string; readonly role: Role }

const notSentOn = [
  ...['cookie', 'set-cookie', 'authorization', 'x-grafana-device-id', 'x-grafana-user'],
  ...['origin', 'referer', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'host', 'connection'],
]
const notSentBack = ['set-cookie', 'strict-transport-security', 'server', 'connection', 'keep-alive']

export type ProxyExchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What follows the app's id, as it was sent, without the query. */
  readonly path: string
  /** Empty, or with its question mark. */
  readonly query: string
  readonly user: User
}

export function passOn(options: ProxyOptions, exchange: ProxyExchange): void {
  const { request, response, user } = exchange
  const method = request.method ?? 'GET'
  const path = options.resolvesPath === false ? exchange.path : posix.join('/', exchange.path)
  const found = findRoute(options.routes, method, path)
  if (!found) answer(response, 404, 'plugin route match not found')
  else if (!mayUse(found.route, user.role)) answer(response, 403, 'plugin proxy route access denied')
  else
    try {
      send(exchange, targetOf(found, options, exchange))
    } catch (cause) {
      answer(response, 500, `Could not interpolate plugin route url: ${String(cause)}`)
    }
}

type Target = {
  readonly url: URL
  readonly path: string
  readonly headers: Record<string, string | string[]>
}

/** @throws Error of a template that can not be filled, or that gives no address */
function targetOf(
  { route, rest }: Found,
  options: ProxyOptions,
  { request, query, user }: ProxyExchange,
): Target {
  const { jsonData, secureJsonData } = options.settings()
  const data = { JsonData: jsonData, SecureJsonData: secureJsonData }
  const url = new URL(renderTemplate(route.url, data))
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !notSentOn.includes(name)) headers[name] = value
  headers['x-grafana-referer'] = request.headers.referer ?? ''
  headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
  headers['x-grafana-context'] = JSON.stringify({ login: user.login, orgRole: user.role })
  if (options.sendUserHeader) headers['x-grafana-user'] = user.login
  for (const { name, content } of route.headers ?? []) {
    const value = renderTemplate(content, data)
    if (value) headers[name.toLowerCase()] = value
  }
  // Escaped again, so that what was unescaped once stays one path.
  const path = encodeURI(join(url.pathname, rest)).replace(/[?#]/g, encodeURIComponent) + query
  return { url, path, headers: { ...headers, host: url.host } }
}

/** With one slash between them, whichever of the two brings it. */
function join(base: string, rest: string): string {
  return rest === '' ? base : `${base.replace(/\/$/, '')}/${rest.replace(/^\//, '')}`
}

function send({ request, response }: ProxyExchange, { url, path, headers }: Target): void {
  const where = { host: url.hostname, port: url.port || 80, method: request.method, path, headers }
  const upstream = startRequest(where, answered => {
    const back = Object.entries(answered.headers).filter(([name]) => !notSentBack.includes(name))
    response.writeHead(answered.statusCode ?? 502, {
      ...Object.fromEntries(back),
      'content-security-policy': 'sandbox',
    })
    answered.pipe(response)
  })
  upstream.on('error', () => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end()
  })
  response.on('close', () => upstream.destroy())
  request.pipe(upstream)
}

function answer(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }))
}
