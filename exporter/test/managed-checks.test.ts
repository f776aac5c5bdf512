/** Checks managed through the API, against the service with its real store and its mail listener. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import pino from 'pino'
import type { CheckJson, MessagesPage, ProblemJson, TransactionsPage } from '../src/api/contract.ts'
import type { BulkAnswer, CheckDefinitionJson, CheckSaved, DriftJson } from '../src/api/contract-checks.ts'
import { createEvents } from '../src/events.ts'
import { startService } from '../src/service.ts'
import { api, officeConfig, type Past, readOffice, writePast } from './managed.ts'
import { eventually } from './recorder.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const lab = {
  id: 'lab',
  name: 'Lab',
  group: 'Research',
  schedule: { every: '1 day' },
  match: { alias: 'lab' },
  status: { default: 'failure', success: { all: [{ field: 'subject', contains: 'Success' }] } },
}

/** A folder in which the service can be started again, with another configuration too. */
async function openOffice(live: (past: Past) => Promise<void> = async () => {}) {
  const folder = await openTempFolder()
  await writePast(await readOffice(folder.path), live)
  return {
    path: folder.path,
    async start(text = officeConfig) {
      const config = await readOffice(folder.path, text)
      const events = createEvents(pino({ level: 'silent' }), 'test')
      const flags = { config: config.file, data: config.dataFolder, http: '127.0.0.1:0' }
      const { readConfig } = await import('../src/config/config.ts')
      const service = await startService({ config, readConfig: () => readConfig({ flags, env: {} }), events })
      return Object.assign(service, api(service.url))
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}
type Running = Awaited<ReturnType<Awaited<ReturnType<typeof openOffice>>['start']>>

async function mailTo(service: Running, alias: string, subject: string) {
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(service.firstMail ?? '')?.[1])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail({
    from: 'x@example.net',
    to: `backups+${alias}@example.com`,
    subject,
    text: 'Done.',
  })
  transport.close()
}
const definitionOf = (service: Running, id: string) =>
  service.get<CheckDefinitionJson>(`/checks/${id}/definition`)
const change = (service: Running, check: Readonly<Record<string, unknown>>, version?: number) =>
  service.ask(
    'PUT',
    `/checks/${check['id']}`,
    check,
    version === undefined ? {} : { 'if-match': `"${version}"` },
  )

test('a check that is made takes the mail that waits and the mail that comes, is changed, and is there after a restart', async () => {
  await using office = await openOffice()
  {
    await using service = await office.start()
    await mailTo(service, 'lab', 'Success, before there was a check')
    const made = await service.ask('POST', '/checks', lab)
    expect([made.status, made.body]).toEqual([201, { id: 'lab', version: 1, trying: 1 }])
    expect(made.headers.get('location')).toBe('/api/v1/checks/lab')
    await eventually(async () => (await service.get<CheckJson>('/checks/lab')).status === 'success')
    expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({
      name: 'Lab',
      group: 'Research',
      timing: 'on time',
    })
    await mailTo(service, 'lab', 'Trouble')
    expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ status: 'failure' })
    expect(await service.metrics()).toContain('backup_check_status{check="lab",group="Research"} 2')

    const saved = await change(service, { ...lab, group: 'Clients', status: { default: 'success' } }, 1)
    expect([saved.status, saved.body, saved.headers.get('etag')]).toEqual([
      200,
      { id: 'lab', version: 2, trying: 0 },
      '"2"',
    ])
    await mailTo(service, 'lab', 'Trouble again')
  }
  await using again = await office.start()
  expect(await again.get<CheckJson>('/checks/lab')).toMatchObject({ status: 'success', group: 'Clients' })
  const definition = await definitionOf(again, 'lab')
  expect(definition).toMatchObject({ origin: 'store', version: 2, check: { group: 'Clients' } })
  const { transactions } = await again.get<TransactionsPage>('/transactions?only=changes')
  expect(
    transactions.map(({ action, subject, before, after }) => [action, subject.id, before, after]),
  ).toEqual([
    ['check.change', 'lab', lab, definition.check],
    ['check.create', 'lab', undefined, lab],
  ])
})

test('what is removed is not expected any more; its history waits for it to come back', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  await mailTo(service, 'lab', 'Success')
  expect((await service.ask('DELETE', '/checks/lab')).status).toBe(204)
  expect((await service.ask('GET', '/checks/lab')).status).toBe(404)
  expect((await service.ask('GET', '/checks/lab/definition')).status).toBe(404)
  expect((await service.ask('DELETE', '/checks/lab')).status).toBe(404)
  expect(await service.metrics()).not.toContain('check="lab"')
  await mailTo(service, 'lab', 'Success')
  expect(await service.get<MessagesPage>('/messages?outcome=unmatched')).toMatchObject({ total: 1 })
  const back = (await service.ask('POST', '/checks', lab)).body as CheckSaved
  expect(back.version).toBe(2)
  expect(
    (await service.get<{ activities: unknown[] }>('/checks/lab/activities')).activities.length,
  ).toBeGreaterThan(0)
})

test('all data of a managed check can be removed, and it begins anew', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  await mailTo(service, 'lab', 'Success')
  expect((await service.ask('DELETE', '/checks/lab/data')).status).toBe(200)
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ seen: false })
  await mailTo(service, 'lab', 'Success')
  expect((await service.ask('DELETE', '/groups/Research/data')).status).toBe(200)
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ seen: false, timing: 'new' })
})

test('pauses and notes of its group hold for a managed check, and for none of another group', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  const target = { kind: 'group', id: 'Research' }
  expect((await service.ask('POST', '/pauses', { target })).status).toBe(201)
  expect((await service.ask('POST', '/notes', { target, text: 'Moving' })).status).toBe(201)
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({
    paused: true,
    notes: [{ text: 'Moving' }],
  })
  await change(service, { ...lab, group: 'Clients' })
  const moved = await service.get<CheckJson>('/checks/lab')
  expect([moved.paused, moved.notes]).toEqual([false, undefined])
  await change(service, { ...lab, paused: true })
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ paused: true, timing: 'paused' })
})

test('what is wrong is told with its path, and nothing is stored', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  const status = { success: { all: [{ field: 'subject', contains: '' }], any: [] } }
  const refused = await service.ask('POST', '/checks', { ...lab, status, nmae: 1 })
  expect(refused.status).toBe(422)
  expect((refused.body as ProblemJson).errors).toEqual([
    { field: 'nmae', detail: expect.stringContaining('unknown key: did you mean "name"?') },
  ])
  const deep = await service.ask('POST', '/checks', { ...lab, status })
  expect((deep.body as ProblemJson).errors?.map(({ field }) => field)).toEqual([
    'status.success.any',
    'status.success.all[0].contains',
  ])
  for (const body of ['[]', '"lab"', '{}']) {
    const { status, body: problem } = await service.ask('POST', '/checks', body)
    expect([body, status]).toEqual([body, body === '"lab"' ? 400 : 422])
    expect((problem as ProblemJson).detail).not.toBe('')
  }
  expect((await service.ask('POST', '/checks', { ...lab, description: 'x'.repeat(300_000) })).status).toBe(
    413,
  )
  const other = await service.ask('PUT', '/checks/lab', lab)
  expect([other.status, (other.body as ProblemJson).detail]).toEqual([404, 'there is no check "lab".'])
  expect((await service.ask('GET', '/checks/export')).text).toBe('[]\n')
})

test('an id that is taken anywhere is refused, and what a file or a job has is shown and not changed', async () => {
  let job = ''
  await using office = await openOffice(async ({ register }) => {
    ;[job = ''] = await register('srv-1', ['daily'])
  })
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  for (const [id, detail] of [
    ['nas', /^check "nas" stands in .*lastgood\.yml:4 already: give another id\.$/],
    ['lab', /^there is a check "lab" already/],
    [job, /is the check of the job "daily" of installation "srv-1": give another id\.$/],
  ] as const) {
    const { status, body } = await service.ask('POST', '/checks', { ...lab, id })
    expect([id, status]).toEqual([id, 409])
    expect((body as ProblemJson).detail).toMatch(detail)
  }
  expect((await service.ask('POST', '/checks', { ...lab, id: 'export' })).status).toBe(422)
  for (const [id, detail] of [
    ['nas', /^check "nas" stands in .*lastgood\.yml:4 and is (changed|removed) there\.$/],
    [job, /is that of the job "daily" of installation "srv-1", and follows what is reported of it\.$/],
  ] as const)
    for (const method of ['PUT', 'DELETE']) {
      const answer = await service.ask(method, `/checks/${id}`, method === 'PUT' ? { ...lab, id } : undefined)
      expect([method, answer.status]).toEqual([method, 409])
      expect((answer.body as ProblemJson).detail).toMatch(detail)
    }
  expect(await definitionOf(service, 'nas')).toMatchObject({
    origin: 'file',
    place: expect.stringMatching(/lastgood\.yml:4$/),
    check: { id: 'nas', name: 'NAS', schedule: { every: '1 day' } },
  })
  const ofJob = await definitionOf(service, job)
  expect(ofJob).toMatchObject({ origin: 'job', yaml: expect.stringContaining(`- id: ${job}`) })
  expect(ofJob.check).toBeUndefined()
  const form = await service.ask('POST', '/checks/drift', {})
  expect(form.status).toBe(415)
})

test('a file takes over the check of a job with the text that its definition proposes, and reports go on to count', async () => {
  let job = ''
  await using office = await openOffice(async ({ register, report }) => {
    ;[job = ''] = await register('srv-1', ['daily'])
    await report(job, 'failure')
  })
  {
    await using service = await office.start()
    const { yaml } = await definitionOf(service, job)
    await writeFile(join(office.path, 'jobs.yml'), yaml.replace('group: Acme', 'group: Taken over'))
    await writeFile(join(office.path, 'lastgood.yml'), `checkFiles: jobs.yml\n${officeConfig}`)
    await service.reload()
    expect(await service.get<CheckJson>(`/checks/${job}`)).toMatchObject({
      group: 'Taken over',
      status: 'failure',
    })
  }
  await writePast(
    await readOffice(office.path, `checkFiles: jobs.yml\n${officeConfig}`),
    async ({ report }) => {
      // The first is the execution that was reported before, and counts once.
      await report(job, 'success')
      await report(job, 'success')
    },
  )
  await using again = await office.start(`checkFiles: jobs.yml\n${officeConfig}`)
  expect(await again.get<CheckJson>(`/checks/${job}`)).toMatchObject({ status: 'success' })
})

test('checks that are saved while the configuration is read again are in force afterwards, each as it was saved last', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  const ids = Array.from({ length: 30 }, (_, index) => `c${index}`)
  const reloads = [service.reload(), service.reload()]
  await Promise.all(
    ids.map(async (id, index) => {
      await service.ask('POST', '/checks', { ...lab, id, match: { alias: id } })
      if (index % 7 === 0) reloads.push(service.reload())
      await change(service, { ...lab, id, group: 'Second', match: { alias: id } }, undefined)
    }),
  )
  await Promise.all(reloads)
  const found = await service.get<{ checks: CheckJson[] }>('/checks?group=Second')
  expect(found.checks.map(({ id }) => id).sort()).toEqual([...ids].sort())
  await mailTo(service, 'c7', 'Success')
  expect(await service.get<CheckJson>('/checks/c7')).toMatchObject({ status: 'success' })
})

test('of two who change the same version one is refused', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  const answers = await Promise.all(['A', 'B', 'C'].map(group => change(service, { ...lab, group }, 1)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
  const winner = answers.findIndex(({ status }) => status === 200)
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ group: ['A', 'B', 'C'][winner] })
  expect((await service.ask('DELETE', '/checks/lab', undefined, { 'if-match': '1' })).status).toBe(412)
  expect((await service.ask('PUT', '/checks/lab', lab, { 'if-match': 'x' })).status).toBe(400)
  const twice = await Promise.all([1, 2].map(() => service.ask('POST', '/checks', { ...lab, id: 'new' })))
  expect(twice.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('the check of a file holds while there is one of the same id, and the managed one when it has gone', async () => {
  await using office = await openOffice()
  const withLab = `${officeConfig}  - { id: lab, name: From a file, group: Files, match: { alias: lab } }\n`
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  const file = join(office.path, 'lastgood.yml')
  await writeFile(file, withLab)
  await service.reload()
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ name: 'From a file', group: 'Files' })
  expect(await definitionOf(service, 'lab')).toMatchObject({ origin: 'file', shadowed: true, version: 1 })
  expect((await change(service, lab)).status).toBe(409)
  expect((await service.get<DriftJson>('/checks/drift')).checks).toEqual([
    { id: 'lab', name: 'Lab', kind: 'shadowed', keys: ['name', 'group', 'schedule', 'status'] },
    { id: 'mail', name: 'Mail', kind: 'file only', keys: [] },
    { id: 'nas', name: 'NAS', kind: 'file only', keys: [] },
  ])
  const all = (await service.ask('GET', '/checks/export?origin=all')).text
  expect(all.match(/^- id: .*$/gm)).toEqual(['- id: lab', '- id: nas', '- id: mail'])
  expect(all).toContain('From a file')
  await writeFile(file, officeConfig)
  await service.reload()
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ name: 'Lab' })
  await writeFile(file, withLab)
  await service.reload()
  expect((await service.ask('DELETE', '/checks/lab')).status).toBe(204)
  expect(await definitionOf(service, 'lab')).toMatchObject({ origin: 'file', place: expect.anything() })
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ name: 'From a file' })
})

test('one that cannot be read any more is told, stays out of force and stops nothing; it comes back with what it names', async () => {
  await using office = await openOffice()
  const withCalendar = `holidays: { office: { dates: ["2026-12-24"] } }\n${officeConfig}`
  {
    await using service = await office.start(withCalendar)
    const schedule = { every: '1 day', at: '02:00', holidays: 'office' }
    expect((await service.ask('POST', '/checks', { ...lab, schedule })).status).toBe(201)
    expect(await service.metrics()).toMatch(/^lastgood_managed_checks_unreadable 0$/m)
  }
  await using service = await office.start()
  expect((await service.ask('GET', '/checks/lab')).status).toBe(404)
  expect(await definitionOf(service, 'lab')).toMatchObject({
    origin: 'store',
    check: { id: 'lab' },
    errors: [{ field: 'schedule.holidays', detail: expect.stringContaining('"office" is no calendar') }],
  })
  expect(await service.metrics()).toMatch(/^lastgood_managed_checks_unreadable 1$/m)
  expect((await service.ask('POST', '/checks', lab)).status).toBe(409)
  await writeFile(join(office.path, 'lastgood.yml'), withCalendar)
  await service.reload()
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ name: 'Lab' })
  await writeFile(join(office.path, 'lastgood.yml'), officeConfig)
  await service.reload()
  expect(await service.metrics()).toMatch(/^lastgood_managed_checks_unreadable 1$/m)
  expect((await change(service, lab)).status).toBe(200)
  expect(await service.get<CheckJson>('/checks/lab')).toMatchObject({ name: 'Lab' })
  expect((await definitionOf(service, 'lab')).errors).toBeUndefined()
  expect(await service.metrics()).toMatch(/^lastgood_managed_checks_unreadable 0$/m)
})

test('what is exported and put into a file is the same checks, by drift and by itself', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  await service.ask('POST', '/checks', lab)
  await service.ask('POST', '/checks', {
    ...lab,
    id: 'yard',
    figures: [{ matches: 'size: (?<size>\\d+ \\w+)' }],
  })
  const exported = await service.ask('GET', '/checks/export?origin=store')
  expect(exported.headers.get('content-type')).toMatch(/^text\/yaml/)
  const drift = async (text: string) => {
    const answer = await fetch(`${service.url}/api/v1/checks/drift`, {
      method: 'POST',
      headers: { 'content-type': 'text/yaml' },
      body: text,
    })
    return { status: answer.status, body: (await answer.json()) as DriftJson & ProblemJson }
  }
  expect((await drift(exported.text)).body.checks.map(({ kind }) => kind)).toEqual(['same', 'same'])
  const other = exported.text.replace('group: Research', 'group: Other').replace('id: yard', 'id: garden')
  expect((await drift(other)).body.checks).toEqual([
    { id: 'garden', name: 'Lab', kind: 'file only', keys: [] },
    { id: 'lab', name: 'Lab', kind: 'different', keys: ['group'] },
    { id: 'yard', name: 'Lab', kind: 'managed only', keys: [] },
  ])
  expect(await drift('- id: x\n  match: { alias: "" }\n')).toMatchObject({
    status: 422,
    body: { errors: [{ field: '[0].match.alias' }] },
  })
  const some = await service.ask('GET', '/checks/export?origin=all&ids=mail,lab')
  expect(some.text.match(/^- id: .*$/gm)).toEqual(['- id: mail', '- id: lab'])
  const none = await service.ask('GET', '/checks/export?ids=mail,lab')
  expect([none.status, (none.body as ProblemJson).detail]).toEqual([
    404,
    'there is no check "mail" managed here.',
  ])

  await writeFile(join(office.path, 'more.yml'), exported.text)
  await writeFile(join(office.path, 'lastgood.yml'), `checkFiles: more.yml\n${officeConfig}`)
  await service.reload()
  const { checks } = await service.get<DriftJson>('/checks/drift')
  expect(checks.filter(({ kind }) => kind === 'shadowed')).toMatchObject([{ keys: [] }, { keys: [] }])
  expect((await service.ask('GET', '/checks/export?origin=file&ids=lab,yard')).text).toBe(exported.text)
})

test('a thousand checks are changed in one commit, and those that cannot be are told', async () => {
  const ids = Array.from({ length: 1200 }, (_, index) => `c${index}`)
  await using office = await openOffice(async ({ data }) => {
    for (const id of ids)
      await data.managed.create({ ...lab, id, label: 'Old', match: { alias: id } }, 'test')
  })
  await using service = await office.start()
  const asked = { ids: [...ids, 'nas', 'nowhere', 'c1'], change: { group: 'Moved', label: null } }
  const answer = (await service.ask('POST', '/checks/bulk', asked)).body as BulkAnswer
  expect(answer.done).toEqual(ids)
  expect(answer.refused).toEqual([
    { id: 'nas', detail: expect.stringContaining('stands in') },
    { id: 'nowhere', detail: 'there is no check "nowhere"' },
  ])
  const versions = new Set<number | undefined>()
  for (const id of ['c0', 'c1199']) versions.add((await definitionOf(service, id)).version)
  expect([...versions]).toEqual([1201])
  const found = await service.get<{ total: number; checks: CheckJson[] }>('/checks?group=Moved&limit=1')
  expect(found).toMatchObject({ total: 1200 })
  expect(found.checks[0]?.label).toBeUndefined()
  const bad = await service.ask('POST', '/checks/bulk', {
    ids: ['c0'],
    change: { schedule: { every: '2 dayz' } },
  })
  expect((bad.body as BulkAnswer).refused[0]?.detail).toMatch(/^schedule\.every: "2 dayz"/)
  for (const body of [{ ids: ['c0'] }, { ids: ['c0'], remove: true, change: {} }, { ids: [], remove: true }])
    expect((await service.ask('POST', '/checks/bulk', body)).status).toBe(422)
  const gone = await service.ask('POST', '/checks/bulk', { ids, remove: true })
  expect((gone.body as BulkAnswer).done.length).toBe(1200)
  expect(await service.get('/checks?limit=10')).toMatchObject({ total: 2 })
}, 60_000)

test('methods that a path does not take are named with those it does', async () => {
  await using office = await openOffice()
  await using service = await office.start()
  const patched = await service.ask('PATCH', '/checks/nas', {})
  expect([patched.status, patched.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT, DELETE'])
  const list = await service.ask('DELETE', '/checks')
  expect([list.status, list.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
})
