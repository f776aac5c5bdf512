import fc from 'fast-check'
import { findTrend } from './trend.ts'

const dayMs = 86_400_000
const nowMs = Date.UTC(2026, 10, 22)

test.each([
  ['nothing', [], []],
  ['two points', [0, dayMs], [1, 2]],
  ['three of one moment', [5, 5, 5], [1, 2, 3]],
  ['two and what is no number', [0, 1, 2], [1, 2, Number.NaN]],
  ['two and what is not finite', [0, 1, 2], [1, 2, Number.POSITIVE_INFINITY]],
])('%s has no trend', (_what, atMs, values) => {
  expect(findTrend(atMs, values, nowMs)).toBeUndefined()
})

test('points around a line give the line', () => {
  const atMs = [-4, -3, -2, -1].map(day => nowMs + day * dayMs)
  const trend = findTrend(atMs, [10, 22, 28, 40], nowMs)
  expect(trend?.perDay).toBeCloseTo(9.6)
  expect(trend?.nowValue).toBeCloseTo(49)
})

const line = fc.record({
  days: fc.uniqueArray(fc.integer({ min: -400, max: 0 }), { minLength: 3, maxLength: 30 }),
  perDay: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  nowValue: fc.integer({ min: 0, max: 1_000_000_000_000 }),
})

test('a straight line is found again, in whatever order its points come', () => {
  fc.assert(
    fc.property(line, ({ days, perDay, nowValue }) => {
      const trend = findTrend(
        days.map(day => nowMs + day * dayMs),
        days.map(day => nowValue + day * perDay),
        nowMs,
      )
      expect(Math.abs((trend?.perDay ?? Number.NaN) - perDay)).toBeLessThan(0.01)
      expect(Math.abs((trend?.nowValue ?? Number.NaN) - nowValue)).toBeLessThan(0.01)
    }),
  )
})

test('values raised by a constant raise the line by it', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 1000 })), {
    minLength: 3,
  })
  fc.assert(
    fc.property(points, fc.integer({ min: -500, max: 500 }), (pairs, more) => {
      const atMs = pairs.map(([day]) => nowMs - day * dayMs)
      const values = pairs.map(([, value]) => value)
      const before = findTrend(atMs, values, nowMs)
      const after = findTrend(
        atMs,
        values.map(value => value + more),
        nowMs,
      )
      expect(after === undefined).toBe(before === undefined)
      if (!before || !after) return
      expect(after.perDay).toBeCloseTo(before.perDay, 6)
      expect(after.nowValue - more).toBeCloseTo(before.nowValue, 6)
    }),
  )
})
