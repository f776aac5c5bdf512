/** The data source as it is built, on every line of Grafana, asking a real exporter: each kind of query gives its frames,
 *  variables and annotations what dashboards take, the editors are complete, and nothing complains. */
import type { Page } from 'playwright-core'
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { startFleet } from './host/fleet.ts'
import { lines } from './host/lines.ts'
import { type Handle, pathOf } from './host/page/spec.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const timeoutMs = 120_000
const stack = new AsyncDisposableStack()
let fleet: Exporter

beforeAll(async () => {
  if (lines.some(line => onLine(line) === test)) fleet = stack.use(await startFleet())
}, timeoutMs)
afterAll(() => stack.disposeAsync())

type Host = { readonly lastgoodHost: Handle }
type Query = Readonly<Record<string, unknown>>

/** Name, rows and fields of each frame. */
function ask(page: Page, query: Query) {
  return page.evaluate(async target => {
    const { lastgoodHost } = window as unknown as Host
    const frames = await lastgoodHost.query({ targets: [{ refId: 'A', ...target }] })
    return frames.map(({ name, fields }) => ({
      name,
      rows: fields[0]?.values?.length ?? 0,
      fields: fields.length,
    }))
  }, query)
}

/** A button that was just clicked has Grafana's own colours, whose contrast is not ours to mend. */
async function leave(page: Page) {
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.waitForTimeout(300)
}

describe.each(lines)('Grafana %s', line => {
  const testOnLine = onLine(line)
  let stage: Stage
  beforeAll(async () => {
    if (testOnLine === test) stage = await openStage({ line, apiUrl: fleet.url })
  }, timeoutMs)
  afterAll(() => stage?.[Symbol.asyncDispose]())

  testOnLine(
    'each kind of query gives its frames',
    async () => {
      await using opened = await stage.openPage({ path: pathOf({ mode: 'explore' }), wait: 'h1' })
      const rows = async (query: Query) =>
        (await ask(opened.page, query)).map(frame => [frame.name, frame.rows])
      expect(await rows({ kind: 'checks' })).toEqual([
        ['checks', 13],
        ['results', 74],
      ])
      expect(await rows({ kind: 'checks', results: 0, standings: ['failed'] })).toEqual([['checks', 2]])
      expect(await rows({ kind: 'activities', checks: ['estate-db'] })).toEqual([['activities', 5]])
      expect(await rows({ kind: 'activities', statuses: ['failure'], limit: 3 })).toEqual([['activities', 3]])
      expect(await ask(opened.page, { kind: 'activities', format: 'timeline' })).toEqual([
        { name: 'activities', rows: expect.any(Number), fields: 12 },
      ])
      expect(await rows({ kind: 'growth', groups: ['Albrecht GmbH'] })).toEqual([
        ['NAS to cloud', 5],
        ['Exchange mailboxes', 7],
        ['File server, nightly', 7],
      ])
      expect(await rows({ kind: 'reports', report: 'last-status' })).toEqual([['last status', 13]])
      expect((await rows({ kind: 'reports', report: 'last-24h' })).map(([name]) => name)).toEqual([
        'runs',
        'did not run',
      ])
      expect(await rows({ kind: 'reports', report: 'all-reports', checks: ['estate-db'] })).toEqual([
        ['reports', 5],
      ])
      expect(await rows({ kind: 'reports', report: 'job', checks: ['estate-db'] })).toEqual([
        ['Postgres dump', 5],
      ])
      const [summary] = await rows({ kind: 'reports', report: 'client-summary', groups: ['Dorn & Söhne'] })
      expect(summary?.[1]).toBe(2)
      const [[, changes = 0] = []] = await rows({ kind: 'transactions', changesOnly: false })
      expect(changes).toBeGreaterThan(70)
      expect(await rows({ kind: 'unmatched' })).toEqual([['unmatched', 2]])
      opened.expectClean()
    },
    timeoutMs,
  )

  testOnLine(
    'an error is told in words',
    async () => {
      await using opened = await stage.openPage({ path: pathOf({ mode: 'explore' }), wait: 'h1' })
      const lacking = ask(opened.page, { kind: 'reports', report: 'job' })
      await expect(lacking).rejects.toThrow('Choose the check whose runs are reported')
      const unknown = ask(opened.page, { kind: 'reports', report: 'job', checks: ['nowhere'] })
      await expect(unknown).rejects.toThrow('There is no check "nowhere".')
      opened.expectClean([/answered 404/, /status of 404/])
    },
    timeoutMs,
  )

  testOnLine(
    'variables follow each other, filters have keys and values, annotations are marks',
    async () => {
      await using opened = await stage.openPage({ path: pathOf({ mode: 'explore' }), wait: 'h1' })
      const found = await opened.page.evaluate(async () => {
        const { lastgoodHost } = window as unknown as Host
        const source = await lastgoodHost.dataSource()
        const values = async (query: unknown) =>
          (await source.metricFindQuery?.(query))?.map(({ text }) => text) ?? []
        const target = source.annotations?.prepareQuery?.({
          name: 'x',
          enable: true,
          iconColor: 'red',
        } as never)
        const keys = (await source.getTagKeys?.({ filters: [] })) as { text: string }[]
        const products = (await source.getTagValues?.({ key: 'label', filters: [] })) as { text: string }[]
        return {
          groups: await values('groups'),
          checks: await values({ what: 'checks', groups: ['Dorn & Söhne'] }),
          target,
          keys: keys.map(({ text }) => text),
          labels: products.map(({ text }) => text),
        }
      })
      expect(found.groups).toHaveLength(5)
      expect(found.checks).toEqual(['Archive on tape', 'Laptops'])
      expect(found.keys).toContain('standing')
      expect(found.labels).toContain('Proxmox')
      const marks = await ask(opened.page, found.target as unknown as Query)
      expect(marks).toMatchObject([{ name: 'activities', rows: 4 }])
      opened.expectClean()
    },
    timeoutMs,
  )

  testOnLine(
    'in a dashboard variables follow each other, and the panel follows them',
    async () => {
      const path = pathOf({
        mode: 'panel',
        queries: [{ refId: 'A', kind: 'checks', groups: ['$group'], checks: ['$check'] }],
        variables: [
          { name: 'group', query: { refId: 'v', what: 'groups' } },
          { name: 'check', query: { refId: 'v', what: 'checks', groups: ['$group'] }, isMulti: true },
        ],
        adHoc: true,
      })
      await using opened = await stage.openPage({ path })
      // The first of all groups is chosen, and the first of its checks.
      await opened.page.getByText('Laptop of the boss', { exact: true }).first().waitFor()
      await opened.untilIdle()
      const asked = opened.requests
        .filter(url => url.includes('/exporter/grid?'))
        .map(url => new URL(url).search)
      expect(asked.at(-1)).toBe('?group=Albrecht+GmbH&check=albrecht-managed&results=30')
      opened.expectClean()
    },
    timeoutMs,
  )

  testOnLine(
    'every kind in the editor, with its table, complains of nothing and can be read by everybody',
    async () => {
      await using opened = await stage.openPage({ path: pathOf({ mode: 'explore' }), wait: 'h1' })
      const { page } = opened
      for (const kind of [
        'Activities',
        'Growth',
        'Reports',
        'Transactions',
        'Unmatched messages',
        'Checks',
      ]) {
        await page.getByLabel('Show').click()
        await page.getByText(kind, { exact: true }).last().click()
        await page.getByRole('button', { name: 'Run query' }).click()
        await page.getByTestId('explore-frame').first().waitFor()
      }
      await leave(page)
      // The body of Grafana's own table scrolls without taking the focus.
      const found = (await opened.axe()).filter(text => !/scrollable-region-focusable.*table body/.test(text))
      expect(found).toEqual([])
      await page.getByLabel('Groups').click()
      await page.getByText('Contoso Ltd', { exact: true }).last().click()
      await page.keyboard.press('Escape')
      await opened.screenshot(`datasource-${line}`)
      opened.expectClean()
    },
    timeoutMs,
  )

  testOnLine(
    'its settings say whose connection it is, and that it works',
    async () => {
      await using opened = await stage.openPage({ path: pathOf({ mode: 'datasource' }), wait: 'h1' })
      await opened.page.getByText('The app is connected').waitFor()
      await opened.page.getByRole('button', { name: 'Save & test' }).click()
      await opened.page
        .getByText(/^Lastgood .* answers, with 13 checks/)
        .last()
        .waitFor()
      await leave(opened.page)
      expect(await opened.axe()).toEqual([])
      opened.expectClean()
    },
    timeoutMs,
  )
})
