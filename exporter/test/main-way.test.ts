/** From a backup mail to a page: real Dovecot, the exporter, real Prometheus with the provisioned rules, real
 *  Alertmanager with the provisioned routes, and a webhook in the place of the pager. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sendAllToWebhook, startAlertmanager, startWebhook, type Webhook } from './servers/alertmanager.ts'
import { type Dovecot, startDovecot } from './servers/dovecot.ts'
import { startExporter } from './servers/exporter.ts'
import { startPrometheus } from './servers/prometheus.ts'
import { openTempFolder, requireServer } from './servers/spawn-server.ts'

const run = promisify(execFile)
const provisioning = fileURLToPath(new URL('../../provisioning/', import.meta.url))
const launcher = fileURLToPath(new URL('../bin/lastgood.mjs', import.meta.url))
const hourMs = 3_600_000

const withServers = requireServer('dovecot', 'prometheus', 'prometheus-alertmanager')

withServers(
  'silence, failure, warning and success of one check each reach the pager once, told apart by the alert',
  async () => {
    await using folder = await openTempFolder()
    await using dovecot = await startDovecot()
    await using exporter = await startExporter({ folder: folder.path, config: toConfig(dovecot) })
    await using webhook = await startWebhook()
    const routes = await readFile(join(provisioning, 'alertmanager/alertmanager.yml'), 'utf8')
    await using alertmanager = await startAlertmanager({ configText: sendAllToWebhook(routes, webhook.url) })
    await using prometheus = await startPrometheus({
      scrape: [{ job: 'lastgood', target: exporter.url.slice('http://'.length) }],
      rulesFile: join(provisioning, 'prometheus/rules/lastgood.yml'),
      alertmanager: alertmanager.url,
    })

    // A mailbox knows when a message arrived, so that hours of grace and silence need not be waited for.
    const arrive = (status: string, hoursAgo: number) =>
      dovecot.deliver(mail(`${status} - Backup of "User01: Documents"`), {
        atMs: Date.now() - hoursAgo * hourMs,
      })
    await arrive('Success', 28)
    await seen(webhook, 'LastgoodBackupOverdue', 'firing')
    await arrive('Error', 2.6)
    await seen(webhook, 'LastgoodBackupOverdue', 'resolved')
    await seen(webhook, 'LastgoodBackupFailed', 'firing')
    await arrive('Warning', 2.3)
    await seen(webhook, 'LastgoodBackupFailed', 'resolved')
    await seen(webhook, 'LastgoodBackupWarning', 'firing')
    await arrive('Success', 0)
    await seen(webhook, 'LastgoodBackupWarning', 'resolved')

    // Each exactly once; the end of one trouble and the begin of the next may be told in either order.
    const told = changes(webhook)
    expect(told.filter(change => change.endsWith('firing'))).toEqual([
      'pagerduty LastgoodBackupOverdue firing',
      'pagerduty LastgoodBackupFailed firing',
      'pagerduty LastgoodBackupWarning firing',
    ])
    expect(told.filter(change => change.endsWith('resolved'))).toEqual([
      'pagerduty LastgoodBackupOverdue resolved',
      'pagerduty LastgoodBackupFailed resolved',
      'pagerduty LastgoodBackupWarning resolved',
    ])
    const failed = await seen(webhook, 'LastgoodBackupFailed', 'firing')
    expect(failed.annotations['summary']).toContain('User01: Documents')
    const linked = await fetch(failed.annotations['link'] ?? '', { redirect: 'manual' })
    expect(linked.headers.get('location')).toMatch(/\/messages\/\d+$/)
    expect(await prometheus.query('backup_check_status{check="user01-documents"}')).toMatchObject([
      { value: 0 },
    ])
    expect(await dovecot.count('INBOX')).toBe(0)
    expect(await dovecot.count('Processed')).toBe(4)
  },
  120_000,
)

withServers(
  "the vendor's own title does not fit the example's rule: the mail waits, and preview names the condition to blame",
  async () => {
    await using folder = await openTempFolder()
    await using dovecot = await startDovecot()
    await using exporter = await startExporter({ folder: folder.path, config: toConfig(dovecot) })
    const raw = mail('Success - Backup of "Documents"')
    await dovecot.deliver(raw)
    await until(async () => (await exporter.sample('lastgood_unmatched_messages')) === 1)
    expect(await exporter.sample(series('status'))).toBeUndefined()
    expect(await exporter.sample(series('seen'))).toBe(0)

    const file = join(folder.path, 'vendor.eml')
    await writeFile(file, raw)
    const preview = async () => {
      const args = [launcher, 'preview', 'user01-documents', file, '--config', exporter.configFile]
      return (await run(process.execPath, args)).stdout
    }
    const doesNotFit = await preview()
    expect(doesNotFit).toContain('does NOT fit check user01-documents')
    expect(doesNotFit).toMatch(/no +subject contains "User01: Documents"; it is: .*Backup of "Documents"/)
    expect(doesNotFit).toMatch(/yes +body contains "Offsite Comet Server"/)

    // The rule corrected: what waited is matched, at the time at which it came.
    const corrected = toConfig(dovecot).replace(
      'contains: "User01: Documents" }',
      'contains: \'Backup of "Documents"\' }',
    )
    await writeFile(exporter.configFile, corrected)
    await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
    await until(async () => (await exporter.sample(series('status'))) === 0)
    await until(async () => (await exporter.sample('lastgood_unmatched_messages')) === 0)
    expect(await preview()).toContain('status is success: subject contains "Success"')
  },
  60_000,
)

function series(name: string): string {
  return `backup_check_${name}{check="user01-documents",group="Backups"}`
}

function toConfig(dovecot: Dovecot): string {
  return `
timezone: Europe/Berlin
smtp: { address: backups@example.com }
imap:
  - name: inbox
    host: 127.0.0.1
    port: ${dovecot.port}
    tls: none
    user: ${dovecot.user}
    password: ${dovecot.password}
    folder: INBOX
    afterwards: { move: Processed }
    poll: 1 second
checks:
  - id: user01-documents
    name: "User01: Documents"
    group: Backups
    label: Comet
    schedule: { every: 1 day, overdueAfter: 30 minutes }
    match:
      alias: cometuser01
      all:
        - { field: subject, contains: "User01: Documents" }
        - { field: body, contains: Offsite Comet Server }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
      warning: { all: [{ field: subject, contains: Warning }] }
    notify: { route: msp-pager, grace: 2 hours, repeat: once, restored: true, outsideWindow: true }
`
}

let serial = 0
function mail(subject: string): string {
  serial++
  return [
    'From: Comet <comet@example.net>',
    'To: backups+cometuser01@Example.COM',
    `Subject: ${subject}`,
    `Message-ID: <comet-${serial}@example.net>`,
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><body><h1>Job report</h1><table><tr><td>Storage Vault</td><td>Offsite&nbsp;Comet',
    '  Server</td></tr><tr><td>Total Size</td><td>1.2 GB</td></tr></table></body></html>',
    '',
  ].join('\r\n')
}

async function seen(webhook: Webhook, name: string, status: 'firing' | 'resolved') {
  const fits = (alert: { status: string; labels: Readonly<Record<string, string>> }) =>
    alert.status === status && alert.labels['alertname'] === name
  const notification = await webhook.waitFor(({ alerts }) => alerts.some(fits), 30_000)
  const alert = notification.alerts.find(fits)
  if (!alert) throw new Error(`${name}: not in the notification that has it`)
  return alert
}

/** Receiver, alert and status of every change the receivers were told; the watchdog speaks all the time. */
function changes(webhook: Webhook): string[] {
  const last = new Map<string, string>()
  const told: string[] = []
  for (const { receiver, alerts } of webhook.notifications)
    for (const { status, labels } of alerts) {
      const name = `${receiver} ${labels['alertname']}`
      if (labels['alertname'] === 'LastgoodWatchdog' || last.get(name) === status) continue
      last.set(name, status)
      told.push(`${name} ${status}`)
    }
  return told
}

async function until(isSo: () => Promise<boolean>) {
  for (
    const deadline = Date.now() + 15_000;
    Date.now() < deadline;
    await new Promise(done => setTimeout(done, 50))
  )
    if (await isSo()) return
  throw new Error('did not come about within 15 s')
}
