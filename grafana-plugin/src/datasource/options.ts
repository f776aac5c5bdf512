/** What can be chosen, for variables, filters and editors: groups, labels and checks as they are now. */
import type { GridJson, GroupsJson } from '../../../exporter/src/api/contract-looking.ts'
import { readGrid, readGroups, type Signal } from '../api/looking.ts'
import { standings } from '../model/standing.ts'
import { attributesOf } from './frames/checks.ts'
import { toTitles } from './frames/titles.ts'
import { statuses, timings } from './query.ts'

/** `text` is shown, `value` is what queries hold. */
export type Option = { readonly text: string; readonly value: string }

export type Choice = {
  readonly what: 'groups' | 'labels' | 'checks'
  /** Of these groups only, of any when there are none. */
  readonly groups: readonly string[]
  readonly labels: readonly string[]
}

export async function readOptions(
  { what, groups, labels }: Choice,
  signal?: Signal,
): Promise<readonly Option[]> {
  if (what === 'checks') return checkOptions(await readGrid({ results: 0 }, signal), { groups, labels })
  const found = await readGroups({}, signal)
  return what === 'groups' ? groupOptions(found, labels) : labelOptions(found, groups)
}

function groupOptions({ groups }: GroupsJson, labels: readonly string[]): readonly Option[] {
  const has = (own: readonly string[]) => labels.length === 0 || own.some(label => labels.includes(label))
  return groups.filter(group => has(group.labels)).map(({ name }) => same(name))
}

function labelOptions({ groups }: GroupsJson, of: readonly string[]): readonly Option[] {
  const labels = groups
    .filter(({ name }) => of.length === 0 || of.includes(name))
    .flatMap(group => group.labels)
  return sortedOnce(labels).map(same)
}

function checkOptions(grid: GridJson, within: Pick<Choice, 'groups' | 'labels'>): readonly Option[] {
  const isIn = (list: readonly string[], value: string | null | undefined) =>
    list.length === 0 || (typeof value === 'string' && list.includes(value))
  const checks = grid.id
    .map((checkId, at) => ({
      checkId,
      name: grid.name[at] ?? '',
      group: grid.group[at] ?? '',
      label: grid.label[at],
    }))
    .filter(({ group, label }) => isIn(within.groups, group) && isIn(within.labels, label))
  const titles = toTitles(checks)
  return checks.map(({ checkId }, at) => ({ text: titles[at] ?? checkId, value: checkId }))
}

const fixed = new Map<string, readonly string[]>(
  Object.entries({ standing: standings, status: statuses, timing: timings }),
)

/** Values of an ad-hoc filter's key; empty for those that are too many to list. */
export async function readValues(key: string, signal?: Signal): Promise<readonly Option[]> {
  const known = fixed.get(key)
  if (known) return known.map(same)
  if (key === 'group') return readOptions({ what: 'groups', groups: [], labels: [] }, signal)
  if (key === 'label') return readOptions({ what: 'labels', groups: [], labels: [] }, signal)
  if (key === 'check') return readOptions({ what: 'checks', groups: [], labels: [] }, signal)
  if (key !== 'name' && key !== 'product' && key !== 'computer') return []
  const grid = await readGrid({ results: 0 }, signal)
  return sortedOnce(grid.id.flatMap((_, at) => attributesOf(grid, at)[key] ?? [])).map(same)
}

function same(word: string): Option {
  return { text: word, value: word }
}

function sortedOnce(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort((a, b) => a.localeCompare(b))
}
