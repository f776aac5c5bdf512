/** The questions in InfluxQL, for InfluxDB 1.x (and the 1.x interface of later ones). Three things of InfluxDB 1.x
 *  shape them: fill(previous) is right only in the outermost query; a subquery without a time() of its own takes over
 *  that of the query around it; there is no regression, so the least squares are sums over x (days) and y (bytes). */
import type { Figure, Language, Tag } from './language.ts'

const inRange = '$timeFilter'
const inRangeAndBefore = 'time >= ${__from}ms - 35d AND time <= ${__to}ms'
const chosen =
  '"group" =~ /^${group:regex}$/ AND "label" =~ /^${label:regex}$/ AND "check" =~ /^${check:regex}$/'
const perCheck = '"group", "check"'

/** What is true of the points asked for. */
const where = (conditions: string, time = inRange) =>
  `FROM "backup" WHERE ${time} AND ${chosen} AND ${conditions}`
const good = '"status" < 2'

const lastSizes = `SELECT last("size") / 1.0 AS "size" ${where(good)} GROUP BY ${perCheck}`
const series = (query: string, alias?: string) => ({
  query,
  rawQuery: true,
  resultFormat: 'time_series',
  ...(alias && { alias }),
})
const rows = (query: string) => ({ query, rawQuery: true, resultFormat: 'table' })

export const influxql: Language = {
  version: 'v1',
  name: 'InfluxQL',
  displayName: () => undefined,

  groupVariable: 'SHOW TAG VALUES FROM "backup" WITH KEY = "group"',
  labelVariable: 'SHOW TAG VALUES FROM "backup" WITH KEY = "label" WHERE "group" =~ /^${group:regex}$/',
  checkVariable: `SHOW TAG VALUES FROM "backup" WITH KEY = "check" WHERE "group" =~ /^\${group:regex}$/ AND "label" =~ /^\${label:regex}$/`,
  datasourceVariable: {},

  held: () => series(`SELECT sum("size") AS "size" FROM (${lastSizes})`, 'Held'),
  total(what) {
    if (what === 'results') return series(`SELECT count("status") ${where('"status" >= 0')}`, 'Results')
    if (what === 'missed') return series(`SELECT sum("missed") ${where('"missed" > 0')}`, 'Missed')
    return series(`SELECT sum("${what}") ${where(`"${what}" >= 0`)}`, toTitle(what))
  },
  size: () =>
    series(
      `SELECT last("size") ${where(good, inRangeAndBefore)} GROUP BY time($__interval), "check" fill(previous)`,
      '$tag_check',
    ),
  growth: tag =>
    series(
      `SELECT cumulative_sum(sum("d")) FROM (${differences()}) WHERE ${inRange} GROUP BY time($__interval), "${tag}" fill(0)`,
      `$tag_${tag}`,
    ),
  perStep: (figure, tag) =>
    series(
      `SELECT sum("${figure}") ${where(`"${figure}" >= 0`)} GROUP BY time($__interval), "${tag}" fill(none)`,
      `$tag_${tag}`,
    ),
  throughput: tag =>
    series(
      `SELECT mean("t") FROM (SELECT "\${amount:raw}" / "duration" AS "t" ${where(`${good} AND "duration" > 0`)} GROUP BY ${perCheck}) WHERE ${inRange} GROUP BY time($__interval), "${tag}" fill(none)`,
      `$tag_${tag}`,
    ),
  status: tag =>
    series(
      `SELECT max("status") ${where('"status" >= 0')} GROUP BY time($__interval), "${tag}" fill(none)`,
      `$tag_${tag}`,
    ),
  runs: (...figures) =>
    series(
      `SELECT ${figures.map(figure => `"${figure}" AS "${toTitle(figure)}"`).join(', ')} ${where('"status" >= 0')}`,
      '$col',
    ),
  runThroughput: figure =>
    series(
      `SELECT "${figure}" / "duration" ${where(`${good} AND "duration" > 0`)}`,
      figure === 'size' ? 'Processed' : 'Transferred',
    ),
  lastRuns: () =>
    rows(
      `SELECT "status" AS "Status", "size" AS "Size", "transferred" AS "Transferred", "duration" AS "Duration", "files" AS "Files", "warnings" AS "Warnings", "errors" AS "Errors", "late" AS "Late" ${where('"status" >= 0')} ORDER BY time DESC LIMIT 100`,
    ),
  trend(tag) {
    const tags = tag === 'check' ? perCheck : '"group"'
    return rows(
      `SELECT sum("size") AS "Size", sum("slope") AS "Per day", sum("slope") * 30 / sum("size") AS "Per 30 days" FROM (${lastSizes}), (${slope(tags)}) GROUP BY ${tags}`,
    )
  },
  perDay: () => series(slope(''), 'Per day'),
  full: as =>
    series(
      `SELECT ${as === 'days' ? '' : '${__to} + 86400000 * '}(\${capacity:raw} - "size") / "slope" AS "full" FROM (${together()}) WHERE "slope" > 0`,
      as === 'days' ? 'Days left' : 'Full',
    ),
  used: () => series(`SELECT sum("size") / \${capacity:raw} AS "used" FROM (${lastSizes})`, 'Used'),
  expected: () =>
    series(
      `SELECT ${[30, 90, 365].map(days => `"size" + ${days} * "slope" AS "in ${days} days"`).join(', ')} FROM (${together()})`,
      '$col',
    ),
  capacity: () =>
    series(
      `SELECT mean("status") * 0 + \${capacity:raw} ${where('"status" >= 0')} GROUP BY time($__interval) fill(none)`,
      'Capacity',
    ),
}

/** By how much the last size of a day differs from that of the day before with a result. */
function differences(): string {
  return `SELECT difference(last("size")) / 1.0 AS "d" ${where(good)} GROUP BY time(1d), ${perCheck} fill(none)`
}

/** Least squares of growth over days: (n*Sxy - Sx*Sy) / (n*Sxx - Sx*Sx). */
function slope(tags: string): string {
  const by = tags && ` GROUP BY ${tags}`
  const daily = `GROUP BY time(1d)${tags && `, ${tags}`} fill(none)`
  const elapsed = `SELECT elapsed(sum("d"), 1d) AS "e" FROM (${differences()}) WHERE ${inRange} ${daily}`
  const x = `SELECT cumulative_sum("e") AS "x" FROM (${elapsed})${by}`
  const y = `SELECT cumulative_sum(sum("d")) AS "y" FROM (${differences()}) WHERE ${inRange} ${daily}`
  const points = `SELECT mean("x") AS "x", mean("y") AS "y" FROM (${x}), (${y}) WHERE ${inRange} ${daily}`
  const products = `SELECT "x", "y", "x" * "y" AS "xy", "x" * "x" AS "xx" FROM (${points}) WHERE "x" > 0${by}`
  return `SELECT (count("x") * sum("xy") - sum("x") * sum("y")) / (count("x") * sum("xx") - sum("x") * sum("x")) AS "slope" FROM (${products})${by}`
}

function together(): string {
  return `SELECT sum("size") AS "size", sum("slope") AS "slope" FROM (${lastSizes}), (${slope('')})`
}

const toTitle = (figure: Figure | Tag) => `${figure[0]?.toUpperCase()}${figure.slice(1)}`
