/** The command of bin/screenshot.mjs: one page of the built plugin as a picture, with everything the page complained of. */
import { parseArgs } from 'node:util'
import { openBrowser } from './browser.ts'
import { bundlePage } from './bundle.ts'
import { startDemo } from './demo.ts'
import { buildDist } from './dist.ts'
import { startFleet } from './fleet.ts'
import { type Line, lines, openLine } from './lines.ts'
import { startGrafana } from './server/grafana-server.ts'
import type { Role } from './server/route-match.ts'

const usage = `node grafana-plugin/bin/screenshot.mjs --path /a/lastgood-backups-app/home --out FILE.png
  --line 11.6|12.4|13.2   Grafana's libraries (12.4)
  --theme dark|light      (dark)
  --width, --height PX    of the window (1200 x 800)
  --full                  the whole page, not only what fits the window
  --role Viewer|Editor|Admin (Admin)
  --exporter URL          a running exporter; none: one with a small fleet is started. "none": not configured
  --demo                  with the demo behind it: 150 jobs, 30 days; it takes a while to be played
  --token TOKEN           for that exporter
  --alertmanager URL      behind the Alertmanager data source
  --click SELECTOR        after the page is there; may be given several times
  --wait SELECTOR         before the picture is taken
  --text                  writes what the page says, as a screen reader is told it
  --axe                   what axe-core finds wrong
`
const { values } = parseArgs({
  options: {
    line: { type: 'string', default: '12.4' },
    path: { type: 'string' },
    out: { type: 'string' },
    theme: { type: 'string', default: 'dark' },
    width: { type: 'string', default: '1200' },
    height: { type: 'string', default: '800' },
    full: { type: 'boolean', default: false },
    role: { type: 'string', default: 'Admin' },
    exporter: { type: 'string' },
    token: { type: 'string' },
    demo: { type: 'boolean', default: false },
    alertmanager: { type: 'string' },
    click: { type: 'string', multiple: true, default: [] },
    wait: { type: 'string' },
    text: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
  },
})
const settleMs = 400

if (values.path === undefined || values.out === undefined) {
  process.stderr.write(usage)
  process.exitCode = 2
} else await shoot(values.path, values.out)

async function shoot(path: string, out: string) {
  const line = lines.find(one => one === values.line)
  if (line === undefined) throw new Error(`--line ${values.line}: one of ${lines.join(', ')}`)
  await using stack = new AsyncDisposableStack()
  const url = stack.use(await startServer(line, stack)).url
  const pages = stack.use(await openBrowser())
  const opened = stack.use(
    await pages.open({
      url,
      path,
      role: values.role as Role,
      theme: values.theme === 'light' ? 'light' : 'dark',
      width: Number(values.width),
      height: Number(values.height),
    }),
  )
  const { page, complaints } = opened
  for (const selector of values.click) await page.click(selector, { timeout: 10_000 })
  if (values.wait) await page.waitForSelector(values.wait, { timeout: 10_000 })
  await opened.untilIdle()
  await page.waitForTimeout(settleMs)
  await page.screenshot({ path: out, fullPage: values.full })
  if (values.text) process.stdout.write(`${await page.locator('body').ariaSnapshot()}\n`)
  if (values.axe) process.stdout.write(`axe: ${(await opened.axe()).join('\n') || 'clean'}\n`)
  process.stdout.write(complaints.length ? `${[...new Set(complaints)].join('\n')}\n` : 'no complaints\n')
}

async function startServer(line: Line, stack: AsyncDisposableStack) {
  const packages = openLine(line)
  const bundle = await bundlePage(packages, 'development')
  const apiUrl = values.exporter ?? stack.use(await (values.demo ? startDemo() : startFleet())).url
  return startGrafana({
    dist: buildDist(),
    page: { line: packages, bundle },
    alertmanagerUrl: values.alertmanager,
    settings: {
      jsonData: apiUrl === 'none' ? {} : { apiUrl },
      secureJsonData: values.token ? { token: values.token } : {},
    },
  })
}
