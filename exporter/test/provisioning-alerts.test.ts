/** The provisioned rules and routes on real servers: what the exporter would say becomes the notifications that
 *  someone would get. The exporter is a small page of metrics here, so that each fact can be set by itself. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  type AlertmanagerServer,
  type Notification,
  sendAllToWebhook,
  startAlertmanager,
  startWebhook,
  type Webhook,
} from './servers/alertmanager.ts'
import { startPrometheus } from './servers/prometheus.ts'
import { findProgram, freePort, requireServer } from './servers/spawn-server.ts'

const provisioning = fileURLToPath(new URL('../../provisioning/', import.meta.url))
const programs = ['prometheus', 'prometheus-alertmanager']
const withServers = requireServer(...programs)

type Check = { readonly info: string; readonly failing: boolean; readonly sinceS: number }

describe('notifications of the provisioned configuration', () => {
  let stack: AsyncDisposableStack
  let webhook: Webhook
  let alertmanager: AlertmanagerServer
  let page: MetricsPage

  beforeAll(async () => {
    stack = new AsyncDisposableStack()
    if (programs.some(name => findProgram(name) === undefined)) return
    webhook = stack.use(await startWebhook())
    const config = await readFile(`${provisioning}alertmanager/alertmanager.yml`, 'utf8')
    alertmanager = stack.use(await startAlertmanager({ configText: sendAllToWebhook(config, webhook.url) }))
    page = stack.use(await startMetricsPage())
    stack.use(
      await startPrometheus({
        scrape: [{ job: 'lastgood', target: page.target }],
        rulesFile: `${provisioning}prometheus/rules/lastgood.yml`,
        alertmanager: alertmanager.url,
      }),
    )
  })
  afterAll(() => stack.disposeAsync())

  withServers("the watchdog feeds the dead man's switch from the start", async () => {
    await webhook.waitFor(isOf('dead-mans-switch', 'LastgoodWatchdog', 'firing'))
  })

  withServers(
    'each check that fails is told to its own receiver, and its recovery only to those who asked',
    async () => {
      const sinceS = Math.floor(Date.now() / 1000)
      page.checks = {
        nas: { info: 'name="NAS",restored="true",repeat="once"', failing: true, sinceS },
        tape: { info: 'name="Tape",restored="false",route="slack",repeat="once"', failing: true, sinceS },
      }
      const told = await webhook.waitFor(isOf('email', 'LastgoodBackupFailed', 'firing'))
      expect(told.alerts[0]?.annotations['summary']).toBe('Acme: backup "NAS" failed')
      expect(told.alerts[0]?.annotations['link']).toBe('http://lastgood.example.com/checks/nas/last')
      await webhook.waitFor(isOf('slack-without-restored', 'LastgoodBackupFailed', 'firing'))

      page.checks = {
        nas: { info: 'name="NAS",restored="true",repeat="once"', failing: false, sinceS },
        tape: { info: 'name="Tape",restored="false",route="slack",repeat="once"', failing: false, sinceS },
      }
      await webhook.waitFor(isOf('email', 'LastgoodBackupFailed', 'resolved'))
      expect(about('LastgoodBackupFailed').map(({ receiver, status }) => `${receiver} ${status}`)).toEqual(
        expect.arrayContaining(['email firing', 'slack-without-restored firing', 'email resolved']),
      )
      expect(about('LastgoodBackupFailed')).toHaveLength(3)
    },
  )

  withServers('an exporter that goes away while a check fails is no recovery', async () => {
    page.checks = {
      disk: { info: 'name="Disk",restored="true",route="opsgenie",repeat="once"', failing: true, sinceS: 0 },
    }
    await webhook.waitFor(isOf('opsgenie', 'LastgoodBackupFailed', 'firing'))
    page.checks = undefined
    await sleep(1_000)
    expect(about('LastgoodBackupFailed').filter(({ receiver }) => receiver === 'opsgenie')).toHaveLength(1)
    page.checks = {}
    await webhook.waitFor(isOf('opsgenie', 'LastgoodBackupFailed', 'resolved'))
  })

  withServers.each([
    ['LastgoodExporterDown', 'LastgoodBackupOverdue', {}],
    ['LastgoodIntakeDown', 'LastgoodBackupNeverSeen', { intake: 'smtp' }],
    ['LastgoodBackupOverdue', 'LastgoodBackupMissedWindow', { check: 'silent' }],
    ['LastgoodBackupFailed', 'LastgoodBackupWarning', { check: 'worse' }],
  ])('%s keeps %s back', async (source, target, labels) => {
    const marker = `${source} ${target}`
    await alertmanager.post([{ labels: { alertname: source, group: marker, ...labels } }])
    await webhook.waitFor(({ groupLabels }) => groupLabels['group'] === marker)
    await alertmanager.post([{ labels: { alertname: target, group: marker, ...labels } }])
    await sleep(500)
    const named = webhook.notifications.filter(({ groupLabels }) => groupLabels['group'] === marker)
    expect(named.map(({ groupLabels }) => groupLabels['alertname'])).toEqual([source])
    await alertmanager.post([
      { labels: { alertname: source, group: marker, ...labels }, endsAt: new Date().toISOString() },
    ])
    await webhook.waitFor(
      ({ groupLabels }) => groupLabels['group'] === marker && groupLabels['alertname'] === target,
    )
  })

  function about(alertname: string) {
    return webhook.notifications.filter(({ groupLabels }) => groupLabels['alertname'] === alertname)
  }
})

const isOf = (receiver: string, alertname: string, status: Notification['status']) => (it: Notification) =>
  it.receiver === receiver && it.status === status && it.groupLabels['alertname'] === alertname

type MetricsPage = AsyncDisposable & {
  readonly target: string
  /** Undefined: the exporter does not answer. */
  checks: Readonly<Record<string, Check>> | undefined
}

async function startMetricsPage(): Promise<MetricsPage> {
  const port = await freePort()
  const page: MetricsPage = {
    target: `127.0.0.1:${port}`,
    checks: {},
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  const server = createServer((_, response) => {
    if (page.checks === undefined) return void response.destroy()
    const lines = Object.entries(page.checks).flatMap(([check, { info, failing, sinceS }]) => [
      `backup_check_info{check="${check}",group="Acme",${info}} 1`,
      `backup_check_seen{check="${check}",group="Acme"} 1`,
      `backup_check_status{check="${check}",group="Acme"} ${failing ? 2 : 0}`,
      `backup_check_status_since_timestamp_seconds{check="${check}",group="Acme"} ${sinceS}`,
      `backup_check_notify_after_seconds{check="${check}",group="Acme"} 0`,
    ])
    response.setHeader('content-type', 'text/plain; version=0.0.4')
    response.end(
      `${['lastgood_external_url_info{url="http://lastgood.example.com"} 1', ...lines].join('\n')}\n`,
    )
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return page
}
