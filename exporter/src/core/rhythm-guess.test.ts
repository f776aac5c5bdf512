import { dayMs, hourMs, minuteMs, weekdayOf } from './day.ts'
import { guessRhythm } from './rhythm-guess.ts'

/** A Monday, 02:00 UTC. */
const mondayMs = Date.UTC(2026, 10, 2, 2)
const every = (stepMs: number, count: number, jitterMs = 0) =>
  Array.from({ length: count }, (_, at) => mondayMs + at * stepMs + (at % 2) * jitterMs)
const days = (count: number, wanted: (weekday: number) => boolean) =>
  every(dayMs, count).filter(atMs => wanted(weekdayOf(Math.floor(atMs / dayMs))))

test.each<[string, readonly number[], unknown]>([
  ['every quarter of an hour', every(15 * minuteMs, 20, minuteMs), { every: '15 minutes' }],
  ['every six hours', every(6 * hourMs, 9, 20 * minuteMs), { every: '6 hours' }],
  ['every night', every(dayMs, 5, hourMs), { every: '1 day' }],
  ['every night, one of them missing', every(dayMs, 9).filter((_, at) => at !== 4), { every: '1 day' }],
  [
    'every night, each tried twice at once',
    every(dayMs, 5).flatMap(at => [at, at + minuteMs]),
    { every: '1 day' },
  ],
  ['on working days', days(21, day => day !== 0 && day !== 6), { every: '1 day', days: 'mon-fri' }],
  ['on working days of one week, which may go on', days(5, () => true), { every: '1 day' }],
  ['every week', every(7 * dayMs, 4), { every: '1 week' }],
  ['every month', [0, 31, 61, 92].map(day => mondayMs + day * dayMs), { every: '1 month' }],
  ['in no order', every(dayMs, 5).toReversed(), { every: '1 day' }],
  ['two of them', every(dayMs, 2), undefined],
  ['none', [], undefined],
  ['all at the same moment', [mondayMs, mondayMs, mondayMs], undefined],
  ['as it happens', [0, 1, 9, 10, 30, 31, 77].map(hour => mondayMs + hour * hourMs), undefined],
])('messages that come %s', (_how, atMs, guess) => {
  expect(guessRhythm(atMs, 'Europe/Berlin')).toEqual(guess)
})
