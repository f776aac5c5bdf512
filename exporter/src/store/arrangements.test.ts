import fc from 'fast-check'
import { aStore } from '../../test/store/builders.ts'
import type { Pause } from '../core/registry.ts'

test('a target has one pause: a new one replaces it, and tells which', async () => {
  await using opened = await aStore()
  const { store } = opened
  const target = { kind: 'group', id: 'Acme' } as const
  const first: Pause = { target, sinceMs: 1, by: 'user:ann' }
  const second: Pause = { target, sinceMs: 2, untilMs: 9, by: 'user:bob', reason: 'moving' }
  expect(await store.write(tx => tx.setPause(first))).toBeUndefined()
  expect(await store.write(tx => tx.setPause(second))).toEqual(first)
  await store.write(tx => tx.setPause({ ...first, target: { kind: 'installation', id: 'Acme' } }))
  expect((await store.pauses()).map(({ by }) => by)).toEqual(['user:bob', 'user:ann'])
  expect(await store.write(tx => tx.clearPause(target))).toEqual(second)
  expect(await store.write(tx => tx.clearPause(target))).toBeUndefined()
  expect(await store.pauses()).toHaveLength(1)
})

test('preferences are any JSON, and without a value there is none', async () => {
  await using opened = await aStore()
  const { store } = opened
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.jsonValue(), async (key, value) => {
      await store.write(tx => tx.setPreference(key, value))
      const plain = JSON.parse(JSON.stringify(value))
      expect(Object.entries(await store.preferences())).toEqual([[key, plain]])
      expect(await store.write(tx => tx.findPreference(key))).toEqual(plain)
      await store.write(tx => tx.setPreference(key, undefined))
      expect(await store.preferences()).toEqual({})
    }),
    { numRuns: 30 },
  )
})
