import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aFolder, aMessage, aMissed, aResult, aStore, keep } from '../../test/store/builders.ts'
import { openStore, openStoreReadOnly } from './open-store.ts'
import type { Store } from './store.ts'

const changes = async (store: Store, after = 0) =>
  (await store.activitiesChangedAfter(after, 100)).map(change =>
    change.kind === 'removed' ? `removed ${change.checkId}` : `${change.kind} ${change.activity.id}`,
  )
const identities = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`)

describe('the order of changes', () => {
  test('is that of writing, and goes on after a page', async () => {
    await using opened = await aStore()
    const { store } = opened
    expect(await store.lastChange()).toBe(0)
    for (const identity of identities(3))
      await keep(store, aMessage({ identity, receivedAtMs: 10 - +identity[1]! }))
    await store.write(tx => tx.insertActivity(aMissed()))
    expect(await changes(store)).toEqual(['written 1', 'written 2', 'written 3', 'written 4'])
    const [first, second] = await store.activitiesChangedAfter(0, 2)
    expect(first).toMatchObject({ activity: { checkId: 'documents', status: 'success', atMs: 10 } })
    expect(await changes(store, second?.seq)).toEqual(['written 3', 'written 4'])
    expect(await store.countChangesAfter(second?.seq ?? 0)).toBe(2)
    const [last] = (await store.activitiesChangedAfter(0, 100)).slice(-1)
    expect(await store.lastChange()).toBe(last?.seq)
  })

  test('has what was changed at its end, as it is now, once', async () => {
    await using opened = await aStore()
    const { store } = opened
    for (const identity of identities(2)) await keep(store, aMessage({ identity }))
    const seen = await store.lastChange()
    await store.write(async tx => {
      for (const status of ['warning', 'failure'] as const)
        await tx.updateResult(1, { status, reason: status, figures: {} })
    })
    expect(await changes(store)).toEqual(['written 2', 'written 1'])
    expect(await store.activitiesChangedAfter(seen, 9)).toMatchObject([
      { kind: 'written', activity: { id: 1, status: 'failure', reason: 'failure' } },
    ])
  })

  test.each([
    ['another status', {}, { status: 'failure' }, []],
    ['a further figure', { size: 1 }, { figures: { size: 2, files: 3 } }, []],
    ['a figure that is no longer there', { size: 1, files: 3 }, { figures: { size: 2 } }, ['withdrawn 1']],
    ['another end of the run', { endedAt: 5 }, { figures: { endedAt: 6 } }, ['withdrawn 1']],
    ['an end of the run, where there was none', {}, { figures: { endedAt: 6 } }, ['withdrawn 1']],
    ['ignored from now on', {}, { status: 'ignored' }, ['withdrawn 1']],
  ] as const)(
    '%s: what was before is withdrawn where a copy would keep traces of it',
    async (_, before, after, expected) => {
      await using opened = await aStore()
      const { store } = opened
      const change = { status: 'success' as const, reason: 'r', figures: before, ...after }
      await store.write(async tx => {
        const messageId = await tx.insertMessage(aMessage())
        await tx.insertActivity(aResult({ messageId, figures: before, atMs: 77 }))
        await tx.updateResult(1, change)
      })
      expect(await changes(store)).toEqual([...expected, 'written 1'])
      const [first] = await store.activitiesChangedAfter(0, 1)
      if (expected.length > 0)
        expect(first).toMatchObject({
          activity: {
            id: 1,
            checkId: 'documents',
            atMs: 77,
            ...('endedAt' in before && { endedAtMs: before.endedAt }),
          },
        })
    },
  )

  test('has what is gone: results, missed slots, reports; nothing of what was ignored', async () => {
    await using opened = await aStore()
    const { store } = opened
    for (const identity of identities(2)) await keep(store, aMessage({ identity }))
    await store.write(async tx => {
      const messageId = await tx.insertMessage(aMessage({ identity: 'i' }))
      await tx.insertActivity(aResult({ messageId, status: 'ignored' }))
      await tx.insertActivity(aMissed({ atMs: 50, expectedAtMs: 40 }))
      await tx.insertActivity(aMissed({ atMs: 60, expectedAtMs: 50 }))
    })
    await store.write(async tx => {
      await tx.deleteActivity(1)
      await tx.deleteReport(2)
      await tx.deleteActivity(3)
      await tx.deleteMissed('documents', 55)
    })
    expect(await changes(store)).toEqual(['written 4', 'withdrawn 1', 'withdrawn 2', 'withdrawn 5'])
    await store.write(async tx => tx.forgetWithdrawn(await store.lastChange()))
    expect(await changes(store)).toEqual(['written 4'])
  })

  test('has a removed check once, and nothing of it before; what comes under its name later is new', async () => {
    await using opened = await aStore()
    const { store } = opened
    for (const identity of identities(3)) await keep(store, aMessage({ identity }))
    await store.write(tx => tx.remove({ kind: 'check', id: 'documents' }))
    expect(await changes(store)).toEqual(['removed documents'])
    await keep(store, aMessage({ identity: 'later' }))
    while ((await store.removeStep(2)) > 0);
    expect(await changes(store)).toEqual(['removed documents', 'written 4'])
  })

  test('withdraws nothing by retention, which in time forgets what nobody asked for', async () => {
    await using opened = await aStore()
    const { store } = opened
    for (const [index, identity] of identities(4).entries())
      await keep(store, aMessage({ identity, receivedAtMs: 100 + index }))
    await store.write(tx => tx.deleteActivity(1))
    const before = await store.lastChange()
    while ((await store.retire(103, 100, () => null)) > 0);
    expect(await changes(store)).toEqual(['written 4'])
    expect(await store.lastChange()).toBe(before)
  })

  test('never uses a number again, whatever is deleted', async () => {
    await using opened = await aStore()
    const { store } = opened
    await keep(store, aMessage())
    const first = await store.lastChange()
    while ((await store.retire(Number.MAX_SAFE_INTEGER, 100, () => null)) > 0);
    await keep(store, aMessage({ identity: 'two' }))
    expect(await changes(store, first)).toEqual(['written 2'])
  })

  test('of a database from before begins with what is in it', async () => {
    using folder = aFolder()
    const store = await openStore({ folder: folder.path })
    for (const identity of identities(3)) await keep(store, aMessage({ identity }))
    await store[Symbol.asyncDispose]()
    const before = new DatabaseSync(join(folder.path, 'lastgood.db'))
    before.exec(`drop index activities_seq; alter table activities drop column seq; drop table withdrawals;
      drop table change_counter; drop table managed_checks; drop table managed_counter;
      drop table message_signatures; drop table unverified_messages;
      drop table report_mails; drop table subscriptions; drop table file_checks;
      create table next_runs (check_id text); update meta set value = '2' where name = 'version'`)
    before.close()
    await using after = await openStore({ folder: folder.path })
    expect(await changes(after)).toEqual(['written 1', 'written 2', 'written 3'])
    await keep(after, aMessage({ identity: 'new' }))
    expect(await changes(after, 3)).toEqual(['written 4'])
  })
})

test('activities of a time come in pages, oldest first, those of one moment too', async () => {
  await using opened = await aStore()
  const { store } = opened
  for (const [index, receivedAtMs] of [30, 10, 20, 20, 20, 40].entries())
    await keep(store, aMessage({ identity: `m${index}`, receivedAtMs }))
  const span = { fromMs: 10, toMs: 40 }
  const found: number[] = []
  for (let after: { atMs: number; id: number } | undefined; ; ) {
    const page = await store.activitiesInTime(span, 2, after)
    after = page.at(-1)
    if (!after) break
    found.push(...page.map(({ id }) => id))
  }
  expect(found).toEqual([2, 3, 4, 5, 1])
  expect(await store.countActivitiesInTime(span)).toBe(5)
})

describe('a store that is only read', () => {
  test('stands beside one that writes, and sees what is committed', async () => {
    await using opened = await aStore()
    await keep(opened.store, aMessage())
    await using reading = await openStoreReadOnly({ folder: opened.path })
    await keep(opened.store, aMessage({ identity: 'two' }))
    expect(await reading.activitiesChangedAfter(0, 10)).toHaveLength(2)
    await opened.store.write(tx => tx.setCursor('x', { seq: 1 }))
    expect(await reading.cursor('x')).toEqual({ seq: 1 })
  })

  test('needs no service', async () => {
    using folder = aFolder()
    const store = await openStore({ folder: folder.path })
    await keep(store, aMessage())
    await store[Symbol.asyncDispose]()
    await using reading = await openStoreReadOnly({ folder: folder.path })
    expect(await reading.countChangesAfter(0)).toBe(1)
  })

  test.each(['1', '99'])(
    'is not opened on a database of another version (%s), and changes nothing',
    async version => {
      using folder = aFolder()
      await (await openStore({ folder: folder.path }))[Symbol.asyncDispose]()
      const path = join(folder.path, 'lastgood.db')
      const other = new DatabaseSync(path)
      other.prepare(`update meta set value = ? where name = 'version'`).run(version)
      other.close()
      await expect(openStoreReadOnly({ folder: folder.path })).rejects.toThrow(
        new RegExp(
          `lastgood\\.db: the database is at version ${version} and this program reads version \\d+`,
        ),
      )
    },
  )

  test('is not made where there is none', async () => {
    using folder = aFolder()
    await expect(openStoreReadOnly({ folder: folder.path })).rejects.toThrow(/lastgood\.db: unable to open/)
  })
})
