import { aFolder, aMessage, aMissed, aResult } from '../../test/store/builders.ts'
import type { Activity } from '../core/activity.ts'
import { openStore } from './open-store.ts'
import type { Store, StoredActivity } from './store.ts'

const allMs = { fromMs: 0, toMs: 1000 }

/** Results are of messages of their own. */
async function put(store: Store, activities: readonly Activity[]) {
  await store.write(async tx => {
    for (const [i, one] of activities.entries()) {
      const messageId =
        one.kind === 'result' ? await tx.insertMessage(aMessage({ identity: `message ${i}` })) : 0
      await tx.insertActivity(one.kind === 'result' ? { ...one, messageId } : one)
    }
  })
}
const timesOf = (found: readonly Pick<StoredActivity, 'atMs'>[]) => found.map(({ atMs }) => atMs)

const record: readonly Activity[] = [
  aResult({ checkId: 'nas', atMs: 10, status: 'success', figures: { size: 5 } }),
  aResult({ checkId: 'nas', atMs: 20, status: 'failure' }),
  aResult({ checkId: 'nas', atMs: 20, status: 'ignored', figures: { size: 6 } }),
  aMissed({ checkId: 'nas', atMs: 40, expectedAtMs: 30 }),
  aResult({ checkId: 'other', atMs: 25, status: 'warning', figures: { size: 0 } }),
]

async function openRecord(folder: string) {
  const store = await openStore({ folder })
  await put(store, record)
  return store
}

test('the history of one check goes on behind its last row, also among rows of the same time', async () => {
  using folder = aFolder()
  await using store = await openRecord(folder.path)
  const first = await store.activitiesOfCheck('nas', 10, 2)
  const rest = await store.activitiesOfCheck('nas', 10, 9, first.at(-1))
  expect([timesOf(first), timesOf(rest)]).toEqual([
    [10, 20],
    [20, 40],
  ])
  expect(timesOf(await store.activitiesOfCheck('nas', 11, 9))).toEqual([20, 20, 40])
})

test.each([
  ['slot', 'nas', 41, 40],
  ['slot', 'nas', 40, 20],
  ['good', 'nas', 41, 10],
  ['good', 'nas', 10, undefined],
  ['sized', 'nas', 41, 10],
  // Zero is a size.
  ['sized', 'other', 26, 25],
  ['good', 'other', 26, 25],
] as const)('the newest %s of %s before %i is of %p', async (sought, checkId, atMs, expected) => {
  using folder = aFolder()
  await using store = await openRecord(folder.path)
  expect((await store.activityBefore(checkId, sought, { atMs, id: 0 }))?.atMs).toBe(expected)
})

test('the last result is one that counts', async () => {
  using folder = aFolder()
  await using store = await openRecord(folder.path)
  expect(await store.lastResult('nas')).toMatchObject({ atMs: 20, status: 'failure' })
  expect(await store.lastResult('none')).toBeUndefined()
})

test.each([
  ['of all', undefined, [25, 20, 20, 10]],
  ['of one', ['nas'], [20, 20, 10]],
  ['of none', [], []],
  ['of very many', ['other', ...Array.from({ length: 500 }, (_, i) => `none ${i}`)], [25]],
])('reports %s, newest first, a page at a time', async (_, checkIds, expected) => {
  using folder = aFolder()
  await using store = await openRecord(folder.path)
  const filter = { ...allMs, ...(checkIds && { checkIds }) }
  const found: number[] = []
  for (let before: StoredActivity | undefined; ; ) {
    const [next] = await store.reports(filter, 1, before)
    if (!next) break
    found.push(next.atMs)
    before = next
  }
  expect(found).toEqual(expected)
  expect(timesOf(await store.reports({ ...filter, fromMs: 11, toMs: 25 }, 9))).toEqual(
    expected.filter(atMs => atMs === 20),
  )
})

test('missed slots lie at their expectation; what was removed is out of sight at once', async () => {
  using folder = aFolder()
  await using store = await openRecord(folder.path)
  const slots = (fromMs: number, toMs: number) => store.missedSlots({ fromMs, toMs, untilMs: 1000 })
  expect(timesOf(await slots(30, 31))).toEqual([40])
  expect([await slots(31, 50), await slots(0, 30)]).toEqual([[], []])
  await store.write(tx => tx.remove({ kind: 'check', id: 'nas' }))
  expect(await slots(30, 31)).toEqual([])
  expect(await store.activitiesOfCheck('nas', 0, 9)).toEqual([])
  expect(await store.lastResult('nas')).toBeUndefined()
  expect(timesOf(await store.reports(allMs, 9))).toEqual([25])
})
