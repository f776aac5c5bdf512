import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aFolder } from '../../test/store/builders.ts'
import { migrate } from './migrations.ts'
import { openStore } from './open-store.ts'
import { openSqlite } from './sqlite.ts'

const one = ['create table one (a text)']
const two = ['create table two (a text)', `insert into two values ('x')`]

test('steps are made once, in order, and later ones follow when they come', async () => {
  using folder = aFolder()
  await using database = await openSqlite(join(folder.path, 'x.db'))
  await migrate(database, [one])
  await migrate(database, [one])
  await migrate(database, [one, two])
  await migrate(database, [one, two])
  expect(await database.read.all('select a from two')).toHaveLength(1)
})

test('a step that fails leaves nothing of itself, keeps the steps before it, and can be made later', async () => {
  using folder = aFolder()
  await using database = await openSqlite(join(folder.path, 'x.db'))
  const broken = [...two, 'insert into nowhere values (1)']
  await expect(migrate(database, [one, broken])).rejects.toThrow(
    /x\.db: no such table: nowhere \(in step 2 of the tables\)/,
  )
  expect(await database.read.all(`select name from sqlite_master where name in ('one', 'two')`)).toHaveLength(
    1,
  )
  await migrate(database, [one, two])
  expect(await database.read.all('select a from two')).toHaveLength(1)
})

test('a database newer than the program is refused and not touched', async () => {
  using folder = aFolder()
  await (await openStore({ folder: folder.path }))[Symbol.asyncDispose]()
  const path = join(folder.path, 'lastgood.db')
  const other = new DatabaseSync(path)
  other.exec(`update meta set value = '99' where name = 'version'`)
  other.close()
  await expect(openStore({ folder: folder.path })).rejects.toThrow(
    /lastgood\.db: the database is at version 99 and this program knows up to \d+: .*newer lastgood/,
  )
  const after = new DatabaseSync(path)
  expect(after.prepare('select value from meta').get()).toEqual({ value: '99' })
  after.close()
})

describe('the questions of every message use an index', () => {
  test.each([
    ['select id from messages where identity = ? order by id limit 1', 'messages_identity'],
    ['select id from messages where intake_key = ?', 'messages_intake_key'],
    [`select id from messages where id between ? and ? and outcome = 'unmatched'`, 'messages_unmatched'],
    ['select id from activities where check_id = ? order by at_ms desc, id desc limit 5', 'activities_check'],
    ['select id from activities where at_ms < ? order by at_ms, id limit 5', 'activities_at'],
    ['select id from activities where seq > ? order by seq limit 5', 'activities_seq'],
    [
      'select seq from activities where seq > ? union all select seq from withdrawals where seq > ? order by seq limit 5',
      'activities_seq',
    ],
    [
      'select id from activities where (at_ms, id) > (?, ?) and at_ms < ? order by at_ms, id limit 5',
      'activities_at',
    ],
    [
      'select a.id from messages m join activities a on a.message_id = m.id where m.identity = ? and a.check_id = ?',
      'activities_result',
    ],
    [
      `select id from activities where check_id = ? and expected_at_ms = ? and kind = 'missed'`,
      'activities_missed',
    ],
  ])('%s', async (sql, index) => {
    using folder = aFolder()
    await (await openStore({ folder: folder.path }))[Symbol.asyncDispose]()
    const database = new DatabaseSync(join(folder.path, 'lastgood.db'))
    const plan = database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(row => row['detail'])
    database.close()
    expect(plan.join('\n')).toContain(index)
    expect(plan.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})
