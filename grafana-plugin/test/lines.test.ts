/** The same built plugin on every line of Grafana it claims to run on: its pages, panel and data source load and
 *  complain of nothing. */
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { pages, paths, settle, textOf } from './app-pages.ts'
import { startFleet } from './host/fleet.ts'
import { lines } from './host/lines.ts'
import { pathOf } from './host/page/spec.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const timeoutMs = 300_000
const stack = new AsyncDisposableStack()
let fleet: Exporter

beforeAll(async () => {
  if (lines.some(line => onLine(line) === test)) fleet = stack.use(await startFleet())
}, timeoutMs)
afterAll(() => stack.disposeAsync())

describe.each(lines)('Grafana %s', line => {
  const testOnLine = onLine(line)
  let stage: Stage
  beforeAll(async () => {
    if (testOnLine === test) stage = await openStage({ line, apiUrl: fleet.url })
  }, timeoutMs)
  afterAll(() => stage?.[Symbol.asyncDispose]())

  // On 12.4 the tests of how pages look open them all; the oldest line is the one that lacks things.
  if (line !== '12.4')
    testOnLine(
      'every page of the app',
      async () => {
        for (const path of line === '11.6' ? paths : pages) {
          await using opened = await stage.openPage({ isTabOfMany: true, path })
          await settle(opened)
          expect(await textOf(opened)).not.toMatch(/Could not load|This page failed/)
          opened.expectClean()
        }
      },
      timeoutMs,
    )

  testOnLine(
    'from page to page without loading anew',
    async () => {
      await using opened = await stage.openPage({ path: '/plugins/lastgood-backups-app' })
      await opened.page.getByRole('button', { name: 'Test connection' }).click()
      await opened.page.getByRole('link', { name: 'Open Lastgood' }).click()
      await opened.page.waitForURL('**/a/lastgood-backups-app/home')
      await settle(opened)
      expect(opened.requests.filter(url => url.endsWith('/public/build/page.js'))).toHaveLength(1)
      opened.expectClean()
    },
    timeoutMs,
  )

  testOnLine(
    'the panel, on the nested data source',
    async () => {
      await using opened = await stage.openPage({ path: pathOf({ mode: 'panel', title: 'Backups' }) })
      await settle(opened)
      await opened.page.getByText('Backups', { exact: true }).waitFor()
      expect(opened.requests.filter(url => url.endsWith('lastgood-checkgrid-panel/module.js'))).toHaveLength(
        1,
      )
      expect(opened.requests.filter(url => url.endsWith('backups-datasource/module.js'))).toHaveLength(1)
      expect(await opened.axe()).toEqual([])
      opened.expectClean()
    },
    timeoutMs,
  )

  testOnLine.each(['explore', 'datasource'] as const)(
    'the %s editor of the data source',
    async mode => {
      await using opened = await stage.openPage({ path: pathOf({ mode }), wait: 'h1' })
      await settle(opened)
      expect(await opened.axe()).toEqual([])
      opened.expectClean()
    },
    timeoutMs,
  )
})
