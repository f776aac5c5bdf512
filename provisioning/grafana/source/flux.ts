/** The questions in Flux, for InfluxDB 2.x and what speaks Flux after it. Grafana sets v.defaultBucket, v.timeRangeStart,
 *  v.timeRangeStop and v.windowPeriod. Conditional text for a label: a check without one has no such column. */
import type { Language } from './language.ts'

const start = 'v.timeRangeStart'
const startBefore = 'date.sub(d: 35d, from: v.timeRangeStart)'

/** Points as rows with a column for each figure, a table for each check, oldest first. */
const results = (from = start) => `from(bucket: v.defaultBucket)
  |> range(start: ${from}, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "backup" and r.group =~ /^\${group:regex}$/ and r.check =~ /^\${check:regex}$/)
  |> filter(fn: (r) => (if exists r.label then r.label else "") =~ /^\${label:regex}$/)
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> group(columns: ["_start", "_stop", "group", "check"])
  |> sort(columns: ["_time"])`
const good = (figure: string) => `  |> filter(fn: (r) => exists r.${figure} and r.status < 2)`
const known = (figure: string) => `  |> filter(fn: (r) => exists r.${figure})`
const number = (figure: string) =>
  `  |> map(fn: (r) => ({_time: r._time, _start: r._start, _stop: r._stop, group: r.group, check: r.check, _value: float(v: r.${figure})}))`
const by = (tag: string) => `  |> group(columns: ["_start", "_stop", "${tag}"])
  |> sort(columns: ["_time"])`
const named = (tag: string) => `  |> group(columns: ["${tag}"])
  |> keep(columns: ["_time", "_value", "${tag}"])`
const stepped = (fn: string) =>
  `  |> aggregateWindow(every: v.windowPeriod, fn: ${fn}, timeSrc: "_start", createEmpty: false)`
const lines = (...texts: readonly string[]) => {
  const query = texts.join('\n')
  const imports = ['date', 'strings'].filter(name => query.includes(` ${name}.`))
  return { query: [...imports.map(name => `import "${name}"\n\n`), query].join('') }
}

/** Size (the last) and slope (least squares, bytes a day) of each check: a table each, of one row. */
const trends = `${results()}
${good('size')}
  |> map(fn: (r) => ({group: r.group, check: r.check, x: float(v: int(v: r._time) - int(v: v.timeRangeStart)) / 86400000000000.0, y: float(v: r.size)}))
  |> group(columns: ["group", "check"])
  |> reduce(
    identity: {n: 0.0, sx: 0.0, sy: 0.0, sxx: 0.0, sxy: 0.0, size: 0.0},
    fn: (r, accumulator) => ({
      n: accumulator.n + 1.0,
      sx: accumulator.sx + r.x,
      sy: accumulator.sy + r.y,
      sxx: accumulator.sxx + r.x * r.x,
      sxy: accumulator.sxy + r.x * r.y,
      size: r.y,
    }),
  )
  |> map(fn: (r) => ({group: r.group, check: r.check, size: r.size, slope: if r.n < 2.0 then 0.0 else (r.n * r.sxy - r.sx * r.sy) / (r.n * r.sxx - r.sx * r.sx)}))`
const summed = (
  ...tags: readonly string[]
) => `  |> group(columns: [${tags.map(tag => `"${tag}"`).join(', ')}])
  |> reduce(identity: {size: 0.0, slope: 0.0}, fn: (r, accumulator) => ({size: accumulator.size + r.size, slope: accumulator.slope + r.slope}))`
const capacity = 'float(v: "${capacity:raw}")'

export const flux: Language = {
  version: 'v2',
  name: 'Flux',
  displayName: tag => `\${__field.labels.${tag}}`,

  groupVariable: tagValues('group'),
  labelVariable: tagValues('label', 'r.group =~ /^${group:regex}$/'),
  // A check without a label is offered whatever label is chosen.
  checkVariable: tagValues('check', 'r.group =~ /^${group:regex}$/'),
  datasourceVariable: { current: { selected: true, text: 'InfluxDB', value: 'lastgood-influxdb' } },

  held: () => lines(trends, summed(), '  |> map(fn: (r) => ({_value: r.size}))'),
  total(what) {
    const figure = what === 'results' ? 'status' : what
    return lines(
      results(),
      known(figure),
      number(figure),
      '  |> group()',
      `  |> ${what === 'results' ? 'count' : 'sum'}()`,
    )
  },
  size: () =>
    lines(
      results(startBefore),
      good('size'),
      number('size'),
      by('check'),
      '  |> aggregateWindow(every: v.windowPeriod, fn: last, timeSrc: "_start", createEmpty: true)',
      '  |> fill(usePrevious: true)',
      named('check'),
    ),
  growth: tag =>
    lines(
      results(),
      good('size'),
      number('size'),
      '  |> group(columns: ["_start", "_stop", "group", "check"])',
      '  |> difference()',
      by(tag),
      stepped('sum'),
      '  |> cumulativeSum()',
      named(tag),
    ),
  perStep: (figure, tag) =>
    lines(results(), known(figure), number(figure), by(tag), stepped('sum'), named(tag)),
  throughput: tag =>
    lines(
      results(),
      '  |> filter(fn: (r) => exists r.${amount:raw} and exists r.duration and r.status < 2)',
      '  |> filter(fn: (r) => float(v: r.duration) > 0.0)',
      '  |> map(fn: (r) => ({r with _value: float(v: r.${amount:raw}) / float(v: r.duration)}))',
      by(tag),
      stepped('mean'),
      named(tag),
    ),
  status: tag => lines(results(), known('status'), number('status'), by(tag), stepped('max'), named(tag)),
  runs: (...figures) =>
    lines(
      results(),
      known('status'),
      '  |> group()',
      `  |> keep(columns: ["_time", ${figures.map(figure => `"${figure}"`).join(', ')}])`,
      '  |> sort(columns: ["_time"])',
    ),
  runThroughput: figure =>
    lines(
      results(),
      `  |> filter(fn: (r) => exists r.${figure} and exists r.duration and r.status < 2)`,
      '  |> filter(fn: (r) => float(v: r.duration) > 0.0)',
      '  |> group()',
      `  |> map(fn: (r) => ({_time: r._time, ${figure === 'size' ? 'Processed' : 'Transferred'}: float(v: r.${figure}) / float(v: r.duration)}))`,
      '  |> sort(columns: ["_time"])',
    ),
  lastRuns: () =>
    lines(
      results(),
      known('status'),
      '  |> group()',
      '  |> keep(columns: ["_time", "status", "size", "transferred", "duration", "files", "warnings", "errors", "late"])',
      '  |> rename(fn: (column) => if column == "_time" then "Time" else strings.title(v: column))',
      '  |> sort(columns: ["Time"], desc: true)',
      '  |> limit(n: 100)',
    ),
  trend: tag =>
    lines(
      trends,
      summed(...(tag === 'check' ? ['group', 'check'] : ['group'])),
      '  |> group()',
      `  |> map(fn: (r) => ({group: r.group, ${tag === 'check' ? 'check: r.check, ' : ''}"Size": r.size, "Per day": r.slope, "Per 30 days": if r.size > 0.0 then r.slope * 30.0 / r.size else 0.0}))`,
    ),
  perDay: () => lines(trends, summed(), '  |> map(fn: (r) => ({_value: r.slope}))'),
  full: as =>
    lines(
      trends,
      summed(),
      '  |> filter(fn: (r) => r.slope > 0.0)',
      `  |> map(fn: (r) => ({_value: ${as === 'days' ? '' : 'float(v: int(v: v.timeRangeStop)) / 1000000.0 + 86400000.0 * '}(${capacity} - r.size) / r.slope}))`,
    ),
  used: () => lines(trends, summed(), `  |> map(fn: (r) => ({_value: r.size / ${capacity}}))`),
  expected: () =>
    lines(
      trends,
      summed(),
      `  |> map(fn: (r) => ({${[30, 90, 365].map(days => `"in ${days} days": r.size + ${days}.0 * r.slope`).join(', ')}}))`,
    ),
  capacity: () =>
    lines(
      results(),
      known('status'),
      number('status'),
      '  |> group(columns: ["_start", "_stop"])',
      '  |> sort(columns: ["_time"])',
      stepped('mean'),
      `  |> map(fn: (r) => ({_time: r._time, Capacity: ${capacity}}))`,
    ),
}

function tagValues(tag: string, condition?: string): string {
  return `import "influxdata/influxdb/schema"

schema.tagValues(bucket: v.defaultBucket, tag: "${tag}", predicate: (r) => r._measurement == "backup"${condition ? ` and ${condition}` : ''}, start: -400d)`
}
