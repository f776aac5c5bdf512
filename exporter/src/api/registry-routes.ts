/** /api/v1 of accounts, keys, tokens and the log of changes. A secret is in the answer that makes it and in no other.
 *  Reading needs scope `read`, changing `write`. */
import { Router } from 'express'
import { type Account, type KeyInfo, type PathKey, type Scope, scopes, type Token } from '../core/registry.ts'
import { readAccess, requireScopeOfMethod } from './access.ts'
import { jsonBody, readBody } from './body.ts'
import type {
  AccountCreated,
  AccountsJson,
  KeyCreated,
  PathKeyCreated,
  PathKeysJson,
  RemovedJson,
  TokenCreated,
  TokensJson,
} from './contract.ts'
import { refuseMethod } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { readNumber, readQuery } from './query.ts'
import type { TransactionDeps } from './transactions-export.ts'
import { addTransactions } from './transactions-routes.ts'

type Asker = { readonly who: string; readonly scopes: readonly Scope[] }
type Issued<T> = { readonly info: T; readonly secret: string }

/** What cannot be done rejects with a Refusal. */
export type RegistryDeps = TransactionDeps & {
  accounts(): Promise<readonly Account[]>
  account(id: string): Promise<Account | undefined>
  createAccount(
    asked: { id: string; name?: string; monitored?: boolean },
    asker: Asker,
  ): Promise<Issued<Account>>
  changeAccount(id: string, asked: { name?: string; monitored?: boolean }, asker: Asker): Promise<Account>
  removeAccount(id: string, installations: 'keep' | 'remove', asker: Asker): Promise<RemovedJson>
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
}

export function createRegistryApi(deps: RegistryDeps): Router {
  const router = Router({ caseSensitive: true })
  addAccounts(router, deps)
  addTokens(router, deps)
  addPathKeys(router, deps)
  addTransactions(router, deps)
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
      const { info, secret } = await deps.createAccount(asked, readAccess(response))
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
      response.json((await deps.changeAccount(id, asked, readAccess(response))) satisfies Account)
    })
    .delete(async (request, response) => {
      const query = readQuery(request, ['installations'])
      const installations = query.oneOf('installations', ['keep', 'remove'] as const) ?? 'keep'
      const id = String(request.params['id'])
      const removed = await deps.removeAccount(id, installations, readAccess(response))
      response.json(removed satisfies RemovedJson)
    })
    .all(refuseMethod('GET, HEAD, PATCH, DELETE'))
  router
    .route('/accounts/:id/keys')
    .all(requireScopeOfMethod)
    .post(jsonBody, async (request, response) => {
      readBody(request, [])
      const id = String(request.params['id'])
      const { info, secret } = await deps.addKey(id, readAccess(response))
      response.status(201).json({ key: info, secret } satisfies KeyCreated)
    })
    .all(refuseMethod('POST'))
  router
    .route('/accounts/:id/keys/:key')
    .all(requireScopeOfMethod)
    .delete(async (request, response) => {
      const key = readNumber('key', request.params['key'])
      const id = String(request.params['id'])
      response.json((await deps.revokeKey(id, key, readAccess(response))) satisfies KeyInfo)
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
      const { info, secret } = await deps.createToken(asked, readAccess(response))
      response.status(201).json({ token: info, secret } satisfies TokenCreated)
    })
    .all(refuseMethod('GET, HEAD, POST'))
  router
    .route('/tokens/:id')
    .all(requireScopeOfMethod)
    .delete(async (request, response) => {
      const id = readNumber('id', request.params['id'])
      response.json((await deps.revokeToken(id, readAccess(response))) satisfies Token)
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
      const { info, secret } = await deps.createPathKey(asked, readAccess(response))
      const path = info.kind === 'ping' ? `/ping/${secret}` : `/hook/${info.product}/${secret}`
      response.status(201).json({ key: info, secret, path } satisfies PathKeyCreated)
    })
    .all(refuseMethod('GET, HEAD, POST'))
  router
    .route('/keys/:id')
    .all(requireScopeOfMethod)
    .delete(async (request, response) => {
      const id = readNumber('id', request.params['id'])
      response.json((await deps.revokePathKey(id, readAccess(response))) satisfies PathKey)
    })
    .all(refuseMethod('DELETE'))
}

function accountFields(body: ReturnType<typeof readBody>): { name?: string; monitored?: boolean } {
  const name = body.text('name')
  const monitored = body.flag('monitored')
  return { ...(name !== undefined && { name }), ...(monitored !== undefined && { monitored }) }
}
