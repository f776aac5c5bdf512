import { aCheck, aStore } from '../../test/store/builders.ts'
import type { CheckRow } from './store.ts'

describe('checks and cursors', () => {
  test('are replaced as a whole and read in order of their ids', async () => {
    await using opened = await aStore()
    const { store } = opened
    const changed: CheckRow = aCheck({
      state: [1],
      base: { a: null },
      failuresTotal: 4,
      missedTotal: 5,
    })
    await store.write(async tx => {
      await tx.saveCheck(aCheck())
      await tx.saveCheck(aCheck({ checkId: 'a', state: null }))
      await tx.saveCheck(changed)
    })
    expect(await store.checks()).toEqual([aCheck({ checkId: 'a', state: null }), changed])
  })

  test('keep what was set, and an unknown cursor is undefined', async () => {
    await using opened = await aStore()
    const { store } = opened
    expect(await store.cursor('imap:inbox')).toBeUndefined()
    for (const value of [7, { uid: 5, seen: ['x'] }, null]) {
      await store.write(tx => tx.setCursor('imap:inbox', value))
      expect(await store.cursor('imap:inbox')).toEqual(value)
    }
  })
})
