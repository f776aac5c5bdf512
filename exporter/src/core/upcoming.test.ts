import { createCronEngine } from '../config/cron.ts'
import { dayMs, hourMs } from './day.ts'
import { compileSchedule, type Rhythm, type ScheduleDefinition } from './schedule.ts'
import { upcoming } from './upcoming.ts'

/** A Thursday in Berlin, three days before its clocks go back. */
const fromMs = Date.parse('2026-10-22T12:00:00+02:00')
const schedule = (rhythm: Rhythm, more: Partial<ScheduleDefinition> = {}) =>
  compileSchedule(
    { rhythm, overdueAfterMs: hourMs, zone: 'Europe/Berlin', holidays: [], expectFirst: true, ...more },
    { cron: createCronEngine() },
  )
const at = (...times: readonly string[]) => times.map(time => Date.parse(time))

test.each<[string, ReturnType<typeof schedule>, readonly number[]]>([
  [
    'a daily time stays on the clock when the clocks change',
    schedule({ kind: 'clock', every: { count: 1, unit: 'day' }, at: 120 }),
    at(
      '2026-10-23T02:00+02:00',
      '2026-10-24T02:00+02:00',
      '2026-10-25T02:00+02:00',
      '2026-10-26T02:00+01:00',
    ),
  ],
  [
    'days that are closed are left out',
    schedule({ kind: 'clock', every: { count: 1, unit: 'day' }, at: 120 }, { days: [1, 2, 3, 4, 5] }),
    at('2026-10-23T02:00+02:00', '2026-10-26T02:00+01:00'),
  ],
  [
    'an interval counts from now',
    schedule({ kind: 'interval', every: { count: 36, unit: 'hour' }, anchor: 'last' }),
    [1, 2].map(times => fromMs + times * 36 * hourMs),
  ],
  [
    'a window gives one moment, its end',
    schedule({ kind: 'window' }, { window: { from: 20 * 60, to: 6 * 60 }, days: [4] }),
    at('2026-10-23T06:00+02:00'),
  ],
  ['a sender that says it itself gives none', schedule({ kind: 'posted' }), []],
])('%s', (_rule, compiled, expected) => {
  expect(upcoming(compiled, { fromMs, untilMs: fromMs + 4 * dayMs, limit: 100 })).toEqual(expected)
})

test('there are no more than asked for', () => {
  const often = schedule({ kind: 'cron', expression: '* * * * *' })
  expect(upcoming(often, { fromMs, untilMs: fromMs + dayMs, limit: 3 })).toHaveLength(3)
})
