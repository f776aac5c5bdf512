/** Every page on a small fleet, dark and light, narrow and wide: no complaint, nothing that axe finds, no scrolling
 *  sideways. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { pages, paths, settle } from './app-pages.ts'
import { startFleet } from './host/fleet.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const widths = [400, 1200, 2400]
const layoutTimeoutMs = 5_000
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

// What differs between two addresses of a page are its words and rows, not the colours of a theme.
for (const theme of ['dark', 'light'] as const)
  testOnLine.each(theme === 'dark' ? paths : pages)(
    `${theme}: %s`,
    async path => {
      await using opened = await stage.openPage({ isTabOfMany: true, path, theme, width: 1200 })
      const { page } = opened
      const wrong: string[] = []
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        await settle(opened)
        await opened.screenshot(`${nameOf(path)}-${theme}-${width}`)
        const beside = await besideAfterLayout(page)
        if (beside > 0) wrong.push(`${width} px wide, it scrolls sideways by ${beside} px`)
        if (width === 1200) wrong.push(...(await opened.axe()))
      }
      const headings = await page.locator('h1').count()
      if (headings !== 1) wrong.push(`${headings} headings h1`)
      wrong.push(...(await page.getByText(/Could not load|This page failed/).allTextContents()))
      expect(wrong).toEqual([])
      opened.expectClean()
    },
    60_000,
  )

/** By how many pixels the page is wider than its window, once what follows the window's width has followed. */
async function besideAfterLayout(page: Page): Promise<number> {
  const isWithin = () => document.documentElement.scrollWidth <= window.innerWidth
  await page.waitForFunction(isWithin, undefined, { timeout: layoutTimeoutMs }).catch(() => undefined)
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

const nameOf = (path: string) => path.replace(/^\/a\/[^/]+\//, '').replace(/[^\w-]+/g, '-')
