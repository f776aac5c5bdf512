import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder, aMessage, aStore, keep } from '../../test/store/builders.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

describe('the data folder', () => {
  test('is made for its owner alone, with everything in it', async () => {
    using folder = aFolder()
    const data = join(folder.path, 'deep', 'data')
    await using store = await openStore({ folder: data })
    await keep(store, aMessage())
    expect(statSync(data).mode & 0o777).toBe(0o700)
    const files = readdirSync(data)
    expect(files).toEqual(expect.arrayContaining(['lastgood.db', 'lastgood.db-wal', 'lock.db', 'lock.txt']))
    for (const file of files) expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600])
  })

  test('serves one store at a time, and everything is there for the next one', async () => {
    using folder = aFolder()
    const first = await openStore({ folder: folder.path })
    await keep(first, aMessage())
    await expect(openStore({ folder: folder.path })).rejects.toThrow('is in use by another lastgood')
    await keep(first, aMessage({ identity: 'two' }))
    await first[Symbol.asyncDispose]()
    await first[Symbol.asyncDispose]()
    expect(readdirSync(folder.path)).toEqual(['lastgood.db', 'lock.db'])
    await using second: Store = await openStore({ folder: folder.path })
    expect(await second.countMessages({})).toBe(2)
  })

  test('of a failed start is free again', async () => {
    using folder = aFolder()
    mkdirSync(join(folder.path, 'data'))
    writeFileSync(join(folder.path, 'data', 'lastgood.db'), 'this is not a database'.repeat(100))
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(openStore({ folder: join(folder.path, 'data') })).rejects.toThrow(
        `${folder.path}/data/lastgood.db: file is not a database`,
      )
  })

  test('knows the size of the database, the log included', async () => {
    await using opened = await aStore()
    const before = await opened.store.sizeBytes()
    await opened.store.write(tx => tx.insertMessage(aMessage({ raw: randomBytes(500_000) })))
    expect((await opened.store.sizeBytes()) - before).toBeGreaterThanOrEqual(500_000)
  })
})
