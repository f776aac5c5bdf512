/** Documents of a real service over a month that was lived through the real rooms, held against tables that this test
 *  makes of its own plan of that month. The clocks change in it: October 2024, Europe/Berlin. */
import type {
  AllReportsDocument,
  ClientSummaryDocument,
  JobDocument,
  Last24hDocument,
  LastStatusDocument,
} from '../src/api/contract-looking.ts'
import { createDocuments } from '../src/documents.ts'
import { type Past, readOffice, startManaged, writePast } from './managed.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const hour = 3_600_000
const day = 24 * hour
const config = `
timezone: Europe/Berlin
retention: 36500 days
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
checks:
  - id: nas
    name: "=NAS"
    group: Office
    label: Synology
    schedule: { at: "02:00", overdueAfter: 4 hours }
    match: { alias: nas }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
      warning: { all: [{ field: subject, contains: Warning }] }
      ignore: { all: [{ field: subject, contains: Started }] }
    figures: [{ matches: 'Size: (?<size>\\d+) bytes, took (?<duration>\\d+) s' }]
  - id: silent
    name: Silent
    group: Office
    schedule: { at: "04:00", overdueAfter: 1 hour }
    match: { alias: silent }
    status: { default: success }
`

/** What happened in the night to each day of October: `late` came at 07:30, `again` failed and was repeated. */
const plan: readonly string[] = [
  ...[
    'success',
    'success',
    'failure',
    'failure',
    'warning',
    'success',
    'missed',
    'missed',
    'success',
    'late',
  ],
  ...[
    'success',
    'again',
    'success',
    'success',
    'warning',
    'warning',
    'success',
    'success',
    'failure',
    'success',
  ],
  ...[
    'success',
    'missed',
    'success',
    'success',
    'success',
    'success',
    'success',
    'late',
    'missed',
    'success',
  ],
  'failure',
]
/** Local time of Berlin in October 2024 as UTC: summer time until the 27th at 03:00. */
const berlin = (date: number, hours: number, minutes = 0) =>
  Date.UTC(2024, 9, date, hours, minutes) - (date > 27 || (date === 27 && hours >= 3) ? 1 : 2) * hour
const sizeOf = (date: number) => 1_000_000 + date * 1000
const words: Readonly<Record<string, string>> = { success: 'Success', warning: 'Warning', failure: 'Failed' }

async function liveOctober({ data, at }: Past) {
  const arrive = async (atMs: number, alias: string, subject: string, body: string) => {
    at(atMs)
    await data.pipeline.onTick()
    const head = `From: nas@example.com\r\nTo: backups+${alias}@example.com\r\nSubject: ${subject}`
    const raw = Buffer.from(`${head}\r\nMessage-ID: <${alias}-${atMs}@example.com>\r\n\r\n${body}\r\n`)
    await data.pipeline.accept({ intake: 'smtp', receivedAtMs: atMs, raw })
  }
  await arrive(Date.UTC(2024, 8, 30, 0, 10), 'nas', 'Success', `Size: ${sizeOf(0)} bytes, took 60 s`)
  for (const [i, what] of plan.entries()) {
    const date = i + 1
    const body = `Size: ${sizeOf(date)} bytes, took ${60 + date} s`
    const mail = (hours: number, minutes: number, word: string) =>
      arrive(berlin(date, hours, minutes), 'nas', words[word] ?? word, body)
    if (date === 5) await mail(1, 0, 'Started')
    if (what === 'late') await mail(7, 30, 'success')
    else if (what === 'again') {
      await mail(2, 5, 'failure')
      await mail(2, 50, 'success')
    } else if (what !== 'missed') await mail(2, 5, what)
    if (date === 20) await arrive(berlin(20, 4, 1), 'silent', 'all good', 'ok')
  }
  at(Date.UTC(2024, 10, 1, 12))
  await data.pipeline.onTick()
  await data.manage.addNote({ target: { kind: 'check', id: 'nas' }, text: 'Disk is old', author: 'user:ann' })
}

let service: Awaited<ReturnType<typeof startManaged>>
beforeAll(async () => {
  service = await startManaged(async past => {
    past.at(Date.UTC(2024, 8, 29, 12))
    await past.data.pipeline.configure(past.data.roster.definitions(), ['backups@example.com'])
    await liveOctober(past)
  }, config)
}, 60_000)
afterAll(() => service[Symbol.asyncDispose]())

const get = <T>(path: string) => service.get<T>(`/documents/${path}`)
const ofPlan = (...wanted: readonly string[]) => plan.filter(what => wanted.includes(what)).length

test('a month of a client: slots by the worst of what came, by job and by day', async () => {
  const found = await get<ClientSummaryDocument>('client-summary?group=Office&month=2024-10')
  const worst: Readonly<Record<string, string>> = { late: 'missed', again: 'failure' }
  const [nas, silent] = [
    found.jobs.find(job => job.checkId === 'nas'),
    found.jobs.find(job => job.checkId === 'silent'),
  ]
  expect(nas?.days).toEqual(plan.map(what => worst[what] ?? what))
  expect(nas).toMatchObject({
    job: '=NAS',
    label: 'Synology',
    successRate: { good: ofPlan('success', 'warning'), expected: 31 },
    failures: ofPlan('failure', 'again'),
    warnings: ofPlan('warning'),
    missed: ofPlan('missed', 'late'),
    sizeBytes: sizeOf(31),
    growthBytes: sizeOf(31) - sizeOf(0),
  })
  const took = plan.flatMap((what, i) =>
    what === 'missed' ? [] : Array(what === 'again' ? 2 : 1).fill(61 + i),
  )
  expect(nas?.averageDurationSeconds).toBeCloseTo(took.reduce((a, b) => a + b, 0) / took.length)
  // Nothing was expected before its first result.
  expect(silent?.days.map(one => one?.[0] ?? '-').join('')).toBe(`${'-'.repeat(19)}smmmmmmmmmmm`)
  expect(silent?.successRate).toEqual({ good: 1, expected: 12 })
  expect(found.successRate.expected).toBe(43)
  expect([found.fromMs, found.toMs]).toEqual([berlin(1, 9) - day, berlin(31, 9)])
  expect(found.notes).toEqual([])
  const november = await get<ClientSummaryDocument>('client-summary?group=Office&month=2024-11')
  expect(november.notes).toMatchObject([{ text: 'Disk is old', author: 'user:ann' }])
})

test.each(plan.map((what, i) => [i + 1, what] as const))(
  'the day up to October %i at 09:00: %s',
  async (date, what) => {
    const found = await get<Last24hDocument>(`last-24h?day=2024-10-${String(date).padStart(2, '0')}&q=nas`)
    expect([found.fromMs, found.toMs]).toEqual([berlin(date - 1, 9), berlin(date, 9)])
    const brief = found.runs.map(({ result, receivedAtMs, sizeBytes, lateMs }) => ({
      result,
      receivedAtMs,
      sizeBytes,
      lateMs,
    }))
    const run = (result: string, hours: number, minutes: number, lateMs?: number) => ({
      result,
      receivedAtMs: berlin(date, hours, minutes),
      sizeBytes: sizeOf(date),
      lateMs,
    })
    const expected: Readonly<Record<string, readonly unknown[]>> = {
      missed: [],
      late: [run('success', 7, 30, lateBy(date))],
      again: [run('failure', 2, 5), run('success', 2, 50)],
    }
    expect(brief).toEqual(
      expected[what] ?? [run(what, 2, 5)].map(one => ({ ...one, lateMs: lateAfterMiss(date) })),
    )
    expect(
      found.didNotRun.map(({ checkId, result, expectedAtMs }) => [checkId, result, expectedAtMs]),
    ).toEqual(what === 'missed' ? [['nas', 'missed', berlin(date, 2)]] : [])
  },
)

/** How long after the first slot that nothing answered before it. */
const lateBy = (date: number) => berlin(date, 7, 30) - berlin(firstMissed(date), 2)
const lateAfterMiss = (date: number) =>
  plan[date - 2] === 'missed' ? berlin(date, 2, 5) - berlin(firstMissed(date - 1), 2) : undefined
function firstMissed(date: number): number {
  return plan[date - 2] === 'missed' ? firstMissed(date - 1) : date
}

test('what did not run tells the last good run before the end of its day', async () => {
  const found = await get<Last24hDocument>('last-24h?day=2024-10-22')
  expect(found.didNotRun.map(({ checkId, lastGoodAtMs }) => [checkId, lastGoodAtMs])).toEqual(
    [
      ['silent', berlin(20, 4, 1)],
      ['nas', berlin(21, 2, 5)],
    ].sort(([a], [b]) => (a === 'nas' ? 1 : b === 'nas' ? -1 : 0)),
  )
})

test.each([
  ['in time', 1, 59, []],
  ['late, before it is missed', 2, 30, [[undefined, 'late']]],
  ['missed', 6, 30, [['missed', 'overdue']]],
])('the day that ends next tells what has not come yet: %s', async (_, hours, minutes, expected) => {
  await using folder = await openTempFolder()
  await writePast(await readOffice(folder.path, config), async ({ data, at }) => {
    const nowMs = berlin(3, hours, minutes)
    at(berlin(1, 12))
    await data.pipeline.configure(data.roster.definitions(), ['backups@example.com'])
    const arrived = `To: backups+nas@example.com\r\nSubject: Success\r\n\r\nok\r\n`
    at(berlin(2, 2, 1))
    await data.pipeline.onTick()
    await data.pipeline.accept({ intake: 'smtp', receivedAtMs: berlin(2, 2, 1), raw: Buffer.from(arrived) })
    at(nowMs)
    await data.pipeline.onTick()
    const documents = createDocuments({
      ...data,
      targetsOf: data.roster.targetsOf,
      remarks: async () => () => ({}),
      preferences: async () => ({}),
      zone: () => data.config().zone,
      now: () => nowMs,
    })
    const { didNotRun, runs, toMs } = await documents.last24h({ text: 'nas' })
    expect([toMs, runs]).toEqual([berlin(3, 9), []])
    expect(didNotRun.map(({ result, timing }) => [result, timing])).toEqual(expected)
    for (const row of didNotRun)
      expect(row).toMatchObject({ expectedAtMs: berlin(3, 2), lastGoodAtMs: berlin(2, 2, 1) })
  })
})

test('all reports, newest first, a page at a time; ignored ones too, missed slots not', async () => {
  const span = `fromMs=${berlin(1, 0)}&toMs=${berlin(31, 23)}`
  const rows: AllReportsDocument['rows'][number][] = []
  let cursor = ''
  do {
    const page = await get<AllReportsDocument>(`all-reports?check=nas&${span}&limit=7${cursor}`)
    expect(page.rows.length).toBeLessThanOrEqual(7)
    rows.push(...page.rows)
    cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`
  } while (cursor !== '')
  const came = plan.flatMap((what, i) => {
    const at = (hours: number, minutes: number, result: string) => [berlin(i + 1, hours, minutes), result]
    if (what === 'missed') return []
    if (what === 'late') return [at(7, 30, 'success')]
    if (what === 'again') return [at(2, 5, 'failure'), at(2, 50, 'success')]
    return [...(i === 4 ? [at(1, 0, 'ignored')] : []), at(2, 5, what)]
  })
  expect(rows.map(({ receivedAtMs, result }) => [receivedAtMs, result])).toEqual(came.reverse())
  const whole = await get<AllReportsDocument>(`all-reports?group=Office&computer=none&${span}`)
  expect(whole.rows).toEqual([])
  const all = await get<AllReportsDocument>(`all-reports?${span}&limit=1000`)
  expect(all.rows).toHaveLength(rows.length + 1)
})

test('a job: its runs with the change of their size, and where it goes', async () => {
  const found = await get<JobDocument>(`job?check=nas&fromMs=${berlin(1, 0)}&toMs=${berlin(31, 23)}`)
  expect(found.check).toMatchObject({ id: 'nas', name: '=NAS', group: 'Office', label: 'Synology' })
  expect(found.runs.filter(({ result }) => result === 'missed')).toHaveLength(ofPlan('missed', 'late'))
  const sizes = found.runs.flatMap(({ sizeBytes }) => sizeBytes ?? [])
  const changes = found.runs.flatMap(({ sizeChangeBytes }) => sizeChangeBytes ?? [])
  expect(changes).toEqual(sizes.map((size, i) => size - (sizes[i - 1] ?? sizeOf(0))))
  expect(found.growth?.bytesPerDay).toBeGreaterThan(990)
  expect(found.growth?.bytesPerDay).toBeLessThan(1010)
  expect(found.successRate).toEqual({ good: ofPlan('success', 'warning'), expected: 31 })
  const good = found.runs.find(({ receivedAtMs }) => receivedAtMs === berlin(4, 2, 5))
  expect(good?.lastGoodAtMs).toBe(berlin(2, 2, 5))
})

test('every check with its last result, whatever came after in silence', async () => {
  const found = await get<LastStatusDocument>('last-status?group=Office')
  expect(
    found.rows.map(({ checkId, result, timing, receivedAtMs, notes }) => [
      checkId,
      result,
      timing,
      receivedAtMs,
      notes,
    ]),
  ).toEqual([
    ['silent', 'success', 'overdue', berlin(20, 4, 1), []],
    ['nas', 'failure', 'overdue', berlin(31, 2, 5), ['Disk is old']],
  ])
  expect(found.rows[1]?.lastGoodAtMs).toBe(berlin(30, 2, 5))
  const failed = await get<LastStatusDocument>('last-status?status=failure')
  expect(failed.rows.map(({ checkId }) => checkId)).toEqual(['nas'])
})

test('as a table: local times, numbers as numbers, and no name is a formula', async () => {
  const span = `fromMs=${berlin(26, 0)}&toMs=${berlin(28, 9)}`
  const { text, headers } = await service.ask(
    'GET',
    `/documents/all-reports?check=nas&${span}&limit=1`,
    undefined,
    { accept: 'text/csv' },
  )
  expect(headers.get('content-type')).toContain('text/csv')
  expect(headers.get('content-disposition')).toContain('lastgood-all-reports-nas.csv')
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toContain(`"'=NAS"`)
  expect(lines[1]).toContain('"2024-10-28T07:30:00.000+01:00"')
  expect(lines[2]).toContain('"2024-10-27T02:05:00.000+02:00"')
  expect(lines[2]).toContain(`,87,${sizeOf(27)},1000,`)
  const client = await service.ask('GET', '/documents/client-summary?group=Office&month=2024-10&format=csv')
  expect(client.text.split('\r\n')[0]).toContain('"2024-10-01","2024-10-02"')
  const day24 = await service.ask('GET', '/documents/last-24h?day=2024-10-22&format=csv')
  expect(day24.text).toContain('"did not run","Office"')
})

test.each([
  ['last-24h?day=2024-02-30', 400, 'day'],
  ['last-24h?day=today', 400, 'day'],
  ['client-summary', 400, 'group'],
  ['client-summary?group=Office&month=2024-13', 400, 'month'],
  ['client-summary?group=Nobody', 404, 'group'],
  ['job', 400, 'check'],
  ['job?check=none', 404, 'check'],
  ['job?check=nas&fromMs=9&toMs=9', 400, 'fromMs'],
  ['all-reports?cursor=zzz', 400, 'cursor'],
  ['all-reports?limit=0', 400, 'limit'],
  ['last-status?status=bad', 400, 'status'],
  ['last-status?format=xml', 400, 'format'],
  ['last-status?sort=name', 400, 'sort'],
])('%s is %i and names %s', async (path, status, parameter) => {
  const { status: found, text } = await service.ask('GET', `/documents/${path}`)
  expect([found, JSON.parse(text).parameter]).toEqual([status, parameter])
})
