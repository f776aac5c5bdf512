/** Silencing from the drawer, with a real Alertmanager behind Grafana's data source: it holds for the alerts of that check
 *  and of no other, everybody sees it, and whoever may silence may end it. */
import type { Page } from 'playwright-core'
import { type AlertmanagerServer, startAlertmanager } from '../../exporter/test/servers/alertmanager.ts'
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { findProgram, requireServer } from '../../exporter/test/servers/spawn-server.ts'
import type { Silence } from '../src/api/alertmanager.ts'
import { startFleet } from './host/fleet.ts'
import { pathOf } from './host/page/spec.ts'
import type { Role } from './host/server/route-match.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const program = 'prometheus-alertmanager'
const test = findProgram(program) === undefined ? requireServer(program) : onLine('12.4')
const timeoutMs = 120_000
const panel = pathOf({ mode: 'panel', queries: [{ refId: 'A', kind: 'checks' }] })
const checks = { 'Exchange mailboxes': 'albrecht-exchange', 'SQL Server, full': 'contoso-sql' } as const

const stack = new AsyncDisposableStack()
let fleet: Exporter
let alertmanager: AlertmanagerServer
let stage: Stage
afterAll(() => stack.disposeAsync())

/** Both checks have an alert that fires. */
async function start() {
  if (stage) return
  fleet = stack.use(await startFleet())
  alertmanager = stack.use(
    await startAlertmanager({ configText: 'route: { receiver: none }\nreceivers: [{ name: none }]\n' }),
  )
  await alertmanager.post(
    Object.values(checks).map(check => ({ labels: { alertname: 'BackupFailed', check } })),
  )
  stage = stack.use(await openStage({ apiUrl: fleet.url, alertmanagerUrl: alertmanager.url }))
}

async function openDrawer(of: Stage, role: Role, name: keyof typeof checks) {
  const opened = await of.openPage({ path: panel, role, wait: 'button[data-place]' })
  opened.page.setDefaultTimeout(15_000)
  await opened.page.getByRole('button', { name, exact: true }).click()
  await opened.page.getByRole('menuitem', { name: 'Newest result' }).click()
  await opened.page.getByRole('link', { name: 'Open the check' }).waitFor()
  return opened
}

const silenceButton = (page: Page) => page.getByRole('button', { name: 'Silence alerts' })
const endButton = (page: Page) => page.getByRole('button', { name: 'End this silence' })
const ask = async <T>(path: string) => (await (await fetch(`${alertmanager.url}/api/v2/${path}`)).json()) as T
type Alert = { readonly labels: { readonly check: string }; readonly status: { readonly state: string } }

/** Alertmanager's own word on the alerts, by check. */
async function states(): Promise<unknown> {
  const alerts = await ask<readonly Alert[]>('alerts')
  return Object.fromEntries(alerts.map(({ labels, status }) => [labels.check, status.state]))
}
async function waitForStates(expected: Readonly<Record<string, string>>) {
  const deadline = performance.now() + 10_000
  while (JSON.stringify(await states()) !== JSON.stringify(expected) && performance.now() < deadline)
    await new Promise(resolve => setTimeout(resolve, 50))
  expect(await states()).toEqual(expected)
}

test(
  'an editor silences a check and ends it again; a viewer sees it and may do neither',
  async () => {
    await start()
    await using editor = await openDrawer(stage, 'Editor', 'Exchange mailboxes')
    const { page } = editor
    await silenceButton(page).click()
    const dialog = page.getByRole('dialog', { name: /Silence Exchange mailboxes/ })
    await dialog.getByLabel(/^Comment/).fill('disk on order')
    await dialog.getByRole('radio', { name: '1 day' }).check()
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click()
    await page.getByText(/Silenced until .* by editor: disk on order/).waitFor()

    const silences = await ask<readonly (Silence & { readonly matchers: unknown })[]>('silences')
    expect(silences).toMatchObject([
      {
        matchers: [{ name: 'check', value: 'albrecht-exchange', isEqual: true, isRegex: false }],
        createdBy: 'editor',
        comment: 'disk on order',
        status: { state: 'active' },
      },
    ])
    const [{ startsAt, endsAt } = { startsAt: '', endsAt: '' }] = silences
    // Alertmanager lets it begin when it was told, which is a moment later.
    expect(Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)).toBe(24 * 60)
    await waitForStates({ 'albrecht-exchange': 'suppressed', 'contoso-sql': 'active' })

    {
      await using viewer = await openDrawer(stage, 'Viewer', 'Exchange mailboxes')
      await viewer.page.getByText(/by editor: disk on order/).waitFor()
      expect(await silenceButton(viewer.page).count()).toBe(0)
      expect(await endButton(viewer.page).count()).toBe(0)
      viewer.expectClean()
    }
    {
      await using other = await openDrawer(stage, 'Editor', 'SQL Server, full')
      await silenceButton(other.page).waitFor()
      expect(await other.page.getByText(/Silenced until/).count()).toBe(0)
    }

    await endButton(page).click()
    await page.getByText(/Silenced until/).waitFor({ state: 'detached' })
    await waitForStates({ 'albrecht-exchange': 'active', 'contoso-sql': 'active' })
    editor.expectClean()
  },
  timeoutMs,
)

test(
  'what Alertmanager says against a silence stands in the dialog',
  async () => {
    await start()
    await using opened = await openDrawer(stage, 'Editor', 'SQL Server, full')
    const { page } = opened
    await silenceButton(page).click()
    const dialog = page.getByRole('dialog', { name: /Silence SQL Server/ })
    await dialog.getByRole('radio', { name: 'until …' }).check()
    await dialog.getByLabel(/^Until/).fill('2020-01-01T10:00')
    await dialog.getByLabel(/^Comment/).fill('too late')
    await dialog.getByText('This moment is over').waitFor()
    expect(await dialog.getByRole('button', { name: 'Silence', exact: true }).isDisabled()).toBe(true)
    // Its clock goes on while the dialog stands open: only Alertmanager knows in the end.
    await page.evaluate(() => {
      Date.now = () => 0
    })
    await dialog.getByLabel(/^Comment/).fill('still too late')
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click()
    await dialog.getByText('Not done').waitFor()
    expect(await dialog.textContent()).toMatch(/end time can't be in the past/)
    opened.expectClean([/400/])
  },
  timeoutMs,
)

test(
  'without an Alertmanager there is no such button, and one that is down is named',
  async () => {
    await start()
    {
      await using bare = await openStage({ apiUrl: fleet.url })
      await using opened = await openDrawer(bare, 'Editor', 'Exchange mailboxes')
      await opened.page.getByRole('button', { name: 'Pause' }).waitFor()
      expect(await silenceButton(opened.page).count()).toBe(0)
      opened.expectClean()
    }
    await using down = await openStage({ apiUrl: fleet.url, alertmanagerUrl: 'http://127.0.0.1:1' })
    await using opened = await openDrawer(down, 'Editor', 'Exchange mailboxes')
    await opened.page.getByText('Alertmanager was not reached').waitFor()
    expect(await opened.page.getByText('[object Object]').count()).toBe(0)
    expect(await silenceButton(opened.page).count()).toBe(0)
    opened.expectClean([/50\d/])
  },
  timeoutMs,
)
