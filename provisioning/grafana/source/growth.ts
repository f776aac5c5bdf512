/** Data growth and performance from InfluxDB: of all, of one client, of one job, and when a repository is full.
 *  The same panels for each query language. */
import { type Board, chart, column, type Panel, stat, statusHistory, statusMappings, table } from './board.ts'
import {
  common,
  day,
  displayName,
  fastestGrowing,
  growthAndPerformance,
  growthPerDay,
  held,
  sizes,
  statusColors,
  totals,
  trendColumns,
  variables,
} from './growth-panels.ts'
import type { Language } from './language.ts'

export function growthBoards(language: Language): readonly Board[] {
  return [allBoard(language), clientBoard(language), jobBoard(language), forecastBoard(language)]
}

function allBoard(language: Language): Board {
  return {
    ...common(language, 'growth-all', 'Backups: data growth of all clients'),
    description:
      'How much data all backups hold, how fast it grows and where, how long they take and how fast they are.',
    variables: variables(language, { amount: true }),
    panels: [
      ...totals(language),
      ...growthAndPerformance(language, 'group'),
      table('Clients', {
        description:
          'Data held and its growth by client: the straight line that fits the days of the range best.',
        targets: [language.trend('group')],
        width: 24,
        overrides: trendColumns(language, 'group'),
        sortBy: { column: 'Per day', descending: true },
        noValue: 'no sizes in this time range',
      }),
      fastestGrowing(language),
    ],
  }
}

function clientBoard(language: Language): Board {
  return {
    ...common(language, 'growth-client', 'Backups: data growth of a client'),
    description: "A client's jobs side by side: data held, growth, duration, throughput and results.",
    variables: variables(language, { group: 'one', amount: true }),
    panels: [
      ...totals(language),
      sizes(language),
      ...growthAndPerformance(language, 'check'),
      statusHistory('Results', {
        description: 'The worst result of each job and day. A day without a result is empty.',
        targets: [language.status('check')],
        ...displayName(language, 'check'),
        mappings: statusMappings,
        thresholds: statusColors,
        interval: day,
      }),
      fastestGrowing(language),
    ],
  }
}

function jobBoard(language: Language): Board {
  const runs = (title: string, description: string, look: Partial<Parameters<typeof chart>[1]>): Panel =>
    chart(title, { description, targets: [], draw: 'points', width: 12, height: 7, ...look })
  return {
    ...common(language, 'growth-job', 'Backups: one job'),
    description: 'Every run of one job: how much, how long, how fast, and how it ended.',
    variables: variables(language, { group: 'one', check: 'one' }),
    panels: [
      ...totals(language),
      chart('Size', {
        description: 'Size of the backup as its results tell it. Failing results are left out.',
        targets: [language.size()],
        ...displayName(language, 'check'),
        unit: 'bytes',
        draw: 'step',
        interval: day,
      }),
      runs('Transferred', 'What each run sent or wrote.', {
        targets: [language.runs('transferred')],
        unit: 'bytes',
        draw: 'bars',
      }),
      runs('Duration', 'How long each run took.', { targets: [language.runs('duration')], unit: 's' }),
      runs('Throughput', 'Size / duration (processed) and transferred / duration of each run.', {
        targets: [language.runThroughput('size'), language.runThroughput('transferred')],
        unit: 'binBps',
      }),
      runs('Files', 'Files of each run.', { targets: [language.runs('files')], unit: 'short' }),
      runs('Warnings and errors', 'As each result counts them.', {
        targets: [language.runs('warnings', 'errors')],
        unit: 'short',
        draw: 'bars',
        stacked: true,
      }),
      statusHistory('Results', {
        description: 'The worst result of each day. A day without a result is empty.',
        targets: [language.status('check')],
        ...displayName(language, 'check'),
        mappings: statusMappings,
        thresholds: statusColors,
        height: 4,
        interval: day,
      }),
      table('Last runs', {
        description:
          'The newest 100 results of the range. Late: how long after its expected time a result came.',
        targets: [language.lastRuns()],
        noValue: 'no results in this time range',
        overrides: [
          column('Status', { mappings: statusMappings, 'custom.cellOptions': { type: 'color-text' } }),
          column('Size', { unit: 'bytes' }),
          column('Transferred', { unit: 'bytes' }),
          column('Duration', { unit: 's' }),
          column('Late', { unit: 's' }),
        ],
        sortBy: { column: 'Time', descending: true },
      }),
    ],
  }
}

function forecastBoard(language: Language): Board {
  const never = { noValue: 'never: it does not grow' }
  return {
    ...common(language, 'forecast', 'Backups: when a repository is full'),
    description:
      'Choose the jobs that share a repository and enter its capacity in bytes. The forecast continues the straight line that fits the growth of the time range best (least squares); choose a range in which nothing special happened.',
    variables: [
      ...variables(language, {}),
      {
        name: 'capacity',
        type: 'textbox',
        label: 'Capacity (bytes)',
        description: 'In digits: 2000000000000 are 2 TB',
        query: '2000000000000',
        current: { selected: true, text: '2000000000000', value: '2000000000000' },
        options: [{ selected: true, text: '2000000000000', value: '2000000000000' }],
      },
    ],
    panels: [
      held(language),
      stat('Used', {
        description: 'Data held as a share of the capacity.',
        targets: [language.used()],
        unit: 'percentunit',
        thresholds: [
          [null, 'green'],
          [0.8, 'orange'],
          [0.95, 'red'],
        ],
      }),
      growthPerDay(language),
      stat('Days left', {
        description: 'Until the capacity is reached, if it grows on as in the time range.',
        targets: [language.full('days')],
        unit: 'd',
        decimals: 0,
        thresholds: [
          [null, 'red'],
          [30, 'orange'],
          [90, 'green'],
        ],
        ...never,
      }),
      stat('Full on', {
        description: 'The day on which the capacity is reached, if it grows on as in the time range.',
        targets: [language.full('date')],
        unit: 'dateTimeAsIso',
        width: 8,
        ...never,
      }),
      chart('Size and capacity', {
        description: 'Sizes of the chosen jobs on top of each other, and the capacity as a line.',
        targets: [language.size(), language.capacity()],
        ...displayName(language, 'check'),
        unit: 'bytes',
        draw: 'step',
        stacked: true,
        width: 16,
        height: 10,
        interval: day,
        overrides: [
          column('Capacity', {
            displayName: 'Capacity',
            color: { mode: 'fixed', fixedColor: 'red' },
            'custom.stacking': { mode: 'none', group: 'A' },
            'custom.fillOpacity': 0,
          }),
        ],
      }),
      stat('Size to come', {
        description: 'What will be held, if it grows on as in the time range.',
        targets: [language.expected()],
        unit: 'bytes',
        text: true,
        width: 8,
        height: 10,
      }),
      fastestGrowing(language),
    ],
  }
}
