/** The grid as two frames, `checks` with a row for each check and `results` with a row for each result: what the data
 *  source hands to any panel of Grafana, and what the check grid reads back. Reading takes columns by their names and
 *  results by the ids of their checks, so that sorting, filtering and hiding fields on the way does no harm. */
import type { GridJson, ResultCode } from '../../../exporter/src/api/contract-looking.ts'
import type { Status } from '../../../exporter/src/core/activity.ts'
import type { Timing } from '../../../exporter/src/core/facts.ts'
import { type Look, lookOfResult, lookOfStanding } from './look.ts'
import { readStanding } from './standing.ts'

/** As `toDataFrame` of @grafana/data takes it. */
export type PlainFrame = {
  readonly name: string
  readonly meta: {
    readonly preferredVisualisationPluginId: string
    readonly custom: { readonly lastgood: string; readonly atMs: number }
  }
  readonly fields: PlainField[]
}
type PlainField = {
  readonly name: string
  readonly type: 'string' | 'number' | 'time'
  readonly config: Readonly<Record<string, unknown>>
  readonly values: unknown[]
}
/** As much of a DataFrame as is read. */
export type ReadableFrame = {
  readonly name?: string
  readonly length: number
  readonly meta?: { readonly custom?: Readonly<Record<string, unknown>> }
  readonly fields: readonly { readonly name: string; readonly values: ArrayLike<unknown> }[]
}

const panel = 'lastgood-checkgrid-panel'
const timings: readonly Timing[] = ['new', 'on time', 'late', 'overdue', 'paused', 'unscheduled']
const statuses: readonly Status[] = ['success', 'warning', 'failure']

export function toGridFrames(grid: GridJson): readonly [checks: PlainFrame, results: PlainFrame] {
  const { results } = grid
  const owner = results.counts.flatMap((count, at) => new Array<number>(count).fill(at))
  const standing = grid.status.map((status, at) =>
    readStanding({ status, timing: grid.timing[at] ?? 'unscheduled' }),
  )
  const checks = [
    text('id', 'Id', grid.id),
    text('name', 'Check', grid.name),
    text('group', 'Group', grid.group),
    text('label', 'Label', grid.label),
    text('standing', 'Standing', standing, { mappings: mappingOf(lookOfStanding) }),
    text('status', 'Status', grid.status),
    text('timing', 'Timing', grid.timing),
    text('reason', 'Reason', grid.reason),
    text('product', 'Product', grid.product),
    text('computer', 'Computer', grid.computer),
    text('schedule', 'Schedule', grid.schedule),
    time('lastResultAtMs', 'Last result', grid.lastResultAtMs),
    time('lastSuccessAtMs', 'Last good', grid.lastSuccessAtMs),
    time('expectedAtMs', 'Next expected', grid.expectedAtMs),
    time('overdueSinceMs', 'Overdue since', grid.overdueSinceMs),
    time('failingSinceMs', 'Failing since', grid.failingSinceMs),
    time('runningSinceMs', 'Running since', grid.runningSinceMs),
    time('pausedUntilMs', 'Paused until', grid.pausedUntilMs),
    number('missedInARow', 'Missed in a row', grid.missedInARow),
    number('sizeBytes', 'Size', grid.sizeBytes, { unit: 'bytes' }),
    number('durationSeconds', 'Duration', grid.durationSeconds, { unit: 's' }),
    number('notes', 'Notes', grid.notes),
  ]
  const perResult = [
    time('time', 'Time', results.atMs),
    text(
      'check',
      'Id',
      owner.map(at => grid.id[at]),
    ),
    text(
      'name',
      'Check',
      owner.map(at => grid.name[at]),
    ),
    number('code', 'Result', results.code, { mappings: mappingOf(lookOfResult) }),
    number('activityId', 'Activity', results.activityId),
    number('messageId', 'Message', results.messageId),
    number('lateMs', 'Late by', results.lateMs, { unit: 'ms' }),
  ]
  return [frame('checks', grid.atMs, checks), frame('results', grid.atMs, perResult)]
}

/** @returns undefined when there is no frame of checks among them. Several are taken together, such as those of two
 *  queries; a check that stands in both counts once. */
export function readGridFrames(frames: readonly ReadableFrame[]): GridJson | undefined {
  const ofChecks = frames.filter(({ meta }) => meta?.custom?.['lastgood'] === 'checks')
  if (ofChecks.length === 0) return undefined
  const rows = rowsOnce(ofChecks)
  const { of, id } = rows
  const texts = (name: string) => of(name, value => (typeof value === 'string' ? value : null))
  const numbers = (name: string) => of(name, value => (typeof value === 'number' ? value : null))
  const told = ofChecks[0]?.meta?.custom?.['atMs']
  return {
    atMs: typeof told === 'number' ? told : 0,
    id,
    name: texts('name').map((name, at) => name ?? id[at] ?? ''),
    group: texts('group').map(group => group ?? ''),
    label: texts('label'),
    status: of('status', value => statuses.find(status => status === value) ?? null),
    timing: of('timing', value => timings.find(timing => timing === value) ?? 'unscheduled'),
    reason: texts('reason'),
    product: texts('product'),
    computer: texts('computer'),
    schedule: texts('schedule'),
    lastResultAtMs: numbers('lastResultAtMs'),
    lastSuccessAtMs: numbers('lastSuccessAtMs'),
    expectedAtMs: numbers('expectedAtMs'),
    overdueSinceMs: numbers('overdueSinceMs'),
    failingSinceMs: numbers('failingSinceMs'),
    runningSinceMs: numbers('runningSinceMs'),
    pausedUntilMs: numbers('pausedUntilMs'),
    missedInARow: numbers('missedInARow'),
    sizeBytes: numbers('sizeBytes'),
    durationSeconds: numbers('durationSeconds'),
    notes: numbers('notes').map(count => count ?? 0),
    results: readResults(frames, id),
  }
}

function rowsOnce(frames: readonly ReadableFrame[]) {
  const seen = new Set<string>()
  const places: (readonly [frame: ReadableFrame, row: number])[] = []
  for (const frame of frames) {
    const ids = columnOf(frame, 'id')
    for (let row = 0; row < frame.length; row++) {
      const id = ids?.[row]
      if (typeof id !== 'string' || seen.has(id)) continue
      seen.add(id)
      places.push([frame, row])
    }
  }
  const of = <T>(name: string, read: (value: unknown) => T): T[] => {
    const columns = new Map(frames.map(frame => [frame, columnOf(frame, name)]))
    return places.map(([frame, row]) => read(columns.get(frame)?.[row]))
  }
  return { id: [...seen], of }
}

/** By check, each oldest first; those of checks that are not there are left out with them. */
function readResults(frames: readonly ReadableFrame[], ids: readonly string[]): GridJson['results'] {
  const placeOf = new Map(ids.map((id, at) => [id, at]))
  type Result = readonly [
    atMs: number,
    code: ResultCode,
    activity: number,
    message: number | null,
    late: number | null,
  ]
  const perCheck: Result[][] = ids.map(() => [])
  const givenBy = new Map<number, ReadableFrame>()
  for (const frame of frames) {
    if (frame.meta?.custom?.['lastgood'] !== 'results') continue
    const [check, time, code, activity, message, late] = [
      'check',
      'time',
      'code',
      'activityId',
      'messageId',
      'lateMs',
    ].map(name => columnOf(frame, name))
    for (let row = 0; row < frame.length; row++) {
      const at = placeOf.get(String(check?.[row]))
      const atMs = time?.[row]
      const which = code?.[row]
      if (at === undefined || typeof atMs !== 'number' || !isCode(which)) continue
      if (!givenBy.has(at)) givenBy.set(at, frame)
      if (givenBy.get(at) !== frame) continue
      perCheck[at]?.push([
        atMs,
        which,
        numberOf(activity?.[row]) ?? 0,
        numberOf(message?.[row]),
        numberOf(late?.[row]),
      ])
    }
  }
  for (const results of perCheck)
    if (results.some(([atMs], at) => atMs < (results[at - 1]?.[0] ?? 0))) results.sort((a, b) => a[0] - b[0])
  const flat = perCheck.flat()
  return {
    counts: perCheck.map(results => results.length),
    atMs: flat.map(([atMs]) => atMs),
    code: flat.map(([, code]) => code),
    activityId: flat.map(([, , activity]) => activity),
    messageId: flat.map(([, , , message]) => message),
    lateMs: flat.map(([, , , , late]) => late),
  }
}

function columnOf(frame: ReadableFrame, name: string): ArrayLike<unknown> | undefined {
  return frame.fields.find(field => field.name === name)?.values
}

function isCode(value: unknown): value is ResultCode {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 4
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function frame(name: string, atMs: number, fields: PlainField[]): PlainFrame {
  const meta = { preferredVisualisationPluginId: panel, custom: { lastgood: name, atMs } }
  return { name, meta, fields }
}

function column(type: PlainField['type']) {
  return (
    name: string,
    displayName: string,
    values: readonly unknown[],
    config: PlainField['config'] = {},
  ): PlainField => ({ name, type, config: { displayName, ...config }, values: [...values] })
}
const text = column('string')
const number = column('number')
const time = column('time')

/** Colours and words as Grafana's value mappings, so that its own tables show the same. */
function mappingOf(looks: Readonly<Record<string | number, Look>>): readonly unknown[] {
  const options = Object.fromEntries(
    Object.entries(looks).map(([value, { color, text }], index) => [value, { color, text, index }]),
  )
  return [{ type: 'value', options }]
}
