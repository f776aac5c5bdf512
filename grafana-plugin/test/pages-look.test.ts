/** Every page on a small fleet, dark and light, narrow and wide: no complaint, nothing that axe finds, no scrolling
 *  sideways. */
import { readFileSync } from 'node:fs'
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { paths, settle } from './app-pages.ts'
import { startFleet } from './host/fleet.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const widths = [400, 1200, 2400]
const stack = new AsyncDisposableStack()
const testOnLine = onLine('12.4')
let fleet: Exporter
let stage: Stage

beforeAll(async () => {
  if (testOnLine !== test) return
  fleet = stack.use(await startFleet())
  stage = stack.use(await openStage({ apiUrl: fleet.url }))
}, 120_000)
afterAll(() => stack.disposeAsync())

test('every page of the app is looked at', () => {
  const app = readFileSync(new URL('../src/App.tsx', import.meta.url), 'utf8')
  const routes = [...app.matchAll(/path="([^"*]+)"/g)].map(([, route = '']) => route)
  expect(routes.length).toBeGreaterThan(10)
  const missing = routes.filter(route => {
    const parts = route
      .split('/')
      .map(part => (part.startsWith(':') ? (part.endsWith('?') ? '(/[^/?]+)?' : '/[^/?]+') : `/${part}`))
    return !paths.some(path => new RegExp(`^/a/[^/]+${parts.join('')}([?]|$)`).test(path))
  })
  expect(missing).toEqual([])
})

for (const theme of ['dark', 'light'] as const)
  testOnLine.each(paths)(
    `${theme}: %s`,
    async path => {
      await using opened = await stage.openPage({ path, theme, width: 1200 })
      for (const width of widths) {
        await opened.page.setViewportSize({ width, height: 900 })
        await settle(opened)
        await opened.screenshot(`${nameOf(path)}-${theme}-${width}`)
        expect(await opened.axe()).toEqual([])
        const overflow = await opened.page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        )
        expect({ width, overflow: Math.max(0, overflow) }).toEqual({ width, overflow: 0 })
      }
      expect(await opened.page.locator('h1').count()).toBe(1)
      expect(await opened.page.getByText(/Could not load|This page failed/).count()).toBe(0)
      opened.expectClean()
    },
    60_000,
  )

const nameOf = (path: string) => path.replace(/^\/a\/[^/]+\//, '').replace(/[^\w-]+/g, '-')
