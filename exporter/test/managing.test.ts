/** Managing over HTTP, against the service with its real store. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashSync } from 'bcryptjs'
import { createTransport } from 'nodemailer'
import type {
  ActivitiesPage,
  CheckJson,
  ChecksPage,
  GhostsJson,
  InstallationJson,
  InstallationsPage,
  NotesPage,
  PausesJson,
  ProblemJson,
  TransactionsPage,
} from '../src/api/contract.ts'
import type { Note, Pause } from '../src/core/registry.ts'
import { encodeRaw } from '../src/store/raw-body.ts'
import { api, dayMs, officeConfig, startManaged } from './managed.ts'
import { eventually } from './recorder.ts'

const soon = () => new Date(Date.now() + 3_600_000).toISOString()
const check = { kind: 'check', id: 'nas' }

async function mailTo(service: { readonly firstMail: string | undefined }, subject: string) {
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(service.firstMail ?? '')?.[1])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail({ from: 'nas@example.net', to: 'backups+nas@example.com', subject, text: 'Done.' })
  transport.close()
}
type Service = Awaited<ReturnType<typeof startManaged>>
const show = (service: Service, id = 'nas') => service.get<CheckJson>(`/checks/${id}`)

describe('notes', () => {
  test('live ones of check, group, installation and account stand with the check; one ends by its date or by good results', async () => {
    let job = ''
    await using service = await startManaged(async ({ register }) => {
      ;[job = ''] = await register('srv-1', ['daily'])
    })
    for (const [kind, id] of [
      ['check', job],
      ['group', 'Acme'],
      ['installation', 'srv-1'],
      ['account', 'acme'],
    ])
      expect((await service.ask('POST', '/notes', { target: { kind, id }, text: `of ${kind}` })).status).toBe(
        201,
      )
    expect((await show(service, job)).notes?.map(note => note.text)).toEqual([
      'of check',
      'of group',
      'of installation',
      'of account',
    ])
    expect((await show(service)).notes).toBeUndefined()
    const { body } = await service.ask('POST', '/notes', {
      target: check,
      text: 'until the second good one',
      untilGood: 2,
    })
    const { id } = body as Note
    await mailTo(service, 'Success')
    await mailTo(service, 'Trouble')
    expect((await show(service)).notes).toMatchObject([{ id, untilGood: 1 }])
    await mailTo(service, 'Success again')
    expect((await show(service)).notes).toBeUndefined()
    expect((await service.get<NotesPage>('/notes?kind=check&id=nas')).notes).toEqual([])
    expect((await service.get<NotesPage>('/notes?kind=check&id=nas&ended=1')).notes).toMatchObject([
      { id, untilGood: 0, endedAtMs: expect.any(Number) },
    ])
  })

  test('a change says what stays, a deleted one is gone, and pages hold each once', async () => {
    await using service = await startManaged()
    for (const text of ['one', 'two', 'three'])
      await service.ask('POST', '/notes', { target: check, text, expires: soon() })
    const changed = await service.ask('PATCH', '/notes/2', { text: ' second ', expires: null, untilGood: 3 })
    expect(changed.body).toMatchObject({ text: 'second', untilGood: 3 })
    expect(changed.body).not.toHaveProperty('expiresAtMs')
    expect((await service.ask('PATCH', '/notes/1', { untilGood: 1 })).body).toMatchObject({
      text: 'one',
      expiresAtMs: expect.any(Number),
    })
    const first = await service.get<NotesPage>('/notes?limit=2')
    const second = await service.get<NotesPage>(`/notes?limit=2&cursor=${first.nextCursor}`)
    expect([...first.notes, ...second.notes].map(({ id }) => id)).toEqual([1, 2, 3])
    expect(second.nextCursor).toBeUndefined()
    expect((await service.ask('DELETE', '/notes/2')).status).toBe(204)
    expect((await service.ask('DELETE', '/notes/2')).status).toBe(404)
  })
})

describe('pauses', () => {
  test('a group is paused: mail is kept and ignored, jobs too; resumed, nothing is owed', async () => {
    let job = ''
    await using service = await startManaged(async ({ register, report, at }) => {
      at(Date.now() - 3 * dayMs)
      ;[job = ''] = await register('srv-1', ['daily'], 'Office')
      await report(job, 'success')
    })
    expect((await show(service, job)).timing).toBe('overdue')
    const target = { kind: 'group', id: 'Office' }
    const until = soon()
    const { body } = await service.ask('POST', '/pauses', { target, until, reason: 'Moving house' })
    expect(body).toMatchObject({ target, by: 'anyone', reason: 'Moving house', untilMs: Date.parse(until) })
    await mailTo(service, 'Success')
    for (const id of ['nas', 'mail', job])
      expect(await show(service, id)).toMatchObject({ paused: true, pause: { reason: 'Moving house' } })
    expect((await show(service)).seen).toBe(false)
    const { activities } = await service.get<ActivitiesPage>('/checks/nas/activities')
    expect(activities[0]?.reason).toContain('paused')
    expect((await service.get<PausesJson>('/pauses')).pauses).toMatchObject([{ target }])
    expect((await service.ask('DELETE', '/pauses/group/Office')).status).toBe(204)
    expect((await service.ask('DELETE', '/pauses/group/Office')).status).toBe(404)
    const resumed = await show(service, job)
    expect(resumed).toMatchObject({ paused: false, timing: 'on time' })
    expect(resumed).not.toHaveProperty('pause')
  })

  test('a timed pause ends by itself, is not listed any more, and a list that was read is known to be old', async () => {
    await using service = await startManaged()
    const untilMs = Date.now() + 1500
    await service.ask('POST', '/pauses', { target: check, until: untilMs })
    const { headers, body } = await service.ask('GET', '/pauses')
    expect((body as PausesJson).pauses).toHaveLength(1)
    const tag = { 'if-none-match': headers.get('etag') ?? '' }
    expect((await show(service)).paused).toBe(true)
    await eventually(async () => !(await show(service)).paused)
    expect(Date.now()).toBeGreaterThanOrEqual(untilMs)
    expect(await service.ask('GET', '/pauses', undefined, tag)).toMatchObject({
      status: 200,
      body: { pauses: [] },
    })
    expect(await service.metrics()).toContain('backup_check_paused{check="nas",group="Office"} 0')
  })

  test('monitoring that is switched off says whose it is; on again, the job is expected anew', async () => {
    let job = ''
    await using service = await startManaged(async ({ register }) => {
      ;[job = ''] = await register('srv-1', ['daily'])
    })
    for (const path of ['/accounts/acme', '/installations/srv-1', `/jobs/${job}`]) {
      expect((await service.ask('PATCH', path, { monitored: false })).status).toBe(200)
      const of = path.split('/')[1]?.slice(0, -1)
      expect((await show(service, job)).pause).toEqual({
        by: 'monitoring',
        reason: `monitoring of its ${of} is switched off`,
      })
      expect((await service.ask('PATCH', path, { monitored: true })).status).toBe(200)
      expect((await show(service, job)).paused).toBe(false)
    }
  })
})

test('the next run is what a person says until a result arrives', async () => {
  await using service = await startManaged()
  const at = soon()
  const { body } = await service.ask('PUT', '/checks/nas/next-run', { at })
  expect(body).toMatchObject({ nextRunAtMs: Date.parse(at), expectedAtMs: Date.parse(at) })
  await mailTo(service, 'Success')
  const after = await show(service)
  expect(after).not.toHaveProperty('nextRunAtMs')
  expect(after.expectedAtMs).toBeGreaterThan(Date.parse(at))
  expect((await service.ask('PUT', '/checks/mail/next-run', { at })).status).toBe(409)
  expect((await service.ask('PUT', '/checks/none/next-run', { at })).status).toBe(404)
  expect((await service.ask('PUT', '/checks/nas/next-run', { at: 1 })).status).toBe(422)
})

test('a deleted report is as if it had never come: the state is that of the others', async () => {
  await using service = await startManaged()
  await mailTo(service, 'Success')
  const good = await show(service)
  await mailTo(service, 'Trouble')
  const { activities } = await service.get<ActivitiesPage>('/checks/nas/activities')
  const [last] = activities
  expect(await show(service)).toMatchObject({ status: 'failure', consecutiveFailures: 1 })
  expect((await service.ask('DELETE', `/activities/${last?.id}`)).status).toBe(204)
  const folded = await show(service)
  expect({ ...folded, failuresTotal: 0 }).toEqual({
    ...good,
    expectedAtMs: folded.expectedAtMs,
    failuresTotal: 0,
  })
  expect((await service.ask('GET', '/messages/2')).status).toBe(404)
  expect((await service.ask('DELETE', `/activities/${last?.id}`)).status).toBe(404)
})

test('a removed installation takes its series, its rows and its bytes with it, down to the file', async () => {
  const messageIds: number[] = []
  let jobs: readonly string[] = []
  await using service = await startManaged(async ({ register, report }) => {
    jobs = await register('büro/pc 1', ['daily', 'weekly'], 'Praxis Schmidt')
    for (const job of jobs)
      for (const html of ['one', 'two']) messageIds.push(await report(job, 'success', `${html} of Schmidt`))
    const [other = ''] = await register('srv-2', ['daily'], 'Acme')
    await report(other, 'success', 'kept')
  })
  const database = async () => {
    const files = ['lastgood.db', 'lastgood.db-wal'].map(name => join(service.folder, 'data', name))
    const parts = await Promise.all(files.map(file => readFile(file).catch(() => Buffer.alloc(0))))
    return Buffer.concat(parts).toString('latin1')
  }
  const kept = await Promise.all(
    messageIds.map(async id => {
      const raw = await fetch(`${service.url}/api/v1/messages/${id}/raw`)
      const { body } = await encodeRaw(new Uint8Array(await raw.arrayBuffer()))
      return Buffer.from(body).toString('latin1')
    }),
  )
  const found = async () => {
    const bytes = await database()
    return kept.filter(one => bytes.includes(one)).length
  }
  expect(await found()).toBe(4)
  await service.ask('POST', '/notes', { target: { kind: 'installation', id: 'büro/pc 1' }, text: 'x' })
  const { status, body } = await service.ask(
    'DELETE',
    `/installations/-/data?${new URLSearchParams({ id: 'büro/pc 1' })}`,
  )
  expect([status, body]).toEqual([200, { checkIds: [...jobs], installationIds: ['büro/pc 1'] }])
  for (const job of jobs) {
    expect(await service.metrics()).not.toContain(job)
    expect((await service.ask('GET', `/checks/${job}`)).status).toBe(404)
  }
  expect((await service.get<NotesPage>('/notes')).notes).toEqual([])
  expect((await service.get<InstallationsPage>('/installations')).installations.map(({ id }) => id)).toEqual([
    'srv-2',
  ])
  await eventually(async () => (await found()) === 0)
  expect((await service.get<{ total: number }>('/messages')).total).toBe(1)
}, 30_000)

test('a removed group takes the records of its configured checks too; they begin anew', async () => {
  await using service = await startManaged()
  await mailTo(service, 'Trouble')
  expect((await show(service)).failuresTotal).toBe(1)
  const { body } = await service.ask('DELETE', '/groups/Office/data')
  expect(body).toEqual({ checkIds: ['nas', 'mail'], installationIds: [] })
  expect(await show(service)).toMatchObject({ seen: false, failuresTotal: 0, timing: 'new' })
  expect((await service.get<ActivitiesPage>('/checks/nas/activities')).activities).toEqual([])
  await mailTo(service, 'Success')
  expect((await show(service)).status).toBe('success')
})

test('a job that is silent while its installation talks is a ghost; removed, it is gone until it reports', async () => {
  let jobs: readonly string[] = []
  await using service = await startManaged(async ({ register, report, at }) => {
    const startMs = Date.now() - 6 * dayMs
    at(startMs)
    jobs = await register('srv-1', ['dead', 'alive'])
    const [dead = '', alive = ''] = jobs
    await register('srv-2', ['silent as all there'])
    await report(dead, 'success')
    for (let day = 0; day < 6; day++) {
      at(startMs + day * dayMs)
      await report(alive, 'success')
    }
  })
  const [dead = ''] = jobs
  expect((await service.get<GhostsJson>('/ghosts?slots=9')).ghosts).toEqual([])
  const { ghosts } = await service.get<GhostsJson>('/ghosts')
  expect(ghosts).toMatchObject([{ checkId: dead, name: 'Job dead', group: 'Acme', installationId: 'srv-1' }])
  expect(ghosts[0]?.missedInARow).toBeGreaterThanOrEqual(3)
  expect((await service.ask('DELETE', `/checks/${dead}/data`)).status).toBe(200)
  expect((await service.get<GhostsJson>('/ghosts')).ghosts).toEqual([])
  const one = await service.get<InstallationJson>('/installations/srv-1')
  expect(one.jobs.map(job => [job.key, job.check?.timing])).toEqual([['alive', expect.any(String)]])
})

describe('the log', () => {
  test('every change is in it with who, before and after; it can be filtered, paged and exported', async () => {
    await using service = await startManaged()
    await service.ask('POST', '/pauses', { target: check, reason: '=HYPERLINK("http://evil.example")' })
    await service.ask('DELETE', '/pauses/check/nas')
    await service.ask('POST', '/notes', { target: check, text: 'a "quoted", long\nnote' })
    await service.ask('PATCH', '/notes/1', { text: 'b' })
    await service.ask('DELETE', '/notes/1')
    await service.ask('PUT', '/preferences', { cutOff: '06:00' })
    await service.ask('PUT', '/preferences', { cutOff: null })
    await mailTo(service, 'Success')
    await service.ask('DELETE', '/activities/1')
    await service.ask('DELETE', '/checks/nas/data')
    const page = await service.get<TransactionsPage>('/transactions?only=changes')
    const { transactions } = page
    expect(transactions.map(({ action }) => action)).toEqual([
      'check.remove',
      'report.delete',
      'preference.set',
      'preference.set',
      'note.delete',
      'note.change',
      'note.create',
      'check.resume',
      'check.pause',
    ])
    for (const { who, before, after } of transactions) {
      expect(who).toBe('anyone')
      expect(before ?? after).toBeDefined()
    }
    expect(transactions[5]).toMatchObject({
      before: { text: 'a "quoted", long\nnote' },
      after: { text: 'b' },
    })
    const paused = await service.get<TransactionsPage>('/transactions?action=check.pause&kind=check&id=nas')
    expect(paused.transactions).toHaveLength(1)
    const firstMs = paused.transactions[0]?.atMs ?? 0
    const from = new Date(firstMs).toISOString()
    expect((await service.get<TransactionsPage>(`/transactions?to=${from}`)).transactions).toEqual([])
    const half = await service.get<TransactionsPage>('/transactions?only=changes&limit=5')
    const rest = await service.get<TransactionsPage>(
      `/transactions?only=changes&limit=5&cursor=${half.nextCursor}`,
    )
    expect([...half.transactions, ...rest.transactions]).toEqual(transactions)
    const csv = await service.ask('GET', `/transactions?from=${encodeURIComponent(from)}`, undefined, {
      accept: 'text/csv',
    })
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = csv.text.split('\r\n')
    expect(lines[0]).toBe('"id","at","atMs","who","action","kind","subject","before","after"')
    expect(lines).toHaveLength(1 + transactions.length + 1 + 1)
    const ndjson = await service.ask('GET', '/transactions?format=ndjson&only=changes')
    const parsed = ndjson.text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(parsed).toEqual([...transactions].reverse())
  })

  test('names in a CSV are texts, not formulas', async () => {
    const config = officeConfig.replace('group: Office', 'group: "=1+1"')
    await using service = await startManaged(undefined, config)
    for (const id of ['=1+1', '@SUM', '+1', '-1', '\t=1'])
      await service.ask('POST', '/pauses', { target: { kind: 'group', id } })
    const { text } = await service.ask('GET', '/transactions?format=csv')
    expect(text).toContain(`"group.pause","group","'=1+1"`)
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
  })

  test('a long log is handed out whole, also after somebody went away in the middle', async () => {
    await using service = await startManaged(async ({ data }) => {
      const after = { text: 'x'.repeat(1000) }
      for (let round = 0; round < 20; round++)
        await data.store.write(async tx => {
          for (let i = 0; i < 1000; i++)
            await tx.record({
              atMs: Date.now(),
              who: 'user:ann',
              action: 'note.change',
              subject: { kind: 'note', id: '1' },
              after,
            })
        })
    })
    const gone = new AbortController()
    const first = await fetch(`${service.url}/api/v1/transactions?format=csv`, { signal: gone.signal })
    await first.body?.getReader().read()
    gone.abort()
    const response = await fetch(`${service.url}/api/v1/transactions?format=csv`)
    let lines = 0
    for await (const chunk of response.body ?? [])
      lines += Buffer.from(chunk).filter(byte => byte === 10).length
    expect(lines).toBe(20_001)
    expect((await service.ask('GET', '/checks')).status).toBe(200)
  }, 30_000)

  test('a user of the configuration is named', async () => {
    const users = `http: { users: { ann: "${hashSync('secret', 4)}" } }\n`
    await using service = await startManaged(undefined, users + officeConfig)
    expect((await service.ask('POST', '/pauses', { target: check })).status).toBe(401)
    const ann = api(service.url, { authorization: `Basic ${btoa('ann:secret')}` })
    expect((await ann.ask('POST', '/pauses', { target: check })).body).toMatchObject({ by: 'user:ann' })
    expect((await ann.get<TransactionsPage>('/transactions')).transactions).toMatchObject([
      { who: 'user:ann' },
    ])
  })
})

test('preferences: what fits is kept, a wrong one keeps all of them out, null goes back', async () => {
  await using service = await startManaged()
  const good = { timeZone: 'Asia/Tokyo', timeFormat: '12h', dateFormat: 'dd.MM.yyyy', retentionDays: 30 }
  expect((await service.ask('PUT', '/preferences', good)).body).toEqual(good)
  const refused = await service.ask('PUT', '/preferences', { cutOff: '07:00', timeZone: 'Mars/Olympus' })
  expect(refused).toMatchObject({ status: 422, body: { parameter: 'timeZone' } })
  expect(await service.get('/preferences')).toEqual(good)
  expect((await service.ask('PUT', '/preferences', { timeZone: null })).body).not.toHaveProperty('timeZone')
  expect((await service.ask('PUT', '/preferences', { colour: 'red' })).body).toMatchObject({
    parameter: 'colour',
  })
})

describe('ETags', () => {
  const lists = [
    '/checks',
    '/checks/nas/activities',
    '/messages',
    '/notes',
    '/pauses',
    '/installations',
    '/ghosts',
  ]
  test.each([...lists, '/preferences', '/transactions', '/accounts', '/tokens', '/keys'])(
    '%s is 304 until something changes, and says so when it does',
    async path => {
      await using service = await startManaged()
      await eventually(async () => (await service.get<ChecksPage>('/checks')).total === 2)
      const { headers } = await service.ask('GET', path)
      const tag = headers.get('etag') ?? ''
      expect(tag).toMatch(/^W\/".+"$/)
      const again = await service.ask('GET', path, undefined, { 'if-none-match': tag })
      expect([again.status, again.text]).toEqual([304, ''])
      await service.ask('POST', '/notes', { target: check, text: 'new' })
      const newer = await service.ask('GET', path, undefined, { 'if-none-match': tag })
      expect(newer.status).toBe(200)
      const other = await service.ask('GET', `${path}?limit=x`, undefined, { 'if-none-match': tag })
      expect([other.status, other.headers.get('etag')]).toEqual([400, null])
    },
  )

  test('a deadline that passes makes it new, without anything written', async () => {
    const config = officeConfig.replace('every: 1 day', 'cron: "*/2 * * * * *", overdueAfter: 1h')
    await using service = await startManaged(undefined, config)
    const { headers } = await service.ask('GET', '/checks?timing=late')
    const tag = { 'if-none-match': headers.get('etag') ?? '' }
    await eventually(async () => (await service.get<ChecksPage>('/checks?timing=late')).total === 1)
    expect((await service.ask('GET', '/checks?timing=late', undefined, tag)).status).toBe(200)
  })
})

test.each<[string, string, unknown, number, string | undefined, RegExp]>([
  ['POST', '/pauses', {}, 422, 'target', /is needed/],
  ['POST', '/pauses', { target: { kind: 'job', id: 'x' } }, 422, 'target.kind', /one of check, installation/],
  ['POST', '/pauses', { target: { kind: 'check' } }, 422, 'target.id', /is needed/],
  ['POST', '/pauses', { target: check, until: 'tomorrow' }, 422, 'until', /ISO 8601 with an offset/],
  ['POST', '/pauses', { target: check, until: '2000-01-01T00:00:00Z' }, 422, 'until', /in the past/],
  ['POST', '/pauses', { target: check, untill: 1 }, 422, 'untill', /is not known/],
  ['POST', '/pauses', { target: { kind: 'check', id: 'none' } }, 404, undefined, /"none" is not there/],
  ['DELETE', '/pauses/job/x', undefined, 400, 'kind', /none of check/],
  ['POST', '/notes', { target: check, text: ' ' }, 422, 'text', /is empty/],
  ['POST', '/notes', { target: check, text: 'x', untilGood: 0 }, 422, 'untilGood', /needs at least 1$/],
  ['POST', '/notes', { target: { kind: 'group', id: 'none' }, text: 'x' }, 404, undefined, /no group "none"/],
  ['POST', '/notes', [], 422, undefined, /JSON object/],
  ['PATCH', '/notes/7', { text: 'x' }, 404, undefined, /no note 7/],
  ['PATCH', '/notes/x', { text: 'x' }, 400, 'id', /"x" is not a number/],
  ['GET', '/notes?kind=check', undefined, 400, 'id', /names no target/],
  ['PATCH', '/jobs/none', { monitored: false }, 404, undefined, /no job "none"/],
  ['PATCH', '/jobs/none', { monitored: 'no' }, 422, 'monitored', /type boolean/],
  ['PATCH', '/installations/none', { monitored: false }, 404, undefined, /no installation "none"/],
  ['DELETE', '/installations/none/data', undefined, 404, undefined, /no installation "none"/],
  ['DELETE', '/checks/nas/data?id=mail', undefined, 400, 'id', /names another one/],
  ['DELETE', '/activities/99', undefined, 404, undefined, /no report 99; a missed slot/],
  ['GET', '/ghosts?slots=0', undefined, 400, 'slots', /from 1 to 1000/],
  ['GET', '/transactions?from=yesterday', undefined, 400, 'from', /ISO 8601/],
  ['PUT', '/notes/1', {}, 405, undefined, /PATCH, DELETE/],
  ['POST', '/ghosts', {}, 405, undefined, /GET, HEAD/],
])('%s %s %j is %i, names %s and changes nothing', async (method, path, body, status, parameter, detail) => {
  await using service = await startManaged()
  const answer = await service.ask(method, path, body)
  expect(answer.status).toBe(status)
  const problem = answer.body as ProblemJson
  expect(problem.parameter).toBe(parameter)
  expect(problem.detail).toMatch(detail)
  expect((await service.get<TransactionsPage>('/transactions')).transactions).toEqual([])
  expect((await service.get<{ pauses: readonly Pause[] }>('/pauses')).pauses).toEqual([])
})
