/** A line of Grafana with the built plugin in it, ready for pages: what a test opens once. */
import type { Browser } from 'playwright-core'
import { requireServer } from '../../../exporter/test/servers/spawn-server.ts'
import { type OpenedPage, type OpenOptions, openBrowser } from './browser.ts'
import { bundlePage, type React } from './bundle.ts'
import { buildDist } from './dist.ts'
import { type Line, openLine, runsOn } from './lines.ts'
import { type GrafanaServer, startGrafana } from './server/grafana-server.ts'

export type StageOptions = {
  readonly line?: Line
  /** Of the exporter; without it the app is not configured. */
  readonly apiUrl?: string
  readonly token?: string
  readonly alertmanagerUrl?: string
  readonly react?: React
}
export type Stage = AsyncDisposable & {
  readonly grafana: GrafanaServer
  readonly browser: Browser
  openPage(options: Omit<OpenOptions, 'url'>): Promise<OpenedPage>
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { line = '12.4', apiUrl, token, alertmanagerUrl, react = 'development' } = options
  await using stack = new AsyncDisposableStack()
  const packages = openLine(line)
  const bundle = await bundlePage(packages, react)
  const grafana = stack.use(
    await startGrafana({
      dist: buildDist(),
      page: { line: packages, bundle },
      alertmanagerUrl,
      settings: {
        jsonData: apiUrl === undefined ? {} : { apiUrl },
        secureJsonData: token === undefined ? {} : { token },
      },
    }),
  )
  const pages = stack.use(await openBrowser())
  const owned = stack.move()
  return {
    grafana,
    browser: pages.browser,
    openPage: page => pages.open({ ...page, url: grafana.url }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** The `test` for what needs this line in Chromium; skipped by name where one of them is not there. */
export function onLine(line: Line): jest.It {
  const withChromium = requireServer('chromium')
  return runsOn(line) ? withChromium : test.skip
}
