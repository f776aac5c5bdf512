/** Every InfluxQL of the dashboards on a real InfluxDB with half a year of believable backups: no query is refused,
 *  and the answers are those worked out by hand. */
import { dashboardFiles, filesIn, withVariables } from './dashboards.ts'
import { startInflux } from './servers/influx.ts'
import { findProgram, requireServer } from './servers/spawn-server.ts'

const withInflux = requireServer('influxd')
const dayMs = 86_400_000
const nowMs = Date.UTC(2026, 10, 22, 12)
const fromMs = nowMs - 90 * dayMs
const GB = 1e9

const variables: Readonly<Record<string, string>> = {
  datasource: 'influxdb',
  group: '.*',
  label: '.*',
  check: '.*',
  amount: 'size',
  capacity: '2000000000000',
  __from: String(fromMs),
  __to: String(nowMs),
  __interval: '1d',
  timeFilter: `time >= ${fromMs}ms and time <= ${nowMs}ms`,
}

type Row = Readonly<Record<string, string | number | null>>
type Series = {
  readonly tags?: Readonly<Record<string, string>>
  readonly columns: readonly string[]
  readonly values: readonly (readonly (string | number | null)[])[]
}

describe('dashboards on InfluxDB 1.x', () => {
  let stack: AsyncDisposableStack
  let url: string

  beforeAll(async () => {
    stack = new AsyncDisposableStack()
    if (findProgram('influxd') === undefined) return
    url = stack.use(await startInflux()).url
    await ask('CREATE DATABASE backup')
    const response = await fetch(`${url}/write?db=backup&precision=ms`, {
      method: 'POST',
      body: history().join('\n'),
    })
    if (!response.ok) throw new Error(await response.text())
  })
  afterAll(() => stack.disposeAsync())

  const targets = filesIn('influxdb1').flatMap(({ path, dashboard }) => [
    ...dashboard.panels.flatMap(({ title, targets }) =>
      targets.map(({ refId, query }) => [`${path}: ${title} ${refId}`, query ?? ''] as const),
    ),
    ...dashboard.templating.list
      .filter(({ type }) => type === 'query')
      .map(({ name, query }) => [`${path}: variable ${name}`, query ?? ''] as const),
  ])
  withInflux.each(targets)('%s', async (_, query) => {
    expect(await rowsOf(query)).not.toEqual([])
  })

  withInflux('what is held is the last good size of each check', async () => {
    expect(await one('growth-all', 'Held')).toBeCloseTo(290 * GB + 47 * GB + 860 * GB, -6)
    expect(await one('growth-all', 'Held', { group: 'Acme' })).toBeCloseTo(337 * GB, -6)
    expect(await one('growth-all', 'Held', { label: 'Comet' })).toBeCloseTo(290 * GB, -6)
    expect(await one('growth-all', 'Held', { check: '(sql|tape)' })).toBeCloseTo(907 * GB, -6)
  })

  withInflux(
    'sizes stand on top of each other until the last day, weekly ones from the left edge on',
    async () => {
      const rows = await panelRows('growth-client', 'Data held')
      for (const check of ['nas', 'sql', 'tape']) {
        const inRange = rows.filter(
          row => row['check'] === check && Number(new Date(`${row['time']}`)) >= fromMs,
        )
        expect(inRange).toHaveLength(90)
        expect(inRange.map(row => row['last'])).not.toContain(null)
      }
    },
  )

  withInflux('growth per day is that of the history, each job and together', async () => {
    const jobs = await panelRows('growth-all', 'Fastest growing')
    const perDay = Object.fromEntries(jobs.map(row => [row['check'], Number(row['Per day']) / GB]))
    expect(perDay['nas']).toBeCloseTo(1, 1)
    expect(perDay['sql']).toBeCloseTo(0.15, 1)
    expect(perDay['tape']).toBeCloseTo(2, 1)
    const nas = jobs.find(row => row['check'] === 'nas')
    expect(Number(nas?.['Per 30 days'])).toBeCloseTo(30 / 290, 2)
    const clients = await panelRows('growth-all', 'Clients')
    expect(clients.map(row => [row['group'], Math.round(Number(row['Size']) / GB)])).toEqual([
      ['Acme', 337],
      ['Beta', 860],
    ])
    expect(Math.abs((await one('forecast', 'Growth per day')) / GB - 3.15)).toBeLessThan(0.1)
  })

  withInflux('growth in the range begins at nothing and ends at what was added', async () => {
    const rows = await panelRows('growth-client', 'Growth in the time range', 'A', { check: 'nas' })
    expect(rows[0]?.['cumulative_sum']).toBe(0)
    expect(Math.abs(Number(rows.at(-1)?.['cumulative_sum']) / GB - 89)).toBeLessThan(2)
  })

  withInflux('the day on which the repository is full is right within a week', async () => {
    const days = (2000 - 1197) / 3.15
    expect(Math.abs((await one('forecast', 'Days left')) - days)).toBeLessThan(7)
    expect(Math.abs((await one('forecast', 'Full on')) - (nowMs + days * dayMs))).toBeLessThan(7 * dayMs)
    expect(await one('forecast', 'Used')).toBeCloseTo(1197 / 2000, 3)
    const [row] = await panelRows('forecast', 'Size to come')
    expect(Math.abs(Number(row?.['in 90 days']) / GB - (1197 + 90 * 3.15))).toBeLessThan(10)
  })

  withInflux('what does not grow is never full, and what is full has no days left', async () => {
    expect(await panelRows('forecast', 'Days left', 'A', { check: 'shrinking' })).toEqual([])
    expect(await one('forecast', 'Days left', { capacity: '1000000000000' })).toBeLessThan(0)
  })

  withInflux('throughput is size or transferred by duration, of good runs with a duration', async () => {
    const last = async (set: Record<string, string>) => {
      const rows = await panelRows('growth-client', 'Throughput', 'A', { check: 'nas', ...set })
      return rows.at(-1)?.['mean']
    }
    expect(await last({})).toBeCloseTo((290 * GB) / 3600, -3)
    expect(await last({ amount: 'transferred' })).toBeCloseTo((4 * GB) / 3600, -3)
    const runs = await panelRows('growth-job', 'Throughput', 'B', { check: 'nas' })
    expect(runs.every(row => Number(row['transferred_duration']) > 0)).toBe(true)
  })

  withInflux('results, missed slots and sums of the range are counted', async () => {
    expect(await one('growth-job', 'Results', { check: 'nas' })).toBe(90)
    expect(await one('growth-job', 'Missed', { check: 'nas' })).toBe(1)
    expect(await one('growth-job', 'Transferred', { check: 'nas' })).toBe(89 * 4 * GB)
    const [newest] = await panelRows('growth-job', 'Last runs', 'A', { check: 'nas' })
    expect(newest).toMatchObject({ Status: 0, Size: 290 * GB, Duration: 3600, Files: 1000 })
  })

  withInflux('variables offer the clients, and the checks of the chosen one', async () => {
    const values = async (name: string, set = {}) => {
      const { dashboard } = file('growth-all')
      const query = dashboard.templating.list.find(it => it.name === name)?.query ?? ''
      return (await rowsOf(query, set)).map(row => row['value'])
    }
    expect(await values('group')).toEqual(['Acme', 'Beta', 'Old'])
    expect(await values('check', { group: 'Acme' })).toEqual(['nas', 'sql'])
  })

  const file = (name: string) => {
    const found = dashboardFiles.find(({ path }) => path === `influxdb1/${name}.json`)
    if (!found) throw new Error(`no dashboard ${name}`)
    return found
  }

  function panelRows(name: string, title: string, refId = 'A', set = {}): Promise<readonly Row[]> {
    const panel = file(name).dashboard.panels.find(it => it.title === title)
    const query = panel?.targets.find(it => it.refId === refId)?.query
    if (query === undefined) throw new Error(`${name}: no target ${refId} of ${title}`)
    // What shrinks is looked at by itself.
    return rowsOf(query, { check: '(nas|sql|tape)', ...set })
  }

  async function one(name: string, title: string, set = {}): Promise<number> {
    const rows = await panelRows(name, title, 'A', set)
    expect(rows).toHaveLength(1)
    return Number(Object.entries(rows[0] ?? {}).find(([column]) => column !== 'time')?.[1])
  }

  async function rowsOf(query: string, set = {}): Promise<readonly Row[]> {
    const series = await ask(withVariables(query, { ...variables, ...set }))
    return series.flatMap(({ tags, columns, values }) =>
      values.map(value => ({
        ...tags,
        ...Object.fromEntries(columns.map((name, index) => [name, value[index] ?? null])),
      })),
    )
  }

  async function ask(query: string): Promise<readonly Series[]> {
    const response = await fetch(`${url}/query?db=backup`, {
      method: 'POST',
      body: new URLSearchParams({ q: query }),
    })
    const { error, results } = (await response.json()) as {
      error?: string
      results?: readonly { readonly error?: string; readonly series?: readonly Series[] }[]
    }
    const refused = error ?? results?.[0]?.error
    if (refused !== undefined) throw new Error(`${query}: ${refused}`)
    return results?.[0]?.series ?? []
  }
})

/** 180 days: nas and sql daily, tape weekly, each on a straight line that ends at its size of today. A failing run
 *  without a size, a missed slot, and a client who deletes. */
function history(): readonly string[] {
  const lines: string[] = []
  for (let daysAgo = 180; daysAgo >= 0; daysAgo--) {
    const at = nowMs - daysAgo * dayMs - dayMs / 2
    const wave = Math.sin(daysAgo) * 0.2
    const point = (tags: string, size: number, transferred: number) =>
      lines.push(
        `backup,${tags},product=test status=0i,size=${Math.round(size * GB)}i,transferred=${Math.round(transferred * GB)}i,duration=3600,files=1000i,warnings=0i,errors=0i,late=0 ${at}`,
      )
    if (daysAgo === 10) {
      lines.push(`backup,group=Acme,check=nas,label=Comet status=2i,size=0i,errors=1i,duration=5 ${at}`)
      lines.push(`backup,group=Acme,check=nas,label=Comet missed=1i ${at + 1}`)
    } else point('group=Acme,check=nas,label=Comet', 290 - daysAgo, 4)
    point('group=Acme,check=sql', 47 - daysAgo * 0.15 + wave, 1)
    if (daysAgo % 7 === 0) point('group=Beta,check=tape', 860 - daysAgo * 2, 100)
    point('group=Old,check=shrinking', 100 + daysAgo * 0.1, 0)
  }
  return lines
}
