import { type DataFrame, toCSV } from '@grafana/data'
import { ask, proxy, range, source, span } from '../../test/asked-source.ts'
import { Refused } from '../../test/fake-proxy.ts'
import { activities, growth, hourMs, nowMs } from '../../test/looking-answers.ts'

function column(frame: DataFrame | undefined, name: string): readonly unknown[] {
  const field = frame?.fields.find(one => one.name === name)
  if (!field) throw new Error(`${frame?.name} has no field ${name}`)
  return field.values
}
const texts = (frame: DataFrame | undefined) =>
  Object.fromEntries(frame?.fields.map(({ name, values }) => [name, values[0]]) ?? [])
const asked = () => proxy.requests.map(({ path, query }) => `${path}?${query}`)

test('checks come with their newest results, in the frames that the grid reads', async () => {
  const { data } = await ask([{ kind: 'checks', results: 5 }])
  expect(asked()).toEqual(['/grid?results=5'])
  expect(data.map(({ name, length, refId }) => [name, length, refId])).toEqual([
    ['checks', 3, 'A'],
    ['results', 5, 'A'],
  ])
  expect(column(data[0], 'standing')).toEqual(['overdue', 'failed', 'good'])
})

test('checks alone are one table, with colours and words of states and links to their pages', async () => {
  const { data } = await ask([{ kind: 'checks', results: 0, standings: ['failed'] }])
  expect(data).toHaveLength(1)
  expect(column(data[0], 'id')).toEqual(['acme-nas'])
  const field = (name: string) => data[0]?.fields.find(one => one.name === name)?.config
  expect(field('standing')?.mappings).toMatchObject([
    { options: { failed: { color: 'red', text: '✕ Failed' } } },
  ])
  expect(field('name')?.links?.[0]?.url).toBe(
    `/a/lastgood-backups-app/checks/\${__data.fields.id:percentencode}`,
  )
})

test('results stay with their checks when others are filtered out', async () => {
  const { data } = await ask([{ kind: 'checks', groups: ['Beta Müller'] }])
  expect(column(data[1], 'activityId')).toEqual([5])
  expect(asked()).toEqual(['/grid?group=Beta+M%C3%BCller&results=30'])
})

test('statuses and timings of checks are asked of the exporter', async () => {
  await ask([{ kind: 'checks', statuses: ['failure', 'none'], timings: ['overdue'], text: 'nas' }])
  expect(asked()).toEqual(['/grid?results=30&status=failure&status=none&timing=overdue&q=nas'])
})

test('activities are a table, newest first, with a column for each figure that was told', async () => {
  const { data } = await ask([{ kind: 'activities' }])
  expect(data[0]?.fields.map(({ name }) => name)).toEqual([
    'time',
    'name',
    'group',
    'label',
    'status',
    'reason',
    'errors',
    'size',
    'duration',
    'lateMs',
    'expectedAtMs',
    'computer',
    'check',
    'message',
  ])
  expect(column(data[0], 'status')).toEqual(['failure', 'success', 'missed', 'success'])
  expect(column(data[0], 'size')).toEqual([null, 5e9, null, null])
  expect(data[0]?.fields.find(({ name }) => name === 'size')?.config).toMatchObject({
    unit: 'bytes',
    displayNameFromDS: 'Size',
  })
  expect(asked()).toEqual([`/activities?fromMs=${span.fromMs}&toMs=${nowMs}&limit=1000`])
})

test('activities as a state timeline have a field for each check, which keeps its state until the next result', async () => {
  const { data } = await ask([{ kind: 'activities', format: 'timeline' }])
  expect(data[0]?.fields.map(({ config }) => config.displayNameFromDS)).toEqual([
    'Time',
    'Mail',
    'Acme / NAS',
    'Beta Müller / NAS',
  ])
  expect(column(data[0], 'time')).toEqual([25, 5, 2, 1].map(hours => nowMs - hours * hourMs))
  expect(column(data[0], 'acme-nas')).toEqual([0, undefined, undefined, 2])
  expect(data[0]?.fields[1]?.config.mappings).toMatchObject([{ options: { 3: { text: '– Missed' } } }])
})

test('what a limit cuts off is told on the frame, never silently', async () => {
  proxy.answerWith({ 'GET /activities': { activities, nextCursor: 'c' } })
  const { data } = await ask([{ kind: 'activities', limit: 3 }])
  expect(data[0]?.length).toBe(3)
  expect(data[0]?.meta?.notices).toMatchObject([
    { severity: 'warning', text: expect.stringContaining('newest 3 activities') },
  ])
})

test('growth is a series for each check, with unit, labels and a name of its own', async () => {
  proxy.answerWith({ 'GET /growth': { ...growth, leftOut: 12 } })
  const { data } = await ask([{ kind: 'growth', groups: ['$group', 'Beta Müller'] }])
  expect(data.map(frame => frame.fields[1]?.config.displayNameFromDS)).toEqual([
    'Acme / NAS',
    'Beta Müller / NAS',
  ])
  expect(data[1]?.fields[1]).toMatchObject({
    name: 'size',
    labels: { check: 'beta-nas', name: 'NAS', group: 'Beta Müller', label: 'Restic' },
    config: { unit: 'bytes' },
    values: [5e9],
  })
  expect(data[0]?.meta?.notices?.[0]?.text).toMatch(/12 checks are left out/)
  expect(data[1]?.meta?.notices).toBeUndefined()
})

test.each([
  ['last-24h', {}, ['runs', 'did not run'], '/documents/last-24h?'],
  ['last-status', { groups: ['Acme'] }, ['last status'], '/documents/last-status?group=Acme'],
  [
    'all-reports',
    { checks: ['$check'] },
    ['reports'],
    `/documents/all-reports?check=acme-nas&fromMs=${span.fromMs}&toMs=${nowMs}&limit=1000`,
  ],
  [
    'job',
    { checks: ['$check'] },
    ['NAS'],
    `/documents/job?check=acme-nas&fromMs=${span.fromMs}&toMs=${nowMs}`,
  ],
  [
    'client-summary',
    { groups: ['$group'], month: '2026-11' },
    ['Acme 2026-11', 'Acme 2026-11: days'],
    '/documents/client-summary?group=Acme&month=2026-11',
  ],
] as const)('the document %s is a table', async (report, more, names, request) => {
  const { data, errors } = await ask([{ kind: 'reports', report, ...more }])
  expect(errors).toBeUndefined()
  expect(data.map(({ name }) => name)).toEqual(names)
  expect(asked()).toEqual([request])
})

test('rows of a document tell what it says, and only those of several chosen groups', async () => {
  const { data } = await ask([{ kind: 'reports', report: 'last-status', groups: ['Acme', 'Gamma'] }])
  expect(texts(data[0])).toMatchObject({
    group: 'Acme',
    job: 'NAS',
    result: 'failure',
    notes: 'new disk ordered; call first',
    message: '14',
    sizeBytes: null,
  })
  expect(data[0]?.length).toBe(1)
})

test('the days of a month are states over time', async () => {
  const { data } = await ask([{ kind: 'reports', report: 'client-summary', groups: ['Acme'] }])
  expect(texts(data[0])).toMatchObject({ successRate: 0.5, good: 1, expected: 2, failures: 1 })
  expect(column(data[1], 'acme-nas')).toEqual([0, null, 2])
})

test('transactions tell who changed what', async () => {
  const { data } = await ask([{ kind: 'transactions', text: 'PAUSE' }])
  expect(texts(data[0])).toMatchObject({
    who: 'grafana:eve via token:grafana',
    action: 'check.pause',
    id: 'acme-nas',
    after: `{"untilMs":${nowMs}}`,
  })
  expect(asked()).toEqual([`/transactions?from=${span.fromMs}&to=${nowMs}&only=changes&limit=1000`])
})

test('unmatched messages are those of the time range', async () => {
  const { data } = await ask([{ kind: 'unmatched' }])
  expect(column(data[0], 'message')).toEqual(['22'])
  expect(data[0]?.meta?.notices).toBeUndefined()
  expect(asked()).toEqual(['/messages?outcome=unmatched&limit=200'])
})

test('an error of one query leaves the others their answers', async () => {
  proxy.answerWith({
    'GET /growth': () => {
      throw new Refused(400, 'figure: "x!" is not the name of a figure')
    },
  })
  const { data, errors } = await ask([{ kind: 'growth', figure: 'x!' }, { kind: 'checks' }])
  expect(errors).toEqual([{ refId: 'A', status: 400, message: 'figure: "x!" is not the name of a figure' }])
  expect(data.map(({ refId }) => refId)).toEqual(['B', 'B'])
})

test('a hidden query is not asked, and one that lacks its choice says which', async () => {
  const { errors } = await ask([
    { kind: 'checks', hide: true },
    { kind: 'reports', report: 'job' },
  ])
  expect(asked()).toEqual([])
  expect(errors).toEqual([{ refId: 'B', message: 'Choose the check whose runs are reported' }])
  expect(source.filterQuery({ refId: 'B', kind: 'reports', report: 'job' })).toBe(false)
})

test('ad-hoc filters choose rows of every query that has their keys', async () => {
  const filters = [{ key: 'product', operator: '=~', value: 'V.*' }]
  const { data } = await ask([{ kind: 'checks' }, { kind: 'transactions' }], filters)
  expect(column(data[0], 'id')).toEqual(['acme-mail'])
  expect(data[2]?.meta?.notices?.[0]?.text).toMatch(/filters on product say nothing/)
  expect(data[2]?.length).toBe(1)
})

test('frames go into Grafana’s CSV export as they are', async () => {
  const { data } = await ask([{ kind: 'reports', report: 'last-status' }])
  const [titles, first] = toCSV(data).split('\r\n').slice(0, 2)
  expect(titles).toContain('"Client","Computer","Job"')
  expect(first).toContain('Acme')
})

test('whoever stops asking stops the request', async () => {
  const asking = new Promise<void>(resolve => {
    proxy.answerWith({
      'GET /grid': () => {
        resolve()
        return new Promise(() => {})
      },
    })
  })
  const request = { targets: [{ refId: 'A', kind: 'checks' }], range, scopedVars: {} }
  const subscription = source.query(request as never).subscribe()
  await asking
  const signal = proxy.requests[0]?.signal
  expect(signal?.aborted).toBe(false)
  subscription.unsubscribe()
  expect(signal?.aborted).toBe(true)
})
