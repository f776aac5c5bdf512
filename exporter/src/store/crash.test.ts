import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { aFolder } from '../../test/store/builders.ts'
import { startChild } from '../../test/store/child.ts'
import { openStore } from './open-store.ts'

const rounds = 10

test('after kill -9 at any moment every message whose write had resolved is there, once and whole', async () => {
  using folder = aFolder()
  const promised = new Map<number, string>()
  for (let round = 0; round < rounds; round++) {
    const child = await startChild('writer.ts', [folder.path, `${round}`])
    await sleep(10 + Math.random() * 120)
    for (const line of await child.kill()) {
      const [id = '', identity = ''] = line.split(' ')
      promised.set(Number(id), identity)
    }
  }
  expect(promised.size).toBeGreaterThan(rounds)

  await using store = await openStore({ folder: folder.path })
  const identities = new Set<string>()
  let last = 0
  for (
    let page = await store.messagesAfter(0, 500);
    page.length > 0;
    page = await store.messagesAfter(last, 500)
  )
    for (const { id, identity, rawBytes } of page) {
      last = id
      expect(identities.has(identity)).toBe(false)
      identities.add(identity)
      expect((await store.raw(id))?.byteLength).toBe(rawBytes)
      expect(await store.activitiesOfMessage(id)).toHaveLength(1)
      if (promised.has(id)) expect(promised.get(id)).toBe(identity)
    }
  for (const identity of promised.values()) expect(identities).toContain(identity)
  const file = new DatabaseSync(join(folder.path, 'lastgood.db'), { readOnly: true })
  expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  expect(file.prepare('pragma foreign_key_check').all()).toEqual([])
  file.close()
})
