import { aMissed, aStore } from '../test/store/builders.ts'
import { createActivitiesList } from './activities-list.ts'
import type { ListPlace } from './api/looking.ts'
import type { Fleet } from './fleet.ts'

const atMs = 1_790_000_000_000

test('a search for what hardly ever happens looks at so much for a page, and finds all of it in the end', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(async tx => {
    for (let n = 0; n < 25; n++)
      await tx.insertActivity(
        aMissed({ atMs: atMs + n, expectedAtMs: n, reason: n % 12 === 0 ? 'rare' : 'usual' }),
      )
  })
  const fleet = { get: () => undefined, all: () => [] } as unknown as Fleet
  const { listActivities } = createActivitiesList({ store, fleet }, 10)
  const filter = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, scope: {}, text: 'RARE' }
  const pages: number[][] = []
  let place: ListPlace | undefined
  do {
    const { activities, next } = await listActivities(filter, 2, place)
    pages.push(activities.map(one => one.atMs - atMs))
    place = next
  } while (place)
  expect(pages).toEqual([[24], [12], [0]])
})
