import { aJob, anAccount, anInstallation, aStore } from '../../test/store/builders.ts'
import { jobCheckId } from '../core/job-check.ts'

async function withInstallation() {
  const opened = await aStore()
  await opened.store.write(async tx => {
    await tx.createAccount(anAccount())
    await tx.saveInstallation(anInstallation())
  })
  return opened
}

test('what is saved is read back, with and without what is optional', async () => {
  await using opened = await withInstallation()
  const { store } = opened
  const full = { ...anInstallation({ id: 'full' }), product: 'P', version: '1.2', deregisteredAtMs: 9 }
  await store.write(tx => tx.saveInstallation(full))
  expect(await store.installations()).toEqual([full, anInstallation()])
  expect(await store.installation('full')).toEqual(full)
  const schedule = { days: ['mon'], at: '22:00', nested: { a: [1, null] } }
  const job = aJob({ key: 'b', engine: 'image', schedule, monitored: false, removedAtMs: 3 })
  const { checkId: _, ...posted } = job
  expect(await store.write(tx => tx.saveJob(posted))).toEqual(job)
  const { checkId: __, ...plain } = aJob({ key: 'a' })
  await store.write(tx => tx.saveJob(plain))
  expect(await store.jobs({ installationId: 'srv-01' })).toEqual([aJob({ key: 'a' }), job])
  expect(await store.job(job.checkId)).toEqual(job)
  expect(await store.jobs({ installationId: 'full' })).toEqual([])
})

test('installations are found by account and by organization', async () => {
  await using opened = await withInstallation()
  const { store } = opened
  await store.write(async tx => {
    await tx.createAccount(anAccount({ id: 'b' }))
    await tx.saveInstallation(anInstallation({ id: 'x', accountId: 'b' }))
    await tx.saveInstallation(anInstallation({ id: 'y', organization: 'Other' }))
  })
  const ids = async (filter: Parameters<typeof store.installations>[0]) =>
    (await store.installations(filter)).map(({ id }) => id)
  expect(await ids({ accountId: 'b' })).toEqual(['x'])
  expect(await ids({ organization: 'Acme' })).toEqual(['srv-01', 'x'])
  expect(await ids({ accountId: 'acme', organization: 'Other' })).toEqual(['y'])
})

test('a job that is not listed any more is removed once, and comes back as the same check', async () => {
  await using opened = await withInstallation()
  const { store } = opened
  const save = (key: string) =>
    store.write(tx => {
      const { checkId: _, ...job } = aJob({ key })
      return tx.saveJob(job)
    })
  const [a] = [await save('a'), await save('b'), await save('c')]
  const removed = (keys: string[], atMs: number) =>
    store.write(async tx => (await tx.removeJobsExcept('srv-01', keys, atMs)).map(({ key }) => key))
  expect(await removed(['b'], 5)).toEqual(['a', 'c'])
  expect(await removed(['b'], 6)).toEqual([])
  expect((await store.job(a.checkId))?.removedAtMs).toBe(5)
  const back = await save('a')
  expect(back.checkId).toBe(a.checkId)
  expect(
    (await store.jobs({ installationId: 'srv-01' })).find(({ key }) => key === 'a')?.removedAtMs,
  ).toBeUndefined()
  expect(await removed([], 7)).toEqual(['a', 'b'])
})

test('a check id belongs to one job: another that would get the same is refused by name', async () => {
  await using opened = await withInstallation()
  const { store, path } = opened
  const { checkId: _, ...job } = aJob({ key: 'one' })
  await store.write(tx => tx.saveJob(job))
  const { DatabaseSync } = await import('node:sqlite')
  const other = new DatabaseSync(`${path}/lastgood.db`)
  other.prepare('update jobs set check_id = ?').run(jobCheckId('srv-01', 'two'))
  other.close()
  await expect(store.write(tx => tx.saveJob({ ...job, key: 'two' }))).rejects.toThrow(
    /job "two" of installation "srv-01": .* another job/,
  )
})

test('an installation of no account is refused', async () => {
  await using opened = await aStore()
  await expect(opened.store.write(tx => tx.saveInstallation(anInstallation()))).rejects.toThrow(/FOREIGN KEY/)
})
