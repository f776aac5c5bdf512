/** The provisioned rules on figures as promtool reads them, and what every alert of them must have. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { requireServer } from './servers/spawn-server.ts'

const provisioning = fileURLToPath(new URL('../../provisioning/', import.meta.url))
const rules = join(provisioning, 'prometheus/rules')
const run = promisify(execFile)
const withPromtool = requireServer('promtool')
const withAmtool = requireServer('amtool')

type Rule = {
  readonly record?: string
  readonly alert?: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}
type Group = { readonly name: string; readonly interval?: string; readonly rules: readonly Rule[] }
const { groups } = parse(readFileSync(join(rules, 'figures.yml'), 'utf8')) as {
  readonly groups: readonly Group[]
}
const alerts = groups.flatMap(group => group.rules).filter(rule => rule.alert !== undefined)

withPromtool(
  'the rules do what figures_test.yml says',
  async () => {
    await run('promtool', ['test', 'rules', join(rules, 'figures_test.yml')])
  },
  120_000,
)

test('Prometheus is told to load them besides the others, whose facts they join', () => {
  const { rule_files } = parse(readFileSync(join(provisioning, 'prometheus/prometheus.yml'), 'utf8'))
  expect(rule_files).toEqual(['rules/lastgood.yml', 'rules/figures.yml'])
})

test('only the hourly group looks through 30 days', () => {
  for (const { interval, rules } of groups)
    for (const { expr } of rules) if (expr.includes('[30d')) expect([expr, interval]).toEqual([expr, '1h'])
})

test('every alert has a severity and takes its labels from the check, and says what is so, why, and what to do', () => {
  expect(alerts.map(({ alert }) => alert)).toEqual([
    'LastgoodBackupZeroBytes',
    'LastgoodBackupShrank',
    'LastgoodBackupGrew',
    'LastgoodBackupSlow',
  ])
  for (const { expr, labels, annotations } of alerts) {
    expect(expr).toMatch(/^max without \(fact, figure\) \(lastgood:alert:since\{fact="\w+"\}\)$/)
    expect(['critical', 'warning']).toContain(labels?.['severity'])
    expect(annotations).toMatchObject({
      summary: expect.stringContaining('{{ or $labels.name $labels.check }}'),
      cause: expect.any(String),
      action: expect.any(String),
      link: expect.stringContaining('/checks/{{ $labels.check }}/last'),
    })
  }
})

test('docs/alerting.md explains every alert', () => {
  const page = readFileSync(join(provisioning, '../docs/alerting.md'), 'utf8')
  for (const { alert } of alerts) expect(page).toContain(`\`${alert}\``)
})

withAmtool('a figure that is told goes where the warnings of its check go', async () => {
  const file = join(provisioning, 'alertmanager/alertmanager.yml')
  const labels = ['alertname=LastgoodBackupShrank', 'severity=warning', 'group=Acme', 'restored=true']
  const { stdout } = await run('amtool', ['config', 'routes', 'test', `--config.file=${file}`, ...labels])
  expect(stdout.trim()).toBe('email')
})

test('a failing result does not end what was told of figures', () => {
  const { inhibit_rules } = parse(readFileSync(join(provisioning, 'alertmanager/alertmanager.yml'), 'utf8'), {
    merge: true,
  })
  const held = inhibit_rules
    .filter((rule: { source_matchers: string[] }) =>
      rule.source_matchers.includes('alertname="LastgoodBackupFailed"'),
    )
    .map((rule: { target_matchers: string[] }) => rule.target_matchers[0]?.match(/"(.*)"/)?.[1] ?? '')
  for (const { alert = '' } of alerts)
    expect(held.some((pattern: string) => new RegExp(`^(${pattern})$`).test(alert))).toBe(true)
})
