/** How all backups stand now: counted by Prometheus, shown one by one by the app's data source and check grid. */
import { type Board, chart, checkGrid, column, stat, stateTimeline, table } from './board.ts'
import { ask, checkPage, lastgood, lastgoodVariable, only } from './lastgood.ts'
import { choice, datasourceVariable, instant, overTime } from './prometheus.ts'

/** The checks that were chosen. A check without a label has no such label, which .* fits. */
const chosen = 'backup_check_info{group=~"$group", label=~"$label", check=~"$check"}'
const of = (expr: string) => `(${expr}) and on (check, group) ${chosen}`
const count = (expr: string) => `count(${of(expr)}) or vector(0)`
const good = 'backup_check_status == 0 unless on (check, group) backup_check_overdue == 1'

const red = [
  [null, 'green'],
  [1, 'red'],
] as const
const orange = [
  [null, 'green'],
  [1, 'orange'],
] as const
const merged = [{ id: 'merge', options: {} }]
/** The same checks as of Prometheus, of the app. */
const ofChosen = { groups: ['$group'], labels: ['$label'], checks: ['$check'] }
const checkColumns = [
  'Id',
  'Check',
  'Group',
  'Label',
  'Standing',
  'Status',
  'Timing',
  'Reason',
  'Product',
  'Computer',
  'Schedule',
  'Last result',
  'Last good',
  'Next expected',
  'Overdue since',
  'Failing since',
  'Running since',
  'Paused until',
  'Missed in a row',
  'Size',
  'Duration',
  'Notes',
]
const shown = [
  'Standing',
  'Group',
  'Check',
  'Label',
  'Reason',
  'Last good',
  'Failing since',
  'Overdue since',
  'Missed in a row',
  'Notes',
  'Id',
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
    lastgoodVariable,
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
    checkGrid('All checks', {
      description:
        'Every check with its newest results, worst first. Click on a result to see its message, and what can be done.',
      datasource: lastgood,
      targets: [ask({ kind: 'checks', results: 30, ...ofChosen })],
      noValue: 'no checks',
    }),
    table('Not good now', {
      description:
        'Failed, overdue or with warnings, and the rule that says so; the longest without a good result first. Click on a check to open its page.',
      datasource: lastgood,
      width: 24,
      height: 10,
      targets: [
        ask({ kind: 'checks', results: 0, standings: ['failed', 'overdue', 'warning'], ...ofChosen }),
      ],
      transformations: [only(checkColumns, shown)],
      overrides: [
        column('Standing', { 'custom.width': 110 }),
        ...['Last good', 'Failing since', 'Overdue since'].map(name =>
          column(name, { unit: 'dateTimeFromNow' }),
        ),
        // Links of other columns read it.
        column('Id', { 'custom.hidden': true }),
      ],
      sortBy: { column: 'Last good', descending: false },
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
        column('check', { displayName: 'Check', links: [{ title: 'Open the check', url: checkPage }] }),
      ],
      noValue: 'No alert fires',
    }),
    stateTimeline('Results', {
      description: 'The results of each check in the time range; a missed one is purple.',
      datasource: lastgood,
      height: 12,
      targets: [ask({ kind: 'activities', format: 'timeline', limit: 5000, ...ofChosen })],
      noValue: 'no results in this time range',
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
