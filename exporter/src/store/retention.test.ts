import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aCheck, aMessage, aMissed, aStore, keep } from '../../test/store/builders.ts'
import type { Store, StoredActivity } from './store.ts'

/** A base that shows what was folded into it, in which order. */
const collect = (_checkId: string, base: unknown, activities: readonly StoredActivity[]) => [
  ...(Array.isArray(base) ? base : []),
  ...activities.map(({ atMs }) => atMs),
]

async function baseOf(store: Store, checkId: string): Promise<unknown> {
  return (await store.checks()).find(check => check.checkId === checkId)?.base
}

test('old activities go into the base of their check, oldest first, and their messages go with them', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(async tx => {
    await tx.saveCheck(aCheck({ checkId: 'a', failuresTotal: 3 }))
    await tx.saveCheck(aCheck({ checkId: 'b' }))
    await tx.insertActivity(aMissed({ checkId: 'a', atMs: 25, expectedAtMs: 5 }))
  })
  for (const [atMs, checkId] of [
    [30, 'a'],
    [10, 'a'],
    [20, 'b'],
    [99, 'a'],
    [100, 'b'],
  ] as const)
    await keep(store, aMessage({ identity: `${atMs}`, receivedAtMs: atMs }), checkId)
  expect(await store.retire(99, 100, collect)).toBe(4 + 3)
  expect(await baseOf(store, 'a')).toEqual([10, 25, 30])
  expect(await baseOf(store, 'b')).toEqual([20])
  expect((await store.checks())[0]).toMatchObject({ failuresTotal: 3, state: aCheck().state })
  expect((await store.activities('a', 10)).map(({ atMs }) => atMs)).toEqual([99])
  expect((await store.messages({}, 10)).map(({ receivedAtMs }) => receivedAtMs)).toEqual([100, 99])
  expect(await store.retire(99, 100, collect)).toBe(0)
})

test('small steps end in the same as one large step, each within its limit', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(tx => tx.saveCheck(aCheck()))
  for (let index = 0; index < 20; index++) {
    const message = aMessage({ identity: `${index}`, receivedAtMs: Math.floor(index / 3) })
    if (index % 4 === 0) await store.write(tx => tx.insertMessage({ ...message, outcome: 'unmatched' }))
    else await keep(store, message)
  }
  const steps: number[] = []
  for (let gone = 1; gone > 0 && steps.length < 50; steps.push(gone)) gone = await store.retire(5, 2, collect)
  expect(Math.max(...steps)).toBeLessThanOrEqual(4)
  expect(steps.reduce((sum, gone) => sum + gone)).toBe(15 + 11)
  expect(await baseOf(store, 'documents')).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4])
  expect((await store.messages({}, 50)).every(({ receivedAtMs }) => receivedAtMs >= 5)).toBe(true)
  expect(await store.countMessages({})).toBe(5)
})

test('a message stays as long as any activity refers to it', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(async tx => {
    const messageId = await tx.insertMessage(aMessage({ receivedAtMs: 1 }))
    await tx.insertActivity({
      kind: 'result',
      checkId: 'a',
      messageId,
      atMs: 50,
      status: 'success',
      reason: '',
      figures: {},
    })
  })
  expect(await store.retire(40, 10, collect)).toBe(0)
  expect(await store.countMessages({})).toBe(1)
  expect(await store.retire(60, 10, collect)).toBe(2)
  expect(await store.countMessages({})).toBe(0)
})

test('a fold that fails deletes nothing', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(tx => tx.saveCheck(aCheck()))
  await keep(store, aMessage())
  const failing = store.retire(Number.MAX_SAFE_INTEGER, 10, () => {
    throw new Error('no fold')
  })
  await expect(failing).rejects.toThrow('no fold')
  expect([await store.countMessages({}), (await store.activities('documents', 5)).length]).toEqual([1, 1])
})

test('a step that fails half-way replaces no base', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  await store.write(tx => tx.saveCheck(aCheck({ base: ['before'] })))
  await keep(store, aMessage())
  const other = new DatabaseSync(join(path, 'lastgood.db'))
  other.exec(`create trigger broken before delete on messages begin select raise(abort, 'no delete'); end`)
  await expect(store.retire(Number.MAX_SAFE_INTEGER, 10, collect)).rejects.toThrow('no delete')
  expect(await baseOf(store, 'documents')).toEqual(['before'])
  expect(await store.activities('documents', 5)).toHaveLength(1)
  other.exec('drop trigger broken')
  other.close()
  expect(await store.retire(Number.MAX_SAFE_INTEGER, 10, collect)).toBe(2)
})

test('what retention deleted is in no file any more, and its space is given back', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  // Too short to be compressed, so that its bytes can be looked for.
  const secret = 'a-secret-in-a-mail'
  await keep(store, aMessage({ raw: Buffer.from(secret), subject: `about ${secret}`, receivedAtMs: 1 }))
  const large = { raw: Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * index) >>> 7)) }
  for (let index = 0; index < 20; index++)
    await keep(store, aMessage({ ...large, identity: `${index}`, receivedAtMs: 2 }))
  const everything = () =>
    Buffer.concat(
      readdirSync(path)
        .filter(name => !name.startsWith('lock'))
        .map(name => readFileSync(join(path, name))),
    )
  const before = await store.sizeBytes()
  expect(everything().includes(secret)).toBe(true)
  while ((await store.retire(10, 5, () => null)) > 0);
  expect(everything().includes(secret)).toBe(false)
  expect(await store.sizeBytes()).toBeLessThan(before / 2)
})
