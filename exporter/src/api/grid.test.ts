import { buildCheck, buildNewCheck, nowMs, openHttp } from '../../test/build-check.ts'
import type { CheckView } from '../core/facts.ts'
import { codeOf, type ResultStrip, toStrip } from '../core/result-strip.ts'
import type { GridJson, GroupsJson } from './contract-looking.ts'
import { gridSchema, groupsSchema } from './looking-schemas.ts'

const strip = (atMs: number, count: number) =>
  toStrip(
    Array.from({ length: count }, (_, index) => ({
      atMs: atMs + index,
      code: codeOf(index % 2 === 0 ? 'success' : 'missed'),
      activityId: atMs * 100 + index + 1,
      messageId: index % 2 === 0 ? atMs + index : null,
      lateMs: index === 2 ? 0 : null,
    })),
  )

async function openGrid(checks: readonly CheckView[], strips: Readonly<Record<string, ResultStrip>> = {}) {
  const http = await openHttp({
    checks,
    deps: { newestResults: async (ids, limit) => ids.map(id => (limit === 0 ? [] : (strips[id] ?? []))) },
  })
  const ask = async (path: string) => {
    const answer = await fetch(`${http.url}/api/v1${path}`)
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as never }
  }
  return {
    url: http.url,
    ask,
    grid: async (query = ''): Promise<GridJson> => (await ask(`/grid${query}`)).body,
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  }
}

const fleet = [
  buildCheck({ id: 'b1', group: 'Beta', name: 'Zoo' }),
  buildCheck({ id: 'a2', group: 'Alpha', name: 'Nas', label: 'Comet', status: 'failure' }),
  buildCheck({ id: 'a1', group: 'Alpha', name: 'Nas', label: 'Comet', computer: 'PC7', product: 'Comet' }),
  buildNewCheck({ id: 'a0', group: 'Alpha', name: 'Zoo' }),
]

test('checks come by group, label, name and id, their results behind each other', async () => {
  await using http = await openGrid(fleet, { a1: strip(10, 3), b1: strip(20, 1) })
  const grid = await http.grid()
  expect(gridSchema.safeParse(grid).error).toBeUndefined()
  expect(grid.atMs).toBe(nowMs)
  expect(grid.id).toEqual(['a0', 'a1', 'a2', 'b1'])
  expect(grid.label).toEqual([null, 'Comet', 'Comet', null])
  expect(grid.status).toEqual([null, 'success', 'failure', 'success'])
  expect(grid.computer).toEqual([null, 'PC7', null, null])
  expect(grid.results).toEqual({
    counts: [0, 3, 0, 1],
    atMs: [10, 11, 12, 20],
    code: [0, 3, 0, 0],
    activityId: [1001, 1002, 1003, 2001],
    messageId: [10, null, 12, 20],
    lateMs: [null, null, 0, null],
  })
})

test.each([
  ['?group=Alpha', ['a0', 'a1', 'a2']],
  ['?group=Alpha&group=Beta', ['a0', 'a1', 'a2', 'b1']],
  ['?group=', ['a0', 'a1', 'a2', 'b1']],
  ['?group=Nobody', []],
  ['?label=Comet&status=failure', ['a2']],
  ['?status=none&status=failure', ['a0', 'a2']],
  ['?timing=new', ['a0']],
  ['?check=a1&check=b1', ['a1', 'b1']],
  ['?q=zoo', ['a0', 'b1']],
  ['?q=zoo&group=Beta', ['b1']],
])('%s leaves %j', async (query, ids) => {
  await using http = await openGrid(fleet)
  const grid = await http.grid(query)
  expect(grid.id).toEqual(ids)
  for (const [name, column] of Object.entries(grid))
    if (Array.isArray(column)) expect([name, column.length]).toEqual([name, ids.length])
})

test.each([
  ['?results=101', 'results'],
  ['?results=-1', 'results'],
  ['?status=bad', 'status'],
  ['?timing=late&timing=soon', 'timing'],
  ['?q=a&q=b', 'q'],
  ['?groups=Alpha', 'groups'],
  [`?check=${'x'.repeat(501)}`, 'check'],
  [`?${'check=x&'.repeat(501)}`, 'check'],
])('%.20s is refused and named', async (query, parameter) => {
  await using http = await openGrid(fleet)
  const { status, body } = await http.ask(`/grid${query}`)
  expect([status, (body as { parameter: string }).parameter]).toEqual([400, parameter])
})

test('a grid without checks, and one without results', async () => {
  await using empty = await openGrid([])
  expect(await empty.grid()).toMatchObject({ id: [], results: { counts: [], atMs: [] } })
  await using some = await openGrid(fleet, { a1: strip(10, 3) })
  expect((await some.grid('?results=0')).results).toMatchObject({ counts: [0, 0, 0, 0], atMs: [] })
})

test('more values than are written in one go arrive whole', async () => {
  const checks = Array.from({ length: 20_003 }, (_, index) =>
    buildCheck({ id: String(index).padStart(6, '0') }),
  )
  await using http = await openGrid(checks, { '000007': strip(10, 3) })
  const grid = await http.grid()
  expect([grid.id.length, grid.id.at(-1), grid.results.counts[7]]).toEqual([20_003, '020002', 3])
})

test('gzip carries the same, for the grid and for pages of lists; short answers stay plain', async () => {
  const checks = Array.from({ length: 200 }, (_, index) => buildCheck({ id: `c${index}` }))
  await using http = await openGrid(checks)
  for (const path of ['/grid', '/checks', '/openapi.json']) {
    const zipped = await fetch(`${http.url}/api/v1${path}`, { headers: { 'accept-encoding': 'gzip' } })
    const plain = await fetch(`${http.url}/api/v1${path}`, { headers: { 'accept-encoding': 'identity' } })
    const kind = 'application/json; charset=utf-8'
    const seen = [zipped, plain].map(({ headers }) => [
      headers.get('content-encoding'),
      headers.get('content-type'),
      headers.get('vary'),
    ])
    expect([path, seen]).toEqual([
      path,
      [
        ['gzip', kind, 'Accept-Encoding'],
        [null, kind, 'Accept-Encoding'],
      ],
    ])
    expect(await zipped.text()).toBe(await plain.text())
  }
  const short = await fetch(`${http.url}/api/v1/pauses`, { headers: { 'accept-encoding': 'gzip' } })
  expect([short.headers.get('content-encoding'), await short.json()]).toEqual([null, { pauses: [] }])
  const head = await fetch(`${http.url}/api/v1/grid`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('a group counts failure and overdue apart, and what is paused as nothing else', async () => {
  await using http = await openGrid([
    buildCheck({ id: 'f', group: 'B', status: 'failure', timing: 'overdue', label: 'Y', lastResultAtMs: 5 }),
    buildCheck({ id: 'p', group: 'B', status: 'failure', timing: 'paused', label: 'X', lastResultAtMs: 9 }),
    buildCheck({ id: 'w', group: 'B', status: 'warning', lastResultAtMs: 1 }),
    buildNewCheck({ id: 'n', group: 'A' }),
  ])
  const { body } = await http.ask('/groups')
  const { groups }: GroupsJson = body
  expect(groupsSchema.safeParse(body).error).toBeUndefined()
  const none = { failed: 0, overdue: 0, warning: 0, paused: 0 }
  expect(groups).toEqual([
    { name: 'A', labels: [], checks: 1, ...none },
    {
      name: 'B',
      labels: ['X', 'Y'],
      checks: 3,
      failed: 1,
      overdue: 1,
      warning: 1,
      paused: 1,
      lastResultAtMs: 9,
    },
  ])
})
