/** The panel without Lastgood's data source: what a real Prometheus scraped from a real exporter, as its data source in
 *  Grafana hands it over. The same checks stand the same; there are no messages to open. */
import { type PrometheusServer, startPrometheus } from '../../exporter/test/servers/prometheus.ts'
import { findProgram, requireServer } from '../../exporter/test/servers/spawn-server.ts'
import { startFleet } from './host/fleet.ts'
import type { Handle, PanelSpec } from './host/page/spec.ts'
import { onLine, openStage } from './host/stage.ts'

const test = findProgram('prometheus') === undefined ? requireServer('prometheus') : onLine('12.4')
const stepSeconds = 1

type Series = {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly (readonly [seconds: number, value: string])[]
}

/** A frame for each series, with the metric among its labels. */
async function framesOf(
  { url }: PrometheusServer,
  expression: string,
): Promise<NonNullable<PanelSpec['frames']>> {
  const end = Date.now() / 1000
  const query = new URLSearchParams({
    query: expression,
    start: String(end - 10),
    end: String(end),
    step: String(stepSeconds),
  })
  const answer = await fetch(`${url}/api/v1/query_range?${query}`)
  const { data } = (await answer.json()) as { readonly data: { readonly result: readonly Series[] } }
  return data.result.map(({ metric, values }) => ({
    refId: 'A',
    fields: [
      { name: 'Time', type: 'time' as never, values: values.map(([seconds]) => seconds * 1000) },
      {
        name: 'Value',
        type: 'number' as never,
        labels: { ...metric },
        values: values.map(([, value]) => Number(value)),
      },
    ],
  }))
}

test('series of Prometheus fill the grid as the exporter itself does, without messages', async () => {
  await using fleet = await startFleet()
  const target = new URL(fleet.url).host
  await using prometheus = await startPrometheus({ scrape: [{ job: 'lastgood', target }] })
  const deadline = performance.now() + 30_000
  while ((await prometheus.query('backup_check_status')).length < 11 && performance.now() < deadline)
    await new Promise(resolve => setTimeout(resolve, 200))
  // Another scrape, so that every series has had one.
  await new Promise(resolve => setTimeout(resolve, 2000))
  const frames = await framesOf(prometheus, '{__name__=~"backup_check_.+"}')

  await using stage = await openStage({ apiUrl: fleet.url })
  const rowsOf = async (spec: Omit<PanelSpec, 'mode'>) => {
    await using opened = await stage.openPage({ path: '/host', height: 1200 })
    const { page } = opened
    await page.evaluate(
      shown => {
        const { lastgoodHost } = window as unknown as { readonly lastgoodHost: Handle }
        lastgoodHost.show({ mode: 'panel', height: 1000, ...shown })
      },
      { options: { sort: 'name', heading: 'none' }, ...spec },
    )
    await page.locator('button[data-place]').first().waitFor({ timeout: 15_000 })
    const rows = await page.getByRole('row').evaluateAll(all =>
      all.slice(1).map(row => {
        const [standing, name] = row.querySelectorAll('[role="gridcell"]')
        return `${standing?.textContent} ${name?.textContent}`
      }),
    )
    const newest = await page
      .getByRole('row')
      .filter({ hasText: 'Exchange mailboxes' })
      .locator('button[data-place]')
      .last()
      .getAttribute('aria-label')
    expect(await opened.axe()).toEqual([])
    await page.locator('button[data-place]').last().click()
    await page.waitForTimeout(500)
    const opens = await page.getByRole('dialog').count()
    if (spec.frames) opened.expectClean()
    await opened.screenshot('panel-prometheus')
    return { rows, newest: newest?.replace(/,.*/, ''), opens }
  }
  const [own, series] = [
    await rowsOf({ queries: [{ refId: 'A', kind: 'checks' }] }),
    await rowsOf({ frames }),
  ]
  expect(own.rows).toHaveLength(13)
  expect(series.rows).toEqual(own.rows)
  expect([own.newest, series.newest]).toEqual(['Failed', 'Failed'])
  expect([own.opens, series.opens]).toEqual([1, 0])
}, 120_000)
