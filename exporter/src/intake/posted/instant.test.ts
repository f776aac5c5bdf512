import fc from 'fast-check'
import { findInstantMs } from './instant.ts'

test.each([
  ['2026-11-22T02:00:00+01:00', Date.UTC(2026, 10, 22, 1)],
  ['2026-11-22T02:00:00Z', Date.UTC(2026, 10, 22, 2)],
  ['2026-11-22T02:00:00.1234567+01:00', Date.UTC(2026, 10, 22, 1, 0, 0, 123)],
  ['2026-11-22T02:00:00-0330', Date.UTC(2026, 10, 22, 5, 30)],
  ['2026-11-22 02:00+01', Date.UTC(2026, 10, 22, 1)],
  ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ['2016-12-31T23:59:60Z', Date.UTC(2016, 11, 31, 23, 59, 59)],
])('%s is a moment', (written, ms) => {
  expect(findInstantMs(written)).toBe(ms)
})

test.each([
  '2026-11-22T02:00:00',
  '2026-11-22',
  '2026-02-30T00:00:00Z',
  '2027-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-22T24:00:00Z',
  '2026-11-22T02:60:00Z',
  '2026-11-22T02:00:00+19:00',
  '22/11/2026 02:00:00+01:00',
  '1763776800',
  '',
])('%j is none', written => {
  expect(findInstantMs(written)).toBeUndefined()
})

test('what machines print is read back', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }), date => {
      expect(findInstantMs(date.toISOString())).toBe(date.getTime())
    }),
  )
})
