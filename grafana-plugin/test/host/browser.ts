/** Chromium, and pages in it that keep every complaint: of the console, of scripts, of requests. */
import { join } from 'node:path'
import { type Browser, chromium, type Page, type Request } from 'playwright-core'
import { findProgram } from '../../../exporter/test/servers/spawn-server.ts'
import { runAxe } from './axe.ts'
import { cookies } from './server/grafana-server.ts'
import type { Role } from './server/route-match.ts'

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
const readyTimeoutMs = 20_000
const idleTimeoutMs = 30_000
/** An answer leads to the next question at once, or not at all. */
const quietMs = 150

export type OpenOptions = {
  /** Of the server that gives the page. */
  readonly url: string
  readonly path: string
  readonly role?: Role
  readonly theme?: 'dark' | 'light'
  readonly width?: number
  readonly height?: number
  /** What must be there before the page counts as open. */
  readonly wait?: string
  /** In a tab that others had before and will have: much faster, for tests that go through all pages. */
  readonly isTabOfMany?: boolean
}
export type OpenedPage = AsyncDisposable & {
  readonly page: Page
  /** Console errors and warnings, faults of scripts, requests that failed or were answered with 4xx or 5xx. */
  readonly complaints: readonly string[]
  /** Addresses of every request, in order. */
  readonly requests: readonly string[]
  /** Resolves when for a while no answer has been waited for. @throws Error with the addresses still asked */
  untilIdle(): Promise<void>
  /** @throws Error with all the page complained of, except of what fits one of `expected` */
  expectClean(expected?: readonly RegExp[]): void
  /** What axe-core finds wrong, a line each; Grafana's own time picker is not looked at. */
  axe(): Promise<readonly string[]>
  /** A picture in the folder that LASTGOOD_SCREENSHOTS names; without it none is taken. */
  screenshot(name: string): Promise<void>
}

export type Pages = AsyncDisposable & {
  readonly browser: Browser
  open(options: OpenOptions): Promise<OpenedPage>
}

export async function openBrowser(): Promise<Pages> {
  const executablePath = findProgram('chromium')
  if (executablePath === undefined) throw new Error('chromium: no such program on this machine')
  const browser = await chromium.launch({ executablePath, headless: true, args: flags })
  const free = new Map<string, Page[]>()
  return {
    browser,
    async open(options) {
      const key = JSON.stringify([options.url, options.role, options.theme])
      const page = (options.isTabOfMany && free.get(key)?.pop()) || (await openTab(browser, options))
      const opened = watch(page, options)
      const close = async () => {
        if (!options.isTabOfMany) return page.context().close()
        await page.evaluate(() => {
          localStorage.clear()
          sessionStorage.clear()
        })
        page.removeAllListeners()
        free.set(key, [...(free.get(key) ?? []), page])
      }
      try {
        await page.setViewportSize({ width: options.width ?? 1200, height: options.height ?? 800 })
        await page.goto(options.url + options.path)
        await page.waitForSelector('body[data-ready]', { state: 'attached', timeout: readyTimeoutMs })
        if (options.wait) await page.waitForSelector(options.wait, { timeout: readyTimeoutMs })
        return { ...opened, [Symbol.asyncDispose]: close }
      } catch (error) {
        await close()
        throw error
      }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

async function openTab(
  browser: Browser,
  { url, role = 'Admin', theme = 'dark' }: OpenOptions,
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addCookies([
    { name: cookies.role, value: role, url },
    { name: cookies.theme, value: theme, url },
  ])
  return context.newPage()
}

function watch(page: Page, { path }: OpenOptions): Omit<OpenedPage, typeof Symbol.asyncDispose> {
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console ${message.type()}: ${message.text().slice(0, 1000)}`)
  })
  page.on('pageerror', error => complaints.push(`page error: ${String(error.stack ?? error).slice(0, 1000)}`))
  const waiting = new Set<Request>()
  let changedAtMs = performance.now()
  const settled = (request: Request) => {
    waiting.delete(request)
    changedAtMs = performance.now()
  }
  page.on('request', request => {
    requests.push(request.url())
    waiting.add(request)
  })
  page.on('requestfinished', settled)
  page.on('requestfailed', request => {
    settled(request)
    // The page that leaves, or asks anew, drops its own requests.
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') complaints.push(`request failed: ${request.url()}: ${why}`)
  })
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`answered ${response.status()}: ${response.url()}`)
  })
  return {
    page,
    complaints,
    requests,
    untilIdle: async () => {
      const untilMs = performance.now() + idleTimeoutMs
      while (waiting.size > 0 || performance.now() - changedAtMs < quietMs) {
        if (performance.now() > untilMs)
          throw new Error(`still asked: ${[...waiting].map(request => request.url()).join(' ')}`)
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
    expectClean: (expected = []) => {
      const bad = complaints.filter(text => !expected.some(one => one.test(text)))
      if (bad.length > 0) throw new Error(`${path}: ${[...new Set(bad)].join('\n')}`)
    },
    axe: () => runAxe(page),
    screenshot: async name => {
      const folder = process.env['LASTGOOD_SCREENSHOTS']
      if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    },
  }
}
