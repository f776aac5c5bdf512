/** Variables of the dashboard in a query. A variable with several values becomes several entries of its list, also in
 *  the midst of other text: `$site-nas` with two sites is two names. */
import type { ScopedVars } from '@grafana/data'
import { getTemplateSrv } from '@grafana/runtime'
import type { Asked } from './query.ts'

/** Characters that stand in no name. */
const edge = '\u0002'
const between = '\u0003'
/** What a variable says that stands for all its values at once, whatever they are. */
const everything: readonly string[] = ['$__all', '*', '.*', '.+']

export function interpolate(query: Asked, scopedVars?: ScopedVars): Asked {
  const lists = (list: readonly string[]) => {
    const values = list.flatMap(text => expand(text, scopedVars))
    // Everything, beside whatever else: everything.
    return values.some(value => everything.includes(value)) ? [] : [...new Set(values)]
  }
  const text = (text: string) => getTemplateSrv().replace(text, scopedVars, joinWords).trim()
  return {
    ...query,
    groups: lists(query.groups),
    labels: lists(query.labels),
    checks: lists(query.checks),
    text: text(query.text),
    figure: text(query.figure),
    month: text(query.month),
  }
}

/** Every way to put one value of each variable in its place. */
function expand(text: string, scopedVars?: ScopedVars): readonly string[] {
  const parts = getTemplateSrv().replace(text, scopedVars, markValues).split(edge)
  return parts
    .reduce<readonly string[]>(
      (heads, part, at) =>
        at % 2 === 0
          ? heads.map(head => head + part)
          : heads.flatMap(head => part.split(between).map(value => head + value)),
      [''],
    )
    .filter(value => value !== '')
}

function markValues(value: unknown): string {
  return `${edge}${valuesOf(value).join(between)}${edge}`
}

function joinWords(value: unknown): string {
  return valuesOf(value).join(' ')
}

function valuesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}
