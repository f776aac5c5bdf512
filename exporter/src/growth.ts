/** One figure of many checks over time, from the results that are stored, with the line each follows. */

import { setImmediate } from 'node:timers/promises'
import { isIn } from './api/check-filter.ts'
import type { GrowthSeries } from './api/contract-looking.ts'
import type { GrowthQuestion, Looking } from './api/looking.ts'
import type { CheckDefinition } from './core/check.ts'
import { createTrend } from './core/documents/trend.ts'
import type { Fleet } from './fleet.ts'
import type { Store } from './store/store.ts'

/** Values in one answer: more than a screen can show, and some megabytes. */
const pointsLimit = 100_000
const pageRows = 500
/** Checks read before others have their turn on this thread. */
const turnChecks = 50

type Deps = {
  readonly store: Pick<Store, 'activitiesBefore'>
  readonly fleet: Fleet
  readonly now: () => number
}

export function createGrowth({ store, fleet, now }: Deps, mostPoints = pointsLimit): Pick<Looking, 'growth'> {
  return {
    async growth(question) {
      const nowMs = now()
      const asked = [...fleet.all()]
        .map(({ definition }) => definition)
        .filter(definition => isIn(question.scope, definition))
        .sort(compareDefinitions)
      const series: GrowthSeries[] = []
      let points = 0
      for (const [index, definition] of asked.entries()) {
        if (index % turnChecks === 0) await setImmediate()
        const room = mostPoints - points
        if (series.length >= question.limit || room <= 0) return { series, leftOut: asked.length - index }
        const found = await readValues(definition.id, question, room)
        if (found === 'too many') return { series, leftOut: asked.length - index }
        if (found.value.length === 0) continue
        points += found.value.length
        series.push(toSeries(definition, found, nowMs))
      }
      return { series, leftOut: 0 }
    },
  }

  /** Oldest first. A series is whole or not there. */
  async function readValues(checkId: string, { figure, fromMs, toMs }: GrowthQuestion, most: number) {
    const atMs: number[] = []
    const value: number[] = []
    for (let before: { readonly atMs: number; readonly id: number } | undefined; ; await setImmediate()) {
      const rows = await store.activitiesBefore({ fromMs, toMs }, pageRows, {
        checkId,
        ...(before && { before }),
      })
      for (const row of rows) {
        if (row.kind === 'missed' || row.status === 'ignored' || !Object.hasOwn(row.figures, figure)) continue
        const told = row.figures[figure]
        if (told === undefined || !Number.isFinite(told)) continue
        atMs.push(row.atMs)
        value.push(told)
      }
      if (value.length > most) return 'too many'
      before = rows.at(-1)
      if (!before || rows.length < pageRows) return { atMs: atMs.reverse(), value: value.reverse() }
    }
  }
}

function toSeries(
  { id, name, group, label }: CheckDefinition,
  { atMs, value }: { readonly atMs: readonly number[]; readonly value: readonly number[] },
  nowMs: number,
): GrowthSeries {
  const line = createTrend()
  for (const [index, one] of value.entries()) line.add(atMs[index] ?? 0, one)
  const trend = line.lineAt(nowMs)
  return {
    checkId: id,
    name,
    group,
    ...(label !== undefined && { label }),
    atMs,
    value,
    ...(trend && { trend: { perDay: trend.perDay, nowValue: trend.value } }),
  }
}

function compareDefinitions(a: CheckDefinition, b: CheckDefinition): number {
  const keyOf = ({ group, label, name, id }: CheckDefinition) => [group, label ?? '', name, id]
  const others = keyOf(b)
  for (const [index, key] of keyOf(a).entries()) {
    const other = others[index] ?? ''
    if (key !== other) return key < other ? -1 : 1
  }
  return 0
}
