import { drawChart, findNearest, momentsOf, pointsAt } from './chart.ts'
import type { FigureKind } from './figure.ts'
import { timeTicks, valueTicks } from './ticks.ts'

const gib = 1024 ** 3
const utc = () => 0
const at = (text: string) => Date.parse(`${text}Z`)

test.each<[FigureKind, number, number, readonly number[]]>([
  ['size', 0, 3.2 * gib, [0, gib, 2 * gib, 3 * gib, 4 * gib]],
  ['size', 0, 700, [0, 256, 512, 768]],
  ['duration', 0, 7000, [0, 1800, 3600, 5400, 7200]],
  ['duration', 0, 50, [0, 15, 30, 45, 60]],
  ['count', 0, 1, [0, 1]],
  ['number', -1, 1, [-1, -0.5, 0, 0.5, 1]],
])('marks of %s from %d to %d are at numbers people count in', (kind, min, max, expected) => {
  expect(valueTicks(min, max, kind)).toEqual(expected)
})

test('a flat line still has an axis', () => {
  expect(valueTicks(5, 5, 'number').length).toBeGreaterThan(1)
  expect(valueTicks(0, 0, 'count')).toEqual([0, 1])
})

test.each([
  ['2026-11-01T00:00', '2026-11-05T00:00', 4, 'day', '2026-11-02T00:00'],
  ['2026-11-01T10:10', '2026-11-01T20:00', 5, 'time', '2026-11-01T12:00'],
  ['2026-01-15T00:00', '2026-12-15T00:00', 6, 'month', '2026-03-01T00:00'],
  ['2026-11-03T00:00', '2026-12-20T00:00', 7, 'day', '2026-11-09T00:00'],
])('from %s to %s in %d marks: by %s, the second or first at %s', (from, to, wanted, unit, mark) => {
  const ticks = timeTicks(at(from), at(to), wanted, utc)
  expect(ticks.unit).toBe(unit)
  expect(ticks.atMs).toContain(at(mark))
  expect(ticks.atMs.length).toBeGreaterThan(1)
  for (const one of ticks.atMs) expect(one).toBeGreaterThanOrEqual(at(from))
})

test('days begin at midnight of the zone, also where clocks change', () => {
  const summerEnds = at('2026-10-25T01:00')
  const berlin = (atMs: number) => (atMs < summerEnds ? 2 : 1) * 3_600_000
  const { atMs } = timeTicks(at('2026-10-23T00:00'), at('2026-10-28T00:00'), 5, berlin)
  expect(atMs.map(one => new Date(one).toISOString().slice(5, 16))).toEqual([
    '10-23T22:00',
    '10-24T22:00',
    '10-25T23:00',
    '10-26T23:00',
    '10-27T23:00',
  ])
})

const spec = { kind: 'size' as const, width: 488, height: 236, nowMs: 100, offsetMs: utc }

test('points lie between the axes: the oldest left, the greatest at the top', () => {
  const drawing = drawChart({
    ...spec,
    series: [{ id: 'a', name: 'a', atMs: [0, 50, 100], value: [0, 512, 1024] }],
  })
  expect(drawing?.series[0]?.points.map(({ x, y }) => [x, Math.round(y)])).toEqual([
    [72, 210],
    [272, 110],
    [472, 10],
  ])
  expect(drawing?.series[0]?.line).toBe('M72,210L272,110L472,10')
  expect(drawing?.series[0]?.area).toBe('M72,210L272,110L472,10L472,210L72,210Z')
})

test('what lies outside the period, or is no number, is not drawn', () => {
  const series = [{ id: 'a', name: 'a', atMs: [0, 50, 60, 100], value: [1, Number.NaN, 2, 3] }]
  const drawing = drawChart({ ...spec, series, fromMs: 40, toMs: 90 })
  expect(drawing?.series[0]?.points.map(({ atMs }) => atMs)).toEqual([60])
})

test('no points, no drawing', () => {
  expect(drawChart({ ...spec, series: [] })).toBeUndefined()
  expect(drawChart({ ...spec, series: [{ id: 'a', name: 'a', atMs: [], value: [] }] })).toBeUndefined()
})

test('the place under the pointer tells every series that has a point then', () => {
  const drawing = drawChart({
    ...spec,
    series: [
      { id: 'a', name: 'a', atMs: [0, 50, 100], value: [1, 2, 3] },
      { id: 'b', name: 'b', atMs: [50], value: [7] },
    ],
  })
  if (!drawing) throw new Error('nothing drawn')
  const nearest = findNearest(drawing, 250)
  expect(nearest?.points.map(({ series, point }) => [series, point.value])).toEqual([
    [0, 2],
    [1, 7],
  ])
  expect(momentsOf(drawing)).toEqual([0, 50, 100])
  expect(pointsAt(drawing, 51)).toBeUndefined()
})

test('a trend ends where it says now', () => {
  const day = 86_400_000
  const drawing = drawChart({
    ...spec,
    nowMs: 10 * day,
    series: [
      { id: 'a', name: 'a', atMs: [0, 10 * day], value: [0, 1024], trend: { perDay: 102.4, nowValue: 1024 } },
    ],
  })
  expect(drawing?.series[0]?.trend).toBe('M72,210L472,10')
})
