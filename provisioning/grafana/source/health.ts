/** Whether Lastgood itself is well, from Prometheus: what comes in, what becomes of it, and what it needs. */
import { type Board, chart, column, stat, table } from './board.ts'
import { ask, lastgood, lastgoodVariable } from './lastgood.ts'
import { datasourceVariable, instant, overTime } from './prometheus.ts'

const job = 'job="lastgood"'
const upDown = [
  {
    type: 'value',
    options: { 0: { text: 'down', color: 'red', index: 0 }, 1: { text: 'up', color: 'green', index: 1 } },
  },
]
const yesNo = [
  {
    type: 'value',
    options: {
      0: { text: 'refused', color: 'red', index: 0 },
      1: { text: 'taken', color: 'green', index: 1 },
    },
  },
]
const thresholds = [
  [null, 'red'],
  [1, 'green'],
] as const
const few = [
  [null, 'green'],
  [1, 'orange'],
  [11, 'red'],
] as const

export const healthBoard: Board = {
  uid: 'lastgood-health',
  title: 'Lastgood: exporter health',
  description: 'Whether Lastgood itself is well: its intakes, messages, store and process.',
  datasourceType: 'prometheus',
  tags: ['service'],
  from: 'now-24h',
  refresh: '1m',
  variables: [datasourceVariable, lastgoodVariable],
  panels: [
    stat('Exporter', {
      description: 'Whether Prometheus can scrape it.',
      targets: [instant(`min(up{${job}})`, 'Exporter')],
      mappings: upDown,
      thresholds,
      width: 3,
      noValue: 'never scraped',
    }),
    stat('Version', {
      description: 'Version that runs.',
      targets: [instant('max by (version) (lastgood_build_info)', '{{version}}')],
      text: true,
      width: 3,
      mappings: [{ type: 'value', options: { 1: { text: ' ', index: 0 } } }],
    }),
    stat('Running for', {
      description: 'Since its last start.',
      targets: [instant(`time() - max(process_start_time_seconds{${job}})`, 'Running for')],
      unit: 's',
      width: 3,
    }),
    stat('Configuration', {
      description: 'Whether the last change was taken. One that is refused leaves the one before in force.',
      targets: [instant('min(lastgood_config_last_reload_successful)', 'Configuration')],
      mappings: yesNo,
      thresholds,
      width: 3,
    }),
    stat('Unmatched', {
      description: 'Messages that fit no check and wait.',
      targets: [instant('max(lastgood_unmatched_messages)', 'Unmatched')],
      unit: 'short',
      thresholds: few,
      width: 3,
    }),
    stat('Refused', {
      description: 'Messages of the last day that could not be stored and were left with their senders.',
      targets: [instant('sum(increase(lastgood_messages_refused_total[1d]))', 'Refused')],
      unit: 'short',
      decimals: 0,
      thresholds: few,
      width: 3,
      noValue: '0',
    }),
    stat('Store', {
      description: 'Size of the database on disk.',
      targets: [instant('max(lastgood_store_size_bytes)', 'Store')],
      unit: 'bytes',
      width: 3,
    }),
    stat('Checks', {
      description: 'Checks that are published.',
      targets: [instant('count(backup_check_paused)', 'Checks')],
      unit: 'short',
      width: 3,
      noValue: '0',
    }),
    table('Intakes', {
      description: 'Ways in: whether each can take messages, and when it last did.',
      width: 12,
      height: 8,
      targets: [
        instant('max by (intake) (lastgood_intake_up)'),
        instant('max by (intake) (lastgood_intake_last_message_timestamp_seconds * 1000)'),
      ],
      transformations: [{ id: 'merge', options: {} }],
      overrides: [
        column('Time', { 'custom.hidden': true }),
        column('intake', { displayName: 'Intake' }),
        column('Value #A', {
          displayName: 'State',
          mappings: upDown,
          'custom.cellOptions': { type: 'color-text' },
        }),
        column('Value #B', { displayName: 'Last message', unit: 'dateTimeFromNow' }),
      ],
      noValue: 'no intake',
    }),
    chart('Messages', {
      description: 'Accepted messages by what became of them.',
      targets: [
        overTime('sum by (outcome) (increase(lastgood_messages_total[$__rate_interval]))', '{{outcome}}'),
      ],
      unit: 'short',
      draw: 'bars',
      stacked: true,
      interval: '5m',
    }),
    chart('Unmatched messages', {
      description:
        'More of them than usual: the mails of a product have changed, or a backup has no check yet.',
      targets: [overTime('max(lastgood_unmatched_messages)', 'Unmatched')],
      unit: 'short',
      draw: 'step',
    }),
    chart('Troubles', {
      description: 'What went wrong in each step. All of it is tried again; if it goes on, the log says why.',
      targets: [
        overTime('sum(increase(lastgood_store_failures_total[$__rate_interval]))', 'store'),
        overTime('sum(increase(lastgood_http_failures_total[$__rate_interval]))', 'HTTP'),
        overTime('sum(increase(lastgood_messages_refused_total[$__rate_interval]))', 'messages refused'),
        overTime(
          'sum by (intake) (increase(lastgood_imap_connect_failures_total[$__rate_interval]))',
          '{{intake}} connect',
        ),
        overTime(
          'sum by (intake) (increase(lastgood_imap_mark_failures_total[$__rate_interval]))',
          '{{intake}} mark',
        ),
        overTime(
          'sum by (intake, reason) (increase(lastgood_smtp_refused_total[$__rate_interval]))',
          '{{intake}} {{reason}}',
        ),
        overTime(
          'sum by (intake) (increase(lastgood_smtp_troubles_total[$__rate_interval]))',
          '{{intake}} troubles',
        ),
      ],
      unit: 'short',
      draw: 'bars',
      stacked: true,
      interval: '5m',
    }),
    chart('Waiting for InfluxDB', {
      description: 'Results that InfluxDB does not have yet, and for how long the oldest has been waiting.',
      targets: [
        overTime('max(lastgood_influx_backlog_activities)', 'Results'),
        overTime('max(lastgood_influx_lag_seconds)', 'Oldest'),
      ],
      unit: 'short',
      noValue: 'no InfluxDB is configured',
      overrides: [column('Oldest', { unit: 's', 'custom.axisPlacement': 'right' })],
    }),
    chart('Store', {
      description: 'Size of the database on disk. Retention keeps it level after a while.',
      targets: [overTime('max(lastgood_store_size_bytes)', 'Database')],
      unit: 'bytes',
    }),
    chart('Scrape', {
      description: 'How long Prometheus waits for the metrics of all checks.',
      targets: [overTime(`max(scrape_duration_seconds{${job}})`, 'Duration')],
      unit: 's',
    }),
    chart('Memory', {
      description: 'Memory of the process.',
      targets: [
        overTime(`max(process_resident_memory_bytes{${job}})`, 'Resident'),
        overTime(`max(nodejs_heap_size_used_bytes{${job}})`, 'Heap in use'),
      ],
      unit: 'bytes',
    }),
    chart('Load', {
      description: 'Share of a processor, and how long the event loop kept others waiting (99th percentile).',
      targets: [
        overTime(`sum(rate(process_cpu_seconds_total{${job}}[$__rate_interval]))`, 'Processor'),
        overTime(`max(nodejs_eventloop_lag_p99_seconds{${job}})`, 'Event loop lag'),
      ],
      unit: 'percentunit',
      overrides: [column('Event loop lag', { unit: 's', 'custom.axisPlacement': 'right' })],
    }),
    table('Waiting messages', {
      description:
        'Messages of the time range that fit no check. Click on a subject to read one, or on its number to make a check of it.',
      datasource: lastgood,
      width: 12,
      targets: [ask({ kind: 'unmatched', limit: 200 })],
      sortBy: { column: 'Received', descending: true },
      noValue: 'no message waits',
    }),
    table('Changes', {
      description: 'What anyone changed in the time range, and who.',
      datasource: lastgood,
      width: 12,
      targets: [ask({ kind: 'transactions', changesOnly: true, limit: 500 })],
      sortBy: { column: 'Time', descending: true },
      noValue: 'nothing was changed',
    }),
  ],
}
