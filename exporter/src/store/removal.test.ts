import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  aCheck,
  aJob,
  aMessage,
  aMissed,
  anAccount,
  anInstallation,
  aResult,
  aStore,
  keep,
} from '../../test/store/builders.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

async function removeAll(store: Store, limit = 100): Promise<number> {
  let steps = 0
  while ((await store.removeStep(limit)) > 0) steps++
  return steps
}

/** Two installations of an account, each with one job that has reported `reports` times. */
async function fill(store: Store, reports = 2) {
  await store.write(async tx => {
    await tx.createAccount(anAccount())
    for (const id of ['srv-01', 'srv-02']) {
      await tx.saveInstallation(anInstallation({ id }))
      const { checkId, ...job } = aJob({ installationId: id })
      await tx.saveJob(job)
      await tx.saveCheck(aCheck({ checkId }))
      for (const target of [
        { kind: 'check', id: checkId },
        { kind: 'installation', id },
      ] as const) {
        await tx.addNote({ target, text: 'a note', author: 'a', createdAtMs: 1 })
        await tx.setPause({ target, sinceMs: 1, by: 'a' })
      }
      await tx.addPathKey({ checkId, kind: 'ping', createdAtMs: 1 })
      await tx.insertActivity(aMissed({ checkId }))
    }
  })
  for (const id of ['srv-01', 'srv-02'])
    for (let run = 0; run < reports; run++)
      await keep(store, aMessage({ identity: `${id} ${run}`, receivedAtMs: run }), checkOf(id))
}
const checkOf = (installationId: string) => aJob({ installationId }).checkId

async function counts(store: Store, path: string) {
  const database = new DatabaseSync(join(path, 'lastgood.db'), { readOnly: true })
  const count = (table: string) => database.prepare(`select count(*) as n from ${table}`).get()?.['n']
  const tables = ['installations', 'jobs', 'checks', 'notes', 'pauses', 'path_keys']
  const found = [...tables, 'activities', 'messages', 'message_raw', 'removals'].map(count)
  database.close()
  return [...found, await store.countMessages({})]
}

test('an installation goes with its jobs and all they have, and its neighbour stays whole', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  await fill(store)
  const removed = await store.write(tx => tx.remove({ kind: 'installation', id: 'srv-01' }))
  expect(removed).toEqual({ checkIds: [checkOf('srv-01')], installationIds: ['srv-01'] })
  expect(await store.activities(checkOf('srv-01'), 10)).toEqual([])
  await removeAll(store)
  expect(await counts(store, path)).toEqual([1, 1, 1, 2, 2, 1, 3, 2, 2, 0, 2])
  expect(await store.activities(checkOf('srv-02'), 10)).toHaveLength(3)
})

test.each([
  ['group', 'Acme', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['account', 'acme', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['group', 'nobody', [2, 2, 2, 4, 4, 2, 6, 4, 4, 0, 4]],
  ['check', checkOf('srv-01'), [2, 1, 1, 3, 3, 1, 3, 2, 2, 0, 2]],
] as const)('removing %s %s leaves %j', async (kind, id, left) => {
  await using opened = await aStore()
  const { store, path } = opened
  await fill(store)
  await store.write(tx => tx.remove({ kind, id }))
  await removeAll(store)
  expect(await counts(store, path)).toEqual(left)
  expect((await store.accounts()).map(account => account.id)).toEqual(kind === 'account' ? [] : ['acme'])
})

test('a message that another check still refers to stays', async () => {
  await using opened = await aStore()
  const { store } = opened
  const messageId = await keep(store, aMessage(), 'a')
  await store.write(tx => tx.insertActivity(aResult({ checkId: 'b', messageId })))
  await store.write(tx => tx.remove({ kind: 'check', id: 'a' }))
  await removeAll(store)
  expect((await store.activitiesOfMessage(messageId)).map(({ checkId }) => checkId)).toEqual(['b'])
  await store.write(tx => tx.remove({ kind: 'check', id: 'b' }))
  await removeAll(store)
  expect(await store.message(messageId)).toBeUndefined()
})

test('what comes under the same name afterwards is new and stays, even before the old is gone', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(tx => tx.saveCheck(aCheck({ checkId: 'nas' })))
  for (let run = 0; run < 9; run++)
    await keep(store, aMessage({ identity: `${run}`, receivedAtMs: run }), 'nas')
  await store.write(tx => tx.remove({ kind: 'check', id: 'nas' }))
  expect(await store.removeStep(2)).toBeGreaterThan(0)
  await store.write(tx => tx.saveCheck(aCheck({ checkId: 'nas', base: [] })))
  await keep(store, aMessage({ identity: '8', receivedAtMs: 100 }), 'nas')
  const visible = async () => (await store.activities('nas', 50)).map(({ atMs }) => atMs)
  expect(await visible()).toEqual([100])
  expect(await store.write(tx => tx.hasResultOf('nas', '7'))).toBe(false)
  expect((await store.write(tx => tx.activitiesOf('nas'))).map(({ atMs }) => atMs)).toEqual([100])
  // Retention folds nothing of it into the new check.
  const folded: number[] = []
  await store.retire(4, 100, (_id, base, rows) => {
    folded.push(...rows.map(({ atMs }) => atMs))
    return base
  })
  expect(folded).toEqual([])
  await removeAll(store, 2)
  expect(await visible()).toEqual([100])
  expect(await store.countMessages({})).toBe(1)
  expect(await store.checks()).toHaveLength(1)
})

test('a removal that was cut short goes on after the next start, in steps within their limit', async () => {
  await using opened = await aStore()
  await fill(opened.store, 20)
  await opened.store.write(tx => tx.remove({ kind: 'group', id: 'Acme' }))
  expect(await opened.store.removeStep(3)).toBeLessThanOrEqual(6)
  await opened.store[Symbol.asyncDispose]()
  await using again = await openStore({ folder: opened.path })
  expect(await removeAll(again, 3)).toBeGreaterThan(10)
  expect(await again.countMessages({})).toBe(0)
})

test('what was removed is in no file any more', async () => {
  await using opened = await aStore()
  const { store, path } = opened
  const secret = 'a-word-in-a-report'
  await fill(store)
  await keep(store, aMessage({ identity: 's', raw: Buffer.from(secret), subject: secret }), checkOf('srv-01'))
  const isThere = () =>
    readdirSync(path)
      .filter(name => !name.startsWith('lock'))
      .some(name => readFileSync(join(path, name)).includes(secret))
  expect(isThere()).toBe(true)
  await store.write(tx => tx.remove({ kind: 'installation', id: 'srv-01' }))
  await removeAll(store)
  expect(isThere()).toBe(false)
})

test('one report is deleted with its message; a missed slot is not, and nothing twice', async () => {
  await using opened = await aStore()
  const { store } = opened
  const messageId = await keep(store, aMessage({ receivedAtMs: 7 }), 'nas')
  const shared = await keep(store, aMessage({ identity: 'b' }), 'nas')
  const [kept] = await store.activitiesOfMessage(shared)
  await store.write(async tx => {
    await tx.insertActivity(aResult({ checkId: 'other', messageId: shared }))
    await tx.insertActivity(aMissed({ checkId: 'nas' }))
  })
  const [report] = await store.activitiesOfMessage(messageId)
  const remove = (id = 0) => store.write(tx => tx.deleteReport(id))
  expect(await remove(report?.id)).toEqual({ checkId: 'nas', messageId, atMs: 7, messageGone: true })
  expect(await remove(report?.id)).toBeUndefined()
  expect(await store.raw(messageId)).toBeUndefined()
  expect(await remove(kept?.id)).toMatchObject({ messageId: shared, messageGone: false })
  const [missed] = await store.activities('nas', 5)
  expect(missed?.kind).toBe('missed')
  expect(await remove(missed?.id)).toBeUndefined()
  expect(await store.activities('nas', 5)).toHaveLength(1)
})
