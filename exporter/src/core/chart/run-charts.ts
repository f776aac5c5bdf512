/** Charts of one job's runs: how its data grow, and how long it takes for them. A run that does not tell a value has no
 *  point; failed and warned ones are marked. */
import type { Row } from '../documents/row.ts'
import type { Formats } from '../sheet/formats.ts'
import type { Drawing } from './drawing.ts'
import { isDrawn } from './scale.ts'
import type { Sample } from './thin.ts'
import { timeChart } from './time-chart.ts'

/** Told durations are no finer; a shorter one says nothing of a throughput. */
const leastSeconds = 0.001

type Span = { readonly fromMs: number; readonly toMs: number }

/** @param runs oldest first */
export function growthChart(runs: readonly Row[], span: Span, formats: Formats): Drawing {
  const { words, bytes, change } = formats
  return timeChart({
    title: words.growth,
    span,
    formats,
    missedAtMs: missedOf(runs),
    panels: [
      {
        name: words.size,
        ink: 'first',
        look: 'line',
        unit: 'bytes',
        samples: samplesOf(runs, row => row.sizeBytes),
        tell: bytes,
        tellTrend: change,
      },
      {
        name: words.transferred,
        ink: 'second',
        look: 'bars',
        unit: 'bytes',
        samples: samplesOf(runs, row => row.transferredBytes),
        tell: bytes,
      },
    ],
  })
}

/** Throughput is size by duration. @param runs oldest first */
export function performanceChart(runs: readonly Row[], span: Span, formats: Formats): Drawing {
  const { words, seconds, rate } = formats
  return timeChart({
    title: words.performance,
    span,
    formats,
    missedAtMs: missedOf(runs),
    panels: [
      {
        name: words.duration,
        ink: 'first',
        look: 'line',
        unit: 'seconds',
        samples: samplesOf(runs, row => row.durationSeconds),
        tell: seconds,
        tellTrend: perDay => `${perDay < 0 ? '−' : '+'}${seconds(Math.abs(perDay))}`,
      },
      {
        name: words.throughput,
        ink: 'second',
        look: 'line',
        unit: 'bytes',
        samples: samplesOf(runs, throughputOf),
        tell: rate,
      },
    ],
  })
}

function throughputOf({
  sizeBytes,
  durationSeconds,
}: Pick<Row, 'sizeBytes' | 'durationSeconds'>): number | undefined {
  return sizeBytes === undefined || durationSeconds === undefined || durationSeconds < leastSeconds
    ? undefined
    : sizeBytes / durationSeconds
}

function samplesOf(runs: readonly Row[], read: (row: Row) => number | undefined): readonly Sample[] {
  return runs.flatMap((row): Sample[] => {
    const value = read(row)
    if (!isDrawn(value) || row.receivedAtMs === undefined) return []
    const tone = row.result === 'failure' ? 'failed' : row.result === 'warning' ? 'warning' : undefined
    return [{ atMs: row.receivedAtMs, value, ...(tone && { tone }) }]
  })
}

function missedOf(runs: readonly Row[]): readonly number[] {
  return runs.flatMap(({ result, expectedAtMs }) => (result === 'missed' ? (expectedAtMs ?? []) : []))
}
