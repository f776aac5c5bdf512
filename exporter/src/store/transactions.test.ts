import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aStore } from '../../test/store/builders.ts'
import type { Transaction } from '../core/registry.ts'
import type { NewTransaction, TransactionFilter } from './registry.ts'
import type { Store } from './store.ts'

const aLine: NewTransaction = {
  atMs: 1,
  who: 'user:ann',
  action: 'check.pause',
  subject: { kind: 'check', id: 'nas' },
}
const record = (store: Store, ...lines: Partial<NewTransaction>[]) =>
  store.write(async tx => {
    for (const line of lines) await tx.record({ ...aLine, ...line })
  })
const ids = (lines: readonly Transaction[]) => lines.map(({ id }) => id)

test('a line is there with its change, and not without it', async () => {
  await using opened = await aStore()
  const { store } = opened
  const failing = store.write(async tx => {
    await tx.record(aLine)
    throw new Error('not done')
  })
  await expect(failing).rejects.toThrow('not done')
  expect(await store.transactions({}, 10)).toEqual([])
  await record(store, { before: { paused: false }, after: { paused: true, list: [null, 1] } })
  expect(await store.transactions({}, 10)).toEqual([
    { ...aLine, id: 1, before: { paused: false }, after: { paused: true, list: [null, 1] } },
  ])
})

test('a secret that slipped into a line is not in the record', async () => {
  await using opened = await aStore()
  const { store } = opened
  const { secret } = await store.write(tx => tx.addToken({ name: 't', scopes: [], createdAtMs: 1 }))
  await record(store, {
    who: secret,
    after: { body: `Bearer ${secret}.` },
    subject: { kind: 'check', id: secret },
  })
  const [line] = await store.transactions({}, 1)
  expect(JSON.stringify(line)).not.toContain(secret.slice(4))
  expect(line?.after).toEqual({ body: 'Bearer lgt_….' })
})

test('a value that nobody would read as a line is not kept whole', async () => {
  await using opened = await aStore()
  await record(opened.store, { after: 'x'.repeat(200_000) })
  expect((await opened.store.transactions({}, 1))[0]?.after).toEqual({ cutCharacters: 200_002 })
})

const lines: Partial<NewTransaction>[] = [
  { atMs: 1 },
  { atMs: 2, who: 'token:ci' },
  { atMs: 3, action: 'message.processed', subject: { kind: 'message', id: '7' }, who: 'smtp' },
  { atMs: 4, subject: { kind: 'check', id: 'other' }, who: 'grafana:bo via token:g' },
  { atMs: 5, action: 'check.resume' },
]

test.each<[TransactionFilter, number[]]>([
  [{}, [5, 4, 3, 2, 1]],
  [{ fromMs: 2, toMs: 4 }, [3, 2]],
  [{ who: 'token:ci' }, [2]],
  [{ who: 'grafana:bo' }, [4]],
  [{ who: 'grafana' }, []],
  [{ action: 'message.processed' }, [3]],
  [{ action: 'check.pause' }, [4, 2, 1]],
  [{ only: 'changes' }, [5, 4, 2, 1]],
  [{ subject: { kind: 'check' } }, [5, 4, 2, 1]],
  [{ subject: { kind: 'check', id: 'nas' }, only: 'changes' }, [5, 2, 1]],
  [{ subject: { kind: 'message', id: '7' } }, [3]],
  [{ beforeId: 3 }, [2, 1]],
  [{ subject: { kind: 'check', id: 'nas' }, action: 'check.resume', beforeId: 5 }, []],
])('%j finds %j', async (filter, expected) => {
  await using opened = await aStore()
  await record(opened.store, ...lines)
  expect(ids(await opened.store.transactions(filter, 10))).toEqual(expected)
  expect(ids(await opened.store.transactionsAfter(0, 10, filter))).toEqual(expected.toReversed())
})

test('pages join without a gap, in both directions, over many stretches', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  const other = new DatabaseSync(join(path, 'lastgood.db'))
  // Ids are sparse after retention.
  other.exec(`insert into transactions (id, at_ms, who, action, subject_kind, subject_id)
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 300)
    select i * 101, i, 'a', case when i % 3 = 0 then 'message.processed' else 'note.create' end, 'check', 'c' || (i % 2) from n`)
  other.close()
  const filter: TransactionFilter = { only: 'changes', subject: { kind: 'check' } }
  const down: number[] = []
  for (let beforeId: number | undefined; ; beforeId = down.at(-1)) {
    const page = await store.transactions({ ...filter, ...(beforeId && { beforeId }) }, 7)
    if (page.length === 0) break
    down.push(...ids(page))
  }
  const up: number[] = []
  for (let page = [0]; page.length > 0; up.push(...page))
    page = ids(await store.transactionsAfter(up.at(-1) ?? 0, 7, filter))
  expect(down).toHaveLength(200)
  expect(up).toEqual(down.toReversed())
})

test('retention takes lines, keys long revoked and notes long ended, and keeps tokens: they close the door', async () => {
  await using opened = await aStore()
  const { store } = opened
  await record(store, { atMs: 5 }, { atMs: 10 }, { atMs: 11 })
  await store.write(async tx => {
    const target = { kind: 'check', id: 'nas' } as const
    for (const expiresAtMs of [9, 10])
      await tx.addNote({ target, text: `until ${expiresAtMs}`, author: 'a', createdAtMs: 1, expiresAtMs })
    for (const atMs of [9, 10]) {
      const { info } = await tx.addPathKey({ checkId: `until ${atMs}`, kind: 'ping', createdAtMs: 1 })
      await tx.revokePathKey(info.id, atMs)
    }
    await tx.addPathKey({ checkId: 'good', kind: 'ping', createdAtMs: 1 })
    const { info } = await tx.addToken({ name: 'revoked', scopes: ['read'], createdAtMs: 1 })
    await tx.revokeToken(info.id, 2)
  })
  for (let gone = 1; gone > 0; ) gone = await store.retire(10, 1, () => null)
  expect((await store.transactions({}, 9)).map(({ atMs }) => atMs)).toEqual([11, 10])
  expect((await store.pathKeys()).map(({ checkId }) => checkId)).toEqual(['until 10', 'good'])
  expect((await store.tokens()).map(({ name }) => name)).toEqual(['revoked'])
  expect((await store.notes()).map(({ text }) => text)).toEqual(['until 10'])
})

test('the questions of pages about one thing use an index', async () => {
  await using opened = await aStore()
  const database = new DatabaseSync(join(opened.path, 'lastgood.db'))
  const plan = (sql: string) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(row => row['detail'])
      .join('\n')
  expect(
    plan(`select * from transactions where id between 1 and 9 and action <> 'message.processed'
      and subject_kind = 'check' and subject_id = 'a' order by id desc limit 5`),
  ).toMatch(/transactions_subject/)
  expect(plan('select id from transactions where at_ms < 5 order by at_ms limit 5')).toMatch(
    /transactions_at/,
  )
  expect(
    plan(`update notes set until_good = 1 where target_kind = 'a' and target_id = 'b' and until_good > 0`),
  ).toMatch(/notes_counting/)
  database.close()
})
