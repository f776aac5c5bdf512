/** As much of Grafana's server as the plugins ask: its page, their files, the app's settings, the proxy to the exporter
 *  and the way to an Alertmanager. Who asks is told by a cookie that the test sets. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { LinePackages } from '../lines.ts'
import { type AppSettings, saveSettings, showSettings } from './app-settings.ts'
import { pageOf } from './boot-data.ts'
import { passOn, type User } from './plugin-proxy.ts'
import { appId, type Plugin, readPlugins } from './plugins.ts'
import type { Role } from './route-match.ts'
import { findPublicFile, sendFile } from './static.ts'

export type GrafanaOptions = {
  /** The built plugins. */
  readonly dist: string
  readonly settings: AppSettings
  /** The libraries that run in the page; without them only the API is served. */
  readonly page?: { readonly line: LinePackages; readonly bundle: string }
  /** Address of the Alertmanager behind the data source `alertmanager`. */
  readonly alertmanagerUrl?: string | undefined
  readonly sendUserHeader?: boolean
  readonly resolvesPath?: boolean
}
export type GrafanaServer = AsyncDisposable & {
  readonly url: string
  readonly settings: AppSettings
}

export async function startGrafana(options: GrafanaOptions): Promise<GrafanaServer> {
  const plugins = readPlugins(options.dist)
  const server = createServer((request, response) => {
    answer({ options, plugins, request, response }).catch((cause: unknown) => {
      sendJson(response, 500, { message: String(cause) })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    settings: options.settings,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Cookies by which a browser of a test says who is signed in and which theme they like. */
export const cookies = { role: 'test-role', theme: 'test-theme' } as const

type Exchange = {
  readonly options: GrafanaOptions
  readonly plugins: ReadonlyMap<string, Plugin>
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function answer(exchange: Exchange): Promise<void> {
  const { options, plugins, request, response } = exchange
  // As it was sent: parsing would resolve what the proxy must see.
  const [, path = '/', query = ''] = /^([^?]*)(\?.*)?$/.exec(request.url ?? '/') ?? []
  const user = userOf(request)
  const app = plugins.get(appId)
  if (!app) throw new Error(`${options.dist}: no plugin.json of ${appId}`)

  const proxied = /^\/api\/plugin-proxy\/([\w-]+)\/?(.*)$/.exec(path)
  if (proxied) {
    const routes = plugins.get(proxied[1] ?? '')?.manifest.routes
    if (!routes) return sendJson(response, 404, { message: 'Plugin not found' })
    const proxy = { ...options, routes, settings: () => options.settings }
    return passOn(proxy, { request, response, path: proxied[2] ?? '', query, user })
  }
  if (path === `/api/plugins/${appId}/settings`) return answerSettings(exchange, app, user)
  const alertmanager =
    /^\/api\/(?:alertmanager\/alertmanager|datasources\/proxy\/uid\/alertmanager)\/(api\/v2\/.*)$/.exec(path)
  if (alertmanager) return passToAlertmanager(exchange, user, `${alertmanager[1]}${query}`)
  if (path === '/api/login/ping') return sendJson(response, 200, { message: 'Logged in' })
  if (path.startsWith('/api/')) return sendJson(response, 404, { message: 'Not found' })
  if (path === '/favicon.ico') return void response.writeHead(204).end()
  const { page } = options
  if (!page) return void response.writeHead(404).end()
  if (path.startsWith('/public/')) {
    const from = { page: page.bundle, line: page.line, plugins }
    return sendFile(response, findPublicFile(path.slice('/public/'.length), from))
  }
  response.writeHead(200, { 'content-type': 'text/html' }).end(
    pageOf({
      version: page.line.version,
      user,
      theme: cookieOf(request, cookies.theme) === 'light' ? 'light' : 'dark',
      plugins,
      hasAlertmanager: options.alertmanagerUrl !== undefined,
    }),
  )
}

async function answerSettings({ options, request, response }: Exchange, app: Plugin, user: User) {
  if (request.method === 'GET') return sendJson(response, 200, showSettings(app, options.settings))
  if (user.role !== 'Admin') return sendJson(response, 403, { message: 'Permission denied' })
  saveSettings(options.settings, await json(request))
  sendJson(response, 200, { message: 'Plugin settings updated' })
}

/** Silencing needs the role of an Editor, as with Grafana's own permissions. */
async function passToAlertmanager({ options, request, response }: Exchange, user: User, path: string) {
  if (options.alertmanagerUrl === undefined)
    return sendJson(response, 404, { message: 'Data source not found' })
  if (request.method !== 'GET' && user.role === 'Viewer')
    return sendJson(response, 403, { message: 'Permission denied' })
  const body = request.method === 'POST' ? JSON.stringify(await json(request)) : null
  const answered = await fetch(`${options.alertmanagerUrl}/${path}`, {
    method: request.method ?? 'GET',
    headers: { 'content-type': 'application/json' },
    body,
  })
  response.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text())
}

function userOf(request: IncomingMessage): User {
  const named = cookieOf(request, cookies.role)
  const role: Role = named === 'Viewer' || named === 'Editor' ? named : 'Admin'
  return { login: role.toLowerCase(), role }
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split('; ').map(pair => pair.split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
