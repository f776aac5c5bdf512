/** Chromium, and pages in it that keep every complaint: of the console, of scripts, of requests. */
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findProgram } from '../../../exporter/test/servers/spawn-server.ts'
import { runAxe } from './axe.ts'
import { cookies } from './server/grafana-server.ts'
import type { Role } from './server/route-match.ts'

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
const readyTimeoutMs = 20_000

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
}
export type OpenedPage = AsyncDisposable & {
  readonly page: Page
  /** Console errors and warnings, faults of scripts, requests that failed or were answered with 4xx or 5xx. */
  readonly complaints: readonly string[]
  /** Addresses of every request, in order. */
  readonly requests: readonly string[]
  /** @throws Error with all the page complained of, except of what fits one of `expected` */
  expectClean(expected?: readonly RegExp[]): void
  /** What axe-core finds wrong, a line each; Grafana's own time picker is not looked at. */
  axe(): Promise<readonly string[]>
  /** A picture in the folder that LASTGOOD_SCREENSHOTS names; without it none is taken. */
  screenshot(name: string): Promise<void>
}

export async function openBrowser(): Promise<Browser & AsyncDisposable> {
  const executablePath = findProgram('chromium')
  if (executablePath === undefined) throw new Error('chromium: no such program on this machine')
  return await chromium.launch({ executablePath, headless: true, args: flags })
}

export async function openPage(browser: Browser, options: OpenOptions): Promise<OpenedPage> {
  const { url, role = 'Admin', theme = 'dark', width = 1200, height = 800 } = options
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  await context.addCookies([
    { name: cookies.role, value: role, url },
    { name: cookies.theme, value: theme, url },
  ])
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console ${message.type()}: ${message.text().slice(0, 1000)}`)
  })
  page.on('pageerror', error => complaints.push(`page error: ${String(error.stack ?? error).slice(0, 1000)}`))
  page.on('request', request => requests.push(request.url()))
  page.on('requestfailed', request => {
    // The page that leaves, or asks anew, drops its own requests.
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') complaints.push(`request failed: ${request.url()}: ${why}`)
  })
  page.on('response', response => {
    if (response.status() >= 400) complaints.push(`answered ${response.status()}: ${response.url()}`)
  })
  await page.goto(url + options.path)
  await page.waitForSelector('body[data-ready]', { state: 'attached', timeout: readyTimeoutMs })
  if (options.wait) await page.waitForSelector(options.wait, { timeout: readyTimeoutMs })
  return {
    page,
    complaints,
    requests,
    expectClean: (expected = []) => {
      const bad = complaints.filter(text => !expected.some(one => one.test(text)))
      if (bad.length > 0) throw new Error(`${options.path}: ${[...new Set(bad)].join('\n')}`)
    },
    axe: () => runAxe(page),
    screenshot: async name => {
      const folder = process.env['LASTGOOD_SCREENSHOTS']
      if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    },
    [Symbol.asyncDispose]: () => context.close(),
  }
}
