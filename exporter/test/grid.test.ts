/** The grid of a running service, after every kind of change, against what each check's own list says. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ActivitiesPage, ChecksPage } from '../src/api/contract.ts'
import type { GridJson } from '../src/api/contract-looking.ts'
import { codeOf } from '../src/core/result-strip.ts'
import { dayMs, startManaged } from './managed.ts'

type Service = Awaited<ReturnType<typeof startManaged>>

async function naive(service: Service, grid: GridJson) {
  const rows: unknown[] = []
  for (const id of grid.id) {
    const { activities } = await service.get<ActivitiesPage>(`/checks/${id}/activities?limit=5`)
    for (const one of activities.toReversed())
      rows.push(
        one.kind === 'missed'
          ? [id, one.atMs, codeOf('missed'), one.id, null, null]
          : [id, one.atMs, codeOf(one.status), one.id, one.messageId, one.lateMs ?? null],
      )
  }
  return rows
}

function rowsOf({ id, results }: GridJson) {
  const owners = results.counts.flatMap((count, index) => Array.from({ length: count }, () => id[index]))
  return owners.map((owner, at) => [
    owner,
    results.atMs[at],
    results.code[at],
    results.activityId[at],
    results.messageId[at],
    results.lateMs[at],
  ])
}

test('after reports, reparse, deletion, and removal the grid is what the lists say', async () => {
  let job = ''
  await using service = await startManaged(async ({ register, report, at }) => {
    const begunMs = Date.now() - 6 * dayMs
    at(begunMs)
    job = (await register('srv-1', ['daily']))[0] ?? ''
    await register('srv-2', ['weekly'])
    await report(job, 'success')
    at(begunMs + dayMs)
    await report(job, 'failure')
  })
  let before = ''
  const expectSame = async (what: string, changed = true) => {
    const grid = await service.get<GridJson>('/grid?results=5')
    const rows = rowsOf(grid)
    expect([what, rows]).toEqual([what, await naive(service, grid)])
    expect([what, JSON.stringify(rows) !== before]).toEqual([what, changed])
    before = JSON.stringify(rows)
    const { checks } = await service.get<ChecksPage>('/checks')
    for (const check of checks) {
      const own = await service.get<{ recent: unknown }>(`/checks/${check.id}`)
      expect([what, check.recent]).toEqual([what, own.recent])
    }
    return grid
  }
  const first = await expectSame('at the start, with slots that were missed')
  expect(first.results.code).toContain(codeOf('missed'))
  expect(await expectSame('asked again', false)).toMatchObject({
    group: ['Acme', 'Acme', 'Office', 'Office'],
  })

  const key = await service.ask('POST', '/keys', { checkId: job })
  const { path } = key.body as { path: string }
  expect((await fetch(`${service.url}${path}`, { method: 'POST' })).ok).toBe(true)
  await expectSame('a ping')
  expect((await service.ask('POST', '/reparse', {})).status).toBe(200)
  await expectSame('a reparse that changes nothing', false)
  const { activities } = await service.get<ActivitiesPage>(`/checks/${job}/activities?limit=1`)
  expect((await service.ask('DELETE', `/activities/${activities[0]?.id}`)).status).toBe(204)
  await expectSame('a deleted report')
  expect((await service.ask('DELETE', `/checks/${job}/data`)).status).toBe(200)
  await sleep(50)
  await expectSame('a removed check')
}, 60_000)

test('whoever has the newest grid is told so, until something changes', async () => {
  await using service = await startManaged()
  const first = await service.ask('GET', '/grid')
  const tag = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await service.ask('GET', '/grid', undefined, tag)).status).toBe(304)
  expect((await service.ask('GET', '/grid?results=5', undefined, tag)).status).toBe(200)
  const note = { target: { kind: 'check', id: 'nas' }, text: 'New disk' }
  expect((await service.ask('POST', '/notes', note)).status).toBe(201)
  const second = await service.ask('GET', '/grid', undefined, tag)
  expect([second.status, (second.body as GridJson).notes]).toEqual([200, [0, 1]])
})
