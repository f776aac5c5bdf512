/** How all backups stand now, from Prometheus: how many are good, which are not, since when. */
import { type Board, chart, column, stat, statusMappings, table } from './board.ts'
import { addressVariable, choice, datasourceVariable, instant, overTime } from './prometheus.ts'

/** The checks that were chosen. A check without a label has no such label, which .* fits. */
const chosen = 'backup_check_info{group=~"$group", label=~"$label", check=~"$check"}'
const of = (expr: string) => `(${expr}) and on (check, group) ${chosen}`
const count = (expr: string) => `count(${of(expr)}) or vector(0)`
const each = (expr: string) => `max by (check, group) (${of(expr)})`
const withName = (expr: string) =>
  `max by (check, group) (${of(expr)}) * on (check, group) group_left (name, label) max by (check, group, name, label) (${chosen})`

const notGood = 'backup_check_status >= 1 or backup_check_overdue == 1'
const bad = (expr: string) => `${expr} and on (check, group) (${notGood})`
const good = 'backup_check_status == 0 unless on (check, group) backup_check_overdue == 1'

const red = [
  [null, 'green'],
  [1, 'red'],
] as const
const orange = [
  [null, 'green'],
  [1, 'orange'],
] as const
const yesNo = [
  {
    type: 'value',
    options: { 0: { text: 'no', color: 'text', index: 0 }, 1: { text: 'yes', color: 'red', index: 1 } },
  },
]
const merged = [{ id: 'merge', options: {} }]
const linked = [
  {
    title: 'Open the check',
    url: '${address:raw}/checks/${__data.fields.check:percentencode}',
    targetBlank: true,
  },
  {
    title: 'Open its last message',
    url: '${address:raw}/checks/${__data.fields.check:percentencode}/last',
    targetBlank: true,
  },
]
/** Letters are those of the targets, in order. */
const checkColumns = [
  column('Time', { 'custom.hidden': true }),
  column('group', { displayName: 'Client' }),
  column('name', { displayName: 'Name', links: linked }),
  column('label', { displayName: 'Label' }),
  column('check', { displayName: 'Check', links: linked }),
  column('Value #A', {
    displayName: 'Overdue',
    mappings: yesNo,
    'custom.cellOptions': { type: 'color-text' },
  }),
  column('Value #B', {
    displayName: 'Last result',
    mappings: statusMappings,
    'custom.cellOptions': { type: 'color-text' },
  }),
  column('Value #C', { displayName: 'Last success', unit: 'dateTimeFromNow' }),
  column('Value #D', { displayName: 'Last heard from', unit: 'dateTimeFromNow' }),
]

export const overviewBoard: Board = {
  uid: 'lastgood-overview',
  title: 'Backups: overview',
  description: 'Which backups are good now, which are not, and since when.',
  datasourceType: 'prometheus',
  tags: ['backup'],
  from: 'now-7d',
  refresh: '1m',
  variables: [
    datasourceVariable,
    choice('group', 'Client', 'label_values(backup_check_info, group)'),
    choice('label', 'Label', 'label_values(backup_check_info{group=~"$group"}, label)'),
    choice('check', 'Check', 'label_values(backup_check_info{group=~"$group", label=~"$label"}, check)'),
    addressVariable,
  ],
  panels: [
    tile('Checks', 'All that are expected or paused.', 'backup_check_paused >= 0'),
    tile('Good', 'The last result is a success and none is overdue.', good),
    tile('Warning', 'The last result says warning.', 'backup_check_status == 1', orange),
    tile('Failed', 'The last result says failure.', 'backup_check_status == 2', red),
    tile(
      'Overdue',
      'A result is missing for longer than the check allows.',
      'backup_check_overdue == 1',
      red,
    ),
    tile('Never seen', 'Set up, but nothing has ever arrived.', 'backup_check_seen == 0', orange),
    tile('Late', 'The expected time has passed; not yet overdue.', 'backup_check_late == 1'),
    tile('Paused', 'Nothing is expected of them.', 'backup_check_paused == 1'),
    table('Not good now', {
      description:
        'Failed, with warnings or overdue; the longest without a success first. Click on a name to open the check or its last message.',
      height: 10,
      targets: [
        instant(withName(bad('backup_check_overdue'))),
        instant(each(bad('backup_check_status'))),
        instant(each(bad('backup_check_last_success_timestamp_seconds * 1000'))),
        instant(each(bad('backup_check_last_result_timestamp_seconds * 1000'))),
        instant(each(bad('backup_check_consecutive_failures'))),
      ],
      transformations: merged,
      overrides: [...checkColumns, column('Value #E', { displayName: 'Failures in a row' })],
      sortBy: { column: 'Last success', descending: false },
      noValue: 'All backups are good',
    }),
    chart('Checks by status', {
      description:
        'By their last result. What is overdue is a line of its own: such a check keeps its last status.',
      targets: [
        overTime(count('backup_check_status == 0'), 'Success'),
        overTime(count('backup_check_status == 1'), 'Warning'),
        overTime(count('backup_check_status == 2'), 'Failure'),
        overTime(count('backup_check_overdue == 1'), 'Overdue'),
      ],
      unit: 'short',
      draw: 'step',
      stacked: true,
      overrides: [
        colored('Success', 'green'),
        colored('Warning', 'orange'),
        colored('Failure', 'red'),
        column('Overdue', {
          color: { mode: 'fixed', fixedColor: 'purple' },
          'custom.stacking': { mode: 'none', group: 'A' },
          'custom.fillOpacity': 0,
        }),
      ],
    }),
    chart('Failures and missed results', {
      description: 'How many came about in each step.',
      targets: [
        overTime(
          `sum(increase(backup_check_failures_total[$__rate_interval]) and on (check, group) ${chosen})`,
          'Failures',
        ),
        overTime(
          `sum(increase(backup_check_missed_total[$__rate_interval]) and on (check, group) ${chosen})`,
          'Missed',
        ),
      ],
      unit: 'short',
      draw: 'bars',
      interval: '1h',
      overrides: [colored('Failures', 'red'), colored('Missed', 'purple')],
    }),
    table('Clients', {
      description: 'How many checks of each client are good or not.',
      width: 12,
      targets: [
        instant(`count by (group) (${of('backup_check_paused >= 0')})`),
        instant(`count by (group) (${of(good)})`),
        instant(`count by (group) (${of('backup_check_status == 1')})`),
        instant(`count by (group) (${of('backup_check_status == 2')})`),
        instant(`count by (group) (${of('backup_check_overdue == 1')})`),
      ],
      transformations: merged,
      overrides: [
        column('Time', { 'custom.hidden': true }),
        column('group', {
          displayName: 'Client',
          links: [
            {
              title: 'Only this client',
              url: '/d/lastgood-overview?${datasource:queryparam}&var-group=${__data.fields.group:percentencode}&${__url_time_range}',
            },
          ],
        }),
        ...['Checks', 'Good', 'Warning', 'Failed', 'Overdue'].map((displayName, index) =>
          column(`Value #${String.fromCharCode(65 + index)}`, { displayName }),
        ),
      ],
      sortBy: { column: 'Failed', descending: true },
      noValue: 'no checks',
    }),
    table('Alerts', {
      description:
        'What fires now of these checks, and of the service itself. The watchdog, which always does, is left out.',
      width: 12,
      targets: [
        instant(
          'max by (alertname, severity, group, name, check) (ALERTS{alertstate="firing", alertname=~"Lastgood.*", alertname!="LastgoodWatchdog", group=~"$group", label=~"$label", check=~"$check"})',
        ),
      ],
      overrides: [
        column('Time', { 'custom.hidden': true }),
        column('Value', { 'custom.hidden': true }),
        column('check', { displayName: 'Check', links: linked }),
      ],
      noValue: 'No alert fires',
    }),
    table('All checks', {
      description: 'Every check with its last result, and when the next is expected.',
      height: 12,
      targets: [
        instant(withName('backup_check_overdue')),
        instant(each('backup_check_status')),
        instant(each('backup_check_last_success_timestamp_seconds * 1000')),
        instant(each('backup_check_last_result_timestamp_seconds * 1000')),
        instant(each('backup_check_expected_timestamp_seconds * 1000')),
        instant(each('backup_check_size_bytes')),
        instant(each('backup_check_duration_seconds')),
      ],
      transformations: merged,
      overrides: [
        ...checkColumns,
        column('Value #E', { displayName: 'Expected', unit: 'dateTimeFromNow' }),
        column('Value #F', { displayName: 'Size', unit: 'bytes' }),
        column('Value #G', { displayName: 'Duration', unit: 's' }),
      ],
      sortBy: { column: 'Name', descending: false },
      noValue: 'no checks',
    }),
  ],
}

function tile(
  title: string,
  description: string,
  expr: string,
  thresholds?: readonly (readonly [number | null, string])[],
) {
  return stat(title, {
    description,
    targets: [instant(count(expr), title)],
    unit: 'short',
    width: 3,
    ...(thresholds && { thresholds }),
  })
}

function colored(name: string, fixedColor: string) {
  return column(name, { color: { mode: 'fixed', fixedColor } })
}
