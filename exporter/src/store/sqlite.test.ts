import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { aFolder } from '../../test/store/builders.ts'
import { type Database, StoreBusyError } from './database.ts'
import { openSqlite, type SqliteOptions } from './sqlite.ts'

async function aDatabase(options: SqliteOptions = {}) {
  const folder = aFolder()
  const path = join(folder.path, 'test.db')
  const database = await openSqlite(path, options)
  await database.transaction(tx => tx.run('create table things (id integer primary key, body text) strict'))
  return {
    path,
    database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

const insert = 'insert into things (body) values ($1)'

async function bodies(database: Database): Promise<readonly unknown[]> {
  return (await database.read.all('select body from things order by id')).map(row => row['body'])
}

test('a parameter may be used twice and out of order', async () => {
  await using opened = await aDatabase()
  const row = await opened.database.read.first('select $2 as b, $1 as a, $2 as c', [1, 'x'])
  expect({ ...row }).toEqual({ b: 'x', a: 1, c: 'x' })
})

test('text with a NUL, an astral sign or nothing in it comes back as it was', async () => {
  await using opened = await aDatabase()
  const texts = ['a\0b', '💾 é', '']
  await opened.database.transaction(async tx => {
    for (const text of texts) await tx.run(insert, [text])
  })
  expect(await bodies(opened.database)).toEqual(texts)
})

test('transactions run one at a time in the order asked for, and none sees another half done', async () => {
  await using opened = await aDatabase()
  let inside = 0
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      opened.database.transaction(async tx => {
        inside += 1
        expect(inside).toBe(1)
        seen.push(index)
        await tx.run(insert, ['first'])
        await sleep(index % 3)
        await tx.run(insert, ['second'])
        inside -= 1
      }),
    ),
  )
  expect(seen).toEqual([...seen.keys()])
  expect(await bodies(opened.database)).toHaveLength(40)
})

test('a read sees nothing of a transaction until it is committed, and all of it then', async () => {
  await using opened = await aDatabase()
  const { database } = opened
  await database.transaction(async tx => {
    await tx.run(insert, ['x'])
    expect(await bodies(database)).toEqual([])
    expect(await tx.all('select id from things')).toHaveLength(1)
  })
  expect(await bodies(database)).toEqual(['x'])
})

test('whoever waited for a transaction goes on before the next one begins', async () => {
  await using opened = await aDatabase()
  const order: string[] = []
  const first = async () => {
    await opened.database.transaction(async tx => {
      await tx.run(insert, ['x'])
    })
    order.push('after first')
  }
  await Promise.all([
    first(),
    opened.database.transaction(async () => {
      order.push('second')
    }),
  ])
  expect(order).toEqual(['after first', 'second'])
})

test('work that throws leaves nothing behind, and its own error comes out', async () => {
  await using opened = await aDatabase()
  const mine = new Error('mine')
  const failing = opened.database.transaction(async tx => {
    await tx.run(insert, ['x'])
    throw mine
  })
  await expect(failing).rejects.toBe(mine)
  await opened.database.transaction(tx => tx.run(insert, ['y']))
  expect(await bodies(opened.database)).toEqual(['y'])
})

test('a failed statement ends the transaction even when its error is caught', async () => {
  await using opened = await aDatabase()
  const failing = opened.database.transaction(async tx => {
    await tx.run(insert, ['x'])
    await tx.run('insert into things (id) values (1)').catch(() => undefined)
    await tx.run(insert, ['y']).catch(() => undefined)
  })
  await expect(failing).rejects.toThrow(`${opened.path}: UNIQUE constraint failed: things.id`)
  expect(await bodies(opened.database)).toEqual([])
})

test('a statement after the end of its transaction is refused', async () => {
  await using opened = await aDatabase()
  const late = await opened.database.transaction(async tx => () => tx.run(insert, ['late']))
  await expect(late()).rejects.toThrow('the transaction is over')
  expect(await bodies(opened.database)).toEqual([])
})

describe('another process in the way', () => {
  function holding(path: string, begin: string): DatabaseSync {
    const other = new DatabaseSync(path)
    other.exec(begin)
    return other
  }

  test('a lock held for longer than the store waits is StoreBusyError, the event loop runs on, and later it works', async () => {
    await using opened = await aDatabase({ busyWaitMs: 200 })
    const other = holding(opened.path, 'begin exclusive')
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 5)
    const refused = await opened.database.transaction(tx => tx.run(insert, ['x'])).catch(cause => cause)
    clearInterval(ticking)
    expect(refused).toBeInstanceOf(StoreBusyError)
    expect(refused.message).toContain(
      `${opened.path}: another process has held the database for more than 200 ms`,
    )
    expect(ticks).toBeGreaterThan(3)
    expect(await bodies(opened.database)).toEqual([])
    other.exec('rollback')
    other.close()
    await opened.database.transaction(tx => tx.run(insert, ['y']))
    expect(await bodies(opened.database)).toEqual(['y'])
  })

  test('a lock that is let go in time delays the writing and loses nothing of it, in order', async () => {
    await using opened = await aDatabase({ busyWaitMs: 5_000 })
    const other = holding(opened.path, 'begin immediate')
    const written = ['a', 'b', 'c'].map(body => opened.database.transaction(tx => tx.run(insert, [body])))
    await sleep(80)
    expect(await bodies(opened.database)).toEqual([])
    other.exec('commit')
    other.close()
    await Promise.all(written)
    expect(await bodies(opened.database)).toEqual(['a', 'b', 'c'])
  })
})

test('a full disk refuses the transaction whole, and all is well when there is room again', async () => {
  await using opened = await aDatabase()
  const { database } = opened
  const limit = (pages: number) => database.transaction(tx => tx.all(`pragma max_page_count = ${pages}`))
  await database.transaction(tx => tx.run(insert, ['before']))
  await limit(20)
  const big = 'x'.repeat(10_000)
  const fill = () =>
    database.transaction(async tx => {
      for (let index = 0; index < 20; index++) await tx.run(insert, [big])
    })
  for (let attempt = 0; attempt < 3; attempt++)
    await expect(fill()).rejects.toThrow(`${opened.path}: database or disk is full`)
  await database.transaction(tx => tx.run(insert, ['small']))
  expect(await bodies(database)).toEqual(['before', 'small'])
  await limit(1_000_000)
  await fill()
  expect(await bodies(database)).toHaveLength(22)
  expect(await database.read.first('pragma integrity_check')).toEqual({ integrity_check: 'ok' })
})

test('a transaction that is refused at its commit is undone, and the next one goes on', async () => {
  await using opened = await aDatabase()
  const { database } = opened
  await database.transaction(tx =>
    tx.run('create table parts (thing integer references things (id) deferrable initially deferred)'),
  )
  const refused = database.transaction(tx => tx.run('insert into parts values (77)'))
  await expect(refused).rejects.toThrow(`${opened.path}: FOREIGN KEY constraint failed`)
  await database.transaction(tx => tx.run(insert, ['y']))
  expect(await database.read.all('select * from parts')).toEqual([])
  expect(await bodies(database)).toEqual(['y'])
})

test('space of deleted rows goes back to the file system, except for what the next rows will need', async () => {
  await using opened = await aDatabase()
  const { database, path } = opened
  await database.transaction(async tx => {
    for (let index = 0; index < 2_000; index++) await tx.run(insert, [`${index}`.repeat(2_000)])
  })
  await database.giveSpaceBack()
  const before = await database.sizeBytes()
  await database.transaction(tx => tx.run('delete from things'))
  await database.giveSpaceBack()
  expect(before).toBeGreaterThan(10_000_000)
  expect(await database.sizeBytes()).toBeLessThan(1_500_000)
  expect(statSync(`${path}-wal`).size).toBe(0)
})

test('closing waits for the transactions that were asked for, refuses later ones, and may be asked twice', async () => {
  await using opened = await aDatabase()
  const { database, path } = opened
  const written = database.transaction(async tx => {
    await sleep(20)
    return tx.run(insert, ['x'])
  })
  const closed = database[Symbol.asyncDispose]()
  await expect(database.transaction(async () => 1)).rejects.toThrow('the store is closed')
  await Promise.all([written, closed, database[Symbol.asyncDispose]()])
  const other = new DatabaseSync(path)
  expect(other.prepare('select count(*) as n from things').get()).toEqual({ n: 1 })
  other.close()
})

test('what is no database is refused by name', async () => {
  await expect(openSqlite(new URL(import.meta.url).pathname)).rejects.toThrow(
    /sqlite\.test\.ts: file is not a database/,
  )
  await expect(openSqlite('/nowhere/at/all.db')).rejects.toThrow('/nowhere/at/all.db: unable to open')
})
