/** Charts of a client's month: all its jobs together, a value for each day. */
import { dayMs } from '../day.ts'
import type { ClientSummary, DayTotals } from '../documents/document.ts'
import type { Formats } from '../sheet/formats.ts'
import type { Drawing } from './drawing.ts'
import { isDrawn } from './scale.ts'
import type { Sample } from './thin.ts'
import { timeChart } from './time-chart.ts'

export function clientGrowthChart(summary: ClientSummary, formats: Formats): Drawing {
  const { words, bytes, change } = formats
  // A job that told its size for the first time is no growth: the line begins when all of them have.
  const newest = summary.byDay.findLast(day => day.sizeBytes !== undefined)
  return timeChart({
    title: words.growth,
    span: summary,
    formats,
    panels: [
      {
        name: words.size,
        ink: 'first',
        look: 'line',
        unit: 'bytes',
        samples: samplesOf(summary, day => day.sizeBytes),
        ofTrend: samplesOf(summary, day => (day.sizedJobs === newest?.sizedJobs ? day.sizeBytes : undefined)),
        tell: bytes,
        tellTrend: change,
      },
      {
        name: words.transferred,
        ink: 'second',
        look: 'bars',
        unit: 'bytes',
        samples: samplesOf(summary, day => day.transferredBytes),
        tell: bytes,
      },
    ],
  })
}

export function clientPerformanceChart(summary: ClientSummary, formats: Formats): Drawing {
  const { words, seconds, rate } = formats
  return timeChart({
    title: words.performance,
    span: summary,
    formats,
    panels: [
      {
        name: words.duration,
        ink: 'first',
        look: 'bars',
        unit: 'seconds',
        samples: samplesOf(summary, day => day.durationSeconds),
        tell: seconds,
      },
      {
        name: words.throughput,
        ink: 'second',
        look: 'line',
        unit: 'bytes',
        samples: samplesOf(summary, day => day.bytesPerSecond),
        tell: rate,
      },
    ],
  })
}

/** In the middle of its day. */
function samplesOf(
  { byDay, fromMs }: ClientSummary,
  read: (day: DayTotals) => number | undefined,
): readonly Sample[] {
  return byDay.flatMap((day, index) => {
    const value = read(day)
    return isDrawn(value) ? [{ atMs: fromMs + (index + 0.5) * dayMs, value }] : []
  })
}
