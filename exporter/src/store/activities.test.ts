import { aMessage, aMissed, aResult, aStore, keep } from '../../test/store/builders.ts'

describe('activities', () => {
  test('come back as they were given, oldest first in a transaction and newest first in a list', async () => {
    await using opened = await aStore()
    const { store } = opened
    const late = aResult({ atMs: 50, lateMs: 7, figures: { size: 1.5, files: 0 }, status: 'ignored' })
    const missed = aMissed({ atMs: 40, expectedAtMs: 30 })
    const stored = await store.write(async tx => {
      const messageId = await tx.insertMessage(aMessage())
      const other = await tx.insertMessage(aMessage())
      await tx.insertActivity({ ...late, messageId })
      await tx.insertActivity(missed)
      await tx.insertActivity(aResult({ messageId: other, atMs: 40 }))
      await tx.insertActivity(aResult({ messageId: other, checkId: 'other' }))
      return tx.activitiesOf('documents')
    })
    expect(stored).toEqual([
      { ...missed, id: 2 },
      aResultRow(3, { messageId: 2, atMs: 40 }),
      { ...late, messageId: 1, id: 1 },
    ])
    expect(Object.keys(stored[1] ?? {})).not.toContain('lateMs')
    expect(await store.activities('documents', 10)).toEqual(stored.toReversed())
    expect(await store.activities('documents', 1, 1)).toEqual([stored[1]])
    expect(await store.activities('documents', 10, 3)).toEqual([stored[0]])
    expect(await store.activitiesOfMessage(2)).toHaveLength(2)
  })

  function aResultRow(id: number, change: Parameters<typeof aResult>[0]) {
    return { ...aResult(change), id }
  }

  test('go on with older ones when the last of a page was deleted meanwhile', async () => {
    await using opened = await aStore()
    const { store } = opened
    for (let index = 0; index < 4; index++)
      await keep(store, aMessage({ identity: `m${index}`, receivedAtMs: index }))
    await store.write(tx => tx.deleteActivity(3))
    expect((await store.activities('documents', 10, 3)).map(({ id }) => id)).toEqual([2, 1])
  })

  test('of one check and message, or one check and slot, are there once', async () => {
    await using opened = await aStore()
    const { store } = opened
    const ids = await store.write(async tx => {
      const messageId = await tx.insertMessage(aMessage())
      const found: number[] = []
      for (const activity of [
        aResult({ messageId }),
        aMissed(),
        aResult({ messageId, status: 'failure' }),
        aMissed({ atMs: 5 }),
        aResult({ messageId, checkId: 'other' }),
        aMissed({ expectedAtMs: 6 }),
        aMissed({ checkId: 'other' }),
      ])
        found.push(await tx.insertActivity(activity))
      return found
    })
    expect(ids.slice(2, 4)).toEqual(ids.slice(0, 2))
    expect(new Set(ids).size).toBe(5)
    expect((await store.activities('documents', 10)).map(({ id }) => id)).toHaveLength(3)
    expect((await store.activitiesOfMessage(1))[0]?.status).toBe('success')
  })

  test('of a message that is not there are refused', async () => {
    await using opened = await aStore()
    await expect(opened.store.write(tx => tx.insertActivity(aResult({ messageId: 99 })))).rejects.toThrow(
      'FOREIGN KEY',
    )
  })

  test('results can be found, changed and deleted as reparse needs it', async () => {
    await using opened = await aStore()
    const { store } = opened
    const messageId = await keep(store, aMessage())
    await store.write(async tx => {
      const [result] = await tx.findResults(messageId)
      const figures = { size: 3, broken: Number.NaN }
      await tx.updateResult(result?.id ?? 0, { status: 'warning', reason: 'r', figures })
      expect(await tx.findResults(messageId)).toEqual([
        { ...result, status: 'warning', reason: 'r', figures: { size: 3 } },
      ])
      await tx.deleteActivity(result?.id ?? 0)
      expect(await tx.findResults(messageId)).toEqual([])
    })
  })

  test('tell whether any copy of a message gave the check a result', async () => {
    await using opened = await aStore()
    const { store } = opened
    await store.write(tx => tx.insertMessage(aMessage({ identity: 'copied' })))
    await keep(store, aMessage({ identity: 'copied' }))
    await store.write(async tx => {
      expect(await tx.hasResultOf('documents', 'copied')).toBe(true)
      expect(await tx.hasResultOf('other', 'copied')).toBe(false)
      expect(await tx.hasResultOf('documents', 'fresh')).toBe(false)
    })
  })

  test('missed slots after a moment are deleted, those before and the results stay', async () => {
    await using opened = await aStore()
    const { store } = opened
    await keep(store, aMessage({ receivedAtMs: 500 }))
    await store.write(async tx => {
      for (const atMs of [100, 200, 300]) await tx.insertActivity(aMissed({ atMs, expectedAtMs: atMs - 10 }))
      await tx.insertActivity(aMissed({ checkId: 'other', atMs: 300 }))
      await tx.deleteMissed('documents', 200)
    })
    expect((await store.activities('documents', 10)).map(({ atMs }) => atMs)).toEqual([500, 200, 100])
    expect(await store.activities('other', 10)).toHaveLength(1)
  })
})
