import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { aFolder, aMessage, keep } from '../../test/store/builders.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

/** Ways docs/store.md names, as another process would use them: over a connection of their own. */
const ways: readonly [string, (from: string, to: string) => Promise<unknown>][] = [
  [
    'VACUUM INTO',
    async (from, to) => {
      const other = new DatabaseSync(from)
      other.prepare('vacuum into ?').run(to)
      other.close()
    },
  ],
  [
    "SQLite's backup",
    async (from, to) => {
      const other = new DatabaseSync(from)
      await backup(other, to, { rate: 50 })
      other.close()
    },
  ],
]

test.each(ways)(
  'a copy by %s while messages come in is whole, and a store opens on it',
  async (_name, copy) => {
    using folder = aFolder()
    const restored = join(folder.path, 'restored')
    mkdirSync(restored)
    await using store = await openStore({ folder: join(folder.path, 'data') })
    for (let index = 0; index < 50; index++) await keep(store, numbered(index))
    let stopped = false
    let written = 50
    const writing = (async () => {
      for (; !stopped && written < 5_000; written++) await keep(store, numbered(written))
    })()
    await copy(join(folder.path, 'data', 'lastgood.db'), join(restored, 'lastgood.db'))
    stopped = true
    await writing
    expect(await store.countMessages({})).toBe(written)

    await using copied = await openStore({ folder: restored })
    const count = await copied.countMessages({})
    expect(count).toBeGreaterThanOrEqual(50)
    await expectWhole(copied, count)
    await keep(copied, numbered(99_999))
    expect(await copied.countMessages({})).toBe(count + 1)
    const file = new DatabaseSync(join(restored, 'lastgood.db'), { readOnly: true })
    expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(file.prepare('pragma auto_vacuum').get()).toEqual({ auto_vacuum: 2 })
    file.close()
  },
)

async function expectWhole(store: Store, count: number): Promise<void> {
  for (const { id, identity } of await store.messagesAfter(0, count)) {
    expect(Buffer.from((await store.raw(id)) ?? []).toString()).toBe(`${identity} `.repeat(300))
    expect(await store.activitiesOfMessage(id)).toHaveLength(1)
  }
}

function numbered(index: number) {
  return aMessage({ identity: `n${index}`, raw: Buffer.from(`n${index} `.repeat(300)) })
}
