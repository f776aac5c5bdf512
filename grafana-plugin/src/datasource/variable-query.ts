/** What a variable asks for, as dashboards store it. */
import type { DataQuery } from '@grafana/data'
import type { Choice } from './options.ts'
import { readQuery } from './query.ts'

const choices = ['groups', 'labels', 'checks'] as const

/** As it is stored: a word of `choices` alone is one too. */
export type VariableQuery = DataQuery & Partial<Choice>

export function readVariableQuery(stored: unknown): Choice {
  const word = typeof stored === 'string' ? { what: stored.trim() } : stored
  if (typeof word !== 'object' || word === null) return { what: 'groups', groups: [], labels: [] }
  const { groups, labels } = readQuery(word)
  const given = 'what' in word ? word.what : undefined
  return { what: choices.find(one => one === given) ?? 'groups', groups, labels }
}
