/** Every PromQL of the dashboards on a real Prometheus that scrapes a page of metrics: no query is refused, and the
 *  overview counts and lists what the page says. */
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { filesIn, withVariables } from './dashboards.ts'
import { type PrometheusServer, startPrometheus } from './servers/prometheus.ts'
import { findProgram, requireServer } from './servers/spawn-server.ts'

const withPrometheus = requireServer('prometheus')
const variables = {
  group: '.*',
  label: '.*',
  check: '.*',
  __rate_interval: '1m',
  __interval: '1m',
  __range: '1h',
}
const nowS = Math.floor(Date.now() / 1000)

type Check = { readonly id: string; readonly group: string; readonly label?: string } & Readonly<
  Partial<
    Record<'status' | 'overdue' | 'paused' | 'seen' | 'late' | 'last_success_timestamp_seconds', number>
  >
>
const checks: readonly Check[] = [
  { id: 'good', group: 'Acme', label: 'Comet', status: 0, last_success_timestamp_seconds: nowS - 3600 },
  { id: 'failed', group: 'Acme', status: 2, last_success_timestamp_seconds: nowS - 90_000 },
  { id: 'warning', group: 'Beta', status: 1 },
  { id: 'silent', group: 'Beta', status: 0, overdue: 1, last_success_timestamp_seconds: nowS - 200_000 },
  { id: 'new', group: 'Beta', seen: 0, overdue: 1 },
  { id: 'paused', group: 'Beta', status: 0, paused: 1 },
]

function toPage(): string {
  const lines = checks.flatMap(({ id, group, label, ...values }) => {
    const labels = `check="${id}",group="${group}"`
    const all = { overdue: 0, paused: 0, late: 0, seen: 1, consecutive_failures: 0, ...values }
    return [
      `backup_check_info{${labels},name="Backup ${id}"${label ? `,label="${label}"` : ''}} 1`,
      ...Object.entries(all).map(([name, value]) => `backup_check_${name}{${labels}} ${value}`),
    ]
  })
  return `${[...lines, 'lastgood_unmatched_messages 3', 'lastgood_intake_up{intake="smtp"} 1'].join('\n')}\n`
}

describe('dashboards on Prometheus', () => {
  let stack: AsyncDisposableStack
  let prometheus: PrometheusServer

  beforeAll(async () => {
    stack = new AsyncDisposableStack()
    if (findProgram('prometheus') === undefined) return
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      response.end(toPage())
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    stack.defer(() => {
      server.closeAllConnections()
      server.close()
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    prometheus = stack.use(
      await startPrometheus({ scrape: [{ job: 'lastgood', target: `127.0.0.1:${address.port}` }] }),
    )
    const series = toPage().trim().split('\n').length
    while ((await prometheus.query('{job="lastgood",__name__!~"up|scrape_.*"}')).length < series)
      await sleep(100)
  })
  afterAll(() => stack.disposeAsync())

  const targets = filesIn('prometheus').flatMap(({ path, dashboard }) =>
    dashboard.panels.flatMap(({ title, targets }) =>
      targets.flatMap(({ refId, datasource, expr }) =>
        datasource.type === 'prometheus' ? [[`${path}: ${title} ${refId}`, expr ?? ''] as const] : [],
      ),
    ),
  )
  withPrometheus.each(targets)('%s', async (_, expr) => {
    await prometheus.query(withVariables(expr, variables))
  })

  const overview = filesIn('prometheus').find(({ path }) => path.endsWith('/overview.json'))
  const ask = (title: string, refId: string, set = {}) => {
    const panel = overview?.dashboard.panels.find(it => it.title === title)
    const expr = panel?.targets.find(it => it.refId === refId)?.expr
    if (expr === undefined) throw new Error(`no target ${refId} of ${title}`)
    return prometheus.query(withVariables(expr, { ...variables, ...set }))
  }

  withPrometheus.each([
    ['Checks', 6],
    ['Good', 2],
    ['Warning', 1],
    ['Failed', 1],
    ['Overdue', 2],
    ['Never seen', 1],
    ['Late', 0],
    ['Paused', 1],
  ])('%s: %d', async (title, value) => {
    expect((await ask(title, 'A')).map(sample => sample.value)).toEqual([value])
  })

  withPrometheus('a chosen client or label leaves the others out', async () => {
    expect((await ask('Checks', 'A', { group: 'Acme' })).map(sample => sample.value)).toEqual([2])
    expect((await ask('Checks', 'A', { label: 'Comet' })).map(sample => sample.value)).toEqual([1])
  })

  withPrometheus('clients are listed with how many of their checks are good or not', async () => {
    const counts = async (refId: string) =>
      Object.fromEntries((await ask('Clients', refId)).map(({ labels, value }) => [labels['group'], value]))
    expect(await counts('A')).toEqual({ Acme: 2, Beta: 4 })
    expect(await counts('D')).toEqual({ Acme: 1 })
    expect(await counts('E')).toEqual({ Beta: 2 })
  })
})
