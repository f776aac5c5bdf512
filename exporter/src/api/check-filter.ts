/** Which checks a question is about: parameters that many routes take, each of them once or several times. */
import { z } from 'zod'
import type { CheckView, Timing } from '../core/facts.ts'
import type { Query } from './query.ts'
import { checkSchema } from './schemas.ts'
import { filterChecks } from './standing.ts'

const timings = checkSchema.shape.timing.options
const statuses = ['success', 'warning', 'failure', 'none'] as const

/** Those that may be given several times: a check fits when one of them does. */
const scope = ['group', 'label', 'check'] as const
const standing = ['status', 'timing'] as const
export const scopeParameters = [...scope, 'q'] as const
export const checkParameters = [...scopeParameters, ...standing] as const
export const severalParameters: readonly string[] = [...scope, ...standing]

export const several = (schema: z.ZodType) => z.union([schema, z.array(schema)])
export const scopeQuery = {
  group: { schema: several(z.string()), description: 'Of any of these' },
  label: { schema: several(z.string()), description: 'Of any of these' },
  check: { schema: several(z.string()), description: 'Any of these ids' },
}
export const checkQuery = {
  ...scopeQuery,
  status: { schema: several(z.enum(statuses)), description: 'Any of these; `none`: no result yet' },
  timing: { schema: several(checkSchema.shape.timing), description: 'Any of these' },
  q: { schema: z.string(), description: 'Part of id, name, group, label or reason' },
}

export type CheckScope = {
  readonly groups?: ReadonlySet<string>
  readonly labels?: ReadonlySet<string>
  readonly ids?: ReadonlySet<string>
}

export function readScope(query: Query): CheckScope {
  const [groups, labels, ids] = scope.map(name => query.texts(name))
  return {
    ...(groups && { groups: new Set(groups) }),
    ...(labels && { labels: new Set(labels) }),
    ...(ids && { ids: new Set(ids) }),
  }
}

export function isIn(
  { groups, labels, ids }: CheckScope,
  check: Pick<CheckView, 'id' | 'group' | 'label'>,
): boolean {
  return (
    (!groups || groups.has(check.group)) &&
    (!labels || (check.label !== undefined && labels.has(check.label))) &&
    (!ids || ids.has(check.id))
  )
}

/** @throws HttpProblem 400 naming the parameter that is wrong */
export function selectChecks(query: Query, checks: readonly CheckView[]): CheckView[] {
  const wanted = readScope(query)
  const status = query.several('status', statuses)
  const timing: readonly Timing[] | undefined = query.several('timing', timings)
  return filterChecks(checks, { text: query.text('q') })
    .filter(check => isIn(wanted, check))
    .filter(check => !status || status.includes(check.status ?? 'none'))
    .filter(check => !timing || timing.includes(check.timing))
}
