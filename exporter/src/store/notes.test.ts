import { aStore } from '../../test/store/builders.ts'
import type { Target } from '../core/registry.ts'

const nas: Target = { kind: 'check', id: 'nas' }
const group: Target = { kind: 'group', id: 'nas' }
const aNote = { target: nas, text: 'disk ordered', author: 'user:ann', createdAtMs: 1 }

test('a note ends with its date', async () => {
  await using opened = await aStore()
  const { store } = opened
  const note = await store.write(tx => tx.addNote({ ...aNote, expiresAtMs: 100 }))
  expect(await store.notes({ target: nas })).toEqual([{ ...aNote, id: note.id, expiresAtMs: 100 }])
  expect(await store.notes({ liveAtMs: 99 })).toHaveLength(1)
  expect(await store.notes({ liveAtMs: 100 })).toEqual([])
})

test('a note ends with the last of its good results, and only those of its own target count', async () => {
  await using opened = await aStore()
  const { store } = opened
  const [own, ofGroup] = await store.write(async tx => [
    await tx.addNote({ ...aNote, untilGood: 2 }),
    await tx.addNote({ ...aNote, target: group, untilGood: 1 }),
  ])
  await store.write(tx => tx.addNote(aNote))
  const good = (targets: Target[], atMs: number) =>
    store.write(async tx => (await tx.countGood(targets, atMs)).map(({ id }) => id))
  expect(await good([{ kind: 'check', id: 'other' }], 5)).toEqual([])
  expect(await good([nas], 6)).toEqual([])
  expect((await store.notes({ target: nas }))[0]?.untilGood).toBe(1)
  expect(await good([nas, group], 7)).toEqual([own?.id, ofGroup?.id])
  expect(await good([nas, group], 8)).toEqual([])
  expect((await store.notes({ liveAtMs: 8 })).map(({ untilGood }) => untilGood)).toEqual([undefined])
  expect((await store.notes()).filter(({ endedAtMs }) => endedAtMs === 7)).toHaveLength(2)
})

test('good results after its date count no more', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(tx => tx.addNote({ ...aNote, untilGood: 2, expiresAtMs: 10 }))
  await store.write(tx => tx.countGood([nas], 10))
  expect((await store.notes())[0]?.untilGood).toBe(2)
})

test('a changed note begins anew; a deleted one is told once', async () => {
  await using opened = await aStore()
  const { store } = opened
  const { id } = await store.write(tx => tx.addNote({ ...aNote, untilGood: 1 }))
  await store.write(tx => tx.countGood([nas], 2))
  expect(await store.write(tx => tx.changeNote(id, { text: 'again', untilGood: 3 }))).toBe(true)
  expect(await store.notes({ liveAtMs: 3 })).toEqual([{ ...aNote, id, text: 'again', untilGood: 3 }])
  expect(await store.write(tx => tx.changeNote(99, { text: 'x' }))).toBe(false)
  expect((await store.write(tx => tx.deleteNote(id)))?.text).toBe('again')
  expect(await store.write(tx => tx.deleteNote(id))).toBeUndefined()
})
