import { findNearest } from './near-miss.ts'

const keys = ['schedule', 'status', 'notify', 'match', 'ignoreCase', 'overdueAfter', 'at', 'all', 'any', '>=']

test.each([
  ['scedule', 'schedule'],
  ['shcedule', 'schedule'],
  ['Status', 'status'],
  ['ignore_case', 'ignoreCase'],
  ['ignore-case', 'ignoreCase'],
  ['overdue', 'overdueAfter'],
  ['ov', undefined],
  ['al', 'all'],
  ['zzz', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
])('%.20s is a near miss of %s', (written, meant) => {
  expect(findNearest(written, keys)).toBe(meant)
})
