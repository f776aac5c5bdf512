/** /api/v1 of accounts, keys, tokens and the log of changes. A secret is in the answer that makes it and in no other.
 *  Reading needs scope `read`, changing `write`. */
import { once } from 'node:events'
import { type Request, type Response, Router } from 'express'
import { Refusal } from '../core/refusal.ts'
import {
  type Account,
  type Action,
  actions,
  type KeyInfo,
  type PathKey,
  type Scope,
  type Subject,
  scopes,
  subjectKinds,
  type Token,
  type Transaction,
} from '../core/registry.ts'
import { readAccess, requireScopeOfMethod } from './access.ts'
import { jsonBody, readBody } from './body.ts'
import type {
  AccountCreated,
  AccountRemoved,
  AccountsJson,
  KeyCreated,
  PathKeyCreated,
  PathKeysJson,
  TokenCreated,
  TokensJson,
  TransactionsPage,
} from './contract.ts'
import { refuseMethod } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { readNumber, readQuery } from './query.ts'

type Asker = { readonly who: string; readonly scopes: readonly Scope[] }
type Issued<T> = { readonly info: T; readonly secret: string }

type TransactionFilter = {
  readonly fromMs?: number
  readonly toMs?: number
  readonly who?: string
  readonly action?: Action
  readonly subject?: { readonly kind: Subject['kind']; readonly id?: string }
  readonly only?: 'changes'
  readonly beforeId?: number
}

/** What cannot be done rejects with a Refusal. */
export type RegistryDeps = {
  accounts(): Promise<readonly Account[]>
  account(id: string): Promise<Account | undefined>
  createAccount(
    asked: { id: string; name?: string; monitored?: boolean },
    asker: Asker,
  ): Promise<Issued<Account>>
  changeAccount(id: string, asked: { name?: string; monitored?: boolean }, asker: Asker): Promise<Account>
  removeAccount(id: string, installations: 'keep' | 'remove', asker: Asker): Promise<AccountRemoved>
  addKey(accountId: string, asker: Asker): Promise<Issued<KeyInfo>>
  revokeKey(accountId: string, keyId: number, asker: Asker): Promise<KeyInfo>
  tokens(): Promise<readonly Token[]>
  createToken(
    asked: { name: string; scopes: readonly Scope[]; accountId?: string },
    asker: Asker,
  ): Promise<Issued<Token>>
  revokeToken(id: number, asker: Asker): Promise<Token>
  pathKeys(checkId?: string): Promise<readonly PathKey[]>
  createPathKey(asked: { checkId: string; product?: string }, asker: Asker): Promise<Issued<PathKey>>
  revokePathKey(id: number, asker: Asker): Promise<PathKey>
  transactions(filter: TransactionFilter, limit: number): Promise<readonly Transaction[]>
  transactionsAfter(
    afterId: number,
    limit: number,
    filter?: TransactionFilter,
  ): Promise<readonly Transaction[]>
}

const transactionsLimit = { usual: 100, most: 1000 }
const exportPage = 500
const ndjson = 'application/x-ndjson'

export function createRegistryApi(deps: RegistryDeps): Router {
  const router = Router({ caseSensitive: true })
  addAccounts(router, deps)
  addTokens(router, deps)
  addPathKeys(router, deps)
  router
    .route('/transactions')
    .get(requireScopeOfMethod, (request, response) => sendTransactions(deps, request, response))
    .all(refuseMethod('GET, HEAD'))
  return router
}

function addAccounts(router: Router, deps: RegistryDeps) {
  router
    .route('/accounts')
    .all(requireScopeOfMethod)
    .get(async (request, response) => {
      readQuery(request, [])
      response.json({ accounts: await deps.accounts() } satisfies AccountsJson)
    })
    .post(jsonBody, async (request, response) => {
      const body = readBody(request, ['id', 'name', 'monitored'])
      const asked = { id: body.needText('id'), ...accountFields(body) }
      const { info, secret } = await answered(deps.createAccount(asked, readAccess(response)))
      response.status(201).json({ account: info, secret } satisfies AccountCreated)
    })
    .all(refuseMethod('GET, HEAD, POST'))
  router
    .route('/accounts/:id')
    .all(requireScopeOfMethod)
    .get(async (request, response) => {
      readQuery(request, [])
      const id = String(request.params['id'])
      const account = await deps.account(id)
      if (!account) throw new HttpProblem(404, `There is no account "${id.slice(0, 80)}".`)
      response.json(account satisfies Account)
    })
    .patch(jsonBody, async (request, response) => {
      const asked = accountFields(readBody(request, ['name', 'monitored']))
      const id = String(request.params['id'])
      response.json((await answered(deps.changeAccount(id, asked, readAccess(response)))) satisfies Account)
    })
    .delete(async (request, response) => {
      const query = readQuery(request, ['installations'])
      const installations = query.oneOf('installations', ['keep', 'remove'] as const) ?? 'keep'
      const id = String(request.params['id'])
      const removed = await answered(deps.removeAccount(id, installations, readAccess(response)))
      response.json(removed satisfies AccountRemoved)
    })
    .all(refuseMethod('GET, HEAD, PATCH, DELETE'))
  router
    .route('/accounts/:id/keys')
    .all(requireScopeOfMethod)
    .post(jsonBody, async (request, response) => {
      readBody(request, [])
      const id = String(request.params['id'])
      const { info, secret } = await answered(deps.addKey(id, readAccess(response)))
      response.status(201).json({ key: info, secret } satisfies KeyCreated)
    })
    .all(refuseMethod('POST'))
  router
    .route('/accounts/:id/keys/:key')
    .all(requireScopeOfMethod)
    .delete(async (request, response) => {
      const key = readNumber('key', request.params['key'])
      const id = String(request.params['id'])
      response.json((await answered(deps.revokeKey(id, key, readAccess(response)))) satisfies KeyInfo)
    })
    .all(refuseMethod('DELETE'))
}

function addTokens(router: Router, deps: RegistryDeps) {
  router
    .route('/tokens')
    .all(requireScopeOfMethod)
    .get(async (request, response) => {
      readQuery(request, [])
      response.json({ tokens: await deps.tokens() } satisfies TokensJson)
    })
    .post(jsonBody, async (request, response) => {
      const body = readBody(request, ['name', 'scopes', 'accountId'])
      const accountId = body.text('accountId')
      const asked = {
        name: body.needText('name'),
        scopes: body.needListOf('scopes', scopes),
        ...(accountId !== undefined && { accountId }),
      }
      const { info, secret } = await answered(deps.createToken(asked, readAccess(response)))
      response.status(201).json({ token: info, secret } satisfies TokenCreated)
    })
    .all(refuseMethod('GET, HEAD, POST'))
  router
    .route('/tokens/:id')
    .all(requireScopeOfMethod)
    .delete(async (request, response) => {
      const id = readNumber('id', request.params['id'])
      response.json((await answered(deps.revokeToken(id, readAccess(response)))) satisfies Token)
    })
    .all(refuseMethod('DELETE'))
}

function addPathKeys(router: Router, deps: RegistryDeps) {
  router
    .route('/keys')
    .all(requireScopeOfMethod)
    .get(async (request, response) => {
      const checkId = readQuery(request, ['check']).text('check')
      response.json({ keys: await deps.pathKeys(checkId) } satisfies PathKeysJson)
    })
    .post(jsonBody, async (request, response) => {
      const body = readBody(request, ['checkId', 'product'])
      const product = body.text('product')
      const asked = { checkId: body.needText('checkId'), ...(product !== undefined && { product }) }
      const { info, secret } = await answered(deps.createPathKey(asked, readAccess(response)))
      const path = info.kind === 'ping' ? `/ping/${secret}` : `/hook/${info.product}/${secret}`
      response.status(201).json({ key: info, secret, path } satisfies PathKeyCreated)
    })
    .all(refuseMethod('GET, HEAD, POST'))
  router
    .route('/keys/:id')
    .all(requireScopeOfMethod)
    .delete(async (request, response) => {
      const id = readNumber('id', request.params['id'])
      response.json((await answered(deps.revokePathKey(id, readAccess(response)))) satisfies PathKey)
    })
    .all(refuseMethod('DELETE'))
}

function accountFields(body: ReturnType<typeof readBody>): { name?: string; monitored?: boolean } {
  const name = body.text('name')
  const monitored = body.flag('monitored')
  return { ...(name !== undefined && { name }), ...(monitored !== undefined && { monitored }) }
}

/** A page, or with `Accept: application/x-ndjson` all that fit, oldest first, one line each. */
async function sendTransactions(deps: RegistryDeps, request: Request, response: Response): Promise<void> {
  const known = ['from', 'to', 'who', 'action', 'kind', 'id', 'only', 'limit', 'cursor']
  const query = readQuery(request, known)
  const limit = query.integer('limit', 1, transactionsLimit.most) ?? transactionsLimit.usual
  const most = Number.MAX_SAFE_INTEGER
  const [fromMs, toMs, beforeId] = [
    query.integer('from', 0, most),
    query.integer('to', 0, most),
    query.integer('cursor', 1, most),
  ]
  const [who, id] = [query.text('who'), query.text('id')]
  const action = query.oneOf('action', actions)
  const kind = query.oneOf('kind', subjectKinds)
  const only = query.oneOf('only', ['changes'] as const)
  if (id !== undefined && !kind)
    throw new HttpProblem(400, 'id: is the id of a subject, whose kind is needed too', { parameter: 'kind' })
  const filter: TransactionFilter = {
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    ...(who !== undefined && { who }),
    ...(action && { action }),
    ...(kind && { subject: { kind, ...(id !== undefined && { id }) } }),
    ...(only && { only }),
    ...(beforeId !== undefined && { beforeId }),
  }
  if (request.accepts(['json', ndjson]) === ndjson) return exportTransactions(deps, filter, response)
  const found = await deps.transactions(filter, limit + 1)
  const transactions = found.slice(0, limit)
  const last = transactions.at(-1)
  response.json({
    transactions,
    ...(found.length > limit && last && { nextCursor: String(last.id) }),
  } satisfies TransactionsPage)
}

/** As fast as they are taken. */
async function exportTransactions(deps: RegistryDeps, filter: TransactionFilter, response: Response) {
  response.type(ndjson)
  if (response.req.method === 'HEAD') return void response.end()
  let afterId = 0
  for (;;) {
    const page = await deps.transactionsAfter(afterId, exportPage, filter)
    const last = page.at(-1)
    if (!last || response.destroyed) break
    afterId = last.id
    const taken = response.write(page.map(line => `${JSON.stringify(line)}\n`).join(''))
    if (!taken) await Promise.race([once(response, 'drain'), once(response, 'close')])
  }
  response.end()
}

const statuses = { missing: 404, taken: 409, wrong: 422, forbidden: 403 } as const

async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    const { field: parameter } = cause
    throw new HttpProblem(statuses[cause.reason], `${cause.message}.`, {
      cause,
      ...(parameter !== undefined && { parameter }),
    })
  }
}
