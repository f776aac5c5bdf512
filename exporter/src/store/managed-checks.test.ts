import { aStore } from '../../test/store/builders.ts'
import type { ManagedCheck } from '../core/registry.ts'

const nas: ManagedCheck = {
  checkId: 'nas',
  version: 1,
  written: { id: 'nas', match: { alias: 'nas' } },
  createdAtMs: 10,
  changedAtMs: 10,
}

test('a managed check is kept as written, replaced as a whole, and listed by id', async () => {
  await using opened = await aStore()
  const { store } = opened
  const changed: ManagedCheck = { ...nas, version: 2, written: { id: 'nas', name: 'NAS' }, changedAtMs: 20 }
  await store.write(async tx => {
    await tx.saveManaged(nas)
    await tx.saveManaged({ ...nas, checkId: 'a' })
    expect(await tx.findManaged('nas')).toEqual(nas)
    await tx.saveManaged(changed)
  })
  expect(await store.managedChecks()).toEqual([{ ...nas, checkId: 'a' }, changed])
  expect(await store.managedCheck('nas')).toEqual(changed)
  expect(await store.write(tx => tx.deleteManaged('nas'))).toEqual(changed)
  expect(await store.write(tx => tx.deleteManaged('nas'))).toBeUndefined()
  expect(await store.managedCheck('nas')).toBeUndefined()
})

test('a version is never given twice, except by a transaction that came to nothing', async () => {
  await using opened = await aStore()
  const { store } = opened
  const next = () => store.write(tx => tx.nextManagedVersion())
  expect([await next(), await next()]).toEqual([1, 2])
  const failed = store.write(async tx => {
    await tx.nextManagedVersion()
    throw new Error('full')
  })
  await expect(failed).rejects.toThrow('full')
  expect(await next()).toBe(3)
})
