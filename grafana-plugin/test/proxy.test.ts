/** The routes and roles of plugin.json, applied as Grafana applies them, towards a real exporter. */
import { request as ask } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Exporter, startExporter } from '../../exporter/test/servers/exporter.ts'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { dist } from './host/dist.ts'
import { cookies, type GrafanaServer, startGrafana } from './host/server/grafana-server.ts'
import type { Role } from './host/server/route-match.ts'

const proxy = '/api/plugin-proxy/lastgood-backups-app/exporter'
const settings = `smtp: { listen: 127.0.0.1:2525, address: demo@example.com }
checks:
  - { id: nas, name: NAS, match: { alias: nas } }
`
const stack = new AsyncDisposableStack()
let exporter: Exporter
let token: string
let grafana: GrafanaServer
/** Of a Grafana that does not resolve `..` and double slashes before it looks for the route. */
let older: GrafanaServer

beforeAll(async () => {
  const folder = stack.use(await openTempFolder())
  exporter = stack.use(await startExporter({ folder: folder.path, config: settings }))
  token = await createToken()
  const apiUrl = exporter.url
  grafana = stack.use(await open({ apiUrl, token }))
  older = stack.use(await open({ apiUrl, token, resolvesPath: false }))
})
afterAll(() => stack.disposeAsync())

const open = ({ apiUrl, token, ...more }: { apiUrl?: string; token?: string; resolvesPath?: boolean }) =>
  startGrafana({
    dist,
    sendUserHeader: true,
    settings: { jsonData: apiUrl ? { apiUrl } : {}, secureJsonData: token ? { token } : {} },
    ...more,
  })

/** While there is none, the exporter is open. */
async function createToken(): Promise<string> {
  const { secret } = await exporter.json<{ secret: string }>('/api/v1/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'grafana', scopes: ['read', 'write'] }),
  })
  return secret
}

type Asked = { readonly role?: Role; readonly method?: string; readonly body?: unknown }
type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }

/** Sends the path as it stands: fetch would resolve it first. */
function send(
  to: GrafanaServer,
  path: string,
  { role = 'Admin', method = 'GET', body }: Asked = {},
): Promise<Answer> {
  const { hostname, port } = new URL(to.url)
  return new Promise((resolve, reject) => {
    const request = ask(
      {
        hostname,
        port,
        path,
        method,
        headers: { cookie: `${cookies.role}=${role}`, 'content-type': 'application/json' },
      },
      async response =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) }),
    )
    request.on('error', reject)
    request.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

describe('what a role may do', () => {
  const note = { target: { kind: 'check', id: 'nas' }, text: 'looked at' }
  test.each<[Role, string, string, unknown, number]>([
    ['Viewer', 'GET', '/checks', undefined, 200],
    ['Viewer', 'POST', '/notes', note, 403],
    ['Viewer', 'PUT', '/checks/nas/next-run', { at: 1 }, 403],
    ['Viewer', 'PATCH', '/jobs/nas', {}, 403],
    ['Viewer', 'DELETE', '/notes/1', undefined, 403],
    ['Viewer', 'GET', '/accounts', undefined, 403],
    ['Editor', 'POST', '/notes', note, 201],
    ['Editor', 'GET', '/tokens', undefined, 403],
    ['Editor', 'POST', '/accounts', { id: 'acme' }, 403],
    ['Editor', 'PUT', '/preferences', {}, 403],
    ['Editor', 'GET', '/preferences', undefined, 200],
    ['Admin', 'GET', '/tokens', undefined, 200],
    ['Admin', 'POST', '/accounts', { id: 'acme' }, 201],
  ])('%s %s %s', async (role, method, path, body, status) => {
    expect(await send(grafana, proxy + path, { role, method, body })).toMatchObject({ status })
  })
})

describe('accounts, tokens and keys are for Admins, however they are spelled', () => {
  const spellings = [
    ...['/accounts', '/accounts/', '//accounts', '/./accounts', '/checks/../accounts', '/accounts/acme'],
    ...['/%61ccounts', '/%2Faccounts', '/%2faccounts/acme', '/.%2Faccounts', '/%2e/accounts', '/Accounts'],
    ...['/checks%2F..%2Faccounts', '/checks/..%2Faccounts', '/checks/%2e%2e/accounts', '/..%2Fv1%2Faccounts'],
    ...[
      '/tokens',
      '/%2Ftokens',
      '/%74okens',
      '/TOKENS',
      '/keys',
      '/%2Fkeys',
      '/%6beys',
      '/accounts;x',
      '/%252Faccounts',
    ],
  ]
  test.each(spellings)('%s', async path => {
    for (const server of [grafana, older])
      for (const role of ['Viewer', 'Editor'] as const)
        for (const method of ['GET', 'POST', 'DELETE']) {
          const body =
            method === 'POST' ? { id: `x${count++}`, name: 'x', scopes: ['read', 'write'] } : undefined
          const { status, body: said } = await send(server, proxy + path, { role, method, body })
          expect([403, 404]).toContain(status)
          expect(said).not.toMatch(/"(accounts|tokens|keys|secret)"/)
        }
  })
  let count = 0

  test('nothing was made by any of them', async () => {
    const { body } = await send(grafana, `${proxy}/accounts`)
    expect(JSON.parse(body).accounts.map(({ id }: { id: string }) => id)).toEqual(['acme'])
  })
})

describe('what browsers see of the connection', () => {
  const settingsPath = '/api/plugins/lastgood-backups-app/settings'

  test('the token is in no answer: of the settings, of the page, of the proxy', async () => {
    const paths = [settingsPath, `${proxy}/checks`, `${proxy}/tokens`, `${proxy}/nothing`, `${proxy}/whoami`]
    const answers = await Promise.all(paths.map(path => send(grafana, path)))
    for (const { body, headers } of answers) expect(JSON.stringify(headers) + body).not.toContain(token)
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({
      jsonData: { apiUrl: exporter.url },
      secureJsonFields: { token: true },
    })
  })

  test('saving other settings keeps the token, an empty one removes it, and only an Admin may save', async () => {
    await using own = await open({ apiUrl: exporter.url, token })
    const save = (body: unknown, role: Role = 'Admin') =>
      send(own, settingsPath, { method: 'POST', role, body })
    expect(await save({ jsonData: {} }, 'Editor')).toMatchObject({ status: 403 })
    await save({ jsonData: { apiUrl: exporter.url, alertmanagerUid: 'am' } })
    expect(await send(own, `${proxy}/checks`)).toMatchObject({ status: 200 })
    await save({ jsonData: { apiUrl: exporter.url }, secureJsonData: { token: '' } })
    expect(JSON.parse((await send(own, settingsPath)).body).secureJsonFields).toEqual({})
    expect(await send(own, `${proxy}/checks`)).toMatchObject({ status: 401 })
  })

  test('without a token no credentials are sent, which an exporter that is open takes', async () => {
    await using folder = await openTempFolder()
    await using free = await startExporter({ folder: folder.path, config: settings })
    await using own = await open({ apiUrl: free.url })
    expect(await send(own, `${proxy}/checks`)).toMatchObject({ status: 200 })
    expect(await send(own, `${proxy}/accounts`, { role: 'Editor' })).toMatchObject({ status: 403 })
  })

  test('a wrong token is answered with words, an exporter that is away and an unset address are told apart', async () => {
    await using wrong = await open({ apiUrl: exporter.url, token: 'wrong' })
    const refused = await send(wrong, `${proxy}/checks`)
    expect(refused.status).toBe(401)
    expect(JSON.parse(refused.body)).toMatchObject({ detail: 'The token is not known or was revoked.' })
    await using away = await open({ apiUrl: 'http://127.0.0.1:1', token })
    expect(await send(away, `${proxy}/checks`)).toMatchObject({ status: 502, body: '' })
    await using unset = await open({})
    expect(await send(unset, `${proxy}/checks`)).toMatchObject({ status: 500 })
  })

  test('an answer that is opened for itself runs no scripts, and changes are told with the name of the person', async () => {
    expect((await send(grafana, `${proxy}/checks`)).headers).toMatchObject({
      'content-security-policy': 'sandbox',
    })
    const body = { target: { kind: 'check', id: 'nas' }, text: 'by a person' }
    await send(grafana, `${proxy}/notes`, { method: 'POST', role: 'Editor', body })
    const { transactions } = JSON.parse((await send(grafana, `${proxy}/transactions?only=changes`)).body)
    expect(transactions[0]).toMatchObject({ who: 'grafana:editor via token:grafana' })
  })
})
