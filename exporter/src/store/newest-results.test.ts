import fc from 'fast-check'
import { aMessage, aMissed, aResult, aStore, keep } from '../../test/store/builders.ts'
import { type ResultWord, resultsIn, resultWords } from '../core/result-strip.ts'
import { createNewestResults } from './newest-results.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

const atMs = 1_790_000_000_000
const hourMs = 3_600_000

/** What the tables say, asked check by check. */
async function naive(store: Store, checkIds: readonly string[], limit: number) {
  return Promise.all(
    checkIds.map(async id => {
      const newest = await store.activities(id, limit)
      return newest.toReversed().map(activity => ({
        atMs: activity.atMs,
        word: activity.kind === 'missed' ? 'missed' : activity.status,
        activityId: activity.id,
        messageId: activity.kind === 'missed' ? null : activity.messageId,
        lateMs: activity.kind === 'missed' ? null : (activity.lateMs ?? null),
      }))
    }),
  )
}

async function asked(store: Store, checkIds: readonly string[], limit: number) {
  const strips = await store.newestResults(checkIds, limit)
  return strips.map(strip =>
    resultsIn(strip).map(({ code, ...rest }) => ({ ...rest, word: resultWords[code] as ResultWord })),
  )
}

async function expectSame(store: Store, checkIds: readonly string[], limit = 3) {
  expect(await asked(store, checkIds, limit)).toEqual(await naive(store, checkIds, limit))
}

let identities = 0
const receive = (store: Store, checkId: string, receivedAtMs: number) =>
  keep(store, aMessage({ identity: `m${++identities}`, receivedAtMs }), checkId)

describe('what was asked before is right after every kind of change', () => {
  const ids = ['documents', 'other', 'nobody']
  const changes: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
    ['a new result', store => receive(store, 'documents', atMs + 9 * hourMs)],
    ['a result older than the newest', store => receive(store, 'documents', atMs + 2.5 * hourMs)],
    [
      'a late one',
      store => store.write(tx => tx.insertActivity(aResult({ messageId: 1, checkId: 'other', lateMs: 5 }))),
    ],
    [
      'a missed slot',
      store => store.write(tx => tx.insertActivity(aMissed({ atMs: atMs + 5 * hourMs, expectedAtMs: 7 }))),
    ],
    [
      'another status after a reparse',
      store =>
        store.write(tx => tx.updateResult(4, { status: 'ignored', reason: 'now ignored', figures: {} })),
    ],
    ['a deleted activity', store => store.write(tx => tx.deleteActivity(3))],
    ['a deleted report', store => store.write(tx => tx.deleteReport(3))],
    ['missed slots taken back', store => store.write(tx => tx.deleteMissed('documents', 0))],
    ['a removed check', store => store.write(tx => tx.remove({ kind: 'check', id: 'documents' }))],
    [
      'a removed check, swept, and a result under its name',
      async store => {
        await store.write(tx => tx.remove({ kind: 'check', id: 'documents' }))
        await receive(store, 'documents', atMs + 9 * hourMs)
        while ((await store.removeStep(1)) > 0);
      },
    ],
    ['retention', store => store.retire(atMs + 2.5 * hourMs, 100, (_id, base) => base)],
    ['retention of all', store => store.retire(atMs + 99 * hourMs, 100, (_id, base) => base)],
  ]
  test.each(changes)('%s', async (_name, change) => {
    await using opened = await aStore()
    const { store } = opened
    for (let hour = 0; hour < 4; hour++) await receive(store, 'documents', atMs + hour * hourMs)
    await receive(store, 'other', atMs)
    await store.write(tx => tx.insertActivity(aMissed({ atMs: atMs + 2.2 * hourMs })))
    const before = await naive(store, ids, 3)
    await expectSame(store, ids)
    await change(store)
    expect(await naive(store, ids, 3)).not.toEqual(before)
    await expectSame(store, ids)
    await expectSame(store, ids, 100)
    await expectSame(store, ids, 1)
  })
})

test('a change that is rolled back changes nothing', async () => {
  await using opened = await aStore()
  const { store } = opened
  await receive(store, 'documents', atMs)
  await expectSame(store, ['documents'])
  const broken = store.write(async tx => {
    await tx.insertActivity(aMissed())
    throw new Error('no')
  })
  await expect(broken).rejects.toThrow('no')
  await expectSame(store, ['documents'])
})

test('any sequence of writing and asking for any number agrees with the tables', async () => {
  const step = fc.record({
    checkId: fc.constantFrom('a', 'b'),
    hour: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom('result', 'missed', 'retire'),
    limit: fc.integer({ min: 1, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
      await using opened = await aStore()
      const { store } = opened
      for (const { checkId, hour, kind, limit } of steps) {
        const when = atMs + hour * hourMs
        if (kind === 'result') await receive(store, checkId, when)
        else if (kind === 'retire') await store.retire(when, 2, (_id, base) => base)
        else await store.write(tx => tx.insertActivity(aMissed({ checkId, atMs: when, expectedAtMs: when })))
        await expectSame(store, ['a', 'b'], limit)
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('what is read while a check changes is not remembered', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  await receive(store, 'documents', atMs)
  await using database = await openSqlite(`${path}/lastgood.db`)
  const going = Promise.withResolvers<void>()
  let reads = 0
  const slow = createNewestResults({
    ...database.read,
    async all(sql, values) {
      const rows = await database.read.all(sql, values)
      if (++reads === 1) await going.promise
      return rows
    },
  })
  const first = slow.newestResults(['documents'], 3)
  await receive(store, 'documents', atMs + hourMs)
  slow.forget(['documents'])
  going.resolve()
  const lengths = [(await first)[0]?.length, (await slow.newestResults(['documents'], 3))[0]?.length]
  expect(lengths).toEqual([5, 10])
})

test('what is asked again is not read again, within the limit of what is held', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  for (let hour = 0; hour < 4; hour++)
    for (const id of ['a', 'b']) await receive(store, id, atMs + hour * hourMs)
  await using database = await openSqlite(`${path}/lastgood.db`)
  let reads = 0
  const counting = createNewestResults(
    {
      ...database.read,
      all(sql, values) {
        reads++
        return database.read.all(sql, values)
      },
    },
    5,
  )
  const readsFor = async (limit: number) => {
    const before = reads
    await counting.newestResults(['a', 'b'], limit)
    return reads - before
  }
  expect([await readsFor(4), await readsFor(4), await readsFor(2), await readsFor(5)]).toEqual([2, 1, 1, 2])
})
