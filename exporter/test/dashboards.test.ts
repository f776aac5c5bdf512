/** The provisioned dashboards are whole: Grafana finds them, nothing overlaps, what is used is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { lackOf, readQuery } from '../../grafana-plugin/src/datasource/query.ts'
import { toGridFrames } from '../../grafana-plugin/src/model/grid-frames.ts'
import { allDashboards, bundledDashboards } from '../../provisioning/grafana/source/all.ts'
import type { GridJson } from '../src/api/contract-looking.ts'
import { bundledFiles, type DashboardFile, dashboardFiles, dashboardsFolder, filesIn } from './dashboards.ts'

const builtIn = /^(__\w+|timeFilter|tag_\w+|col)$/
const root = join(dashboardsFolder, '../../..')

test('the committed files are what the source makes: node provisioning/grafana/source/write.ts', () => {
  const sorted = (files: ReadonlyMap<string, string>) =>
    new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  expect(new Map(dashboardFiles.map(({ path, text }) => [path, text]))).toEqual(sorted(allDashboards()))
  expect(new Map(bundledFiles.map(({ path, text }) => [path, text]))).toEqual(sorted(bundledDashboards()))
})

test('the app brings all of them along, under their titles, and Grafana does not import them unasked', () => {
  const { includes } = JSON.parse(readFileSync(join(root, 'grafana-plugin/src/plugin.json'), 'utf8'))
  const named = includes
    .filter(({ type }: { type: string }) => type === 'dashboard')
    .map(({ path, name }: { path: string; name: string }) => [path, name])
  expect(new Map(named)).toEqual(
    new Map(bundledFiles.map(({ path, dashboard }) => [`dashboards/${path}`, dashboard.title])),
  )
  expect(bundledFiles.map(({ dashboard }) => dashboard.uid).sort()).toEqual(
    dashboardFiles.map(({ dashboard }) => dashboard.uid).sort(),
  )
  for (const { dashboard } of bundledFiles) expect(dashboard).toMatchObject({ revision: 0 })
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

test('data sources that are chosen beforehand are provisioned, each of its type', () => {
  const { datasources } = parse(
    readFileSync(join(root, 'provisioning/grafana/datasources/lastgood.yml'), 'utf8'),
  )
  const provisioned = datasources.map(({ uid, type }: { uid: string; type: string }) => `${uid} ${type}`)
  const chosen = dashboardFiles.flatMap(({ dashboard }) =>
    dashboard.templating.list.flatMap(({ type, query, current }) =>
      type === 'datasource' && current ? [`${current.value} ${query}`] : [],
    ),
  )
  expect(new Set(chosen).size).toBe(3)
  for (const one of chosen) expect(provisioned).toContain(one)
})

test('columns of checks that are hidden or put in order are those that the data source gives', () => {
  const none = { counts: [], atMs: [], code: [], activityId: [], messageId: [], lateMs: [] }
  const empty = new Proxy({ atMs: 0, results: none }, { get: (of, key) => Reflect.get(of, key) ?? [] })
  const [checks] = toGridFrames(empty as unknown as GridJson)
  const organize = dashboardFiles
    .flatMap(({ dashboard }) => dashboard.panels)
    .flatMap(({ transformations = [] }) => transformations)
    .filter(({ id }) => id === 'organize')
  expect(organize.length).toBeGreaterThan(0)
  for (const { options } of organize)
    expect(Object.keys({ ...options.excludeByName, ...options.indexByName }).sort()).toEqual(
      checks.fields.map(({ config }) => config['displayName']).sort(),
    )
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

  test('every panel and every query goes to a data source that is chosen, and they agree', () => {
    const [first] = dashboard.templating.list
    expect(first).toMatchObject({ name: 'datasource', type: 'datasource' })
    const sources = dashboard.templating.list
      .filter(({ type }) => type === 'datasource')
      .map(({ name, query }) => ({ type: query, uid: `\${${name}}` }))
    for (const { datasource, targets } of dashboard.panels) {
      expect(sources).toContainEqual(datasource)
      for (const target of targets) expect(target.datasource).toEqual(datasource)
    }
  })

  test('what is asked of Lastgood is a whole query of its kind, and nothing in it is unknown', () => {
    for (const { title, targets } of dashboard.panels)
      for (const { refId: _, datasource, ...query } of targets) {
        expect([title, datasource.type === 'lastgood-backups-datasource']).toEqual([title, 'kind' in query])
        if (!('kind' in query)) continue
        expect(readQuery(query)).toMatchObject(query)
        expect([title, lackOf(readQuery(query))]).toEqual([title, undefined])
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
