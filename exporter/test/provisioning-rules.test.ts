/** The provisioned rules and routes as their own tools read them: promtool and amtool. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { openTempFolder, requireServer } from './servers/spawn-server.ts'

const provisioning = fileURLToPath(new URL('../../provisioning/', import.meta.url))
const rulesFile = join(provisioning, 'prometheus/rules/lastgood.yml')
const alertmanager = join(provisioning, 'alertmanager')
const alertmanagerFile = join(alertmanager, 'alertmanager.yml')
/** Rejects with what the program wrote when it is not content. */
const run = promisify(execFile)
const withPromtool = requireServer('promtool')
const withAmtool = requireServer('amtool')

describe('Prometheus', () => {
  withPromtool('takes the configuration and the rules', async () => {
    await run('promtool', ['check', 'config', join(provisioning, 'prometheus/prometheus.yml')])
  })

  withPromtool('the rules do what rules_test.yml says', async () => {
    await run('promtool', ['test', 'rules', join(provisioning, 'prometheus/rules/rules_test.yml')])
  })

  withPromtool(
    'a hundred checks that fail give a hundred alerts, one each, and no good one any',
    async () => {
      await using folder = await openTempFolder()
      const ids = Array.from({ length: 100 }, (_, index) => `check${index}`)
      const series = ids.flatMap((check, index) => [
        { series: `backup_check_status{check="${check}",group="g${index % 7}"}`, values: '0x4 2x10' },
        { series: `backup_check_status{check="good${index}",group="g${index % 7}"}`, values: '0x20' },
        {
          series: `backup_check_status_since_timestamp_seconds{check="${check}",group="g${index % 7}"}`,
          values: '300x20',
        },
        {
          series: `backup_check_info{check="${check}",group="g",name="n${index}",restored="true"}`,
          values: '1x20',
        },
      ])
      const promql_expr_test = [
        { expr: 'count(ALERTS{check!=""})', eval_time: '4m', exp_samples: [] },
        {
          expr: 'count(ALERTS{alertname="LastgoodBackupFailed"})',
          eval_time: '5m',
          exp_samples: [{ value: 100 }],
        },
        {
          expr: 'count(count by (check, name) (ALERTS{check!=""}))',
          eval_time: '6m',
          exp_samples: [{ value: 100 }],
        },
      ]
      const file = join(folder.path, 'test.yml')
      const test = { interval: '1m', input_series: series, promql_expr_test }
      await writeFile(
        file,
        JSON.stringify({ rule_files: [rulesFile], evaluation_interval: '1m', tests: [test] }),
      )
      await run('promtool', ['test', 'rules', file])
    },
  )

  test('every alert has a severity, and says what is so, why, and what to do', () => {
    const alerts = readRules().filter(rule => rule.alert !== undefined)
    expect(alerts.map(({ alert }) => alert)).toEqual([
      'LastgoodBackupFailed',
      'LastgoodBackupFailedAgain',
      'LastgoodBackupWarning',
      'LastgoodBackupOverdue',
      'LastgoodBackupNeverSeen',
      'LastgoodBackupMissedWindow',
      'LastgoodExporterDown',
      'LastgoodIntakeDown',
      'LastgoodMessagesRefused',
      'LastgoodUntrustedResults',
      'LastgoodUnmatchedMail',
      'LastgoodInfluxBehind',
      'LastgoodReportMailsWaiting',
      'LastgoodConfigRefused',
      'LastgoodManagedChecksUnreadable',
      'LastgoodWatchdog',
    ])
    for (const { alert = '', labels, annotations } of alerts) {
      expect(['critical', 'warning', 'none']).toContain(labels?.['severity'])
      expect(annotations).toMatchObject({
        summary: expect.any(String),
        cause: expect.any(String),
        action: expect.any(String),
      })
      if (alert.startsWith('LastgoodBackup'))
        expect(annotations?.['link']).toContain('/checks/{{ $labels.check }}')
    }
  })

  test('docs/alerting.md explains every alert', () => {
    const page = readFileSync(join(provisioning, '../docs/alerting.md'), 'utf8')
    for (const { alert } of readRules()) if (alert !== undefined) expect(page).toContain(`\`${alert}\``)
  })
})

describe('Alertmanager', () => {
  withAmtool('takes the configuration and the templates', async () => {
    await run('amtool', ['check-config', alertmanagerFile])
  })

  const extra = readdirSync(join(alertmanager, 'receivers'))
  test('receivers that need a newer Alertmanager wait in files of their own', () => {
    expect(extra).toEqual(['discord.yml', 'pushover.yml', 'teams.yml', 'telegram.yml'])
  })

  test.each(extra)('receivers/%s has a twin that does not tell of restoring, and a route to each', file => {
    const name = file.replace('.yml', '')
    const { route, receivers } = parse(readFileSync(join(alertmanager, 'receivers', file), 'utf8'), {
      merge: true,
    })
    expect(receivers.map((receiver: { name: string }) => receiver.name)).toEqual([
      name,
      `${name}-without-restored`,
    ])
    expect(receivers.map((it: Record<string, [{ send_resolved: boolean }]>) => sendsResolved(it))).toEqual([
      true,
      false,
    ])
    expect(route.routes[0].matchers).toEqual([`route="${name}"`])
    expect(route.routes[0].routes).toEqual([
      { matchers: ['restored="false"'], receiver: `${name}-without-restored` },
    ])
  })

  withAmtool.each(extra)('receivers/%s can be copied as it says', async file => {
    await using folder = await openTempFolder()
    const { stdout, stderr } = await run('amtool', ['--version'])
    const minor = Number(`${stdout}${stderr}`.match(/version 0\.(\d+)/)?.[1])
    const text = readFileSync(join(alertmanager, 'receivers', file), 'utf8')
    const needed = Number(text.match(/Alertmanager 0\.(\d+) or newer/)?.[1])
    // What each says to do with an older Alertmanager: write the secret itself. Only Teams has no older way.
    const older = text.replace(/^( +\w+)_file: .*$/gm, '$1: https://secret.example.com/value')
    const copy = join(folder.path, file)
    await writeFile(
      copy,
      (minor >= needed ? text : older).replace('../templates', `${alertmanager}/templates`),
    )
    const check = run('amtool', ['check-config', copy])
    if (minor < needed && file === 'teams.yml') await expect(check).rejects.toThrow()
    else await check
  })

  const failed = 'alertname=LastgoodBackupFailed severity=critical group=Acme check=nas'
  withAmtool.each([
    ['no route: the default', failed, 'email'],
    ['a route', `${failed} route=slack restored=true`, 'slack'],
    ['a route by a name of your own', `${failed} route=msp-pager restored=true`, 'pagerduty'],
    ['a route nobody made is not lost', `${failed} route=mispelt restored=true`, 'email'],
    ['restored false', `${failed} route=slack restored=false`, 'slack-without-restored'],
    ['restored false without a route', `${failed} restored=false`, 'email-without-restored'],
    ['a ticket', `${failed} route=webhook restored=true`, 'webhook'],
    ['a client and severity', 'alertname=X severity=critical group="Example Client"', 'pagerduty'],
    [
      "the check's route before that",
      'alertname=X severity=critical group="Example Client" route=slack',
      'slack',
    ],
    ['a warning', 'alertname=LastgoodBackupWarning severity=warning group=Acme restored=true', 'email'],
    ['a warning, restored false', 'alertname=X severity=warning restored=false', 'email-without-restored'],
    ['own health', 'alertname=LastgoodExporterDown severity=critical', 'email'],
    ['the watchdog', 'alertname=LastgoodWatchdog severity=none', 'dead-mans-switch'],
  ])('%s', async (_, labels, receiver) => {
    const pairs = labels.match(/\w+=("[^"]*"|\S+)/g)?.map(pair => pair.replaceAll('"', '')) ?? []
    const { stdout } = await run('amtool', [
      'config',
      'routes',
      'test',
      `--config.file=${alertmanagerFile}`,
      ...pairs,
    ])
    expect(stdout.trim()).toBe(receiver)
  })

  withAmtool.each([
    ['lastgood.html', 'html', 'backup &#34;&lt;b&gt;NAS&lt;/b&gt;&#34; failed'],
    ['lastgood.html', 'html', '<a href="https://lastgood.example.com/checks/nas/last">'],
    ['lastgood.subject', 'text', '[CRITICAL] A & B: backup "<b>NAS</b>" failed'],
    ['lastgood.text', 'text', 'What to do: look'],
    ['lastgood.slack.title', 'text', 'Critical: A &amp; B: backup "&lt;b&gt;NAS&lt;/b&gt;" failed'],
    ['lastgood.slack.text', 'text', '<https://lastgood.example.com/checks/nas/last|Open in Lastgood>'],
  ])(
    'template %s (%s) shows the words of an alert, whatever names hold',
    async (template, type, expected) => {
      await using folder = await openTempFolder()
      const alert = {
        status: 'firing',
        labels: { severity: 'critical' },
        annotations: {
          summary: 'A & B: backup "<b>NAS</b>" failed',
          cause: 'because',
          action: 'look',
          link: 'https://lastgood.example.com/checks/nas/last',
        },
        startsAt: '2026-11-22T01:02:03Z',
        endsAt: '0001-01-01T00:00:00Z',
      }
      const data = {
        status: 'firing',
        alerts: [alert],
        commonLabels: alert.labels,
        commonAnnotations: alert.annotations,
      }
      await writeFile(join(folder.path, 'data.json'), JSON.stringify(data))
      const { stdout } = await run('amtool', [
        'template',
        'render',
        `--template.glob=${alertmanager}/templates/*.tmpl`,
        `--template.type=${type}`,
        `--template.text={{ template "${template}" . }}`,
        `--template.data=${folder.path}/data.json`,
      ])
      expect(stdout).toContain(expected)
    },
  )
})

type Rule = {
  readonly alert?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

function readRules(): readonly Rule[] {
  const { groups } = parse(readFileSync(rulesFile, 'utf8')) as {
    groups: readonly { rules: readonly Rule[] }[]
  }
  return groups.flatMap(group => group.rules)
}

function sendsResolved({ name: _, ...integrations }: Record<string, unknown>): boolean {
  const [configs] = Object.values(integrations) as [readonly { readonly send_resolved: boolean }[]]
  return configs.every(config => config.send_resolved)
}
