/** Which checks a file lists, as values. A check file is a list, a map with `checks`, or one check; an empty one has
 *  none. In lastgood.yml they stand under `checks`. */
import type { Path, Problem } from './problem.ts'

export type Listed = { readonly yaml: unknown; readonly path: Path }
export type FileKind = 'lastgood.yml' | 'check file'

export function listChecks(
  value: unknown,
  kind: FileKind,
  report: (problem: Problem) => void,
): readonly Listed[] {
  const isMain = kind === 'lastgood.yml'
  const toList = (list: readonly unknown[], path: Path) =>
    list.map((yaml, at) => ({ yaml, path: [...path, at] }))
  if (Array.isArray(value)) return isMain ? [] : toList(value, [])
  if (typeof value !== 'object' || value === null) {
    if (!isMain && value !== null && value !== undefined)
      report({ path: [], text: 'holds no checks: expected a list of checks' })
    return []
  }
  if (!('checks' in value)) return isMain ? [] : [{ yaml: value, path: [] }]
  if (!isMain)
    for (const key of Object.keys(value).filter(key => key !== 'checks'))
      report({
        path: [key],
        text: 'is an unknown key: beside checks there is none in a check file',
        at: 'key',
      })
  if (Array.isArray(value.checks)) return toList(value.checks, ['checks'])
  if (value.checks !== null) report({ path: ['checks'], text: 'is no list: expected a list of checks' })
  return []
}

export function idOf(yaml: unknown): string | undefined {
  const id = typeof yaml === 'object' && yaml !== null && 'id' in yaml ? yaml.id : undefined
  return typeof id === 'string' ? id : undefined
}
