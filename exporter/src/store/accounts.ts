/** SQL of accounts and of every kind of secret. A secret is found by its digest, and only while it is not revoked. */
import type { Account, KeyInfo, PathKey, Token } from '../core/registry.ts'
import { scopes } from '../core/registry.ts'
import type { Database, Reading, Row, Statements } from './database.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import {
  flagOf,
  integerOf,
  jsonOf,
  oneOf,
  optionalInteger,
  optionalText,
  present,
  textOf,
  toJson,
} from './rows.ts'
import { createSecret, findDigest, type SecretKind } from './secrets.ts'

type AccountWriting = Pick<
  RegistryTx,
  | 'findAccount'
  | 'createAccount'
  | 'changeAccount'
  | 'addKey'
  | 'revokeKey'
  | 'addToken'
  | 'revokeToken'
  | 'addPathKey'
  | 'revokePathKey'
>
type AccountReading = Pick<
  RegistryStore,
  'accounts' | 'account' | 'findAccountByKey' | 'tokens' | 'findToken' | 'pathKeys' | 'findPathKey'
>

export function accountWriting(statements: Statements): AccountWriting {
  return {
    findAccount: id => accountOf(statements, id),
    async createAccount({ id, name, monitored, createdAtMs }) {
      const made = await statements.run(
        'insert into accounts (id, name, monitored, created_at_ms) values ($1, $2, $3, $4) on conflict do nothing',
        [id, name, Number(monitored), createdAtMs],
      )
      return made === 1
    },
    async changeAccount(id, { name, monitored }) {
      const changed = await statements.run(
        'update accounts set name = coalesce($2, name), monitored = coalesce($3, monitored) where id = $1',
        [id, name ?? null, monitored === undefined ? null : Number(monitored)],
      )
      return changed === 1
    },
    async addKey(accountId, atMs) {
      const { secret, digest, hint } = createSecret('key')
      const row = await statements.first(
        'insert into keys (account_id, digest, hint, created_at_ms) values ($1, $2, $3, $4) returning *',
        [accountId, digest, hint, atMs],
      )
      return { info: parseKey(inserted(row)), secret }
    },
    async revokeKey(accountId, keyId, atMs) {
      const changed = await statements.run(
        'update keys set revoked_at_ms = $3 where id = $1 and account_id = $2 and revoked_at_ms is null',
        [keyId, accountId, atMs],
      )
      return changed === 1
    },
    async addToken({ name, scopes, accountId, createdAtMs }) {
      const { secret, digest, hint } = createSecret('token')
      const row = await statements.first(
        `insert into tokens (name, scopes, account_id, digest, hint, created_at_ms)
         values ($1, $2, $3, $4, $5, $6) returning *`,
        [name, toJson(scopes), accountId ?? null, digest, hint, createdAtMs],
      )
      return { info: parseToken(inserted(row)), secret }
    },
    async revokeToken(id, atMs) {
      const row = await statements.first('select * from tokens where id = $1 and revoked_at_ms is null', [id])
      if (row) await statements.run('update tokens set revoked_at_ms = $2 where id = $1', [id, atMs])
      return row && parseToken(row)
    },
    async addPathKey({ checkId, kind, product, createdAtMs }) {
      const { secret, digest, hint } = createSecret('pathKey')
      const row = await statements.first(
        `insert into path_keys (check_id, kind, product, digest, hint, created_at_ms)
         values ($1, $2, $3, $4, $5, $6) returning *`,
        [checkId, kind, product ?? null, digest, hint, createdAtMs],
      )
      return { info: parsePathKey(inserted(row)), secret }
    },
    async revokePathKey(id, atMs) {
      const row = await statements.first('select * from path_keys where id = $1 and revoked_at_ms is null', [
        id,
      ])
      if (row) await statements.run('update path_keys set revoked_at_ms = $2 where id = $1', [id, atMs])
      return row && parsePathKey(row)
    },
  }
}

export function accountReading(read: Reading): AccountReading {
  return {
    async accounts() {
      const keys = Map.groupBy(await read.all('select * from keys order by id'), row =>
        textOf(row, 'account_id'),
      )
      return (await read.all('select * from accounts order by id')).map(row =>
        parseAccount(row, keys.get(textOf(row, 'id')) ?? []),
      )
    },
    account: id => accountOf(read, id),
    async findAccountByKey(accountId, secret) {
      const digest = findDigest('key', secret)
      if (digest === undefined) return undefined
      const row = await read.first(
        'select * from keys where digest = $1 and account_id = $2 and revoked_at_ms is null',
        [digest, accountId],
      )
      const account = row && (await accountOf(read, accountId))
      return account && { account, key: parseKey(row) }
    },
    async tokens() {
      return (await read.all('select * from tokens order by id')).map(parseToken)
    },
    async findToken(secret) {
      const digest = findDigest('token', secret)
      if (digest === undefined) return undefined
      const row = await read.first('select * from tokens where digest = $1 and revoked_at_ms is null', [
        digest,
      ])
      return row && parseToken(row)
    },
    async pathKeys(checkId) {
      const rows =
        checkId === undefined
          ? await read.all('select * from path_keys order by id')
          : await read.all('select * from path_keys where check_id = $1 order by id', [checkId])
      return rows.map(parsePathKey)
    },
    async findPathKey(secret) {
      const digest = findDigest('pathKey', secret)
      if (digest === undefined) return undefined
      const row = await read.first('select * from path_keys where digest = $1 and revoked_at_ms is null', [
        digest,
      ])
      return row && parsePathKey(row)
    },
  }
}

/** A use is written when the last one on record is older than this. */
const useEveryMs = 5 * 60_000
const tables: Readonly<Record<SecretKind, string>> = { key: 'keys', token: 'tokens', pathKey: 'path_keys' }

export function useWriting(database: Database): Pick<RegistryStore, 'noteUse'> {
  /** Uses that are being written: requests that come meanwhile need not write the same again. */
  const underWay = new Set<string>()
  return {
    async noteUse(kind, { id, lastUsedAtMs }, atMs) {
      const name = `${kind} ${id}`
      if (lastUsedAtMs !== undefined && atMs - lastUsedAtMs < useEveryMs) return
      if (underWay.has(name)) return
      underWay.add(name)
      try {
        await database.transaction(tx =>
          tx.run(
            `update ${tables[kind]} set last_used_at_ms = $2
             where id = $1 and (last_used_at_ms is null or last_used_at_ms < $2)`,
            [id, atMs],
          ),
        )
      } catch {
        // Not worth a request; the next use is written.
      } finally {
        underWay.delete(name)
      }
    },
  }
}

async function accountOf(read: Reading, id: string): Promise<Account | undefined> {
  const row = await read.first('select * from accounts where id = $1', [id])
  return (
    row && parseAccount(row, await read.all('select * from keys where account_id = $1 order by id', [id]))
  )
}

function inserted(row: Row | undefined): Row {
  if (!row) throw new Error('an inserted row did not come back')
  return row
}

function parseAccount(row: Row, keys: readonly Row[]): Account {
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    monitored: flagOf(row, 'monitored'),
    createdAtMs: integerOf(row, 'created_at_ms'),
    keys: keys.map(parseKey),
  }
}

function parseKey(row: Row): KeyInfo {
  return {
    id: integerOf(row, 'id'),
    hint: textOf(row, 'hint'),
    createdAtMs: integerOf(row, 'created_at_ms'),
    ...present({
      revokedAtMs: optionalInteger(row, 'revoked_at_ms'),
      lastUsedAtMs: optionalInteger(row, 'last_used_at_ms'),
    }),
  }
}

/** A scope that this program does not know gives no right. */
function parseToken(row: Row): Token {
  const given = jsonOf(row, 'scopes')
  return {
    ...parseKey(row),
    name: textOf(row, 'name'),
    scopes: Array.isArray(given) ? scopes.filter(scope => given.includes(scope)) : [],
    ...present({ accountId: optionalText(row, 'account_id') }),
  }
}

function parsePathKey(row: Row): PathKey {
  return {
    ...parseKey(row),
    checkId: textOf(row, 'check_id'),
    kind: oneOf(row, 'kind', ['ping', 'hook']),
    ...present({ product: optionalText(row, 'product') }),
  }
}
