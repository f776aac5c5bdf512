import { createCronEngine } from '../config/cron.ts'
import { compileSchedule, type Schedule, type ScheduleDefinition, type Weekday } from './schedule.ts'
import { openZone } from './zone.ts'

const engines = { cron: createCronEngine() }
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const evening = { from: 20 * 60, to: 23 * 60 }
const night = { from: 22 * 60, to: 6 * 60 }

type Parts = Omit<Partial<ScheduleDefinition>, 'rhythm'>

function schedule(rhythm: ScheduleDefinition['rhythm'], parts: Parts = {}): ScheduleDefinition {
  return {
    rhythm,
    overdueAfterMs: 30 * minute,
    zone: 'Europe/Berlin',
    holidays: [],
    expectFirst: true,
    ...parts,
  }
}
type Step = 'minute' | 'hour' | 'day' | 'week' | 'month'
const last = (count: number, unit: Step, parts?: Parts) =>
  schedule({ kind: 'interval', every: { count, unit }, anchor: 'last' }, parts)
const grid = (count: number, unit: Step, parts?: Parts) =>
  schedule({ kind: 'interval', every: { count, unit }, anchor: 'first' }, parts)
const clock = (count: number, unit: 'day' | 'week' | 'month', at: number, parts?: Parts) =>
  schedule({ kind: 'clock', every: { count, unit }, at }, parts)
const cron = (expression: string, parts?: Parts) => schedule({ kind: 'cron', expression }, parts)
const calendar = (expression: string, parts?: Parts) => schedule({ kind: 'calendar', expression }, parts)
const windowed = (parts?: Parts) => schedule({ kind: 'window' }, { window: evening, ...parts })

/** `2026-11-22 09:00` as the zone's clock shows it, or a moment with an offset. */
function at(text: string, zone: string): number {
  const iso = text.replace(' ', 'T')
  return /[Z+]|-\d\d:\d\d$/.test(text) ? Date.parse(iso) : openZone(zone).epochOf(Date.parse(`${iso}Z`))
}
function local(ms: number | undefined, zone: string): string {
  if (ms === undefined) return 'never'
  const weekday = new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'short' }).format(ms)
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return `${weekday} ${time.format(ms)}`
}
const compile = (definition: ScheduleDefinition) => compileSchedule(definition, engines)

function afterResult(definition: ScheduleDefinition, result: string, first = result): string {
  const { zone } = definition
  const slot = compile(definition).afterResult(at(result, zone), at(first, zone))
  return local(slot?.expectedAtMs, zone)
}
/** Slots one after the other, as they are missed. */
function misses(definition: ScheduleDefinition, since: string, count: number): readonly string[] {
  const compiled: Schedule = compile(definition)
  const found: string[] = []
  let slot = compiled.first(at(since, definition.zone))
  while (slot && found.length < count) {
    found.push(local(slot.expectedAtMs, definition.zone))
    slot = compiled.afterMiss(slot, undefined)
  }
  return found
}

test('a slot is overdue overdueAfter after its expectation', () => {
  const slot = compile(last(1, 'day')).afterResult(0, 0)
  expect(slot).toEqual({ expectedAtMs: day, overdueAtMs: day + 30 * minute })
})

describe('interval from the last result', () => {
  test.each([
    [last(15, 'minute'), '2026-11-22 09:07', 'Sun 2026-11-22 09:22'],
    [last(36, 'hour'), '2026-11-22 09:00', 'Mon 2026-11-23 21:00'],
    // Hours are exact, days keep the wall clock.
    [last(24, 'hour'), '2026-03-28 20:00', 'Sun 2026-03-29 21:00'],
    [last(1, 'day'), '2026-03-28 20:00', 'Sun 2026-03-29 20:00'],
    [last(24, 'hour'), '2026-10-24 20:00', 'Sun 2026-10-25 19:00'],
    [last(1, 'day'), '2026-10-24 20:00', 'Sun 2026-10-25 20:00'],
    // 02:30 does not exist on that day.
    [last(1, 'day'), '2026-03-28 02:30', 'Sun 2026-03-29 03:30'],
    [last(2, 'week'), '2026-03-20 20:00', 'Fri 2026-04-03 20:00'],
    [last(1, 'month'), '2026-01-31 09:00', 'Sat 2026-02-28 09:00'],
    [last(1, 'month'), '2028-01-31 09:00', 'Tue 2028-02-29 09:00'],
    [last(12, 'month'), '2028-02-29 09:00', 'Wed 2029-02-28 09:00'],
    // The date line took 30 December away.
    [last(1, 'day', { zone: 'Pacific/Apia' }), '2011-12-29 09:00', 'Sat 2011-12-31 09:00'],
    [last(1, 'day', { zone: 'America/Sao_Paulo' }), '2018-11-03 00:00', 'Sun 2018-11-04 01:00'],
    [last(1, 'day', { zone: 'Australia/Lord_Howe' }), '2026-10-03 02:15', 'Sun 2026-10-04 02:45'],
    [last(90, 'minute', { zone: 'Asia/Kathmandu' }), '2026-11-22 23:00', 'Mon 2026-11-23 00:30'],
  ])('%#: %j', (definition, result, expected) => {
    expect(afterResult(definition, result)).toBe(expected)
  })

  test('a missed slot is followed by the next step, and by no other one after a month that is too short', () => {
    expect(misses(last(1, 'month'), '2026-01-31 09:00', 3)).toEqual([
      'Sat 2026-02-28 09:00',
      'Sat 2026-03-28 09:00',
      'Tue 2026-04-28 09:00',
    ])
  })
})

describe('interval from the first result', () => {
  test.each([
    [grid(1, 'day'), '2026-11-22 09:00', '2026-11-01 09:00', 'Mon 2026-11-23 09:00'],
    // Early and late results count for the nearest slot.
    [grid(1, 'day'), '2026-11-22 08:50', '2026-11-01 09:00', 'Mon 2026-11-23 09:00'],
    [grid(1, 'day'), '2026-11-22 15:00', '2026-11-01 09:00', 'Mon 2026-11-23 09:00'],
    [grid(1, 'day'), '2026-11-22 21:00', '2026-11-01 09:00', 'Mon 2026-11-23 09:00'],
    [grid(1, 'day'), '2026-11-22 21:01', '2026-11-01 09:00', 'Tue 2026-11-24 09:00'],
    [grid(15, 'minute'), '2026-11-22 09:17', '2026-11-22 08:02', 'Sun 2026-11-22 09:32'],
    // The grid stands on the first result, so ends of months do not wear it down.
    [grid(1, 'month'), '2026-02-28 09:00', '2026-01-31 09:00', 'Tue 2026-03-31 09:00'],
    [grid(1, 'month'), '2026-01-31 09:00', '2026-01-31 09:00', 'Sat 2026-02-28 09:00'],
    [grid(1, 'month'), '2028-02-10 09:00', '2026-01-31 09:00', 'Tue 2028-02-29 09:00'],
    [grid(2, 'week'), '2026-12-06 10:00', '2026-11-22 09:00', 'Sun 2026-12-20 09:00'],
    [grid(1, 'day'), '2026-03-28 02:31', '2026-03-01 02:30', 'Sun 2026-03-29 03:30'],
    [grid(1, 'day'), '2026-03-29 03:31', '2026-03-01 02:30', 'Mon 2026-03-30 02:30'],
  ])('%#: %j %s', (definition, result, first, expected) => {
    expect(afterResult(definition, result, first)).toBe(expected)
  })
})

describe('on the clock', () => {
  test.each([
    [clock(1, 'day', 9 * 60), '2026-11-22 08:50', '2026-11-01 09:00', 'Mon 2026-11-23 09:00'],
    [clock(1, 'day', 9 * 60), '2026-11-22 15:00', '2026-11-01 09:00', 'Mon 2026-11-23 09:00'],
    [clock(1, 'day', 9 * 60), '2026-11-22 22:00', '2026-11-01 09:00', 'Tue 2026-11-24 09:00'],
    [clock(2, 'day', 9 * 60), '2026-11-22 09:10', '2026-11-20 18:00', 'Tue 2026-11-24 09:00'],
    [clock(1, 'week', 9 * 60), '2026-11-18 09:10', '2026-11-18 09:10', 'Wed 2026-11-25 09:00'],
    [
      clock(1, 'week', 9 * 60, { days: [1, 4] }),
      '2026-11-16 09:10',
      '2026-11-16 09:10',
      'Thu 2026-11-19 09:00',
    ],
    [
      clock(2, 'week', 9 * 60, { days: [1, 4] }),
      '2026-11-19 09:10',
      '2026-11-16 09:10',
      'Mon 2026-11-30 09:00',
    ],
    [clock(1, 'month', 9 * 60), '2026-02-28 09:10', '2026-01-31 09:10', 'Tue 2026-03-31 09:00'],
    [clock(3, 'month', 9 * 60), '2026-01-15 09:10', '2026-01-15 09:10', 'Wed 2026-04-15 09:00'],
    // Sunday the 15th is closed.
    [
      clock(1, 'month', 9 * 60, { days: workdays }),
      '2026-10-15 09:10',
      '2026-10-15 09:10',
      'Mon 2026-11-16 09:00',
    ],
    [clock(1, 'day', 150), '2026-03-28 02:31', '2026-03-01 02:31', 'Sun 2026-03-29 03:30'],
    [clock(1, 'day', 150), '2026-10-25T02:35+02:00', '2026-03-01 02:31', 'Mon 2026-10-26 02:30'],
    [clock(1, 'day', 150), '2026-10-25T02:35+01:00', '2026-03-01 02:31', 'Mon 2026-10-26 02:30'],
  ])('%#: %j %s', (definition, result, first, expected) => {
    expect(afterResult(definition, result, first)).toBe(expected)
  })

  test('the first slot is the first time after the check began, the same day where it still comes', () => {
    expect(misses(clock(2, 'day', 9 * 60), '2026-11-22 08:00', 2)).toEqual([
      'Sun 2026-11-22 09:00',
      'Tue 2026-11-24 09:00',
    ])
    expect(misses(clock(2, 'day', 9 * 60), '2026-11-22 09:00', 2)).toEqual([
      'Tue 2026-11-24 09:00',
      'Thu 2026-11-26 09:00',
    ])
    expect(misses(clock(1, 'month', 9 * 60), '2026-11-22 10:00', 1)).toEqual(['Tue 2026-12-22 09:00'])
  })
})

describe('cron and calendar', () => {
  test.each([
    [cron('30 2 * * *'), '2026-03-28 02:30', 'Sun 2026-03-29 03:30'],
    [cron('30 2 * * *'), '2026-03-29 03:31', 'Mon 2026-03-30 02:30'],
    [calendar('02:30'), '2026-03-28 02:30', 'Sun 2026-03-29 03:30'],
    [cron('30 2 * * *'), '2026-10-24 02:30', 'Sun 2026-10-25 02:30'],
    [cron('30 2 * * *'), '2026-10-25T02:40+02:00', 'Mon 2026-10-26 02:30'],
    [cron('0 9 * * 1-5'), '2026-11-20 08:50', 'Mon 2026-11-23 09:00'],
    [cron('0 9 1 * *', { days: workdays }), '2026-10-01 09:05', 'Mon 2026-11-02 09:00'],
    [cron('0 9 L * *'), '2026-01-31 09:05', 'Sat 2026-02-28 09:00'],
    [
      calendar('Mon..Fri 09:00', { days: workdays, holidays: ['2026-12-25', '2026-12-28'] }),
      '2026-12-24 09:00',
      'Tue 2026-12-29 09:00',
    ],
    [calendar('09:00 America/New_York'), '2026-11-22 02:00', 'Sun 2026-11-22 15:00'],
    [calendar('weekly'), '2026-11-22 12:00', 'Mon 2026-11-30 00:00'],
    [calendar('2020-01-01'), '2026-11-22 12:00', 'never'],
  ])('%#: %j after %s', (definition, result, expected) => {
    expect(afterResult(definition, result)).toBe(expected)
  })

  test('a daily time that was 24 hours apart stays at its hour in every zone, whichever way the clocks change', () => {
    expect(misses(cron('0 2 * * *', { zone: 'America/New_York' }), '2026-03-07 12:00', 2)).toEqual([
      'Sun 2026-03-08 03:00',
      'Mon 2026-03-09 02:00',
    ])
    expect(misses(calendar('00:00', { zone: 'America/Sao_Paulo' }), '2018-11-03 12:00', 2)).toEqual([
      'Sun 2018-11-04 01:00',
      'Mon 2018-11-05 00:00',
    ])
    expect(misses(cron('0 9 * * *', { zone: 'Pacific/Apia' }), '2011-12-28 12:00', 3)).toEqual([
      'Thu 2011-12-29 09:00',
      'Sat 2011-12-31 09:00',
      'Sun 2012-01-01 09:00',
    ])
  })

  test('cron of every hour goes by elapsed time: a skipped hour falls out, a repeated one comes twice', () => {
    const moments = (since: string, zone: string, expression: string, count: number) => {
      const compiled = compile(cron(expression, { zone }))
      const found: string[] = []
      let slot = compiled.first(Date.parse(since))
      while (slot && found.length < count) {
        found.push(new Date(slot.expectedAtMs).toISOString().slice(11, 16))
        slot = compiled.afterMiss(slot, undefined)
      }
      return found
    }
    expect(moments('2026-03-28T23:30Z', 'Europe/Berlin', '0 * * * *', 3)).toEqual(['00:00', '01:00', '02:00'])
    expect(moments('2026-10-24T23:30Z', 'Europe/Berlin', '0 * * * *', 4)).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '03:00',
    ])
    expect(moments('2026-10-25T00:50Z', 'Europe/Berlin', '*/20 * * * *', 3)).toEqual([
      '01:00',
      '01:20',
      '01:40',
    ])
    // Half an hour: 02:00 to 02:30 is skipped in October, 01:30 to 02:00 comes twice in April.
    expect(moments('2026-10-03T15:10Z', 'Australia/Lord_Howe', '*/15 * * * *', 4)).toEqual([
      '15:15',
      '15:30',
      '15:45',
      '16:00',
    ])
    expect(moments('2026-04-04T14:40Z', 'Australia/Lord_Howe', '*/15 * * * *', 4)).toEqual([
      '14:45',
      '15:00',
      '15:15',
      '15:30',
    ])
  })

  test('a calendar of every hour skips the second pass of an hour, as systemd does', () => {
    expect(misses(calendar('hourly'), '2026-10-25T01:30+02:00', 3)).toEqual([
      'Sun 2026-10-25 02:00',
      'Sun 2026-10-25 03:00',
      'Sun 2026-10-25 04:00',
    ])
  })

  test.each([
    [cron('0 0 30 2 *'), 'never comes: there is no such day'],
    [calendar('*-02-30'), 'never comes: there is no such day'],
    [calendar('25:00'), 'hour 25 at 1 is not between 0 and 23'],
    [cron('0 25 * * *'), 'Invalid value for hour: 25'],
    [cron('0 9 * * *', { zone: 'Mars/Olympus' }), 'time zone "Mars/Olympus" is not a name'],
    [cron('0 9 * * *', { holidays: ['24.12.2026'] }), 'holiday "24.12.2026" is not a date like "2026-12-24"'],
    [schedule({ kind: 'window' }), 'a schedule with one result per window needs a window'],
  ])('%#: %j is refused', (definition, message) => {
    expect(() => compile(definition)).toThrow(message)
  })
})

describe('closed days', () => {
  test.each([
    [last(1, 'day', { days: workdays }), '2026-11-20 22:00', 'Mon 2026-11-23 22:00'],
    [
      last(1, 'day', { days: workdays, holidays: ['2026-11-23'] }),
      '2026-11-20 22:00',
      'Tue 2026-11-24 22:00',
    ],
    [last(30, 'minute', { days: workdays }), '2026-11-20 23:45', 'Mon 2026-11-23 00:15'],
    [cron('0 22 * * *', { days: workdays }), '2026-11-20 22:05', 'Mon 2026-11-23 22:00'],
    [cron('0 22 * * 6', { days: workdays }), '2026-11-20 22:05', 'Mon 2026-11-30 22:00'],
    [cron('0 9,21 * * *', { days: workdays }), '2026-11-20 21:05', 'Mon 2026-11-23 09:00'],
    [grid(1, 'day', { days: workdays }), '2026-11-20 22:05', 'Mon 2026-11-23 22:05'],
    // Monday has times of its own, so those of Sunday are not asked for too.
    [grid(7, 'hour', { days: workdays }), '2026-11-20 20:00', 'Mon 2026-11-23 04:00'],
    [
      cron('30 2 * * 0', { days: [0, 1], holidays: ['2026-03-22'] }),
      '2026-03-15 02:30',
      'Mon 2026-03-23 02:30',
    ],
    [last(1, 'day', { days: [] }), '2026-11-20 22:00', 'never'],
    [cron('0 9 * * *', { days: [] }), '2026-11-20 22:00', 'never'],
  ])('%#: %j after %s', (definition, result, expected) => {
    expect(afterResult(definition, result)).toBe(expected)
  })

  test('slots that move to the same moment are one', () => {
    expect(misses(cron('0 9 * * *', { days: workdays }), '2026-11-20 08:00', 3)).toEqual([
      'Fri 2026-11-20 09:00',
      'Mon 2026-11-23 09:00',
      'Tue 2026-11-24 09:00',
    ])
    expect(misses(cron('0 9 * * 0,6', { days: workdays }), '2026-11-20 08:00', 2)).toEqual([
      'Mon 2026-11-23 09:00',
      'Mon 2026-11-30 09:00',
    ])
  })
})

describe('one result per window', () => {
  test.each([
    // Inside of the window, its last moment included, a result answers it.
    [windowed(), '2026-11-22 20:00', 'Mon 2026-11-23 23:00'],
    [windowed(), '2026-11-22 23:00', 'Mon 2026-11-23 23:00'],
    // Before the opening it does not; after the closing it is late for the one that closed.
    [windowed(), '2026-11-22 19:59', 'Sun 2026-11-22 23:00'],
    [windowed(), '2026-11-22 23:01', 'Mon 2026-11-23 23:00'],
    [windowed({ days: workdays }), '2026-11-20 21:00', 'Mon 2026-11-23 23:00'],
    [windowed({ days: workdays }), '2026-11-21 21:00', 'Mon 2026-11-23 23:00'],
    // The day of a window is the one on which it opens: Friday's closes on Saturday.
    [windowed({ window: night, days: workdays }), '2026-11-20 12:00', 'Sat 2026-11-21 06:00'],
    [windowed({ window: night, days: workdays }), '2026-11-21 02:00', 'Tue 2026-11-24 06:00'],
    [windowed({ window: night, holidays: ['2026-11-23'] }), '2026-11-23 02:00', 'Wed 2026-11-25 06:00'],
    // The clock takes the opening away, or all of the window.
    [windowed({ window: { from: 150, to: 240 } }), '2026-03-28 03:00', 'Sun 2026-03-29 04:00'],
    [windowed({ window: { from: 130, to: 170 } }), '2026-03-28 02:30', 'Sun 2026-03-29 03:50'],
  ])('%#: %j after %s', (definition, result, expected) => {
    expect(afterResult(definition, result)).toBe(expected)
  })

  test('a check that begins inside of a window waits for the next whole one', () => {
    expect(misses(windowed(), '2026-11-22 19:00', 2)).toEqual([
      'Sun 2026-11-22 23:00',
      'Mon 2026-11-23 23:00',
    ])
    expect(misses(windowed(), '2026-11-22 21:00', 1)).toEqual(['Mon 2026-11-23 23:00'])
  })
})

describe('a window with another rhythm', () => {
  const inEvening = { window: evening }
  test.each([
    // A day or longer: expected until the window closes.
    [last(1, 'day', inEvening), '2026-11-22 20:05', 'Mon 2026-11-23 23:00'],
    [last(1, 'day', inEvening), '2026-11-22 12:00', 'Sun 2026-11-22 23:00'],
    [last(1, 'day', inEvening), '2026-11-22 23:30', 'Mon 2026-11-23 23:00'],
    [last(24, 'hour', inEvening), '2026-03-28 22:50', 'Sun 2026-03-29 23:00'],
    [last(1, 'week', inEvening), '2026-11-22 20:05', 'Sun 2026-11-29 23:00'],
    [last(1, 'week', inEvening), '2026-11-23 12:00', 'Sun 2026-11-29 23:00'],
    [last(1, 'day', { window: evening, days: workdays }), '2026-11-20 21:00', 'Mon 2026-11-23 23:00'],
    [cron('0 21 * * *', inEvening), '2026-11-22 20:30', 'Mon 2026-11-23 23:00'],
    [cron('0 21 * * *', inEvening), '2026-11-22 12:00', 'Sun 2026-11-22 23:00'],
    [cron('0 12 * * *', inEvening), '2026-11-22 12:00', 'Sun 2026-11-22 23:00'],
    [cron('0 12 * * *', { window: night }), '2026-11-22 23:00', 'Tue 2026-11-24 06:00'],
    // Early in a long window a result answers that window, though the closing before is nearer.
    [cron('0 12 * * *', { window: { from: 0, to: 1439 } }), '2026-11-22 00:05', 'Mon 2026-11-23 23:59'],
    [
      clock(1, 'day', 21 * 60, { window: evening, days: workdays }),
      '2026-11-20 20:30',
      'Mon 2026-11-23 23:00',
    ],
    // Shorter: nothing is expected outside of the window, and its opening comes next.
    [last(30, 'minute', inEvening), '2026-11-22 21:00', 'Sun 2026-11-22 21:30'],
    [last(30, 'minute', inEvening), '2026-11-22 22:45', 'Mon 2026-11-23 20:00'],
    [cron('*/30 * * * *', inEvening), '2026-11-22 22:31', 'Sun 2026-11-22 23:00'],
    [cron('*/30 * * * *', inEvening), '2026-11-22 23:00', 'Mon 2026-11-23 20:00'],
    [grid(1, 'hour', { window: evening, days: workdays }), '2026-11-20 22:40', 'Mon 2026-11-23 20:00'],
  ])('%#: %j after %s', (definition, result, expected) => {
    expect(afterResult(definition, result)).toBe(expected)
  })

  test('missed windows follow one another, each once', () => {
    const days = ['Mon 2026-11-23 23:00', 'Tue 2026-11-24 23:00', 'Wed 2026-11-25 23:00']
    expect(misses(last(1, 'day', inEvening), '2026-11-22 21:00', 3)).toEqual(days)
    expect(misses(cron('0 21 * * *', inEvening), '2026-11-22 22:00', 3)).toEqual(days)
    expect(
      misses(clock(2, 'day', 21 * 60, { window: { from: 1200, to: 120 } }), '2026-11-22 12:00', 3),
    ).toEqual(['Mon 2026-11-23 02:00', 'Wed 2026-11-25 02:00', 'Fri 2026-11-27 02:00'])
  })
})

describe('open', () => {
  const open = (definition: ScheduleDefinition, text: string) => {
    const compiled = compile(definition)
    const atMs = at(text, definition.zone)
    return [compiled.isOpen(atMs), local(compiled.nextOpenChange(atMs), definition.zone)]
  }
  test.each([
    [last(1, 'day'), '2026-11-22 12:00', true, 'never'],
    [last(1, 'day', { days: workdays }), '2026-11-22 12:00', false, 'Mon 2026-11-23 00:00'],
    [last(1, 'day', { days: workdays }), '2026-11-23 12:00', true, 'Sat 2026-11-28 00:00'],
    [last(1, 'day', { holidays: ['2026-12-25'] }), '2026-11-22 12:00', true, 'Fri 2026-12-25 00:00'],
    [last(1, 'day', { holidays: ['2026-12-25'] }), '2026-12-25 12:00', false, 'Sat 2026-12-26 00:00'],
    [last(1, 'day', { holidays: ['2020-12-25'] }), '2026-12-25 12:00', true, 'never'],
    [windowed(), '2026-11-22 19:59', false, 'Sun 2026-11-22 20:00'],
    [windowed(), '2026-11-22 20:00', true, 'Sun 2026-11-22 23:00'],
    [windowed(), '2026-11-22 23:00', false, 'Mon 2026-11-23 20:00'],
    [windowed({ window: night, days: workdays }), '2026-11-21 02:00', true, 'Sat 2026-11-21 06:00'],
    [windowed({ window: night, days: workdays }), '2026-11-23 02:00', false, 'Mon 2026-11-23 22:00'],
    [windowed({ window: { from: 600, to: 600 } }), '2026-11-23 10:00', true, 'never'],
    [last(1, 'day', { days: [] }), '2026-11-22 12:00', false, 'never'],
  ])('%#: %j at %s', (definition, text, isOpen, change) => {
    expect(open(definition, text)).toEqual([isOpen, change])
  })
})

test.each([
  [last(36, 'hour'), 36 * hour],
  [clock(2, 'week', 540), 14 * day],
  [clock(1, 'week', 540, { days: [1, 3] }), 3.5 * day],
  [cron('*/5 * * * *'), 5 * minute],
  [cron('0 9 * * 1-5'), day],
  [cron('0 9 * * 1'), 7 * day],
  [calendar('0/6:00'), 6 * hour],
  [calendar('2030-01-01'), undefined],
  [windowed(), day],
  [windowed({ days: [1] }), 7 * day],
])('%#: the usual distance of %j', (definition, intervalMs) => {
  expect(compile(definition).intervalMs).toBe(intervalMs)
})

test('equal schedules are compiled once', () => {
  const definition = () => cron('0 9 * * 1-5', { holidays: ['2026-12-25'] })
  expect(compile(definition())).toBe(compile(definition()))
  expect(compile(definition())).not.toBe(compile(cron('0 9 * * 1-5')))
})
