import { readFileSync } from 'node:fs'
import pino from 'pino'
import { buildFacts, nowMs } from '../../test/build-check.ts'
import { createEvents } from '../events.ts'
import { families } from './families.ts'
import { selectOwnMetrics } from './own-metrics.ts'
import { createPublisher } from './prometheus.ts'

type Row = {
  readonly name: string
  readonly type: string
  readonly labels: readonly string[]
  readonly meaning: string
}

/** Rows of every table of the page: | `name` | type | `label`, `label` | meaning |. */
const documented: readonly Row[] = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, name = '', type = '', labels = '', meaning = ''] =
      /^\| `(\w+)` \| (\w+) \| (.*?) \| (.*) \|$/.exec(line) ?? []
    const names = [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label ?? '')
    return name ? [{ name, type, labels: names, meaning }] : []
  })

const { registry } = createEvents(pino({ level: 'silent' }), '1')
selectOwnMetrics(registry)
/** The process' own differ from platform to platform. */
const isOfProcess = (name: string) => /^(process|nodejs)_/.test(name)
const sorted = (values: Iterable<string>) => [...values].sort()

test('docs/metrics.md names every metric there is, once, and no other', async () => {
  const own = (await registry.getMetricsAsJSON()).map(metric => metric.name)
  const inCode = [...families.map(family => family.name), ...own]
  const named = documented.map(row => row.name)
  expect(sorted(named.filter(name => !isOfProcess(name)))).toEqual(
    sorted(inCode.filter(name => !isOfProcess(name))),
  )
  expect(named).toEqual(expect.arrayContaining(inCode))
})

test('each has in docs/metrics.md the type that is published, and a meaning', async () => {
  const types = new Map<string, string>(families.map(family => [family.name, family.type]))
  for (const metric of await registry.getMetricsAsJSON()) types.set(metric.name, String(metric.type))
  for (const row of documented) {
    if (types.has(row.name)) expect([row.name, row.type]).toEqual([row.name, types.get(row.name)])
    expect(row.meaning.length).toBeGreaterThan(10)
  }
})

test('each domain metric has in docs/metrics.md the labels that are published', () => {
  const publisher = createPublisher()
  const more = {
    label: 'l',
    route: 'r',
    product: 'p',
    installation: 'i',
    computer: 'c',
    overdueSinceMs: nowMs,
    figures: { size: 1, transferred: 1, duration: 1, files: 1, warnings: 1, errors: 1 },
  }
  publisher.set(
    buildFacts({
      ...more,
      intervalMs: 1,
      failingSinceMs: nowMs,
      statusSinceMs: nowMs,
      runningSinceMs: nowMs,
    }),
  )
  const output = Buffer.concat(publisher.render(nowMs, 'prometheus')).toString()
  for (const { name } of families) {
    const line = output.split('\n').find(one => one.startsWith(`${name}{`))
    const published = [...(line ?? '').matchAll(/[{,](\w+)="/g)].map(([, label]) => label ?? '')
    const row = documented.find(one => one.name === name)
    expect([name, sorted(row?.labels ?? [])]).toEqual([name, sorted(published)])
  }
})

test('each of our own metrics has in docs/metrics.md the labels of the code', () => {
  for (const { name, labels } of documented.filter(row => row.name.startsWith('lastgood_'))) {
    const metric = registry.getSingleMetric(name)
    const inCode =
      metric && 'labelNames' in metric && Array.isArray(metric.labelNames) ? metric.labelNames : undefined
    expect([name, sorted(labels)]).toEqual([name, sorted(inCode ?? ['(not readable)'])])
  }
})
