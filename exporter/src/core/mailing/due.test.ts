import fc from 'fast-check'
import { lastDue, nextAttemptMs, nextDue } from './due.ts'
import type { Subscription, Weekday } from './subscription.ts'

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const all: readonly Weekday[] = [...workdays, 'sat', 'sun']
const berlin = 'Europe/Berlin'
const common = { id: 'a', name: 'A', to: ['a@example.com'], writing: {}, attachPdf: false, paused: false }
const daily = (days = all, proofOfLife?: Weekday): Subscription => ({
  ...common,
  kind: 'daily',
  atMinutes: 7 * 60,
  days,
  sections: ['attention'],
  ...(proofOfLife && { proofOfLife }),
})
const monthly = (dayOfMonth: number): Subscription => ({
  ...common,
  kind: 'monthly',
  atMinutes: 480,
  dayOfMonth,
})
const at = (text: string) => Date.parse(text)

test.each([
  // 2026-11-22 is a Sunday; Berlin is one hour ahead.
  ['at its minute', daily(), '2026-11-22T06:00:00Z', '2026-11-22', '2026-11-22T06:00:00Z'],
  ['a moment before', daily(), '2026-11-22T05:59:59Z', '2026-11-21', '2026-11-21T06:00:00Z'],
  ['on a closed day', daily(workdays), '2026-11-22T12:00:00Z', '2026-11-20', '2026-11-20T06:00:00Z'],
  [
    'on its day of proof',
    daily(workdays, 'sun'),
    '2026-11-22T12:00:00Z',
    '2026-11-22',
    '2026-11-22T06:00:00Z',
  ],
  ['in summer', daily(), '2026-07-01T05:00:00Z', '2026-07-01', '2026-07-01T05:00:00Z'],
  ['on the first', monthly(1), '2026-11-01T07:00:00Z', '2026-10', '2026-11-01T07:00:00Z'],
  ['before the first', monthly(1), '2026-11-01T06:59:00Z', '2026-09', '2026-10-01T06:00:00Z'],
  ['over the new year', monthly(2), '2027-01-05T00:00:00Z', '2026-12', '2027-01-02T07:00:00Z'],
])('the newest mail due %s', (_, subscription, now, period, due) => {
  expect(lastDue(subscription, berlin, at(now))).toMatchObject({ period, atMs: at(due) })
})

test('only when something is wrong, but always on the day of proof', () => {
  const subscription = daily(all, 'mon')
  expect(lastDue(subscription, berlin, at('2026-11-22T12:00:00Z'))?.always).toBe(false)
  expect(lastDue(subscription, berlin, at('2026-11-23T12:00:00Z'))?.always).toBe(true)
  expect(lastDue(daily(), berlin, at('2026-11-22T12:00:00Z'))?.always).toBe(true)
})

test('a mail at 02:30 comes once on the night without that time, and once on the night with two of them', () => {
  const subscription: Subscription = { ...daily(), atMinutes: 150 }
  expect(nextDue(subscription, berlin, at('2026-03-28T12:00:00Z'))).toMatchObject({
    period: '2026-03-29',
    atMs: at('2026-03-29T01:30:00Z'),
  })
  expect(nextDue(subscription, berlin, at('2026-10-25T00:30:00Z'))?.period).toBe('2026-10-26')
})

test('a subscription without open days is never due', () => {
  expect(lastDue(daily([]), berlin, at('2026-11-22T12:00:00Z'))).toBeUndefined()
  expect(nextDue(daily([]), berlin, at('2026-11-22T12:00:00Z'))).toBeUndefined()
})

test('what is due next is the newest one at its moment, and nothing lies between', () => {
  const anySubscription = fc.oneof(
    fc
      .record({ days: fc.subarray([...all], { minLength: 1 }), atMinutes: fc.integer({ min: 0, max: 1439 }) })
      .map((one): Subscription => ({ ...daily(one.days), atMinutes: one.atMinutes }) as Subscription),
    fc.integer({ min: 1, max: 28 }).map(monthly),
  )
  const anyMoment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') })
  const anyZone = fc.constantFrom(berlin, 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC')
  fc.assert(
    fc.property(anySubscription, anyZone, anyMoment, (subscription, zone, nowMs) => {
      const next = nextDue(subscription, zone, nowMs)
      expect(next).toBeDefined()
      if (!next) return
      expect(next.atMs).toBeGreaterThan(nowMs)
      expect(lastDue(subscription, zone, next.atMs)).toEqual(next)
      expect(lastDue(subscription, zone, next.atMs - 1)).toEqual(lastDue(subscription, zone, nowMs))
    }),
  )
})

test.each([
  [1, 1],
  [2, 2],
  [5, 15],
  [50, 15],
])('after attempt %i the next one is %i minutes later', (attempts, minutes) => {
  expect(nextAttemptMs(attempts, 1000)).toBe(1000 + minutes * 60_000)
})
