/** What happened to all checks, as a running service tells it: lists, files, growth, health. */
import type { ActivitiesPage } from '../src/api/contract.ts'
import type {
  ActivityDetail,
  GrowthJson,
  HealthJson,
  ListedActivitiesPage,
  ListedActivity,
} from '../src/api/contract-looking.ts'
import { dayMs, officeConfig, startManaged } from './managed.ts'

type Service = Awaited<ReturnType<typeof startManaged>>

const begunMs = Date.now() - 6 * dayMs

/** Two jobs of Acme with reports and missed slots, one of them with formulas in its name. */
async function startAcme(found: { jobs: readonly string[] } = { jobs: [] }): Promise<Service> {
  return startManaged(async ({ register, report, at }) => {
    at(begunMs)
    const jobs = await register('srv-1', ['daily', 'weekly'])
    const evil = await register('srv-2', ['night'], '=1+1')
    found.jobs = [...jobs, ...evil]
    for (let day = 0; day < 4; day++) {
      at(begunMs + day * dayMs)
      for (const [index, job] of jobs.entries()) await report(job, day === index ? 'failure' : 'success')
    }
    for (const job of evil) await report(job, 'warning')
  })
}

async function all(service: Service, query: string): Promise<readonly ListedActivity[]> {
  const found: ListedActivity[] = []
  for (let cursor = ''; ; ) {
    const page = await service.get<ListedActivitiesPage>(`/activities?${query}${cursor}`)
    found.push(...page.activities)
    if (page.nextCursor === undefined) return found
    cursor = `&cursor=${page.nextCursor}`
  }
}

describe('activities of all checks', () => {
  const given = { jobs: [] as readonly string[] }
  let service: Service
  beforeAll(async () => {
    service = await startAcme(given)
  })
  afterAll(() => service[Symbol.asyncDispose]())

  test('are those of each check, newest first, page by page and with what is known of the check', async () => {
    const whole = await all(service, 'limit=1000')
    const ids = new Set(whole.map(({ checkId }) => checkId))
    for (const id of ids) {
      const own = await service.get<ActivitiesPage>(`/checks/${id}/activities?limit=500`)
      expect(whole.filter(({ checkId }) => checkId === id).map(one => one.id)).toEqual(
        own.activities.map(one => one.id),
      )
    }
    const sorted = whole.toSorted((a, b) => b.atMs - a.atMs || b.id - a.id)
    expect(whole).toEqual(sorted)
    expect(await all(service, 'limit=1')).toEqual(whole)
    expect(await all(service, 'limit=3')).toEqual(whole)
    expect(whole.find(({ checkId }) => checkId === given.jobs[0])).toMatchObject({
      name: 'Job daily',
      group: 'Acme',
      computer: 'SRV-1',
      product: 'BackupAssist',
      job: 'daily',
    })
    expect(whole.some(({ kind }) => kind === 'missed')).toBe(true)
  })

  const wordOf = (one: ListedActivity) => (one.kind === 'missed' ? 'missed' : one.status)
  const cases: readonly (readonly [string, (one: ListedActivity) => boolean])[] = [
    ['group=Acme', one => one.group === 'Acme'],
    ['group=Acme&group=%3D1%2B1', () => true],
    ['label=none', () => false],
    ['status=failure', one => wordOf(one) === 'failure'],
    ['status=failure&status=missed', one => ['failure', 'missed'].includes(wordOf(one))],
    ['kind=missed', one => one.kind === 'missed'],
    ['kind=result&status=missed', () => false],
    ['kind=result&status=success', one => wordOf(one) === 'success'],
    ['q=WEEKLY', one => one.name.includes('weekly')],
    ['q=srv-2', one => one.computer === 'SRV-2'],
    [`fromMs=${begunMs + dayMs}`, one => one.atMs >= begunMs + dayMs],
    [`toMs=${begunMs + dayMs}`, one => one.atMs < begunMs + dayMs],
  ]
  test.each(cases)('%s', async (query, fits) => {
    const whole = await all(service, 'limit=1000')
    expect(await all(service, `${query}&limit=2`)).toEqual(whole.filter(fits))
  })

  test('of one check, and of two', async () => {
    const whole = await all(service, 'limit=1000')
    const [one = '', two = '', three = ''] = given.jobs
    expect(await all(service, `check=${one}&limit=2`)).toEqual(whole.filter(({ checkId }) => checkId === one))
    expect(await all(service, `check=${two}&check=${three}&limit=2`)).toEqual(
      whole.filter(({ checkId }) => checkId !== one),
    )
    // More ids than are read one by one, most of which there are not.
    const many = Array.from({ length: 40 }, (_, index) => `&check=no-${index}`).join('')
    expect(await all(service, `check=${two}${many}&limit=2`)).toEqual(
      whole.filter(({ checkId }) => checkId === two),
    )
  })

  test.each([
    ['status=bad', 'status'],
    ['kind=bad', 'kind'],
    ['fromMs=yesterday', 'fromMs'],
    ['fromMs=2&toMs=1', 'fromMs'],
    ['limit=0', 'limit'],
    ['cursor=MQ', 'cursor'],
    ['cursor=!', 'cursor'],
    ['from=1', 'from'],
  ])('%s is refused and named', async (query, parameter) => {
    const { status, body } = await service.ask('GET', `/activities?${query}`)
    expect([status, (body as { parameter: string }).parameter]).toEqual([400, parameter])
  })

  test('as a file: one line each, and no name of a sender becomes a formula', async () => {
    const { headers, text } = await service.ask('GET', '/activities.csv?group=%3D1%2B1')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename=lastgood-activities.csv')
    const lines = text.split('\r\n')
    const listed = await all(service, 'group=%3D1%2B1')
    expect(lines).toHaveLength(listed.length + 2)
    expect(lines[0]).toContain('"id","at","atMs","group"')
    expect(lines.slice(1, -1).every(line => line.includes(`,"'=1+1",`))).toBe(true)
    const whole = (await service.ask('GET', '/activities.csv')).text
    expect(whole.split('\r\n')).toHaveLength((await all(service, 'limit=1000')).length + 2)
  })

  test('one leads to the one before and the one after it of its check', async () => {
    const own = await all(service, `check=${given.jobs[0]}`)
    for (const [index, activity] of own.entries()) {
      const detail = await service.get<ActivityDetail>(`/activities/${activity.id}`)
      expect(detail).toEqual({
        activity,
        ...(own[index + 1] && { earlierId: own[index + 1]?.id }),
        ...(index > 0 && { laterId: own[index - 1]?.id }),
      })
    }
    expect((await service.ask('GET', '/activities/999999')).status).toBe(404)
    expect((await service.ask('GET', '/activities/x')).status).toBe(400)
    const other = await service.ask('PUT', '/activities/1')
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE'])
  })
})

describe('growth', () => {
  const mails = Array.from({ length: 6 }, (_, day) => [day, 1000 + 100 * day] as const)
  const sized = `
checks:
  - { id: a, name: A, group: G1, match: { all: [{ field: subject, contains: A }] }, status: { default: success } }
  - { id: b, name: B, group: G1, match: { all: [{ field: subject, contains: B }] }, status: { default: success } }
  - { id: c, name: C, group: G2, match: { all: [{ field: subject, contains: C }] }, status: { default: success } }
  - { id: d, name: D, group: G2, match: { all: [{ field: subject, contains: D }] }, status: { default: success } }
`
  const start = () =>
    startManaged(async ({ data }) => {
      for (const [day, size] of mails)
        await data.store.write(async tx => {
          const receivedAtMs = begunMs + day * dayMs
          const messageId = await tx.insertMessage({
            intake: 'smtp',
            identity: String(day),
            receivedAtMs,
            subject: 'A',
            from: 'a@example.com',
            to: [],
            originallyTo: [],
            recipients: [],
            marks: [],
            outcome: 'matched',
            raw: Buffer.from('x'),
          })
          const result = { kind: 'result', messageId, atMs: receivedAtMs, reason: 'so' } as const
          await tx.insertActivity({ ...result, checkId: 'a', status: 'success', figures: { size, files: 7 } })
          const status = day === 0 ? 'ignored' : 'failure'
          await tx.insertActivity({ ...result, checkId: 'b', status, figures: day < 3 ? { size } : {} })
          await tx.insertActivity({ ...result, checkId: 'c', status: 'success', figures: { duration: day } })
        })
    }, sized)

  test('is the figure of every result that told it, with a line through three and more', async () => {
    await using service = await start()
    const { figure, kind, series, leftOut } = await service.get<GrowthJson>('/growth')
    expect([figure, kind, leftOut]).toEqual(['size', 'size', 0])
    expect(series.map(({ checkId, name, group }) => [checkId, name, group])).toEqual([
      ['a', 'A', 'G1'],
      ['b', 'B', 'G1'],
    ])
    const [a, b] = series
    expect(a?.atMs).toEqual(mails.map(([day]) => begunMs + day * dayMs))
    expect(a?.value).toEqual(mails.map(([, size]) => size))
    expect(a?.trend?.perDay).toBeCloseTo(100)
    expect(a?.trend?.nowValue).toBeCloseTo(1600, 0)
    expect([b?.value, b?.trend]).toEqual([[1100, 1200], undefined])
  })

  test.each([
    ['figure=duration', ['c'], 0],
    ['figure=files&group=G1&group=G2', ['a'], 0],
    ['figure=ages', [], 0],
    ['group=G2', [], 0],
    ['check=b', ['b'], 0],
    ['limit=1', ['a'], 3],
    [`toMs=${begunMs}`, [], 0],
    [`fromMs=${begunMs + 3 * dayMs}`, ['a'], 0],
  ])('%s has %j, %i left out', async (query, ids, leftOut) => {
    await using service = await start()
    const growth = await service.get<GrowthJson>(`/growth?${query}`)
    expect([growth.series.map(({ checkId }) => checkId), growth.leftOut]).toEqual([ids, leftOut])
  })

  test.each([
    ['a name that no figure can have', 'figure=Size%20of', 'figure: "Size of" is no name of a figure'],
    ['a time that ends before it begins', 'fromMs=2&toMs=1', 'fromMs: 2 is after toMs, 1'],
  ])('%s is refused', async (_what, query, detail) => {
    await using service = await startManaged()
    const { status, body } = await service.ask('GET', `/growth?${query}`)
    expect([status, (body as { detail: string }).detail]).toEqual([400, expect.stringContaining(detail)])
  })
})

describe('health', () => {
  test('says how the service stands, and why a configuration is not in force', async () => {
    const beforeMs = Date.now()
    let broken = false
    await using service = await startManaged(async () => {}, officeConfig, {
      refuse: () => (broken ? 'checks: there is none' : undefined),
    })
    const health = await service.get<HealthJson>('/health')
    expect(health).toMatchObject({ version: 'test', checks: 2, unmatched: 0, url: service.url })
    expect(health.addresses).toEqual(['backups@example.com'])
    expect(health.startedAtMs).toBeGreaterThanOrEqual(beforeMs)
    expect(health.storeBytes).toBeGreaterThan(10_000)
    expect(health.intakes).toContainEqual(expect.objectContaining({ name: 'smtp', up: true }))
    expect(health).not.toHaveProperty('influx')
    expect(health.configuration).toEqual({ ok: true, loadedAtMs: expect.any(Number) })
    broken = true
    expect((await fetch(`${service.url}/-/reload`, { method: 'POST' })).status).toBe(500)
    const refused = await service.get<HealthJson>('/health')
    expect(refused.configuration).toEqual({
      ok: false,
      loadedAtMs: health.configuration.loadedAtMs,
      problem: 'checks: there is none',
    })
    broken = false
    expect((await fetch(`${service.url}/-/reload`, { method: 'POST' })).status).toBe(200)
    expect((await service.get<HealthJson>('/health')).configuration.ok).toBe(true)
  })

  test('tells of an InfluxDB that cannot be reached', async () => {
    const text = `${officeConfig}\ninflux: { url: "http://127.0.0.1:9", version: 1, database: backups }\n`
    await using service = await startManaged(async () => {}, text)
    const key = await service.ask('POST', '/keys', { checkId: 'nas' })
    const { path } = key.body as { path: string }
    expect((await fetch(`${service.url}${path}`, { method: 'POST' })).ok).toBe(true)
    let health = await service.get<HealthJson>('/health')
    for (let tries = 0; tries < 100 && health.influx?.problem === undefined; tries++) {
      await new Promise(resolve => setTimeout(resolve, 50))
      health = await service.get<HealthJson>('/health')
    }
    expect(health.influx).toMatchObject({
      problem: expect.stringMatching(/127\.0\.0\.1|ECONNREFUSED|connect/),
    })
    expect(health.influx?.backlog).toBeGreaterThan(0)
    expect(health.influx).not.toHaveProperty('lastWriteAtMs')
  }, 30_000)
})
