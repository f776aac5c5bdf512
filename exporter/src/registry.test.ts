import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { aFolder } from '../test/store/builders.ts'
import { readConfig } from './config/config.ts'
import { scopes } from './core/registry.ts'
import { createEvents } from './events.ts'
import { openDataFolder } from './opening.ts'
import { createRegistry } from './registry.ts'

const nowMs = Date.UTC(2026, 10, 22)
const asker = { who: 'user:ann', scopes }

/** What reports and judges over a data folder, with one account whose installation has one job. */
async function anOpenFolder() {
  const folder = aFolder()
  const file = join(folder.path, 'lastgood.yml')
  writeFileSync(file, 'smtp: { address: backups@example.com }\n')
  const config = await readConfig({ file, flags: { data: join(folder.path, 'data') }, env: {} })
  const data = await openDataFolder({
    config,
    events: createEvents(pino({ level: 'silent' }), ''),
    publisher: { set() {}, remove() {} },
    now: () => nowMs,
  })
  await data.apply(config)
  const { store, fleet, manage } = data
  const registry = createRegistry({
    store,
    now: () => nowMs,
    hasCheck: id => fleet.get(id) !== undefined,
    accountChanged: manage.followAccount,
    accountRemoved: (id, removed) => manage.followRemoval({ kind: 'account', id }, removed),
  })
  await registry.createAccount({ id: 'acme' }, asker)
  const facts = { id: 'srv-01', organization: 'Acme', computer: 'SRV-01' }
  const registered = await manage.register(
    { accountId: 'acme', who: 'account:acme' },
    facts,
    [{ key: 'daily', name: 'Daily' }],
    true,
  )
  if (registered === 'foreign') throw new Error('not ours')
  return {
    store,
    fleet,
    registry,
    checkId: registered.jobs[0]?.checkId ?? '',
    async [Symbol.asyncDispose]() {
      await data[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

test('an account that is not monitored has its jobs paused at once, and back again', async () => {
  await using opened = await anOpenFolder()
  const { registry, fleet, checkId } = opened
  const isPaused = () => fleet.get(checkId)?.definition.paused
  expect(isPaused()).toBeUndefined()
  await registry.changeAccount('acme', { monitored: false }, asker)
  expect(isPaused()).toBe(true)
  await registry.changeAccount('acme', { name: 'Acme Ltd' }, asker)
  expect(isPaused()).toBe(true)
  await registry.changeAccount('acme', { monitored: true }, asker)
  expect(isPaused()).toBeUndefined()
})

test('the checks of an account that is removed are gone from memory and from the record', async () => {
  await using opened = await anOpenFolder()
  const { registry, store, fleet, checkId } = opened
  const key = await registry.createPathKey({ checkId }, asker)
  await expect(registry.removeAccount('acme', 'keep', asker)).rejects.toThrow(
    /1 installations, such as "srv-01"/,
  )
  expect(fleet.get(checkId)).toBeDefined()
  await registry.removeAccount('acme', 'remove', asker)
  expect(fleet.get(checkId)).toBeUndefined()
  expect([await store.checks(), await store.jobs(), await store.accounts()]).toEqual([[], [], []])
  expect(await store.findPathKey(key.secret)).toBeUndefined()
  expect((await store.transactions({}, 1))[0]).toMatchObject({
    action: 'account.remove',
    before: { installationIds: ['srv-01'], checkIds: [checkId] },
  })
})

test('keys that are good at once have a limit, and revoking makes room', async () => {
  await using opened = await anOpenFolder()
  const { registry } = opened
  for (let made = 1; made < 100; made++) await registry.addKey('acme', asker)
  await expect(registry.addKey('acme', asker)).rejects.toThrow(/100 keys of account "acme" are good at once/)
  await registry.revokeKey('acme', 1, asker)
  await registry.addKey('acme', asker)
})
