import { trendOf } from './trend.ts'

const day = 86_400_000
const trend = { perDay: 1, nowValue: 2 }

test.each([
  ['a week of runs', [0, day, 7 * day], trend],
  ['a few hours', [0, day / 2], undefined],
  ['one run', [0], undefined],
  ['nothing', [], undefined],
])('%s', (_, atMs, expected) => {
  expect(trendOf({ atMs, trend })).toEqual(expected)
})
