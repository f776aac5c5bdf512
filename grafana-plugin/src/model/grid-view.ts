/** What of a grid is shown, and in which order. Sorting and the searched text are worked out once for each grid; a
 *  filter only leaves out, so that rows keep their order while somebody types. */
import type { Grid, GridCheck } from './grid.ts'
import { isBad, rankOf, type Standing, standings } from './standing.ts'

export const sorts = ['worst', 'name', 'group'] as const
/** `worst`: groups with the worst check first, in them the worst check. `group`: groups by name, in them the worst
 *  check first. `name`: all by name. */
export type Sort = (typeof sorts)[number]
export const headings = ['group', 'label', 'none'] as const
/** `label`: groups, and labels in them. */
export type Heading = (typeof headings)[number]

export type GridFilter = {
  /** Words that must all be found in name, group, label, computer, product, reason or id. */
  readonly text: string
  /** Empty: any. */
  readonly standings: readonly Standing[]
  readonly groups: readonly string[]
  readonly labels: readonly string[]
}
export const noFilter: GridFilter = { text: '', standings: [], groups: [], labels: [] }

/** Checks in order, each with the text in which words are looked for. */
export type Arranged = {
  readonly checks: readonly GridCheck[]
  readonly searched: readonly string[]
  readonly heading: Heading
}

export type Tally = Readonly<Record<Standing, number>> & { readonly total: number; readonly bad: number }

export type GridLine =
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly tally: Tally }
  | {
      readonly kind: 'label'
      readonly key: string
      readonly name: string
      readonly group: string
      readonly tally: Tally
    }
  | { readonly kind: 'check'; readonly key: string; readonly check: GridCheck }

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export function arrange(grid: Grid, sort: Sort, heading: Heading): Arranged {
  const byName = placesByName(grid.checks)
  const groupOrder = orderOf(
    grid.checks,
    check => check.group,
    sort === 'worst' && heading !== 'none',
    collator.compare,
  )
  const labelOrder = orderOf(
    grid.checks,
    keyOfLabel,
    sort === 'worst' && heading === 'label',
    collator.compare,
  )
  const sorted = grid.checks
    .map((check, at) => ({
      check,
      name: byName[at] ?? 0,
      group: heading === 'none' && sort !== 'group' ? 0 : (groupOrder.get(check.group) ?? 0),
      label: heading === 'label' ? (labelOrder.get(keyOfLabel(check)) ?? 0) : 0,
      rank: sort === 'name' ? 0 : rankOf(check.standing),
    }))
    .sort((a, b) => a.group - b.group || a.label - b.label || a.rank - b.rank || a.name - b.name)
  const checks = sorted.map(({ check }) => check)
  return { checks, searched: checks.map(searchedOf), heading }
}

/** The checks that pass, in order. */
export function filterChecks({ checks, searched }: Arranged, filter: GridFilter): readonly GridCheck[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (check: GridCheck, at: number) =>
    (filter.standings.length === 0 || filter.standings.includes(check.standing)) &&
    (filter.groups.length === 0 || filter.groups.includes(check.group)) &&
    (filter.labels.length === 0 || filter.labels.includes(check.label)) &&
    words.every(word => searched[at]?.includes(word))
  return checks.filter(fits)
}

/** @param checks in the order of `arrange`
 *  @param closed keys of groups and labels whose checks are folded away; their headings stay and count them */
export function toLines(
  checks: readonly GridCheck[],
  heading: Heading,
  closed: ReadonlySet<string>,
): readonly GridLine[] {
  if (heading === 'none') return checks.map(check => ({ kind: 'check', key: check.id, check }))
  const lines: GridLine[] = []
  for (const ofGroup of runsOf(checks, check => check.group)) {
    const name = ofGroup[0]?.group ?? ''
    const key = `group ${name}`
    lines.push({ kind: 'group', key, name, tally: tallyOf(ofGroup) })
    if (closed.has(key)) continue
    const parts = heading === 'label' ? runsOf(ofGroup, check => check.label) : [ofGroup]
    for (const part of parts) {
      const label = part[0]?.label ?? ''
      const labelKey = `label ${name}\u0000${label}`
      if (heading === 'label' && (parts.length > 1 || label !== ''))
        lines.push({ kind: 'label', key: labelKey, name: label, group: name, tally: tallyOf(part) })
      if (closed.has(labelKey)) continue
      for (const check of part) lines.push({ kind: 'check', key: check.id, check })
    }
  }
  return lines
}

export function tallyOf(checks: readonly GridCheck[]): Tally {
  const tally = { failed: 0, overdue: 0, warning: 0, late: 0, waiting: 0, good: 0, paused: 0 }
  for (const { standing } of checks) tally[standing]++
  const bad = standings.filter(isBad).reduce((sum, standing) => sum + tally[standing], 0)
  return { ...tally, total: checks.length, bad }
}

/** Names for a choice, each once, in order. */
export function namesOf(checks: readonly GridCheck[], of: 'group' | 'label'): readonly string[] {
  return [...new Set(checks.map(check => check[of]))].filter(name => name !== '').sort(collator.compare)
}

export function isFiltering(filter: GridFilter): boolean {
  return (
    filter.text.trim() !== '' ||
    filter.standings.length > 0 ||
    filter.groups.length > 0 ||
    filter.labels.length > 0
  )
}

function keyOfLabel(check: GridCheck): string {
  return `${check.group}\u0000${check.label}`
}

function searchedOf({ name, group, label, computer, product, reason, id }: GridCheck): string {
  return [name, group, label, computer, product, reason, id].filter(Boolean).join('\n').toLowerCase()
}

/** Of each check, which place it has when all are sorted by name. */
function placesByName(checks: readonly GridCheck[]): readonly number[] {
  const names = [...new Set(checks.map(({ name }) => name))].sort(collator.compare)
  const placeOfName = new Map(names.map((name, place) => [name, place]))
  const order = checks
    .map((check, at) => ({ at, place: placeOfName.get(check.name) ?? 0, id: check.id }))
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
  const places = new Array<number>(checks.length)
  order.forEach(({ at }, place) => {
    places[at] = place
  })
  return places
}

/** The place of each heading: by its worst check, then by how many of its checks are bad, then by name; only by name
 *  unless wanted. */
function orderOf(
  checks: readonly GridCheck[],
  keyOf: (check: GridCheck) => string,
  worstFirst: boolean,
  compare: (a: string, b: string) => number,
): ReadonlyMap<string, number> {
  const worst = new Map<string, { rank: number; bad: number }>()
  for (const check of checks) {
    const key = keyOf(check)
    const rank = rankOf(check.standing)
    const bad = isBad(check.standing) ? 1 : 0
    const known = worst.get(key)
    if (!known) worst.set(key, { rank, bad })
    else {
      known.rank = Math.min(known.rank, rank)
      known.bad += bad
    }
  }
  const keys = [...worst]
    .sort(
      ([a, first], [b, second]) =>
        (worstFirst ? first.rank - second.rank || second.bad - first.bad : 0) ||
        compare(a, b) ||
        (a < b ? -1 : 1),
    )
    .map(([key]) => key)
  return new Map(keys.map((key, place) => [key, place]))
}

function runsOf(
  checks: readonly GridCheck[],
  keyOf: (check: GridCheck) => string,
): readonly (readonly GridCheck[])[] {
  const runs: GridCheck[][] = []
  let last: string | undefined
  for (const check of checks) {
    const key = keyOf(check)
    if (key === last) runs.at(-1)?.push(check)
    else runs.push([check])
    last = key
  }
  return runs
}
