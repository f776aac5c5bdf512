/** Series of checks in whatever shape a Prometheus data source hands them over: a frame for each series, one wide frame,
 *  or a table with a column for each label. Which metric a series is stands in its labels; an expression drops that
 *  name, then the query itself may bear it (as its refId or legend), and a series without any name is the status. */

export type SeriesFrame = {
  readonly name?: string
  readonly refId?: string
  readonly length: number
  readonly fields: readonly {
    readonly name: string
    readonly type: string
    readonly labels?: Readonly<Record<string, string>>
    readonly config?: { readonly displayNameFromDS?: string }
    readonly values: ArrayLike<unknown>
  }[]
}

export const metrics = [
  'info',
  'status',
  'late',
  'overdue',
  'paused',
  'missed_total',
  'last_result_timestamp_seconds',
  'last_success_timestamp_seconds',
  'expected_timestamp_seconds',
  'overdue_timestamp_seconds',
  'failing_since_timestamp_seconds',
  'running_since_timestamp_seconds',
  'size_bytes',
  'duration_seconds',
] as const
export type Metric = (typeof metrics)[number]

/** Samples by time; a time without a value has none. */
export type Samples = ReadonlyMap<number, number>
export type CheckSeries = {
  readonly check: string
  /** Of all its series together: `group`, `name` and so on. */
  readonly labels: Readonly<Record<string, string>>
  readonly of: Readonly<Partial<Record<Metric, Samples>>>
}

const prefix = 'backup_check_'

export function readSeries(frames: readonly SeriesFrame[]): readonly CheckSeries[] {
  const checks = new Map<
    string,
    { labels: Record<string, string>; of: Partial<Record<Metric, Map<number, number>>> }
  >()
  const add = (
    labels: Readonly<Record<string, string>>,
    metric: Metric | undefined,
    samples: Iterable<readonly [number, number]>,
  ) => {
    const id = labels['check']
    if (!id || !metric) return
    const known = checks.get(id) ?? { labels: {}, of: {} }
    checks.set(id, known)
    Object.assign(known.labels, labels)
    const into = (known.of[metric] ??= new Map())
    for (const [atMs, value] of samples) into.set(atMs, value)
  }
  for (const frame of frames) {
    const times = frame.fields.find(field => field.type === 'time')?.values
    const told = frame.refId
    for (const field of frame.fields) {
      if (field.type !== 'number') continue
      if (field.labels?.['check'])
        add(
          field.labels,
          metricOf(field.labels['__name__'], field.config?.displayNameFromDS, frame.name, field.name, told),
          samplesOf(times, field.values, frame.length),
        )
      else if (frame.fields.some(({ name }) => name === 'check')) {
        const columns = frame.fields.filter(({ type }) => type === 'string')
        for (let row = 0; row < frame.length; row++) {
          const labels: Record<string, string> = {}
          for (const { name, values } of columns) {
            const value = values[row]
            if (typeof value === 'string' && value !== '') labels[name] = value
          }
          const value = field.values[row]
          const atMs = times?.[row]
          if (typeof value === 'number')
            add(labels, metricOf(labels['__name__'], field.name, told), [
              [typeof atMs === 'number' ? atMs : 0, value],
            ])
        }
      }
    }
  }
  return [...checks].map(([check, known]) => ({ check, ...known }))
}

/** @param names places where the metric may be named, the surest first */
function metricOf(...names: readonly (string | undefined)[]): Metric | undefined {
  const [sure, ...rest] = names
  if (sure) return metrics.find(metric => sure === `${prefix}${metric}`)
  for (const name of rest) {
    if (!name) continue
    const metric = metrics.find(known => name === known || name.startsWith(`${prefix}${known}`))
    if (metric) return metric
  }
  return 'status'
}

function* samplesOf(
  times: ArrayLike<unknown> | undefined,
  values: ArrayLike<unknown>,
  length: number,
): Iterable<readonly [number, number]> {
  for (let at = 0; at < length; at++) {
    const value = values[at]
    const time = times?.[at]
    if (typeof value === 'number' && !Number.isNaN(value)) yield [typeof time === 'number' ? time : 0, value]
  }
}
