/** What the dashboards ask of the Lastgood data source, which comes with the app. */
import type { Asked } from '../../../grafana-plugin/src/datasource/query.ts'
import type { Source, Target, Variable } from './board.ts'

const type = 'lastgood-backups-datasource'

export const lastgood: Source = { type, uid: '${lastgood}' }

export const lastgoodVariable: Variable = {
  name: 'lastgood',
  label: 'Lastgood',
  type: 'datasource',
  query: type,
  refresh: 1,
  current: { selected: true, text: 'Lastgood', value: 'lastgood' },
}

/** The app's page of the check in a row. */
export const checkPage = '/a/lastgood-backups-app/checks/${__data.fields.check:percentencode}'

export function ask(query: Partial<Asked> & Pick<Asked, 'kind'>): Target {
  return query
}

/** Columns in this order, and no others. */
export function only(all: readonly string[], shown: readonly string[]) {
  return {
    id: 'organize',
    options: {
      excludeByName: Object.fromEntries(all.filter(name => !shown.includes(name)).map(name => [name, true])),
      indexByName: Object.fromEntries(shown.map((name, index) => [name, index])),
      renameByName: {},
    },
  }
}
