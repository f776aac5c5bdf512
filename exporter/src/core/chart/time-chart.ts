/** Values over time: one panel below the other on the same time axis, each with its own scale, its name and newest
 *  value, and, where asked for, the straight line that it follows and where that leads. */

import { dayMs } from '../day.ts'
import { type Formats, fill } from '../sheet/formats.ts'
import { openZone } from '../zone.ts'
import type { Drawing, Ink, Point, Shape } from './drawing.ts'
import { timeTicks, type Unit, valueScale } from './scale.ts'
import { pieces, type Sample, thin } from './thin.ts'
import { type Line, lineOf } from './trend-line.ts'

type Panel = {
  readonly name: string
  readonly ink: Ink
  readonly look: 'line' | 'bars'
  readonly unit: Unit
  readonly samples: readonly Sample[]
  readonly tell: (value: number) => string
  /** The line it follows is drawn too, and told with this. */
  readonly tellTrend?: (perDay: number) => string
  /** The samples that the line is drawn through; all unless given. */
  readonly ofTrend?: readonly Sample[]
}

type Chart = {
  readonly title: string
  readonly panels: readonly Panel[]
  readonly span: { readonly fromMs: number; readonly toMs: number }
  /** Expectations that nothing answered: marks at the foot of every panel. */
  readonly missedAtMs?: readonly number[]
  readonly formats: Formats
}

const size = { width: 960, panel: 150, head: 34, foot: 26, left: 76, right: 14 }
const plotWidth = size.width - size.left - size.right
/** How far beyond its end the time reaches, for a forecast. */
const ahead = 0.2
/** More dots would be a band. */
const mostDots = 90

export function timeChart(chart: Chart): Drawing {
  const { title, panels, span, formats } = chart
  const hasTrend = panels.some(panel => panel.tellTrend && lineOf(trendOf(panel)))
  const untilMs = span.toMs + (hasTrend ? (span.toMs - span.fromMs) * ahead : 0)
  const axis: Axis = {
    span,
    untilMs,
    x: atMs =>
      size.left + (plotWidth * (Math.min(atMs, untilMs) - span.fromMs)) / Math.max(1, untilMs - span.fromMs),
  }
  const drawn = panels.map((panel, index) =>
    drawPanel(panel, axis, index * (size.head + size.panel) + size.head, chart),
  )
  const bottom = panels.length * (size.head + size.panel)
  return {
    width: size.width,
    height: bottom + size.foot,
    title,
    description: panels.map(panel => describe(panel, axis, formats)).join(' '),
    shapes: [...drawn.flat(), ...timeLabels(axis, bottom, formats)],
  }
}

type Axis = {
  readonly span: { readonly fromMs: number; readonly toMs: number }
  readonly untilMs: number
  readonly x: (atMs: number) => number
}

function drawPanel(panel: Panel, axis: Axis, top: number, { missedAtMs = [], formats }: Chart): Shape[] {
  const { samples, ink, look, unit, tell } = panel
  const bottom = top + size.panel - 8
  const line = panel.tellTrend && lineOf(trendOf(panel))
  const { fromMs, toMs } = axis.span
  const ends = line ? [line.at(trendOf(panel)[0]?.atMs ?? fromMs), line.at(axis.untilMs)] : []
  const values = [...samples.map(({ value }) => value), ...ends.map(value => Math.max(0, value))]
  const scale = valueScale(values, unit, look === 'bars')
  const y = (value: number) =>
    bottom - ((Math.max(scale.least, value) - scale.least) / (scale.most - scale.least)) * (bottom - top)
  const shapes: Shape[] = [...legend(panel, line, axis, top, formats)]
  if (samples.length === 0) {
    const middle: Point = [size.left + plotWidth / 2, (top + bottom) / 2 + 4]
    shapes.push(frameLine(bottom))
    shapes.push({
      kind: 'text',
      at: middle,
      text: formats.words.noValues,
      size: 13,
      ink: 'dim',
      anchor: 'middle',
    })
    return shapes
  }
  for (const value of scale.ticks) {
    const at = y(value)
    shapes.push({ kind: 'line', points: across(at), ink: 'grid', width: 1 })
    shapes.push({
      kind: 'text',
      at: [size.left - 8, at + 4],
      text: tell(value),
      size: 11.5,
      ink: 'dim',
      anchor: 'end',
    })
  }
  shapes.push(frameLine(bottom))
  const lastMs = samples.at(-1)?.atMs ?? toMs
  if (line) {
    const nowX = axis.x(lastMs)
    shapes.push({
      kind: 'line',
      points: [
        [nowX, top],
        [nowX, bottom],
      ],
      ink: 'axis',
      width: 1,
      dashed: true,
    })
  }
  const seen = thin(samples, fromMs, toMs, plotWidth)
  if (look === 'bars') shapes.push(...bars(seen, samples.length, axis, y, bottom, ink))
  else {
    for (const piece of pieces(seen))
      shapes.push({
        kind: 'line',
        points: piece.map(({ atMs, value }) => [axis.x(atMs), y(value)]),
        ink,
        width: 2,
      })
    for (const { atMs, value, tone } of seen)
      if (tone !== undefined || seen.length <= mostDots)
        shapes.push({
          kind: 'dot',
          at: [axis.x(atMs), y(value)],
          radius: tone === undefined ? 2.6 : 4,
          ink: tone ?? ink,
        })
  }
  for (const atMs of thin(
    missedAtMs.map(at => ({ atMs: at, value: 0 })),
    fromMs,
    toMs,
    plotWidth,
  ))
    shapes.push({
      kind: 'box',
      x: axis.x(atMs.atMs) - 1.5,
      y: bottom - 9,
      width: 3,
      height: 9,
      ink: 'overdue',
    })
  if (line) {
    const first = trendOf(panel)[0]?.atMs ?? fromMs
    const points = (from: number, to: number): Point[] => [
      [axis.x(from), y(Math.max(0, line.at(from)))],
      [axis.x(to), y(Math.max(0, line.at(to)))],
    ]
    shapes.push({ kind: 'line', points: points(first, lastMs), ink: 'trend', width: 1.5 })
    shapes.push({
      kind: 'line',
      points: points(lastMs, axis.untilMs),
      ink: 'trend',
      width: 1.5,
      dashed: true,
    })
  }
  return shapes
}

function bars(
  seen: readonly Sample[],
  count: number,
  { x }: Axis,
  y: (value: number) => number,
  bottom: number,
  ink: Ink,
): Shape[] {
  const width = Math.max(1, Math.min(14, (plotWidth / Math.max(1, count)) * 0.62))
  return seen.map(({ atMs, value, tone }) => ({
    kind: 'box',
    x: x(atMs) - width / 2,
    y: y(value),
    width,
    // Of nothing there is still a line to be seen.
    height: Math.max(1, bottom - y(value)),
    ink: tone ?? ink,
  }))
}

/** What it is, its newest value, and where it goes. */
function legend(
  panel: Panel,
  line: Line | undefined,
  axis: Axis,
  top: number,
  { words, date }: Formats,
): Shape[] {
  const { name, ink, samples, tell, tellTrend } = panel
  const newest = samples.at(-1)
  const baseline = top - 13
  const toldX = size.left + 16 + name.length * 9.4 + 16
  const shapes: Shape[] = [
    { kind: 'box', x: size.left, y: baseline - 9, width: 10, height: 10, ink },
    { kind: 'text', at: [size.left + 16, baseline], text: name, size: 14, ink: 'ink', bold: true },
  ]
  if (newest)
    shapes.push({
      kind: 'text',
      at: [toldX, baseline],
      text: fill(words.newest, { value: tell(newest.value) }),
      size: 12.5,
      ink: 'dim',
    })
  if (!tellTrend || samples.length === 0) return shapes
  const told = line
    ? fill(words.trendTold, {
        change: tellTrend(line.perDay),
        value: tell(Math.max(0, line.at(axis.untilMs))),
        date: date(axis.untilMs),
      })
    : words.noTrend
  const end = size.width - size.right
  shapes.push({
    kind: 'text',
    at: [end, baseline],
    text: told,
    size: 12.5,
    ink: line ? 'trend' : 'dim',
    anchor: 'end',
  })
  return shapes
}

function timeLabels({ span, untilMs, x }: Axis, bottom: number, formats: Formats): Shape[] {
  const isShort = untilMs - span.fromMs < 2 * dayMs
  return timeTicks(span.fromMs, untilMs, openZone(formats.timeZone), 9).flatMap((atMs): Shape[] => [
    {
      kind: 'line',
      points: [
        [x(atMs), bottom - 8],
        [x(atMs), bottom - 3],
      ],
      ink: 'axis',
      width: 1,
    },
    {
      kind: 'text',
      at: [Math.max(size.left + 4, Math.min(x(atMs), size.width - 40)), bottom + 12],
      text: isShort ? formats.time(atMs) : formats.date(atMs),
      size: 11.5,
      ink: 'dim',
      anchor: 'middle',
    },
  ])
}

function describe(panel: Panel, axis: Axis, { words, moment, date, count }: Formats): string {
  const { name, samples, tell, tellTrend } = panel
  const [first] = samples
  const last = samples.at(-1)
  if (!first || !last) return `${name}: ${words.noValues}.`
  let [least, most] = [first.value, first.value]
  for (const { value } of samples) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  const told = fill(words.chartOf, {
    what: name,
    count: count(samples.length),
    from: moment(first.atMs),
    to: moment(last.atMs),
    least: tell(least),
    most: tell(most),
  })
  const line = tellTrend && lineOf(trendOf(panel))
  if (!line || !tellTrend) return told
  const value = tell(Math.max(0, line.at(axis.untilMs)))
  return `${told} ${fill(words.trendTold, { change: tellTrend(line.perDay), value, date: date(axis.untilMs) })}.`
}

function trendOf({ samples, ofTrend }: Panel): readonly Sample[] {
  return ofTrend ?? samples
}

function across(at: number): readonly Point[] {
  return [
    [size.left, at],
    [size.width - size.right, at],
  ]
}

function frameLine(bottom: number): Shape {
  return { kind: 'line', points: across(bottom), ink: 'axis', width: 1 }
}
