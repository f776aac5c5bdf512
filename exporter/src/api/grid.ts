/** The answer of `GET /grid`: checks and their newest results in columns, and as text a piece at a time, because it may
 *  be many megabytes. */
import { setImmediate } from 'node:timers/promises'
import type { CheckView } from '../core/facts.ts'
import { type ResultStrip, resultsIn, stripLength } from '../core/result-strip.ts'
import type { GridJson, GridResults } from './contract-looking.ts'

/** Checks put into columns before others have their turn on this thread. */
const turnChecks = 2000

/** By group, label, name and id; checks without a label come first in their group. */
export function compareChecks(a: CheckView, b: CheckView): number {
  return (
    compare(a.group, b.group) ||
    compare(a.label ?? '', b.label ?? '') ||
    compare(a.name, b.name) ||
    compare(a.id, b.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** @param strips one for each check, in their order */
export async function toGrid(
  atMs: number,
  checks: readonly CheckView[],
  strips: readonly ResultStrip[],
): Promise<GridJson> {
  const column = <T>(read: (check: CheckView) => T | undefined): (T | null)[] =>
    checks.map(check => read(check) ?? null)
  return {
    atMs,
    id: checks.map(({ id }) => id),
    name: checks.map(({ name }) => name),
    group: checks.map(({ group }) => group),
    label: column(({ label }) => label),
    status: column(({ status }) => status),
    timing: checks.map(({ timing }) => timing),
    reason: column(({ lastReason }) => lastReason),
    product: column(({ product }) => product),
    computer: column(({ computer }) => computer),
    schedule: column(({ schedule }) => schedule),
    lastResultAtMs: column(({ lastResultAtMs }) => lastResultAtMs),
    lastSuccessAtMs: column(({ lastSuccessAtMs }) => lastSuccessAtMs),
    expectedAtMs: column(({ expectedAtMs }) => expectedAtMs),
    overdueSinceMs: column(({ overdueSinceMs }) => overdueSinceMs),
    failingSinceMs: column(({ failingSinceMs }) => failingSinceMs),
    runningSinceMs: column(({ runningSinceMs }) => runningSinceMs),
    pausedUntilMs: column(({ pause }) => pause?.untilMs),
    missedInARow: column(({ missedInARow }) => missedInARow),
    sizeBytes: column(({ figures }) => figures?.size),
    durationSeconds: column(({ figures }) => figures?.duration),
    notes: checks.map(({ notes }) => notes?.length ?? 0),
    results: await toColumns(strips),
  }
}

async function toColumns(strips: readonly ResultStrip[]): Promise<GridResults> {
  const columns = {
    counts: strips.map(stripLength),
    atMs: [] as number[],
    code: [] as GridResults['code'][number][],
    activityId: [] as number[],
    messageId: [] as (number | null)[],
    lateMs: [] as (number | null)[],
  }
  for (const [index, strip] of strips.entries()) {
    if (index % turnChecks === 0) await setImmediate()
    for (const result of resultsIn(strip)) {
      columns.atMs.push(result.atMs)
      columns.code.push(result.code)
      columns.activityId.push(result.activityId)
      columns.messageId.push(result.messageId)
      columns.lateMs.push(result.lateMs)
    }
  }
  return columns
}

/** Values turned into text in one go: a few milliseconds of this thread. */
const pieceValues = 20_000

/** The JSON of it. */
export function* gridPieces({ atMs, results, ...columns }: GridJson): Generator<string> {
  yield `{"atMs":${atMs}`
  for (const [name, values] of Object.entries(columns)) {
    yield `,"${name}":`
    yield* arrayPieces(values)
  }
  let separator = ',"results":{'
  for (const [name, values] of Object.entries(results)) {
    yield `${separator}"${name}":`
    yield* arrayPieces(values)
    separator = ','
  }
  yield '}}'
}

function* arrayPieces(values: readonly unknown[]): Generator<string> {
  yield '['
  for (let from = 0; from < values.length; from += pieceValues) {
    const text = JSON.stringify(values.slice(from, from + pieceValues)).slice(1, -1)
    yield from === 0 ? text : `,${text}`
  }
  yield ']'
}
