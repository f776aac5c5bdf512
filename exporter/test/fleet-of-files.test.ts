/** A client's month tells which checks of files came and went, through restarts and changes that were made meanwhile. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import type { ClientSummaryDocument } from '../src/api/contract-looking.ts'
import { createDocuments } from '../src/documents.ts'
import { createEvents } from '../src/events.ts'
import { openDataFolder } from '../src/opening.ts'
import { openStore } from '../src/store/open-store.ts'
import { readOffice } from './managed.ts'
import { startExporter } from './servers/exporter.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const at = (month: number, day: number) => Date.UTC(2026, month - 1, day, 12)
const checkOf = (id: string, group: string, name = `Job ${id}`) =>
  `{ id: ${id}, name: "${name}", group: ${group}, match: { alias: ${id} } }`
const configOf = (...checks: readonly string[]) =>
  `timezone: UTC\nsmtp: { listen: "127.0.0.1:0", address: backups@example.com }\nchecks: [${checks.join(', ')}]\n`

async function openRooms(folder: string, nowMs: number, ...checks: readonly string[]) {
  let clockMs = nowMs
  const now = () => clockMs
  const config = await readOffice(folder, configOf(...checks))
  const events = createEvents(pino({ level: 'silent' }), 'test')
  const data = await openDataFolder({ config, events, publisher: { set() {}, remove() {} }, now })
  await data.apply(config)
  const documents = createDocuments({
    ...data,
    targetsOf: data.roster.targetsOf,
    remarks: async () => () => ({}),
    preferences: async () => ({}),
    zone: () => 'UTC',
    now,
  })
  return {
    data,
    async reload(atMs: number, ...next: readonly string[]) {
      clockMs = atMs
      await data.apply(await readOffice(folder, configOf(...next)))
    },
    /** What the months from September to November tell of a client. */
    async changesOf(group: string) {
      const told: string[] = []
      for (const month of [9, 10, 11]) {
        const { changes } = await documents.clientSummary(group, 2026 * 12 + month - 1)
        for (const { atMs, change, kind, name, who } of changes)
          told.push(`${new Date(atMs).toISOString().slice(5, 10)} ${kind} ${name} ${change} by ${who}`)
      }
      return told
    },
    [Symbol.asyncDispose]: () => data[Symbol.asyncDispose](),
  }
}

test('checks of files come, go, are renamed and move to another client, while the service runs and while it does not', async () => {
  await using folder = await openTempFolder()
  {
    await using rooms = await openRooms(folder.path, at(9, 10), checkOf('a', 'North'), checkOf('b', 'North'))
    await rooms.reload(at(9, 12), checkOf('a', 'North'), checkOf('b', 'North'))
    await rooms.reload(at(10, 1), checkOf('a', 'North'), checkOf('b', 'North'), checkOf('c', 'North'))
  }
  {
    // Down meanwhile: b is gone, c has another name, d is new.
    const checks = [checkOf('a', 'North'), checkOf('c', 'North', 'Job C'), checkOf('d', 'South')]
    await using rooms = await openRooms(folder.path, at(10, 5), ...checks)
    // a moves, and b is back.
    const next = [checkOf('a', 'South'), checkOf('b', 'North'), ...checks.slice(1)]
    await rooms.reload(at(11, 3), ...next)
  }
  await using rooms = await openRooms(folder.path, at(11, 20), checkOf('b', 'North'), checkOf('d', 'South'))
  expect(await rooms.changesOf('North')).toEqual([
    '09-10 check Job a added by configuration',
    '09-10 check Job b added by configuration',
    '10-01 check Job C added by configuration',
    '10-05 check Job b removed by configuration',
    '11-03 check Job a removed by configuration',
    '11-03 check Job b added by configuration',
    '11-20 check Job C removed by configuration',
  ])
  expect(await rooms.changesOf('South')).toEqual([
    '10-05 check Job d added by configuration',
    '11-03 check Job a added by configuration',
    '11-20 check Job a removed by configuration',
  ])
})

test('where no such record was kept before, checks are there since they were first seen', async () => {
  await using folder = await openTempFolder()
  {
    await using _rooms = await openRooms(folder.path, at(9, 10), checkOf('a', 'North'))
  }
  {
    using database = new DatabaseSync(join(folder.path, 'data', 'lastgood.db'))
    database.exec('delete from file_checks')
  }
  await using rooms = await openRooms(folder.path, at(11, 20), checkOf('a', 'North'), checkOf('b', 'North'))
  expect(await rooms.changesOf('North')).toEqual([
    '09-10 check Job a added by configuration',
    '11-20 check Job b added by configuration',
  ])
})

test('what was removed with all its data leaves nothing, and what went long ago goes with retention', async () => {
  await using folder = await openTempFolder()
  await using rooms = await openRooms(folder.path, at(9, 10), checkOf('a', 'North'), checkOf('b', 'North'))
  await rooms.reload(at(9, 20), checkOf('c', 'North'))
  expect(await rooms.changesOf('North')).toHaveLength(5)
  await rooms.data.store.write(tx => tx.remove({ kind: 'check', id: 'a' }))
  expect(await rooms.changesOf('North')).not.toContain('09-20 check Job a removed by configuration')
  await rooms.data.pipeline.retire(at(9, 30), new AbortController().signal)
  expect(await rooms.changesOf('North')).toEqual(['09-20 check Job c added by configuration'])
})

test('the service itself notes it with a reload', async () => {
  await using folder = await openTempFolder()
  {
    await using exporter = await startExporter({
      folder: folder.path,
      config: configOf(checkOf('a', 'North')).replace(/^smtp:.*$/m, 'smtp: { address: backups@example.com }'),
    })
    const next = configOf(checkOf('b', 'North')).replace(
      /^smtp:.*$/m,
      'smtp: { address: backups@example.com }',
    )
    await writeFile(exporter.configFile, next)
    expect((await fetch(`${exporter.url}/-/reload`, { method: 'POST' })).ok).toBe(true)
    const { changes } = await exporter.json<ClientSummaryDocument>(
      '/api/v1/documents/client-summary?group=North',
    )
    expect(changes.map(({ change, name }) => `${name} ${change}`).toSorted()).toEqual([
      'Job a added',
      'Job a removed',
      'Job b added',
    ])
  }
  await using store = await openStore({ folder: join(folder.path, 'data') })
  expect((await store.fileStays()).map(({ checkId }) => checkId)).toEqual(['b'])
})
