import { findSentAtMs } from './sent-at.ts'

const expected = Date.UTC(2020, 0, 2, 3, 4, 5)

test.each([
  'Thu, 02 Jan 2020 03:04:05 +0000',
  'Thu, 02 Jan 2020 03:04:05 +0000;',
  'Thu, 2 Jan 2020 04:04:05 +0100 (CET)',
  'Thu, 02 Jan 2020 03:04:05 GMT',
  '2 Jan 20 03:04:05 UT',
  '2 Jan 2020 03:04:05',
  'Wed, 01 Jan 2020 22:04:05 EST',
  'Thu, 02 Jan 2020 05:34:05 +02:30',
  'Thu,  2-Jan-2020  3:04:05 -0000',
  '2020-01-02T03:04:05Z',
  '2020-01-02 04:04:05.123 +0100',
])('%s', value => {
  expect(findSentAtMs(value)).toBe(expected)
})

test.each([
  '',
  ';',
  'yesterday',
  'Thu, 32 Jan 2020 03:04:05 +0000',
  'Thu, 02 Xyz 2020 03:04:05',
  '%a, %d %b %Y',
  '02.01.2020 03:04',
])('%j is absent, not now', value => {
  expect(findSentAtMs(value)).toBeUndefined()
})
