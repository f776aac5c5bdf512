/** The provisioned dashboards are whole: Grafana finds them, nothing overlaps, what is used is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { allDashboards } from '../../provisioning/grafana/source/all.ts'
import { type DashboardFile, dashboardFiles, dashboardsFolder, filesIn } from './dashboards.ts'

const builtIn = /^(__\w+|timeFilter|tag_\w+|col)$/
const root = join(dashboardsFolder, '../../..')

test('the committed files are what the source makes: node provisioning/grafana/source/write.ts', () => {
  expect(new Map(dashboardFiles.map(({ path, text }) => [path, text]))).toEqual(
    new Map([...allDashboards()].sort(([a], [b]) => (a < b ? -1 : 1))),
  )
})

test('uids and titles are unique, and a uid is as long as Grafana takes', () => {
  const uids = dashboardFiles.map(({ dashboard }) => dashboard.uid)
  expect(new Set(uids).size).toBe(uids.length)
  expect(new Set(dashboardFiles.map(({ dashboard }) => dashboard.title)).size).toBe(uids.length)
  for (const uid of uids) expect(uid).toMatch(/^[a-z0-9-]{1,40}$/)
})

test('both query languages have the same dashboards with the same panels', () => {
  const shape = ({ path, dashboard }: DashboardFile) => [
    path.split('/')[1],
    dashboard.panels.map(({ title }) => title),
  ]
  expect(filesIn('influxdb1').map(shape)).toEqual(filesIn('influxdb2').map(shape))
})

test('Grafana is told of each folder, and docker-compose.yml of the one in use', () => {
  const { providers } = parse(readFileSync(join(dashboardsFolder, 'lastgood.yml'), 'utf8'))
  const { services } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true })
  const mounted = services.grafana.volumes.find((it: string) => it.startsWith('./provisioning/grafana:'))
  expect(mounted).toBe('./provisioning/grafana:/etc/grafana/provisioning:ro')
  const inUse = /:-(\w+)\}$/.exec(services.grafana.environment.LASTGOOD_DASHBOARDS)?.[1] ?? ''
  const folders = providers.map(({ options }: { options: { path: string } }) =>
    options.path
      .replace('${LASTGOOD_DASHBOARDS}', inUse)
      .replace('/etc/grafana/provisioning/dashboards/', ''),
  )
  expect(folders).toEqual(['prometheus', 'influxdb2'])
  for (const folder of folders) expect(filesIn(folder)).not.toEqual([])
})

test('data sources that are chosen beforehand are provisioned', () => {
  const { datasources } = parse(
    readFileSync(join(root, 'provisioning/grafana/datasources/lastgood.yml'), 'utf8'),
  )
  const uids = datasources.map(({ uid }: { uid: string }) => uid)
  const used = dashboardFiles.flatMap(({ text }) => text.match(/"lastgood-(prometheus|influxdb)"/g) ?? [])
  expect(used.length).toBeGreaterThan(4)
  for (const uid of used) expect(uids).toContain(JSON.parse(uid))
})

test('docs/dashboards.md names each dashboard', () => {
  const page = readFileSync(join(root, 'docs/dashboards.md'), 'utf8')
  for (const { path, dashboard } of dashboardFiles) {
    expect(page).toContain(dashboard.title.replace(/ \((InfluxQL|Flux)\)$/, ''))
    expect(page).toContain(path.split('/')[1])
  }
})

describe.each(dashboardFiles)('$path', ({ dashboard, text }) => {
  test('has no ids, a range of at most 90 days up to now, and says what it answers', () => {
    expect(text).not.toMatch(/"id": \d/)
    expect(dashboard.time.to).toBe('now')
    expect(['now-90d', 'now-7d', 'now-24h']).toContain(dashboard.time.from)
    expect(dashboard.description).not.toBe('')
  })

  test('every panel and every query goes to the data source that is chosen', () => {
    expect(dashboard.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource' })
    for (const panel of dashboard.panels) {
      expect(panel.datasource.uid).toBe('${datasource}')
      for (const target of panel.targets) expect(target.datasource.uid).toBe('${datasource}')
    }
  })

  test('panels lie side by side within the 24 columns', () => {
    const taken = new Set<string>()
    for (const { title, gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          if (taken.has(`${x} ${y}`)) throw new Error(`${title} covers another panel at ${x}, ${y}`)
          taken.add(`${x} ${y}`)
        }
    }
  })

  test('every panel says what it shows and what an empty one means', () => {
    for (const { title, description, fieldConfig, targets, type } of dashboard.panels) {
      expect([title, description, fieldConfig.defaults.noValue]).not.toContain('')
      expect(targets.length).toBeGreaterThan(0)
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length)
      if (type === 'stat' && !title.match(/Exporter|Version|Configuration/))
        expect([title, fieldConfig.defaults.unit]).toEqual([title, expect.any(String)])
    }
  })

  test('variables that are used are defined, and the other way round', () => {
    const defined = dashboard.templating.list.map(({ name }) => name)
    const used = [...text.matchAll(/\$(?:\{([a-z]\w*)(?::\w+)?\}|([a-z]\w*))/g)].map(
      match => match[1] ?? match[2] ?? '',
    )
    expect(used.filter(name => !defined.includes(name) && !builtIn.test(name))).toEqual([])
    expect(defined.filter(name => !used.includes(name))).toEqual([])
  })

  test('links lead to dashboards that are there', () => {
    const uids = dashboardFiles.map(it => it.dashboard.uid)
    for (const [, uid] of text.matchAll(/"url": "\/d\/([^?"]+)/g)) expect(uids).toContain(uid)
  })
})

describe.each(
  filesIn('influxdb2').flatMap(({ path, dashboard }) => [
    ...dashboard.panels.flatMap(({ title, targets }) =>
      targets.map(({ refId, query }) => [`${path}: ${title} ${refId}`, query ?? ''] as const),
    ),
    ...dashboard.templating.list
      .filter(({ type }) => type === 'query')
      .map(({ name, query }) => [`${path}: variable ${name}`, query ?? ''] as const),
  ]),
)('Flux of %s', (_, query) => {
  const code = query.replace(/"[^"]*"|=~ \/\^.*?\$\//g, '""')

  test('closes what it opens', () => {
    const open: string[] = []
    for (const sign of code.match(/[()[\]{}]/g) ?? [])
      if ('([{'.includes(sign)) open.push(sign)
      else expect(`${open.pop()}${sign}`).toMatch(/^(\(\)|\[\]|\{\})$/)
    expect(open).toEqual([])
  })

  test('calls functions of Flux only, and imports the packages of those it uses', () => {
    const called = [...code.matchAll(/([\w.]+)\(/g)]
      .map(match => match[1] ?? '')
      .filter(name => !/^(fn|if)$/.test(name))
    const known =
      'from range filter pivot group sort map reduce keep rename limit aggregateWindow fill difference cumulativeSum count sum float int date.sub strings.title schema.tagValues'.split(
        ' ',
      )
    expect(called.filter(name => !known.includes(name))).toEqual([])
    const packages = new Set(called.filter(name => name.includes('.')).map(name => name.split('.')[0]))
    const imported = [...query.matchAll(/^import "(?:\w+\/)*(\w+)"$/gm)].map(match => match[1])
    expect(imported.sort()).toEqual([...packages].sort())
  })

  test('pipes forward in every line, and reads only what Grafana sets', () => {
    const own = [...code.matchAll(/\bv\.(\w+)/g)].map(match => match[1])
    for (const name of own)
      expect(['defaultBucket', 'timeRangeStart', 'timeRangeStop', 'windowPeriod']).toContain(name)
    const records = [...code.matchAll(/fn: \((\w+(?:, \w+)?)\) =>/g)].map(match => match[1])
    for (const record of records) expect(['r', 'column', 'r, accumulator']).toContain(record)
    // Grafana's own numbers have an exponent at times; Flux has none.
    expect(code).not.toMatch(/\d[eE][+-]?\d/)
  })
})
