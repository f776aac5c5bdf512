import { hashSync } from 'bcryptjs'
import { openHttp } from '../../test/build-check.ts'
import { anInstallation, aStore } from '../../test/store/builders.ts'
import { createRegistry } from '../registry.ts'
import type {
  AccountCreated,
  AccountsJson,
  KeyCreated,
  PathKeyCreated,
  ProblemJson,
  TokenCreated,
  TransactionsPage,
} from './contract.ts'

let nowMs = 1000

/** The HTTP face over a real store. */
async function openRegistry(users?: Record<string, string>) {
  const opened = await aStore()
  const { store } = opened
  const hasCheck = (id: string) => id === 'nas'
  const registry = createRegistry({ store, now: () => nowMs++, hasCheck })
  const { transactions, transactionsAfter } = store
  const http = await openHttp({
    deps: { access: store, registry: { ...registry, transactions, transactionsAfter } },
    ...(users && { options: { users } }),
  })
  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(`${http.url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, json: <T>() => JSON.parse(text) as T, headers: answer.headers }
  }
  return {
    store,
    url: http.url,
    ask,
    async [Symbol.asyncDispose]() {
      await http[Symbol.asyncDispose]()
      await opened[Symbol.asyncDispose]()
    },
  }
}
const bearer = (secret: string, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${secret}`,
  ...more,
})
const tokenOf = async (
  { store }: { store: Awaited<ReturnType<typeof aStore>>['store'] },
  ...scopes: ('read' | 'write' | 'ingest')[]
) => (await store.write(tx => tx.addToken({ name: scopes.join('-'), scopes, createdAtMs: 1 }))).secret

test('an account is made with a key, gets another, and the old one is revoked: no moment without a good one', async () => {
  await using face = await openRegistry()
  const created = (await face.ask('POST', '/accounts', { id: 'acme' })).json<AccountCreated>()
  const second = (await face.ask('POST', '/accounts/acme/keys')).json<KeyCreated>()
  const opens = async (secret: string) => (await face.store.findAccountByKey('acme', secret)) !== undefined
  expect([await opens(created.secret), await opens(second.secret)]).toEqual([true, true])
  const [first] = created.account.keys
  const revoked = await face.ask('DELETE', `/accounts/acme/keys/${first?.id}`)
  expect([revoked.status, revoked.json()]).toEqual([
    200,
    expect.objectContaining({ revokedAtMs: expect.any(Number) }),
  ])
  expect([await opens(created.secret), await opens(second.secret)]).toEqual([false, true])
  // Again gives the same answer: the first request may have been answered to nobody.
  const again = await face.ask('DELETE', `/accounts/acme/keys/${first?.id}`)
  expect([again.status, again.json()]).toEqual([200, revoked.json()])
  const { text } = await face.ask('GET', '/accounts')
  expect(text).not.toContain(second.secret)
  expect((JSON.parse(text) as AccountsJson).accounts[0]?.keys).toHaveLength(2)
})

test.each<[string, string, unknown, number, string | undefined, RegExp]>([
  ['POST', '/accounts', {}, 422, 'id', /is needed/],
  ['POST', '/accounts', { id: 'a:b' }, 422, 'id', /"a:b" is no account id: 1 to 64/],
  ['POST', '/accounts', { id: 'taken' }, 409, 'id', /an account "taken" already/],
  ['POST', '/accounts', { id: 'b', monitored: 'yes' }, 422, 'monitored', /neither true nor false/],
  ['POST', '/accounts', { id: 'b', name: 'a\nb' }, 422, 'name', /one line/],
  ['POST', '/accounts', { id: 'b', key: 'mine' }, 422, 'key', /not known; known are id, name, monitored/],
  ['POST', '/accounts', [], 422, undefined, /JSON object/],
  ['PATCH', '/accounts/nobody', { name: 'x' }, 404, undefined, /no account "nobody"/],
  ['GET', '/accounts/nobody', undefined, 404, undefined, /no account "nobody"/],
  ['DELETE', '/accounts/nobody', undefined, 404, undefined, /no account "nobody"/],
  ['DELETE', '/accounts/taken?installations=all', undefined, 400, 'installations', /none of keep, remove/],
  ['POST', '/accounts/nobody/keys', undefined, 404, undefined, /no account "nobody"/],
  ['DELETE', '/accounts/taken/keys/99', undefined, 404, undefined, /no key 99/],
  ['DELETE', '/accounts/taken/keys/x', undefined, 400, 'key', /"x" is not a number/],
  ['POST', '/tokens', { name: 'a', scopes: ['all'] }, 422, 'scopes', /list of read, write, ingest/],
  ['POST', '/tokens', { name: 'a', scopes: [] }, 422, 'scopes', /at least one/],
  ['POST', '/tokens', { name: ' ', scopes: ['read'] }, 422, 'name', /one line/],
  ['POST', '/tokens', { name: 'a', scopes: ['read'], accountId: 'taken' }, 422, 'accountId', /scope ingest/],
  ['POST', '/tokens', { name: 'a', scopes: ['ingest'], accountId: 'x' }, 422, 'accountId', /no account "x"/],
  ['DELETE', '/tokens/7', undefined, 404, undefined, /no token 7/],
  ['POST', '/keys', { checkId: 'other' }, 422, 'checkId', /no check "other"/],
  ['POST', '/keys', { checkId: 'nas', product: 'A B' }, 422, 'product', /such as "comet"/],
  ['DELETE', '/keys/7', undefined, 404, undefined, /no ping or webhook key 7/],
  ['GET', '/transactions?action=party', undefined, 400, 'action', /none of account.create/],
  ['GET', '/transactions?id=7', undefined, 400, 'kind', /kind is needed/],
  ['PUT', '/accounts', {}, 405, undefined, /GET, HEAD, POST/],
])('%s %s %j is %i, names %s and leaves no trace', async (method, path, body, status, parameter, detail) => {
  await using face = await openRegistry()
  await face.ask('POST', '/accounts', { id: 'taken' })
  const before = await face.store.transactions({}, 10)
  const answer = await face.ask(method, path, body)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ])
  const problem = answer.json<ProblemJson>()
  expect(problem.parameter).toBe(parameter)
  expect(problem.detail).toMatch(detail)
  expect(await face.store.transactions({}, 10)).toEqual(before)
})

test('ping and hook keys tell where to send to', async () => {
  await using face = await openRegistry()
  const ping = (await face.ask('POST', '/keys', { checkId: 'nas' })).json<PathKeyCreated>()
  const hook = (await face.ask('POST', '/keys', { checkId: 'nas', product: 'comet' })).json<PathKeyCreated>()
  expect(ping).toMatchObject({ key: { kind: 'ping', checkId: 'nas' }, path: `/ping/${ping.secret}` })
  expect(hook).toMatchObject({ key: { kind: 'hook', product: 'comet' }, path: `/hook/comet/${hook.secret}` })
  expect((await face.ask('DELETE', `/keys/${ping.key.id}`)).status).toBe(200)
  expect(await face.store.findPathKey(ping.secret)).toBeUndefined()
  const { text } = await face.ask('GET', '/keys?check=nas')
  expect(text).not.toContain(hook.secret)
  expect(JSON.parse(text).keys).toHaveLength(2)
})

test('an account with installations is only removed when that is asked for', async () => {
  await using face = await openRegistry()
  await face.ask('POST', '/accounts', { id: 'acme' })
  await face.store.write(tx => tx.saveInstallation(anInstallation()))
  const refused = await face.ask('DELETE', '/accounts/acme')
  expect([refused.status, refused.json<ProblemJson>().detail]).toEqual([
    409,
    expect.stringContaining('"srv-01"'),
  ])
  const removed = await face.ask('DELETE', '/accounts/acme?installations=remove')
  expect([removed.status, removed.json()]).toEqual([200, { checkIds: [], installationIds: ['srv-01'] }])
  expect(await face.store.accounts()).toEqual([])
})

test('every change is a line that says who, and holds no secret', async () => {
  await using face = await openRegistry()
  const token = await tokenOf(face, 'read', 'write')
  const headers = bearer(token, { 'x-grafana-user': 'ann' })
  const secrets = [token]
  const make = async (path: string, body: unknown) => {
    const answer = await face.ask('POST', path, body, headers)
    expect(answer.status).toBe(201)
    secrets.push(answer.json<{ secret: string }>().secret)
    return answer
  }
  await make('/accounts', { id: 'acme', name: 'Acme' })
  await make('/accounts/acme/keys', {})
  const made = (await make('/tokens', { name: 'ci', scopes: ['read'] })).json<TokenCreated>()
  await make('/keys', { checkId: 'nas' })
  await face.ask('PATCH', '/accounts/acme', { monitored: false }, headers)
  await face.ask('DELETE', `/tokens/${made.token.id}`, undefined, headers)
  await face.ask('DELETE', '/accounts/acme', undefined, bearer(token))
  const { text } = await face.ask('GET', '/transactions?only=changes', undefined, headers)
  for (const secret of secrets) expect(text).not.toContain(secret.slice(4))
  const { transactions } = JSON.parse(text) as TransactionsPage
  expect(transactions.map(({ action, who }) => `${action} ${who}`)).toEqual([
    'account.remove token:read-write',
    ...[
      'token.revoke',
      'account.change',
      'pathKey.create',
      'token.create',
      'key.create',
      'key.create',
      'account.create',
    ].map(action => `${action} grafana:ann via token:read-write`),
  ])
  const change = transactions.find(({ action }) => action === 'account.change')
  expect(change).toMatchObject({
    before: { name: 'Acme', monitored: true },
    after: { name: 'Acme', monitored: false },
  })
  const page = (
    await face.ask('GET', '/transactions?limit=2&who=grafana:ann', undefined, headers)
  ).json<TransactionsPage>()
  const next = await face.ask(
    'GET',
    `/transactions?limit=2&who=grafana:ann&cursor=${page.nextCursor}`,
    undefined,
    headers,
  )
  expect([...page.transactions, ...next.json<TransactionsPage>().transactions].map(({ id }) => id)).toEqual(
    transactions.slice(1, 5).map(({ id }) => id),
  )
  const lines = await face.ask('GET', '/transactions', undefined, {
    ...headers,
    accept: 'application/x-ndjson',
  })
  expect(
    lines.text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line)),
  ).toEqual(transactions.toReversed())
})

describe('who may', () => {
  test.each<[string, ('read' | 'write' | 'ingest')[], string, string, number]>([
    ['read reads', ['read'], 'GET', '/accounts', 200],
    ['read does not write', ['read'], 'POST', '/accounts', 403],
    ['write does not read', ['write'], 'GET', '/transactions', 403],
    ['write writes', ['write'], 'POST', '/accounts', 201],
    ['ingest does neither: read', ['ingest'], 'GET', '/accounts', 403],
    ['ingest does neither: write', ['ingest'], 'DELETE', '/accounts/acme', 403],
    ['ingest does neither: reload', ['ingest'], 'POST', '/../../-/reload', 403],
    ['read sees metrics', ['read'], 'GET', '/../../metrics', 200],
    ['write sees none', ['write'], 'GET', '/../../metrics', 403],
  ])('%s', async (_rule, scopes, method, path, status) => {
    await using face = await openRegistry()
    const body = method === 'POST' && path === '/accounts' ? { id: 'acme' } : undefined
    const answer = await face.ask(method, path, body, bearer(await tokenOf(face, ...scopes)))
    expect(answer.status).toBe(status)
  })

  test('nobody makes a token that can do more than they can', async () => {
    await using face = await openRegistry()
    const token = await tokenOf(face, 'write')
    const make = (scopes: string[]) => face.ask('POST', '/tokens', { name: 'x', scopes }, bearer(token))
    expect((await make(['write'])).status).toBe(201)
    expect((await make(['write', 'read'])).status).toBe(403)
    expect((await make(['ingest'])).json<ProblemJson>().detail).toContain('ingest can only be given by')
  })

  test('a revoked token stops at once, and the door stays closed behind it', async () => {
    await using face = await openRegistry()
    expect((await face.ask('GET', '/accounts')).status).toBe(200)
    const token = await tokenOf(face, 'read', 'write')
    const closed = await face.ask('GET', '/accounts')
    expect([closed.status, closed.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="lastgood"'])
    expect((await face.ask('GET', '/accounts', undefined, bearer(token))).status).toBe(200)
    expect((await face.ask('DELETE', '/tokens/1', undefined, bearer(token))).status).toBe(200)
    for (const headers of [bearer(token), bearer('lgt_x'), bearer(''), {}])
      expect((await face.ask('GET', '/accounts', undefined, headers)).status).toBe(401)
    expect((await fetch(`${face.url}/-/healthy`)).status).toBe(200)
  })

  test('a token that only reports closes nothing', async () => {
    await using face = await openRegistry()
    await tokenOf(face, 'ingest')
    expect((await face.ask('GET', '/accounts')).status).toBe(200)
  })

  test('with users: a name and password or a token, nothing else', async () => {
    await using face = await openRegistry({ ann: hashSync('secret', 4) })
    const token = await tokenOf(face, 'read')
    const basic = (password: string) => ({ authorization: `Basic ${btoa(`ann:${password}`)}` })
    const statuses: number[] = []
    for (const headers of [basic('secret'), bearer(token), basic('wrong'), bearer('wrong'), {}])
      statuses.push((await face.ask('GET', '/accounts', undefined, headers)).status)
    expect(statuses).toEqual([200, 200, 401, 401, 401])
    const refused = await face.ask('GET', '/accounts')
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /)
    const made = await face.ask(
      'POST',
      '/tokens',
      { name: 'all', scopes: ['ingest', 'write'] },
      basic('secret'),
    )
    expect(made.json<TokenCreated>().token.scopes).toEqual(['write', 'ingest'])
    expect((await face.store.transactions({}, 1))[0]?.who).toBe('user:ann')
  })

  test('use of a token is remembered', async () => {
    await using face = await openRegistry()
    const token = await tokenOf(face, 'read')
    await face.ask('GET', '/accounts', undefined, bearer(token))
    for (let tries = 0; tries < 50; tries++) {
      if ((await face.store.tokens())[0]?.lastUsedAtMs !== undefined) break
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    expect((await face.store.tokens())[0]?.lastUsedAtMs).toBeGreaterThan(1)
  })
})
