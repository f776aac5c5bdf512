/** The sheet of one job over a stretch of time: how often it was good, where its data and its pace go, all its runs. */
import { growthChart, performanceChart } from '../chart/run-charts.ts'
import type { JobRecord } from '../documents/document.ts'
import type { Row } from '../documents/row.ts'
import { type Formats, fill } from './formats.ts'
import { frame, lazily, type Made, periodFact, tallyOf } from './lists.ts'
import { asRunAndSilence, toneOf } from './row-look.ts'
import { columnsOf } from './run-columns.ts'
import type { Fact, Sheet } from './sheet.ts'

export function jobSheet(job: JobRecord, made: Made): Sheet {
  const { formats, madeAtMs } = made
  const { words } = formats
  const { check, runs, successRate, fromMs, toMs, growth } = job
  const span = { fromMs, toMs: Math.min(toMs, Math.max(madeAtMs, fromMs + 1)) }
  const facts: readonly Fact[] = [
    { name: words.client, text: [check.group, check.label].filter(one => one !== undefined).join(' · ') },
    ...computerOf(runs).map(text => ({ name: words.computer, text })),
    periodFact(formats, fromMs, toMs),
    ...(check.schedule === undefined ? [] : [{ name: words.schedule, text: check.schedule }]),
    ...(successRate ? [{ name: words.successRate, text: rateInWords(formats, successRate) }] : []),
    ...(growth
      ? [
          {
            name: words.growth,
            text: fill(words.growthTrend, { change: formats.change(growth.bytesPerDay) }),
          },
        ]
      : []),
  ]
  const { columns, row } = columnsOf(formats, asRunAndSilence, 'job')
  const newestFirst = runs.toReversed()
  return {
    ...frame('job', made, facts),
    about: check.name,
    blocks: [
      { kind: 'tally', parts: tallyOf(runs.map(toneOf), formats) },
      { kind: 'chart', heading: words.growth, drawing: growthChart(runs, span, formats) },
      { kind: 'chart', heading: words.performance, drawing: performanceChart(runs, span, formats) },
      {
        kind: 'table',
        heading: words.runs,
        ...(runs.length > 0 && { remark: formats.count(runs.length) }),
        columns,
        rows: lazily(newestFirst, row),
        empty: words.noRuns,
      },
      ...(successRate ? [{ kind: 'text' as const, text: words.rateDefinition }] : []),
    ],
  }
}

export function rateInWords(
  { words, percent, count }: Formats,
  { good, expected }: { readonly good: number; readonly expected: number },
): string {
  if (expected === 0) return words.noRate
  return fill(words.rateOf, {
    percent: percent(good, expected),
    good: count(good),
    expected: count(expected),
  })
}

function computerOf(runs: readonly Row[]): readonly string[] {
  const [computer] = runs.flatMap(row => row.computer ?? [])
  return computer === undefined ? [] : [computer]
}
