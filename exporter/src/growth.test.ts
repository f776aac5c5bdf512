import { aMessage, aResult, aStore } from '../test/store/builders.ts'
import type { CheckDefinition } from './core/check.ts'
import type { Entry } from './entry.ts'
import type { Fleet } from './fleet.ts'
import { createGrowth } from './growth.ts'

const atMs = 1_790_000_000_000
const hourMs = 3_600_000

/** As many checks as counts, each with so many values. */
async function open(counts: readonly number[], mostPoints?: number) {
  const opened = await aStore()
  const { store } = opened
  await store.write(async tx => {
    for (let n = 0; n < Math.max(...counts); n++) {
      const messageId = await tx.insertMessage(aMessage({ identity: String(n) }))
      for (const [index, count] of counts.entries())
        if (n < count)
          await tx.insertActivity(
            aResult({ checkId: `c${index}`, messageId, atMs: atMs + n * hourMs, figures: { size: n } }),
          )
    }
  })
  const all = () => counts.map((_, index) => toEntry(`c${index}`))
  const fleet = { all } as unknown as Fleet
  const { growth } = createGrowth({ store, fleet, now: () => atMs }, mostPoints)
  const ask = () => growth({ figure: 'size', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, scope: {}, limit: 10 })
  return { ask, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() }
}

function toEntry(id: string): Entry {
  return { definition: { id, name: id, group: 'G' } as CheckDefinition } as Entry
}

test('more values than are read at once come whole and in order', async () => {
  await using opened = await open([1203])
  const { series } = await opened.ask()
  expect(series[0]?.value).toEqual(Array.from({ length: 1203 }, (_, n) => n))
})

test.each([
  [10, ['c0', 'c1', 'c2'], 0],
  [9, ['c0', 'c1', 'c2'], 0],
  [8, ['c0', 'c1'], 1],
  [6, ['c0', 'c1'], 1],
  [5, ['c0'], 2],
  [2, [], 3],
])('within %i values there are %j, and %i checks are left out', async (most, ids, leftOut) => {
  await using opened = await open([3, 3, 3], most)
  const found = await opened.ask()
  expect([found.series.map(({ checkId }) => checkId), found.leftOut]).toEqual([ids, leftOut])
})

test('thousands of checks without a value let others have their turn', async () => {
  await using opened = await open([1, ...Array<number>(1000).fill(0)])
  let turns = 0
  let over = false
  const count = () => {
    turns++
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  await opened.ask()
  over = true
  expect(turns).toBeGreaterThan(10)
})
