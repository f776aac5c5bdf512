import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { anAccount, aStore } from '../../test/store/builders.ts'
import type { Store } from './store.ts'

const day = 86_400_000
const addKey = (store: Store, atMs = 1) => store.write(tx => tx.addKey('acme', atMs))

async function anOpenAccount() {
  const opened = await aStore()
  await opened.store.write(tx => tx.createAccount(anAccount()))
  return opened
}

test('several keys open an account at once, and a revoked one stops at once', async () => {
  await using opened = await anOpenAccount()
  const { store } = opened
  const old = await addKey(store)
  const next = await addKey(store, 2)
  expect((await store.findAccountByKey('acme', old.secret))?.key.id).toBe(old.info.id)
  expect((await store.findAccountByKey('acme', next.secret))?.account.name).toBe('Acme')
  expect(await store.write(tx => tx.revokeKey('acme', old.info.id, 3))).toBe(true)
  expect(await store.findAccountByKey('acme', old.secret)).toBeUndefined()
  expect((await store.findAccountByKey('acme', next.secret))?.key.id).toBe(next.info.id)
  expect(await store.write(tx => tx.revokeKey('acme', old.info.id, 4))).toBe(false)
  expect((await store.account('acme'))?.keys).toEqual([{ ...old.info, revokedAtMs: 3 }, next.info])
})

test.each([
  '',
  'lgk_',
  'lgk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'lgt_x',
  `lgk_${'a'.repeat(1_000_000)}`,
  "' or 1=1 --",
])('what is no key opens nothing: %.40s', async secret => {
  await using opened = await anOpenAccount()
  await addKey(opened.store)
  expect(await opened.store.findAccountByKey('acme', secret)).toBeUndefined()
  expect(await opened.store.findToken(secret)).toBeUndefined()
  expect(await opened.store.findPathKey(secret)).toBeUndefined()
})

test('a key opens its own account only, and a secret of one kind is none of another', async () => {
  await using opened = await anOpenAccount()
  const { store } = opened
  await store.write(tx => tx.createAccount(anAccount({ id: 'other' })))
  const { secret } = await addKey(store)
  const token = await store.write(tx => tx.addToken({ name: 't', scopes: ['read'], createdAtMs: 1 }))
  expect(await store.findAccountByKey('other', secret)).toBeUndefined()
  expect(await store.findAccountByKey('acme', token.secret)).toBeUndefined()
  expect(await store.findToken(secret)).toBeUndefined()
})

test('the file has no secret in it, and its hint is the end of it', async () => {
  await using opened = await anOpenAccount()
  const { store, path } = opened
  const issued = [
    await addKey(store),
    await store.write(tx => tx.addToken({ name: 't', scopes: ['read'], createdAtMs: 1 })),
    await store.write(tx => tx.addPathKey({ checkId: 'nas', kind: 'ping', createdAtMs: 1 })),
  ]
  const files = readdirSync(path).filter(name => name.startsWith('lastgood'))
  const bytes = Buffer.concat(files.map(name => readFileSync(join(path, name))))
  expect(bytes.includes('acme')).toBe(true)
  for (const { secret, info } of issued) {
    expect(secret).toMatch(/^lg[ktp]_[a-z2-9]{32}$/)
    expect(secret.endsWith(info.hint)).toBe(true)
    expect(bytes.includes(secret.slice(4))).toBe(false)
  }
  expect(new Set(issued.map(({ secret }) => secret.slice(4))).size).toBe(3)
})

test('tokens keep their scopes and account; a scope of a newer program gives no right', async () => {
  await using opened = await anOpenAccount()
  const { store, path } = opened
  const { info, secret } = await store.write(tx =>
    tx.addToken({ name: 'sender', scopes: ['ingest'], accountId: 'acme', createdAtMs: 5 }),
  )
  expect(await store.findToken(secret)).toEqual({
    id: info.id,
    hint: secret.slice(-4),
    name: 'sender',
    scopes: ['ingest'],
    accountId: 'acme',
    createdAtMs: 5,
  })
  const other = new DatabaseSync(join(path, 'lastgood.db'))
  other.exec(`update tokens set scopes = '["everything","read"]'`)
  other.close()
  expect((await store.findToken(secret))?.scopes).toEqual(['read'])
  expect((await store.write(tx => tx.revokeToken(info.id, 6)))?.name).toBe('sender')
  expect(await store.findToken(secret)).toBeUndefined()
  expect(await store.tokens()).toMatchObject([{ id: info.id, revokedAtMs: 6 }])
  expect(await store.write(tx => tx.revokeToken(info.id, 7))).toBeUndefined()
})

test('ping and hook keys rotate: the new one is good before the old one goes', async () => {
  await using opened = await aStore()
  const { store } = opened
  const add = () =>
    store.write(tx => tx.addPathKey({ checkId: 'nas', kind: 'hook', product: 'comet', createdAtMs: 1 }))
  const [old, next] = [await add(), await add()]
  expect(await store.findPathKey(old.secret)).toMatchObject({
    checkId: 'nas',
    kind: 'hook',
    product: 'comet',
  })
  await store.write(tx => tx.revokePathKey(old.info.id, 2))
  expect(await store.findPathKey(old.secret)).toBeUndefined()
  expect((await store.findPathKey(next.secret))?.id).toBe(next.info.id)
  expect((await store.pathKeys('nas')).map(({ revokedAtMs }) => revokedAtMs)).toEqual([2, undefined])
  expect(await store.pathKeys('other')).toEqual([])
})

test('an account is made once, changed in parts, and one that is not there is not made by a change', async () => {
  await using opened = await anOpenAccount()
  const { store } = opened
  expect(await store.write(tx => tx.createAccount(anAccount({ name: 'Second' })))).toBe(false)
  expect(await store.write(tx => tx.changeAccount('acme', { monitored: false }))).toBe(true)
  expect(await store.write(tx => tx.changeAccount('nobody', { name: 'x' }))).toBe(false)
  expect(await store.accounts()).toEqual([{ ...anAccount({ monitored: false }), keys: [] }])
  await expect(store.write(tx => tx.addKey('nobody', 1))).rejects.toThrow(/FOREIGN KEY/)
})

test('uses are written now and then: a thousand requests at once cost one write', async () => {
  await using opened = await anOpenAccount()
  const { store, path } = opened
  const { secret } = await addKey(store, 0)
  const other = new DatabaseSync(join(path, 'lastgood.db'))
  other.exec(`create table uses (at integer);
    create trigger used after update on keys begin insert into uses values (new.last_used_at_ms); end`)
  const use = async (atMs: number) => {
    const found = await store.findAccountByKey('acme', secret)
    if (found) await store.noteUse('key', found.key, atMs)
  }
  await Promise.all(Array.from({ length: 1000 }, () => use(day)))
  await use(day + 60_000)
  await use(day + 600_000)
  expect(
    other
      .prepare('select at from uses')
      .all()
      .map(row => row['at']),
  ).toEqual([day, day + 600_000])
  other.exec(`create trigger broken before update on keys begin select raise(abort, 'no'); end`)
  await use(3 * day)
  other.close()
  expect((await store.account('acme'))?.keys[0]?.lastUsedAtMs).toBe(day + 600_000)
})

test('the question of every request uses an index', async () => {
  await using opened = await aStore()
  const database = new DatabaseSync(join(opened.path, 'lastgood.db'))
  for (const table of ['keys', 'tokens', 'path_keys']) {
    const plan = database
      .prepare(`explain query plan select * from ${table} where digest = 'x' and revoked_at_ms is null`)
      .all()
    expect(plan.map(row => row['detail']).join()).toMatch(/SEARCH/)
  }
  database.close()
})
