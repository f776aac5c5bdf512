import { parseDuration } from './duration.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test.each([
  ['90s', 90_000],
  ['30 minutes', 30 * minute],
  ['30min', 30 * minute],
  ['1 hour', hour],
  ['36h', 36 * hour],
  ['1 day', day],
  ['2 weeks', 14 * day],
  ['1h 30m', 90 * minute],
  ['1h30m', 90 * minute],
  ['1 day, 12 hours', 36 * hour],
  ['1.5 hours', 90 * minute],
  [' 2 Days ', 2 * day],
  ['0', 0],
  ['0s', 0],
])('%j is a duration', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test.each([
  '',
  '2 dayz',
  '-1 day',
  '1',
  '1 day ago',
  '30m 1h',
  '1h 2h',
  'h',
  '1 . 5h',
  '1e3s',
  'P1D',
  'tomorrow',
])('%j is refused with what would be right', text => {
  expect(() => parseDuration(text)).toThrow(
    `${JSON.stringify(text)} is not a duration like "36h" or "2 days"`,
  )
})

test.each(['1 month', '3 months', '1 year', '2y', '1mo'])(
  '%j is refused, because it has no fixed length',
  text => {
    expect(() => parseDuration(text)).toThrow('has no fixed length: write it in days, such as "30 days"')
  },
)

test('a slip of more than a hundred years is refused', () => {
  expect(() => parseDuration('999999999 weeks')).toThrow('is longer than 100 years')
})
