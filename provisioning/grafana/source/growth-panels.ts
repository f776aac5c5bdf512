/** Panels, variables and names that several of the growth dashboards share. */
import { chart, column, type Panel, stat, table, type Variable } from './board.ts'
import type { Language, Tag } from './language.ts'

export const day = '1d'

export function totals(language: Language): readonly Panel[] {
  return [
    held(language),
    growthPerDay(language),
    stat('Transferred', {
      description: 'Sum of the time range.',
      targets: [language.total('transferred')],
      unit: 'bytes',
    }),
    stat('Time taken', {
      description: 'Sum of the durations in the time range.',
      targets: [language.total('duration')],
      unit: 's',
    }),
    stat('Results', {
      description: 'Results in the time range.',
      targets: [language.total('results')],
      unit: 'short',
    }),
    stat('Missed', {
      description: 'Expected results that did not come in the time range.',
      targets: [language.total('missed')],
      unit: 'short',
      noValue: '0',
      thresholds: [
        [null, 'green'],
        [1, 'orange'],
      ],
    }),
  ]
}

export function held(language: Language): Panel {
  return stat('Held', {
    description: 'The last size of each job in the time range, summed.',
    targets: [language.held()],
    unit: 'bytes',
  })
}

export function growthPerDay(language: Language): Panel {
  return stat('Growth per day', {
    description: 'Slope of the straight line that fits the growth of the time range best (least squares).',
    targets: [language.perDay()],
    unit: 'bytes',
  })
}

export function sizes(language: Language): Panel {
  return chart('Data held', {
    description: 'Sizes on top of each other. Between two results the last one holds.',
    targets: [language.size()],
    ...displayName(language, 'check'),
    unit: 'bytes',
    draw: 'step',
    stacked: true,
    width: 24,
    interval: day,
  })
}

export function growthAndPerformance(language: Language, tag: Tag): readonly Panel[] {
  const look = { ...displayName(language, tag), interval: day }
  return [
    chart('Growth in the time range', {
      description:
        'By how much the sizes grew since the left edge. A new job counts from its second result on.',
      targets: [language.growth(tag)],
      unit: 'bytes',
      draw: 'step',
      ...look,
    }),
    chart('Transferred per day', {
      description: 'What the runs of a day sent or wrote, summed.',
      targets: [language.perStep('transferred', tag)],
      unit: 'bytes',
      draw: 'bars',
      stacked: true,
      ...look,
    }),
    chart('Duration per day', {
      description: 'How long the runs of a day took, summed.',
      targets: [language.perStep('duration', tag)],
      unit: 's',
      ...look,
    }),
    chart('Throughput', {
      description:
        'Mean of the runs of a day: size or transferred (chosen above) / duration. Less than usual at the same size: look at disk and network.',
      targets: [language.throughput(tag)],
      unit: 'binBps',
      ...look,
    }),
  ]
}

export function fastestGrowing(language: Language): Panel {
  return table('Fastest growing', {
    description:
      'Jobs by growth: the straight line that fits the days of the range best. Click on a job to see its runs.',
    targets: [language.trend('check')],
    overrides: trendColumns(language, 'check'),
    sortBy: { column: 'Per day', descending: true },
    noValue: 'no sizes in this time range',
  })
}

export function trendColumns(language: Language, tag: Tag) {
  const link = (board: string, variables: string) => [
    {
      title: 'Open',
      url: `/d/lastgood-${board}-${language.version}?\${datasource:queryparam}&${variables}&\${__url_time_range}`,
    },
  ]
  const group = `var-group=\${__data.fields.group:percentencode}`
  return [
    column('Time', { 'custom.hidden': true }),
    column('group', { displayName: 'Client', links: link('growth-client', group) }),
    ...(tag === 'check'
      ? [
          column('check', {
            displayName: 'Job',
            links: link('growth-job', `${group}&var-check=\${__data.fields.check:percentencode}`),
          }),
        ]
      : []),
    column('Size', { unit: 'bytes' }),
    column('Per day', { unit: 'bytes' }),
    column('Per 30 days', { unit: 'percentunit' }),
  ]
}

export const statusColors = [
  [null, 'green'],
  [1, 'orange'],
  [2, 'red'],
] as const

export const displayName = (language: Language, tag: Tag) => {
  const name = language.displayName(tag)
  return name === undefined ? {} : { displayName: name }
}

export function common(language: Language, name: string, title: string) {
  return {
    uid: `lastgood-${name}-${language.version}`,
    title: `${title} (${language.name})`,
    datasourceType: 'influxdb' as const,
    tags: ['backup', language.version === 'v1' ? 'influxdb1' : 'influxdb2'],
    from: 'now-90d',
    refresh: '5m',
  }
}

type Choice = { readonly group?: 'one'; readonly check?: 'one'; readonly amount?: true }

export function variables(language: Language, { group, check, amount }: Choice): readonly Variable[] {
  const datasource = { type: 'influxdb', uid: '${datasource}' }
  const query = (name: string, label: string, text: string, one?: 'one') => ({
    name,
    label,
    type: 'query',
    datasource,
    query: text,
    definition: text,
    refresh: 2,
    sort: 5,
    ...(one
      ? { multi: false, includeAll: false }
      : {
          multi: true,
          includeAll: true,
          allValue: '.*',
          current: { selected: true, text: ['All'], value: ['$__all'] },
        }),
  })
  return [
    {
      name: 'datasource',
      label: 'Data source',
      type: 'datasource',
      query: 'influxdb',
      refresh: 1,
      ...language.datasourceVariable,
    },
    query('group', 'Client', language.groupVariable, group),
    query('label', 'Label', language.labelVariable),
    query('check', 'Job', language.checkVariable, check),
    ...(amount
      ? [
          {
            name: 'amount',
            label: 'Throughput of',
            type: 'custom',
            query: 'size,transferred',
            current: { selected: true, text: 'size', value: 'size' },
            options: ['size', 'transferred'].map(value => ({
              selected: value === 'size',
              text: value,
              value,
            })),
          },
        ]
      : []),
  ]
}
