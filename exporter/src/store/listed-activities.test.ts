import { aMessage, aMissed, aResult, aStore } from '../../test/store/builders.ts'
import type { Store } from './store.ts'

const atMs = 1_790_000_000_000
const span = { fromMs: 0, toMs: atMs + 1000 }

/** Ids 1 to 6 of two checks, two at each moment. */
async function fill(store: Store) {
  await store.write(async tx => {
    for (let n = 0; n < 6; n++) {
      const messageId = await tx.insertMessage(aMessage({ identity: String(n) }))
      const checkId = n % 2 === 0 ? 'documents' : 'other'
      await tx.insertActivity(aResult({ checkId, messageId, atMs: atMs + Math.floor(n / 2) }))
    }
  })
}
const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id)

test('activities of all checks come newest first, from any place on, within their span', async () => {
  await using opened = await aStore()
  const { store } = opened
  await fill(store)
  expect(idsOf(await store.activitiesBefore(span, 10))).toEqual([6, 5, 4, 3, 2, 1])
  expect(idsOf(await store.activitiesBefore(span, 2))).toEqual([6, 5])
  const rest = await store.activitiesBefore(span, 10, { before: { atMs: atMs + 2, id: 6 } })
  expect(idsOf(rest)).toEqual([5, 4, 3, 2, 1])
  const gone = await store.activitiesBefore(span, 10, { before: { atMs: atMs + 1, id: 99 } })
  expect(idsOf(gone)).toEqual([4, 3, 2, 1])
  const middle = { fromMs: atMs + 1, toMs: atMs + 2 }
  expect(idsOf(await store.activitiesBefore(middle, 10))).toEqual([4, 3])
  expect(idsOf(await store.activitiesBefore(middle, 10, { before: { atMs: atMs + 2, id: 6 } }))).toEqual([
    4, 3,
  ])
  expect(idsOf(await store.activitiesBefore(span, 10, { checkId: 'other' }))).toEqual([6, 4, 2])
})

test('an activity has neighbours of its own check; what was removed is nowhere', async () => {
  await using opened = await aStore()
  const { store } = opened
  await fill(store)
  await store.write(tx => tx.insertActivity(aMissed({ checkId: 'documents', atMs: atMs + 1 })))
  const third = await store.activity(3)
  expect(third).toMatchObject({ id: 3, checkId: 'documents', kind: 'result' })
  expect(third && (await store.neighbours(third))).toEqual({ earlierId: 1, laterId: 7 })
  expect(await store.neighbours({ checkId: 'documents', atMs, id: 1 })).toEqual({
    earlierId: undefined,
    laterId: 3,
  })
  await store.write(tx => tx.remove({ kind: 'check', id: 'documents' }))
  expect(await store.activity(3)).toBeUndefined()
  expect(idsOf(await store.activitiesBefore(span, 10))).toEqual([6, 4, 2])
})
