import fc from 'fast-check'
import { findDay, firstDayOf, hourMs, toIsoDate } from '../day.ts'
import { openZone } from '../zone.ts'
import { findMonth, openBackupDays, toIsoMonth } from './backup-day.ts'

const dayOf = (text: string) => findDay(text) ?? Number.NaN

test.each([
  ['an ordinary day', 'Europe/Berlin', '09:00', '2026-11-22', '2026-11-21T08:00Z', '2026-11-22T08:00Z', 24],
  [
    'the clock goes forward',
    'Europe/Berlin',
    '09:00',
    '2026-03-29',
    '2026-03-28T08:00Z',
    '2026-03-29T07:00Z',
    23,
  ],
  [
    'the clock goes back',
    'Europe/Berlin',
    '09:00',
    '2026-10-25',
    '2026-10-24T07:00Z',
    '2026-10-25T08:00Z',
    25,
  ],
  [
    'back in the south',
    'Australia/Lord_Howe',
    '09:00',
    '2026-04-05',
    '2026-04-03T22:00Z',
    '2026-04-04T22:30Z',
    24.5,
  ],
  [
    'a cut-off that the clock skips',
    'Europe/Berlin',
    '02:30',
    '2026-03-29',
    '2026-03-28T01:30Z',
    '2026-03-29T01:30Z',
    24,
  ],
  [
    'one that comes twice ends at its first pass',
    'Europe/Berlin',
    '02:30',
    '2026-10-25',
    '2026-10-24T00:30Z',
    '2026-10-25T00:30Z',
    24,
  ],
  ['midnight', 'UTC', '00:00', '2026-12-01', '2026-11-30T00:00Z', '2026-12-01T00:00Z', 24],
  [
    'the last minute',
    'America/New_York',
    '23:59',
    '2026-12-31',
    '2026-12-31T04:59Z',
    '2027-01-01T04:59Z',
    24,
  ],
])('%s: %s, cut-off %s, %s', (_, zone, cutOff, date, from, to, hours) => {
  const days = openBackupDays(openZone(zone), cutOff)
  const span = days.spanOf(dayOf(date))
  expect(span).toEqual({ fromMs: Date.parse(from), toMs: Date.parse(to) })
  expect((span.toMs - span.fromMs) / hourMs).toBe(hours)
})

test.each([
  ['just before the cut-off', '2026-11-22T07:59:59.999Z', '2026-11-22'],
  ['at the cut-off the next day has begun', '2026-11-22T08:00Z', '2026-11-23'],
  ['in the evening', '2026-11-22T20:00Z', '2026-11-23'],
  ['the last evening of a month belongs to the next one', '2026-11-30T20:00Z', '2026-12-01'],
])('the day that ends next, %s', (_, at, date) => {
  const days = openBackupDays(openZone('Europe/Berlin'), '09:00')
  expect(toIsoDate(days.dayAt(Date.parse(at)))).toBe(date)
  expect(toIsoMonth(days.monthAt(Date.parse(at)))).toBe(date.slice(0, 7))
})

test.each([
  ['2026-02', '2026-01-31T08:00Z', '2026-02-28T08:00Z'],
  ['2028-02', '2028-01-31T08:00Z', '2028-02-29T08:00Z'],
  ['2026-03', '2026-02-28T08:00Z', '2026-03-31T07:00Z'],
  ['2026-12', '2026-11-30T08:00Z', '2026-12-31T08:00Z'],
])('month %s reaches from the cut-off before its first day to that of its last', (text, from, to) => {
  const days = openBackupDays(openZone('Europe/Berlin'), '09:00')
  const month = findMonth(text) ?? Number.NaN
  expect(days.spanOfMonth(month)).toEqual({ fromMs: Date.parse(from), toMs: Date.parse(to) })
  expect(toIsoMonth(month)).toBe(text)
})

test.each(['2026-13', '2026-00', '2026-1', '1969-12', '0000-01', '2026-11-22', '', 'november'])(
  '%p is no month',
  text => expect(findMonth(text)).toBeUndefined(),
)

test('every moment lies in exactly one day, and the days of a month are the month', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  )
  const cutOffs = fc.constantFrom('00:00', '02:30', '09:00', '23:59')
  const moments = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) })
  fc.assert(
    fc.property(zones, cutOffs, moments, (zone, cutOff, atMs) => {
      const days = openBackupDays(openZone(zone), cutOff)
      const day = days.dayAt(atMs)
      const { fromMs, toMs } = days.spanOf(day)
      expect(fromMs <= atMs && atMs < toMs).toBe(true)
      const month = days.monthAt(atMs)
      const span = days.spanOfMonth(month)
      expect(span.fromMs <= atMs && atMs < span.toMs).toBe(true)
      expect(span.fromMs).toBe(days.spanOf(firstDayOf(month)).fromMs)
      expect(span.toMs).toBe(days.spanOf(firstDayOf(month + 1)).fromMs)
    }),
  )
})
