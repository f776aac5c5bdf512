/** Groups of checks, counted. Failure by message and overdue by silence are two facts: a check that is both counts in
 *  both. One that is paused counts as nothing else. */
import type { CheckView } from '../core/facts.ts'
import type { GroupJson } from './contract-looking.ts'

/** By name. */
export function toGroups(checks: readonly CheckView[]): GroupJson[] {
  return [...Map.groupBy(checks, ({ group }) => group)]
    .map(([name, own]) => toGroup(name, own))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function toGroup(name: string, checks: readonly CheckView[]): GroupJson {
  const active = checks.filter(({ timing }) => timing !== 'paused')
  const lastResultAtMs = checks.reduce(
    (last, check) => Math.max(last, check.lastResultAtMs ?? Number.NEGATIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  )
  return {
    name,
    labels: [...new Set(checks.flatMap(({ label }) => label ?? []))].sort(),
    checks: checks.length,
    failed: active.filter(({ status }) => status === 'failure').length,
    overdue: active.filter(({ timing }) => timing === 'overdue').length,
    warning: active.filter(({ status }) => status === 'warning').length,
    paused: checks.length - active.length,
    ...(Number.isFinite(lastResultAtMs) && { lastResultAtMs }),
  }
}
