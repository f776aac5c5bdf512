/** The panel in a dashboard, with a real exporter behind it: what a person with a keyboard, a narrow screen or a screen
 *  reader meets. */
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { startFleet } from './host/fleet.ts'
import { type Line, lines } from './host/lines.ts'
import { onLine, openStage } from './host/stage.ts'

const panel = (options: object = {}) =>
  `/host?show=${encodeURIComponent(JSON.stringify({ mode: 'panel', options, queries: [{ refId: 'A', kind: 'checks' }] }))}`
const indicators = 'button[data-place]'
/** Its drawer's outer box and its tooltips are Grafana's own. */
const ofGrafana = /rc-drawer-content|^moderate region: .*(tooltip|grafana-portal-container)/
const stack = new AsyncDisposableStack()
let fleet: Exporter | undefined
afterAll(() => stack.disposeAsync())

async function openLine(line: Line) {
  fleet ??= stack.use(await startFleet())
  return openStage({ line, apiUrl: fleet.url })
}

for (const line of lines)
  onLine(line)(
    `${line}: grid, drawer and way back by keyboard, without a complaint`,
    async () => {
      await using stage = await openLine(line)
      await using opened = await stage.openPage({ path: panel(), wait: indicators })
      const { page } = opened
      expect(await opened.axe()).toEqual([])
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('End')
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-place'))
      const place = await focused()
      expect(place).not.toBeNull()
      await page.keyboard.press('Enter')
      await page.getByTitle('The message as it was sent').waitFor()
      const found = await opened.axe()
      expect(found.filter(text => !ofGrafana.test(text))).toEqual([])
      expect(page.url()).toMatch(/open=activity-\d+/)
      await page.keyboard.press('Escape')
      await page.getByTitle('The message as it was sent').waitFor({ state: 'detached' })
      await page.waitForTimeout(500)
      expect(await focused()).toBe(place)
      expect(page.url()).not.toMatch(/open=/)
      await opened.screenshot(`panel-${line}`)
      opened.expectClean()
    },
    120_000,
  )

onLine('12.4')(
  'in 400 px names, standings and newest results are readable, on the wall too',
  async () => {
    await using stage = await openLine('12.4')
    for (const [options, wait] of [
      [{}, indicators],
      [{ wall: true, wallShows: 'all' }, '[role="listitem"]'],
    ] as const) {
      await using opened = await stage.openPage({ path: panel(options), wait, width: 400, theme: 'light' })
      const { page } = opened
      const room = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return clientWidth - scrollWidth
      })
      expect(room).toBeGreaterThanOrEqual(0)
      expect(await page.getByText('Exchange mailboxes').isVisible()).toBe(true)
      expect(await opened.axe()).toEqual([])
      opened.expectClean()
    }
  },
  120_000,
)
