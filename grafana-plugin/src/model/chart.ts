/** Geometry of a line chart: from points in time to pixels. Pure; what is drawn where is decided here, not in the
 *  component. */
import type { FigureKind } from './figure.ts'
import { type TimeTicks, timeTicks, valueTicks } from './ticks.ts'

/** Oldest first; the same place in both columns is the same point. */
export type ChartSeries = {
  /** Unique in the chart. */
  readonly id: string
  readonly name: string
  readonly atMs: readonly number[]
  readonly value: readonly number[]
  /** A straight line through it, goes on a little past the last point. */
  readonly trend?: { readonly perDay: number; readonly nowValue: number }
}
export type ChartSpec = {
  readonly series: readonly ChartSeries[]
  readonly kind: FigureKind
  readonly width: number
  readonly height: number
  /** From the first to the last point unless given. */
  readonly fromMs?: number
  readonly toMs?: number
  /** Where a trend says "now". */
  readonly nowMs: number
  readonly offsetMs: (atMs: number) => number
}
type ChartPoint = {
  readonly x: number
  readonly y: number
  readonly atMs: number
  readonly value: number
}
type DrawnSeries = {
  readonly id: string
  readonly name: string
  readonly points: readonly ChartPoint[]
  readonly line: string
  readonly area: string
  readonly trend?: string
}
export type Drawing = {
  readonly plot: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  readonly series: readonly DrawnSeries[]
  readonly values: readonly { readonly y: number; readonly value: number }[]
  readonly times: {
    readonly unit: TimeTicks['unit']
    readonly at: readonly { readonly x: number; readonly atMs: number }[]
  }
}

const margin = { left: 72, right: 16, top: 10, bottom: 26 }
const dayMs = 86_400_000
const pixelsPerTime = 90

/** @returns undefined when no series has a point */
export function drawChart(spec: ChartSpec): Drawing | undefined {
  const known = spec.series.flatMap(({ value }) => value).filter(Number.isFinite)
  const moments = spec.series.flatMap(({ atMs }) => atMs)
  if (known.length === 0 || moments.length === 0) return undefined
  const fromMs = spec.fromMs ?? least(moments)
  const toMs = Math.max(spec.toMs ?? greatest(moments), fromMs + 1)
  // A size, a duration or a count is read against nothing; a time is not.
  const floor = spec.kind === 'time' ? least(known) : Math.min(0, least(known))
  const ticks = valueTicks(floor, greatest(known), spec.kind)
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const plot = {
    left: margin.left,
    top: margin.top,
    right: Math.max(spec.width - margin.right, margin.left + 1),
    bottom: Math.max(spec.height - margin.bottom, margin.top + 1),
  }
  const x = (atMs: number) => plot.left + ((atMs - fromMs) / (toMs - fromMs)) * (plot.right - plot.left)
  const y = (value: number) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top)
  const times = timeTicks(fromMs, toMs, (plot.right - plot.left) / pixelsPerTime, spec.offsetMs)
  return {
    plot,
    series: spec.series.map(one =>
      drawSeries(one, { x, y, baseline: y(Math.max(0, low)), fromMs, toMs, nowMs: spec.nowMs }),
    ),
    values: ticks.map(value => ({ value, y: y(value) })),
    times: { unit: times.unit, at: times.atMs.map(atMs => ({ atMs, x: x(atMs) })) },
  }
}

type Scale = {
  readonly x: (atMs: number) => number
  readonly y: (value: number) => number
  readonly baseline: number
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
}

function drawSeries({ id, name, atMs, value, trend }: ChartSeries, scale: Scale): DrawnSeries {
  const points = atMs.flatMap((at, index) => {
    const one = value[index]
    if (one === undefined || !Number.isFinite(one) || at < scale.fromMs || at > scale.toMs) return []
    return [{ x: scale.x(at), y: scale.y(one), atMs: at, value: one }]
  })
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')
  const first = points[0]
  const last = points.at(-1)
  const base = round(scale.baseline)
  const area = first && last ? `${line}L${round(last.x)},${base}L${round(first.x)},${base}Z` : ''
  return {
    id,
    name,
    points,
    line,
    area,
    ...(trend && first && { trend: drawTrend(trend, first.atMs, scale) }),
  }
}

function drawTrend(trend: NonNullable<ChartSeries['trend']>, fromMs: number, scale: Scale): string {
  const at = (atMs: number) => trend.nowValue + ((atMs - scale.nowMs) / dayMs) * trend.perDay
  const end = Math.min(scale.nowMs, scale.toMs)
  return `M${round(scale.x(fromMs))},${round(scale.y(at(fromMs)))}L${round(scale.x(end))},${round(scale.y(at(end)))}`
}

export type Nearest = {
  readonly atMs: number
  readonly x: number
  /** Of every series that has a point at this moment. */
  readonly points: readonly { readonly series: number; readonly point: ChartPoint }[]
}

/** The moments at which there is a point, oldest first: what keys step through. */
export function momentsOf(drawing: Drawing): readonly number[] {
  return [...new Set(drawing.series.flatMap(({ points }) => points.map(({ atMs }) => atMs)))].sort(
    (a, b) => a - b,
  )
}

/** What to tell of the place under the pointer. */
export function findNearest(drawing: Drawing, x: number): Nearest | undefined {
  let best: ChartPoint | undefined
  for (const { points } of drawing.series)
    for (const point of points) if (!best || Math.abs(point.x - x) < Math.abs(best.x - x)) best = point
  return best && pointsAt(drawing, best.atMs)
}

export function pointsAt(drawing: Drawing, atMs: number): Nearest | undefined {
  const points = drawing.series.flatMap((one, series) => {
    const point = one.points.find(each => each.atMs === atMs)
    return point ? [{ series, point }] : []
  })
  const first = points[0]
  return first && { atMs, x: first.point.x, points }
}

// Spreading very many numbers into Math.min overflows the stack.
const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b))
const greatest = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b))
const round = (pixels: number) => Math.round(pixels * 10) / 10
