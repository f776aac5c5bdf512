import fc from 'fast-check'
import { dayMs } from '../day.ts'
import { createTrend } from './trend.ts'

function lineOf(points: readonly (readonly [day: number, value: number])[], atDay: number) {
  const trend = createTrend()
  for (const [day, value] of points) trend.add(1_790_000_000_000 + day * dayMs, value)
  return trend.lineAt(1_790_000_000_000 + atDay * dayMs)
}

test.each([
  [
    'two points are no trend',
    [
      [0, 1],
      [1, 2],
    ],
    undefined,
  ],
  [
    'neither are many at one moment',
    [
      [0, 1],
      [0, 2],
      [0, 3],
    ],
    undefined,
  ],
  [
    'a straight line is found',
    [
      [0, 10],
      [1, 12],
      [2, 14],
      [4, 18],
    ],
    { perDay: 2, value: 30 },
  ],
  [
    'what stays the same does not grow',
    [
      [0, 7],
      [1, 7],
      [9, 7],
    ],
    { perDay: 0, value: 7 },
  ],
  [
    'what shrinks has a negative one',
    [
      [0, 20],
      [5, 10],
      [10, 0],
    ],
    { perDay: -2, value: 0 },
  ],
] as const)('%s', (_, points, expected) => {
  const line = lineOf(points, 10)
  if (!expected) return expect(line).toBeUndefined()
  expect(line?.perDay).toBeCloseTo(expected.perDay)
  expect(line?.value).toBeCloseTo(expected.value)
})

test('no other line lies nearer to the points', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1e6 }))
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 3, maxLength: 30 }),
      fc.double({ min: -9, max: 9, noNaN: true }),
      (points, change) => {
        const line = lineOf(points, 0)
        if (!line) return
        const off = (start: number, perDay: number) =>
          points.reduce((sum, [day, value]) => sum + (value - start - perDay * day) ** 2, 0)
        const least = off(line.value, line.perDay)
        expect(least).toBeLessThanOrEqual(off(line.value + change, line.perDay) * (1 + 1e-9) + 1e-3)
        expect(least).toBeLessThanOrEqual(off(line.value, line.perDay + change) * (1 + 1e-9) + 1e-3)
      },
    ),
  )
})
