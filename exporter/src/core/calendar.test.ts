import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { calendarPattern } from './calendar.ts'
import { parseCalendar } from './calendar-parse.ts'

const wall = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`)

function nextTimes(expression: string, from: number, count: number): readonly number[] {
  const pattern = calendarPattern(parseCalendar(expression))
  const found: number[] = []
  for (let time = pattern(from); time !== undefined && found.length < count; time = pattern(time))
    found.push(time)
  return found
}

const shown = (times: readonly number[]) => times.map(time => new Date(time).toISOString().slice(0, 19))

test.each([
  ['02:30', ['2026-01-01T02:30:00', '2026-01-02T02:30:00']],
  ['Mon..Fri 02:30', ['2026-01-01T02:30:00', '2026-01-02T02:30:00', '2026-01-05T02:30:00']],
  ['Sat,Sun *-*-* 04:00:30', ['2026-01-03T04:00:30', '2026-01-04T04:00:30', '2026-01-10T04:00:30']],
  [
    'mon,wed..fri 10:00',
    ['2026-01-01T10:00:00', '2026-01-02T10:00:00', '2026-01-05T10:00:00', '2026-01-07T10:00:00'],
  ],
  ['Monday', ['2026-01-05T00:00:00', '2026-01-12T00:00:00']],
  ['*-*-1,15 08..10/2:00', ['2026-01-01T08:00:00', '2026-01-01T10:00:00', '2026-01-15T08:00:00']],
  ['*:0/15', ['2026-01-01T00:15:00', '2026-01-01T00:30:00']],
  ['0/7:00', ['2026-01-01T07:00:00', '2026-01-01T14:00:00', '2026-01-01T21:00:00', '2026-01-02T00:00:00']],
  ['*-*~1 23:00', ['2026-01-31T23:00:00', '2026-02-28T23:00:00']],
  ['*-02~03', ['2026-02-26T00:00:00', '2027-02-26T00:00:00', '2028-02-27T00:00:00']],
  ['Mon *-05~07/1', ['2026-05-25T00:00:00', '2027-05-31T00:00:00']],
  ['*-*~5/2', ['2026-01-27T00:00:00', '2026-01-29T00:00:00', '2026-01-31T00:00:00', '2026-02-24T00:00:00']],
  ['tue *-*-8..14 18:00', ['2026-01-13T18:00:00', '2026-02-10T18:00:00']],
  ['2026/3-1-2', ['2026-01-02T00:00:00', '2029-01-02T00:00:00']],
  ['*-02-29 12:00', ['2028-02-29T12:00:00', '2032-02-29T12:00:00']],
  ['Sun *-02-29', ['2032-02-29T00:00:00', '2060-02-29T00:00:00']],
  ['12-24..26 08:00', ['2026-12-24T08:00:00', '2026-12-25T08:00:00']],
  ['10:00:00.5', ['2026-01-01T10:00:00']],
  ['quarterly', ['2026-04-01T00:00:00', '2026-07-01T00:00:00']],
  ['semi-annually', ['2026-07-01T00:00:00', '2027-01-01T00:00:00']],
  ['Weekly', ['2026-01-05T00:00:00']],
  ['hourly', ['2026-01-01T01:00:00']],
  ['minutely', ['2026-01-01T00:01:00']],
])('%s', (expression, times) => {
  expect(shown(nextTimes(expression, wall('2026-01-01 00:00:00'), times.length))).toEqual(times)
})

test('a time zone at the end is taken off', () => {
  expect(parseCalendar('daily UTC').zone).toBe('UTC')
  expect(parseCalendar('Mon..Fri 02:30 America/New_York').zone).toBe('America/New_York')
  expect(parseCalendar('Mon').zone).toBeUndefined()
})

test.each(['*-02-30', '*-04-31 10:00', '2020-01-01', 'Mon 2020-01-01'])(
  '%s does not come any more',
  expression => {
    expect(nextTimes(expression, wall('2026-01-01 00:00:00'), 1)).toEqual([])
  },
)

test.each([
  ['', 'is empty; right would be "daily", "Mon..Fri 02:30" or "*-*-01 18:00"'],
  ['Mon 25:00', 'hour 25 at 5 is not between 0 and 23'],
  ['Mon *-*-* 10:61', 'minute 61 at 14 is not between 0 and 59'],
  ['*-13-01', 'month 13 at 3 is not between 1 and 12'],
  ['*-*-0', 'day 0 at 5 is not between 1 and 31'],
  ['*-*~29', 'day from the end 29 at 5 is not between 1 and 28'],
  ['1969-01-01', 'year 1969 at 1 is not between 1970 and 2199'],
  ['Tues 10:00', '"Tues" at 1 is no weekday like "Mon", no range like "Mon..Fri" and no word like "daily"'],
  ['Sat..Mon', '"Sat..Mon" at 1 runs backwards; weeks begin on Monday: "Sat,Sun,Mon"'],
  ['22..6:00', '"22..6" at 1 runs backwards; write "22..23,0..6"'],
  ['12', '"12" at 1 is neither a date like "*-*-01", "12-24" or "*-02~01" nor a time like "02:30"'],
  ['10:00 Mon', '"Mon" at 7 is no time zone like "Europe/Berlin" or "UTC"'],
  ['daily Europe/Berlinn', '"Europe/Berlinn" at 7 is no time zone like "Europe/Berlin" or "UTC"'],
  ['*-*-* 10:00 11:00', '"11:00" at 13 is too much; the order is weekdays, date, time, zone'],
  ['*:*/15', '"*/15" at 3 is no minute; right would be "*", "59", "0..59", "0/2" or a list "0,59"'],
  ['*:0/0', '"0/0" at 3 never repeats: a step is above 0'],
  ['0/36:00', '"0/36" at 1 never repeats: a step must lead to another hour'],
  ['1:2:3:4', '"1:2:3:4" at 1 is no time like "02:30" or "02:30:15"'],
  ['@1700000000', '"@1700000000" at 1 is neither a date'],
  [':30', '"" at 1 is no hour'],
])('%j is refused with the place and what would be right', (expression, message) => {
  expect(() => parseCalendar(expression)).toThrow(message)
})

test('no text makes the parser fail but with a message of its own', () => {
  const words = fc.constantFrom(
    'Mon',
    '..',
    ',',
    '*',
    '-',
    '~',
    '/',
    ':',
    ' ',
    '0',
    '12',
    '31',
    'UTC',
    '.5',
    'daily',
    '@',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom('__proto__', 'constructor', 'valueOf', 'Mon __proto__', '__proto__ UTC'),
        fc.array(words).map(parts => parts.join('')),
      ),
      text => {
        try {
          nextTimes(text, 0, 1)
        } catch (error) {
          expect((error as Error).message).toMatch(/ at \d+ | at \d+$|is empty|is longer/)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

/** One part of a date or a time, as its text and as what it means. */
function part(min: number, max: number) {
  const value = fc.integer({ min, max })
  return fc.oneof(
    fc.constant({ text: '*', fits: () => true }),
    value.map(one => ({ text: `${one}`, fits: (n: number) => n === one })),
    fc.tuple(value, value).map(([a, b]) => ({ text: `${a},${b}`, fits: (n: number) => n === a || n === b })),
    fc.tuple(value, value, fc.integer({ min: 1, max: 5 })).map(([a, b, step]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      return {
        text: `${from}..${to}/${step}`,
        fits: (n: number) => n >= from && n <= to && (n - from) % step === 0,
      }
    }),
  )
}
const expressions = fc.record({
  weekday: fc.option(fc.integer({ min: 0, max: 6 })),
  month: part(1, 12),
  day: part(1, 31),
  fromEnd: fc.boolean(),
  dayFromEnd: part(1, 28),
  hour: part(0, 23),
  minute: part(0, 59),
})
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

test('every time of some weeks is found, and no other one, tried minute by minute', () => {
  const starts = fc.integer({ min: 0, max: 4000 }).map(days => Date.UTC(2020, 0, 1) + days * 86_400_000)
  fc.assert(
    fc.property(expressions, starts, (fields, from) => {
      const { weekday, month, fromEnd, hour, minute } = fields
      const day = fromEnd ? fields.dayFromEnd : fields.day
      const expression = `${weekday === null ? '' : weekdayNames[weekday]} *-${month.text}${fromEnd ? '~' : '-'}${day.text} ${hour.text}:${minute.text}`
      const expected: number[] = []
      for (let time = from + 60_000; time < from + 21 * 86_400_000 && expected.length < 50; time += 60_000) {
        const date = new Date(time)
        const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
        if (
          (weekday === null || date.getUTCDay() === weekday) &&
          month.fits(date.getUTCMonth() + 1) &&
          day.fits(fromEnd ? length + 1 - date.getUTCDate() : date.getUTCDate()) &&
          hour.fits(date.getUTCHours()) &&
          minute.fits(date.getUTCMinutes())
        )
          expected.push(time)
      }
      const found = nextTimes(expression, from, expected.length + 1)
      expect(shown(found.slice(0, expected.length))).toEqual(shown(expected))
      if (expected.length < 50 && found.length > expected.length)
        expect(found.at(-1)).toBeGreaterThanOrEqual(from + 21 * 86_400_000)
    }),
    { numRuns: 150 },
  )
})

const program = 'systemd-analyze'
const systemd = spawnSync(program, ['--version']).status === 0 ? test : test.skip

systemd('systemd-analyze, where it is installed, says the same', () => {
  const cases = [
    'Mon..Fri 02:30',
    '*-*~1..5/2 10:00',
    '*-*~27/26',
    'Mon *-05~07/1',
    '*-1..3,6/2-1 0/7:5..20/6:30',
    'Sun *-02-29',
    '26..28/2-1-1',
    'Thu *-11~05/1 *:0/20',
  ]
  for (const expression of cases) {
    const { stdout } = spawnSync(
      program,
      ['calendar', '--base-time=2026-02-11 10:20:30 UTC', '--iterations=6', expression],
      { env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' }, encoding: 'utf8' },
    )
    const theirs = [...stdout.matchAll(/(?:elapse|#\d+): \w+ (\S+) (\S+) UTC/g)].map(
      match => `${match[1]}T${match[2]}`,
    )
    expect([expression, ...shown(nextTimes(expression, wall('2026-02-11 10:20:30'), theirs.length))]).toEqual(
      [expression, ...theirs],
    )
    expect(theirs.length).toBeGreaterThan(0)
  }
})
