/** Which rows a query is about. What is short is asked of the exporter already, so that little is sent; all of it is
 *  tested here again, so that a choice of ten thousand checks holds as well as one of two. */
import type { AdHocVariableFilter } from '@grafana/data'
import { type Attributes, keysOf, toTest } from './ad-hoc.ts'
import type { Asked } from './query.ts'

/** More stand in no address: servers and proxies take about 8 KB. */
const longest = { values: 100, characters: 3000 }

export type Selection = {
  /** For the exporter's parameters of these names. */
  readonly asked: {
    readonly group?: readonly string[]
    readonly label?: readonly string[]
    readonly check?: readonly string[]
  }
  readonly fits: (row: Attributes) => boolean
  /** Filters that say nothing about this kind of rows. */
  readonly unused: readonly string[]
}

export function toSelection(query: Asked, filters: readonly AdHocVariableFilter[]): Selection {
  const keys = keysOf[query.kind]
  const used = filters.filter(({ key }) => keys.includes(key))
  const fitsFilters = toTest(used)
  const chosen = { group: query.groups, label: query.labels, check: query.checks }
  const sets = Object.entries(chosen).flatMap(([key, list]) =>
    list.length > 0 && keys.includes(key) ? [{ key, set: new Set(list) }] : [],
  )
  return {
    asked: {
      ...parameter('group', chosen.group, used),
      ...parameter('label', chosen.label, used),
      ...parameter('check', chosen.check, used),
    },
    fits: row => sets.every(({ key, set }) => set.has(row[key] ?? '')) && fitsFilters(row),
    unused: filters.filter(({ key }) => !keys.includes(key)).map(({ key }) => key),
  }
}

function parameter(
  name: 'group' | 'label' | 'check',
  chosen: readonly string[],
  filters: readonly AdHocVariableFilter[],
) {
  const wanted = filters
    .filter(({ key, operator }) => key === name && (operator === '=' || operator === '=|'))
    .map(({ operator, value, values }) => (operator === '=|' ? (values ?? [value]) : [value]))
  const shortest = [...(chosen.length > 0 ? [chosen] : []), ...wanted].sort((a, b) => a.length - b.length)[0]
  return shortest && isShort(shortest) ? { [name]: shortest } : {}
}

function isShort(list: readonly string[]): boolean {
  return (
    list.length > 0 &&
    list.every(value => value !== '') &&
    list.length <= longest.values &&
    list.join('').length <= longest.characters
  )
}
