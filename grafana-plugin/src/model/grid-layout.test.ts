import fc from 'fast-check'
import { densities, extraColumns, layOut } from './grid-layout.ts'

const wanted = { density: 'normal', columns: ['lastGood', 'expected'], results: 30 } as const

test.each([
  [400, true, 7],
  [800, false, 7],
  [1200, false, 25],
  [2400, false, 30],
])('in %d px: stacked %s, at least %d results', (widthPx, stacked, least) => {
  const layout = layOut({ ...wanted, widthPx })
  expect(layout.stacked).toBe(stacked)
  expect(layout.results).toBeGreaterThanOrEqual(least)
})

test('columns go before the newest results do, the least important first', () => {
  const { columns, leftOut, results } = layOut({ ...wanted, columns: extraColumns, widthPx: 760 })
  expect(leftOut).toContain('reason')
  expect(columns.map(({ column }) => column)).toContain('lastGood')
  expect(results).toBeGreaterThanOrEqual(7)
})

test('nothing is wider than the width, and every wanted column is shown or told', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 4000 }),
      fc.constantFrom(...densities),
      fc.subarray([...extraColumns]),
      fc.integer({ min: 1, max: 200 }),
      (widthPx, density, columns, results) => {
        const layout = layOut({ widthPx, density, columns, results })
        const { standingPx, namePx, resultsPx } = layout
        const sum = layout.stacked
          ? Math.max(resultsPx, standingPx + namePx)
          : standingPx + namePx + resultsPx + layout.columns.reduce((px, column) => px + column.px, 0)
        expect(sum).toBeLessThanOrEqual(widthPx)
        expect(layout.results).toBeGreaterThanOrEqual(1)
        expect(layout.results).toBeLessThanOrEqual(results)
        expect(layout.results * layout.pitchPx).toBeLessThanOrEqual(resultsPx)
        expect([...layout.columns.map(({ column }) => column), ...layout.leftOut].sort()).toEqual(
          [...columns].sort(),
        )
      },
    ),
  )
})
