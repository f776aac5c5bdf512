/** What the dashboards on Prometheus have in common: their data source, targets and variables. */
import type { Target, Variable } from './board.ts'

export const instant = (expr: string, legend?: string): Target => ({
  expr,
  instant: true,
  range: false,
  format: legend === undefined ? 'table' : 'time_series',
  ...(legend !== undefined && { legendFormat: legend }),
})

export const overTime = (expr: string, legend: string): Target => ({
  expr,
  instant: false,
  range: true,
  format: 'time_series',
  legendFormat: legend,
})

const datasource = { type: 'prometheus', uid: '${datasource}' }

export const datasourceVariable: Variable = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: 'prometheus',
  refresh: 1,
  current: { selected: true, text: 'Prometheus', value: 'lastgood-prometheus' },
}

export function choice(name: string, label: string, query: string): Variable {
  return {
    name,
    label,
    type: 'query',
    datasource,
    query,
    definition: query,
    refresh: 2,
    sort: 5,
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: { selected: true, text: ['All'], value: ['$__all'] },
  }
}
