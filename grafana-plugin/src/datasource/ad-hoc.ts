/** Ad-hoc filters of a dashboard, applied to rows by what these tell of themselves. Expressions fit the whole value, as
 *  in Prometheus; what a row does not tell is the empty text. */
import type { AdHocVariableFilter } from '@grafana/data'
import type { Kind } from './query.ts'

export type Attributes = Readonly<Record<string, string | null | undefined>>

export const keysOf: Readonly<Record<Kind, readonly string[]>> = {
  checks: ['group', 'label', 'check', 'name', 'standing', 'status', 'timing', 'product', 'computer'],
  activities: ['group', 'label', 'check', 'name', 'status', 'product', 'computer'],
  growth: ['group', 'label', 'check', 'name'],
  reports: ['group', 'label', 'check', 'name', 'status', 'timing', 'product', 'computer'],
  transactions: ['who', 'action', 'kind'],
  unmatched: ['intake', 'from', 'subject'],
}

/** @throws Error that names the filter whose operator or expression is none */
export function toTest(filters: readonly AdHocVariableFilter[]): (row: Attributes) => boolean {
  const tests = filters.map(filter => ({ key: filter.key, fits: testOf(filter) }))
  return row => tests.every(({ key, fits }) => fits(row[key] ?? ''))
}

function testOf(filter: AdHocVariableFilter): (value: string) => boolean {
  const { operator, value } = filter
  const values = filter.values ?? [value]
  switch (operator) {
    case '=':
      return told => told === value
    case '!=':
      return told => told !== value
    case '=|':
      return told => values.includes(told)
    case '!=|':
      return told => !values.includes(told)
    case '=~':
      return whole(filter)
    case '!~': {
      const fits = whole(filter)
      return told => !fits(told)
    }
    default:
      throw new Error(`Filter ${filter.key} ${operator} ${value}: use one of = != =~ !~ =| !=|`)
  }
}

function whole({ key, operator, value }: AdHocVariableFilter): (value: string) => boolean {
  try {
    const expression = new RegExp(`^(?:${value})$`, 'u')
    return told => expression.test(told)
  } catch (cause) {
    throw new Error(`Filter ${key} ${operator} ${value}: this is no regular expression`, { cause })
  }
}
