/** How a dashboard is put together as Grafana reads it. Places follow from the order of the panels, from left to
 *  right in rows of 24, so that none covers another. No ids: Grafana gives them when it loads the file. */

export type Target = Readonly<Record<string, unknown>>

/** Those of a panel that does not ask the data source of its board. */
export type Source = { readonly type: string; readonly uid: string }

export type Panel = {
  readonly title: string
  readonly description: string
  readonly type: string
  readonly width: number
  readonly height: number
  readonly targets: readonly Target[]
  readonly fieldConfig: Readonly<Record<string, unknown>>
  readonly options: Readonly<Record<string, unknown>>
  readonly links?: readonly DashboardLink[]
  /** Smallest step of $__interval and v.windowPeriod. */
  readonly interval?: string
  readonly transformations?: readonly Transformation[]
  readonly datasource?: Source
}
type Transformation = { readonly id: string; readonly options: Readonly<Record<string, unknown>> }

export type Board = {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly datasourceType: 'influxdb' | 'prometheus'
  readonly tags: readonly string[]
  readonly variables: readonly Variable[]
  readonly panels: readonly Panel[]
  readonly from: string
  readonly refresh: string
}
export type Variable = { readonly name: string; readonly [key: string]: unknown }

type DashboardLink = { readonly title: string; readonly url: string; readonly targetBlank?: boolean }
type Look = {
  readonly description: string
  readonly targets: readonly Target[]
  readonly unit?: string
  readonly width?: number
  readonly height?: number
  readonly noValue?: string
  /** Pairs of "from this value on" and colour; the first begins at the bottom. */
  readonly thresholds?: readonly (readonly [number | null, string])[]
  readonly mappings?: readonly Readonly<Record<string, unknown>>[]
  readonly displayName?: string
  readonly overrides?: readonly Readonly<Record<string, unknown>>[]
  readonly links?: readonly DashboardLink[]
  readonly interval?: string
  readonly decimals?: number
  readonly transformations?: readonly Transformation[]
  readonly datasource?: Source
}

export function toDashboard(board: Board): Readonly<Record<string, unknown>> {
  const own = { type: board.datasourceType, uid: '${datasource}' }
  let [x, y, rowHeight] = [0, 0, 0]
  const panels = board.panels.map(({ width, height, targets, datasource = own, ...panel }) => {
    if (x + width > 24) [x, y, rowHeight] = [0, y + rowHeight, 0]
    const gridPos = { h: height, w: width, x, y }
    x += width
    rowHeight = Math.max(rowHeight, height)
    return {
      ...panel,
      datasource,
      gridPos,
      targets: targets.map((target, index) => ({
        refId: String.fromCharCode(65 + index),
        datasource,
        ...target,
      })),
    }
  })
  return {
    uid: board.uid,
    title: board.title,
    description: board.description,
    tags: ['lastgood', ...board.tags],
    editable: true,
    graphTooltip: 1,
    schemaVersion: 39,
    refresh: board.refresh,
    time: { from: board.from, to: 'now' },
    timezone: 'browser',
    links: [
      {
        type: 'dashboards',
        title: 'Lastgood',
        tags: ['lastgood'],
        asDropdown: true,
        includeVars: false,
        keepTime: true,
      },
    ],
    templating: { list: board.variables },
    annotations: { list: [] },
    panels,
  }
}

export function stat(title: string, look: Look & { readonly text?: boolean }): Panel {
  return {
    ...toPanel('stat', title, { width: 4, height: 4, ...look }),
    options: {
      colorMode: look.thresholds ? 'value' : 'none',
      graphMode: 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      textMode: look.text ? 'value_and_name' : 'auto',
      reduceOptions: { calcs: ['lastNotNull'], fields: look.text ? '/.*/' : '', values: false },
    },
  }
}

type Drawing = {
  readonly draw?: 'line' | 'step' | 'bars' | 'points'
  readonly stacked?: boolean
  readonly fill?: number
}

export function chart(title: string, { draw = 'line', stacked, fill, ...look }: Look & Drawing): Panel {
  const custom = {
    drawStyle: draw === 'bars' ? 'bars' : draw === 'points' ? 'points' : 'line',
    lineInterpolation: draw === 'step' ? 'stepAfter' : 'linear',
    lineWidth: draw === 'bars' ? 0 : 2,
    fillOpacity: fill ?? (draw === 'bars' ? 80 : stacked ? 30 : 10),
    showPoints: draw === 'points' ? 'always' : 'auto',
    pointSize: 5,
    // A week without a result is a gap worth seeing; a weekend is not.
    spanNulls: 7 * 86_400_000,
    stacking: { mode: stacked ? 'normal' : 'none', group: 'A' },
    axisSoftMin: 0,
  }
  return {
    ...toPanel('timeseries', title, { width: 12, height: 8, ...look }, custom),
    options: {
      legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['lastNotNull', 'max'] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  }
}

export function table(
  title: string,
  { sortBy, ...look }: Look & { readonly sortBy?: { readonly column: string; readonly descending: boolean } },
): Panel {
  return {
    ...toPanel('table', title, { width: 24, height: 9, ...look }, { align: 'auto', filterable: true }),
    options: {
      cellHeight: 'sm',
      showHeader: true,
      footer: { show: false, reducer: ['sum'], countRows: false, fields: '' },
      sortBy: sortBy ? [{ displayName: sortBy.column, desc: sortBy.descending }] : [],
    },
  }
}

/** Coloured boxes over time, a row for each series. */
export function statusHistory(title: string, look: Look): Panel {
  return {
    ...toPanel('status-history', title, { width: 24, height: 8, ...look }, { fillOpacity: 80, lineWidth: 1 }),
    options: {
      showValue: 'never',
      rowHeight: 0.9,
      colWidth: 0.9,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'single', sort: 'none' },
    },
  }
}

/** The state of each series from one change to the next. */
export function stateTimeline(title: string, look: Look): Panel {
  return {
    ...toPanel('state-timeline', title, { width: 24, height: 8, ...look }, { fillOpacity: 80, lineWidth: 0 }),
    options: {
      showValue: 'never',
      rowHeight: 0.9,
      mergeValues: true,
      alignValue: 'left',
      perPage: 20,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'single', sort: 'none' },
    },
  }
}

/** Success, warning, failure, in words and colours that hold on dark and light. */
export const statusMappings = [
  {
    type: 'value',
    options: {
      0: { text: 'success', color: 'green', index: 0 },
      1: { text: 'warning', color: 'orange', index: 1 },
      2: { text: 'failure', color: 'red', index: 2 },
    },
  },
]

/** Properties for one column, by its name. */
export function column(name: string, properties: Readonly<Record<string, unknown>>) {
  return {
    matcher: { id: 'byName', options: name },
    properties: Object.entries(properties).map(([id, value]) => ({ id, value })),
  }
}

/** Rows of checks with their newest results, worst first. */
export function checkGrid(title: string, look: Look): Panel {
  return {
    ...toPanel('lastgood-checkgrid-panel', title, { width: 24, height: 16, ...look }),
    options: { sort: 'worst', heading: 'group', results: 30 },
  }
}

function toPanel(
  type: string,
  title: string,
  look: Look & { readonly width: number; readonly height: number },
  custom: Readonly<Record<string, unknown>> = {},
): Omit<Panel, 'options'> {
  const steps = (look.thresholds ?? [[null, 'text']]).map(([value, color]) => ({ value, color }))
  return {
    type,
    title,
    description: look.description,
    width: look.width,
    height: look.height,
    ...(look.interval && { interval: look.interval }),
    ...(look.links && { links: look.links }),
    ...(look.transformations && { transformations: look.transformations }),
    ...(look.datasource && { datasource: look.datasource }),
    targets: look.targets,
    fieldConfig: {
      defaults: {
        ...(look.unit && { unit: look.unit }),
        ...(look.decimals !== undefined && { decimals: look.decimals }),
        ...(look.displayName && { displayName: look.displayName }),
        noValue: look.noValue ?? 'nothing in this time range',
        color: look.thresholds || look.mappings ? { mode: 'thresholds' } : { mode: 'palette-classic' },
        thresholds: { mode: 'absolute', steps },
        mappings: look.mappings ?? [],
        custom,
      },
      overrides: look.overrides ?? [],
    },
  }
}
