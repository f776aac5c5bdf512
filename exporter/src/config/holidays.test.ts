import { parseHolidays } from './holidays.ts'

/** A calendar with these lines inside of one VEVENT each. */
function calendar(...events: readonly string[]): string {
  const bodies = events.map(
    event => `BEGIN:VEVENT\r\n${event.trim().replaceAll(/\n\s*/g, '\r\n')}\r\nEND:VEVENT\r\n`,
  )
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${bodies.join('')}END:VCALENDAR\r\n`
}
const daysIn = (year: number, text: string) =>
  parseHolidays(text, 'closed.ics').filter(date => date.startsWith(String(year)))

test.each([
  ['one whole day', 'DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261225', ['2026-12-24']],
  ['a day without an end', 'DTSTART;VALUE=DATE:20261224', ['2026-12-24']],
  ['an end that is the start', 'DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261224', ['2026-12-24']],
  [
    'several days, without the end',
    'DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227',
    ['2026-12-24', '2026-12-25', '2026-12-26'],
  ],
  ['a length in days', 'DTSTART;VALUE=DATE:20261224\nDURATION:P2D', ['2026-12-24', '2026-12-25']],
  [
    'a timed event',
    'DTSTART;TZID=Europe/Berlin:20261224T120000\nDTEND;TZID=Europe/Berlin:20261224T180000',
    ['2026-12-24'],
  ],
  ['a timed event up to midnight', 'DTSTART:20261224T000000\nDTEND:20261225T000000', ['2026-12-24']],
  [
    'a timed event over midnight',
    'DTSTART:20261224T220000\nDTEND:20261225T020000',
    ['2026-12-24', '2026-12-25'],
  ],
  ['a timed event without an end', 'DTSTART:20261224T220000', ['2026-12-24']],
  ['a quoted zone with a colon', 'DTSTART;TZID="(UTC+01:00) Berlin":20261224T120000', ['2026-12-24']],
])('%s', (_, event, dates) => {
  expect(parseHolidays(calendar(event), 'closed.ics')).toEqual(dates)
})

test('a folded line is one line, and errors name its first', () => {
  const folded = calendar('SUMMARY:a\nDTSTART;VALUE=DATE:20261224').replace(
    'TE:20261224',
    'T\r\n\tE:2026\r\n 1224',
  )
  expect(parseHolidays(folded, 'x.ics')).toEqual(['2026-12-24'])
  expect(() => parseHolidays(folded.replace('1224', '1324'), 'x.ics')).toThrow('x.ics:5: DTSTART "20261324"')
})

test.each([
  ['every year', 'DTSTART;VALUE=DATE:20101224\nRRULE:FREQ=YEARLY', 2026, ['2026-12-24']],
  ['every other year', 'DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;INTERVAL=2', 2027, []],
  [
    'until a day, which counts',
    'DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;UNTIL=20260501',
    2026,
    ['2026-05-01'],
  ],
  ['no more after the last day', 'DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;UNTIL=20260430', 2026, []],
  [
    'so many times, the first among them',
    'DTSTART;VALUE=DATE:20250501\nRRULE:FREQ=YEARLY;COUNT=2',
    2026,
    ['2026-05-01'],
  ],
  ['and then no more', 'DTSTART;VALUE=DATE:20250501\nRRULE:FREQ=YEARLY;COUNT=2', 2027, []],
  [
    'counted from before 2000',
    'DTSTART;VALUE=DATE:19990501\nRRULE:FREQ=YEARLY;COUNT=28',
    2026,
    ['2026-05-01'],
  ],
  [
    'several days each year',
    'DTSTART;VALUE=DATE:20201230\nDTEND;VALUE=DATE:20210102\nRRULE:FREQ=YEARLY',
    2026,
    ['2026-01-01', '2026-12-30', '2026-12-31'],
  ],
  [
    'the fourth Thursday of November',
    'DTSTART;VALUE=DATE:20101125\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    2026,
    ['2026-11-26'],
  ],
  [
    'the last Monday of May',
    'DTSTART;VALUE=DATE:20100531\nRRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5',
    2026,
    ['2026-05-25'],
  ],
  [
    'the last weekday of the year',
    'DTSTART;VALUE=DATE:20101231\nRRULE:FREQ=YEARLY;BYDAY=-1FR',
    2026,
    ['2026-12-25'],
  ],
  [
    'several months',
    'DTSTART;VALUE=DATE:20100101\nRRULE:FREQ=YEARLY;BYMONTH=1,7',
    2026,
    ['2026-01-01', '2026-07-01'],
  ],
  ['leap days only', 'DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY', 2026, []],
  [
    'the last day of each third month',
    'DTSTART;VALUE=DATE:20260331\nRRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1',
    2026,
    ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'],
  ],
  [
    'every other week',
    'DTSTART;VALUE=DATE:20261130\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU',
    2026,
    ['2026-11-30', '2026-12-01', '2026-12-14', '2026-12-15', '2026-12-28', '2026-12-29'],
  ],
  [
    'without exceptions',
    'DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20250501,20260501',
    2026,
    [],
  ],
  [
    'with days added',
    'DTSTART;VALUE=DATE:20200501\nRDATE;VALUE=DATE:20260502,20270502',
    2026,
    ['2026-05-02'],
  ],
])('a rule is written out: %s', (_, event, year, dates) => {
  expect(daysIn(year, calendar(event))).toEqual(dates)
})

test('a cancelled event closes nothing, and a replaced occurrence only its new day', () => {
  const text = calendar(
    'DTSTART;VALUE=DATE:20261224\nSTATUS:CANCELLED',
    'UID:a\nDTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY',
    'UID:a\nRECURRENCE-ID;VALUE=DATE:20260501\nDTSTART;VALUE=DATE:20260504',
    'UID:a\nRECURRENCE-ID;VALUE=DATE:20270501\nDTSTART;VALUE=DATE:20270501\nSTATUS:CANCELLED',
  )
  expect([...daysIn(2026, text), ...daysIn(2027, text)]).toEqual(['2026-05-04'])
})

test('a moment in UTC is a day of the zone of the calendar', () => {
  const event = calendar('DTSTART:20261223T230000Z\nDTEND:20261224T230000Z')
  expect(parseHolidays(event, 'x.ics')).toEqual(['2026-12-23', '2026-12-24'])
  const berlin = event.replace('VERSION:2.0', 'X-WR-TIMEZONE:Europe/Berlin')
  expect(parseHolidays(berlin, 'x.ics')).toEqual(['2026-12-24'])
})

test('zones and alarms have dates of their own, which close nothing', () => {
  const zone =
    'BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n'
  const alarm = 'BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nEND:VALARM'
  const text = calendar(`DTSTART;VALUE=DATE:20261224\n${alarm}`).replace(
    'BEGIN:VEVENT',
    `${zone}BEGIN:VEVENT`,
  )
  expect(parseHolidays(text, 'x.ics')).toEqual(['2026-12-24'])
})

test('a byte order mark, bare line feeds and several calendars in one file are read', () => {
  const one = calendar('DTSTART;VALUE=DATE:20261224').replaceAll('\r\n', '\n')
  expect(parseHolidays(`\uFEFF${one}\n${one.replace('1224', '1225')}`, 'x.ics')).toEqual([
    '2026-12-24',
    '2026-12-25',
  ])
})

test('a calendar without events closes nothing', () => {
  expect(parseHolidays('BEGIN:VCALENDAR\nEND:VCALENDAR\n', 'x.ics')).toEqual([])
})

test.each([
  ['', 'x.ics:1: is empty; an .ics file starts with BEGIN:VCALENDAR'],
  ['<html>', 'x.ics:1: "<html>" is not of the form NAME:VALUE'],
  ['hello: world', 'x.ics:1: "hello: world" is no calendar; an .ics file starts with BEGIN:VCALENDAR'],
  ['BEGIN:VCALENDAR\nBEGIN:VEVENT\n', 'x.ics:2: BEGIN:VEVENT is never closed; the file seems to be cut'],
  [
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR',
    'x.ics:3: END:VCALENDAR does not close BEGIN:VEVENT of line 2',
  ],
  [calendar('SUMMARY:nothing'), 'x.ics:3: this event has no DTSTART'],
  [calendar('DTSTART:20260230'), 'x.ics:4: DTSTART "20260230" is no date like 20261224 or 20261224T180000'],
  [calendar('DTSTART:soon'), 'DTSTART "soon" is no date'],
  [calendar('DTSTART:20261224\nDTEND:20261223'), 'x.ics:5: DTEND 20261223 is before DTSTART'],
  [calendar('DTSTART:20261224\nDURATION:long'), 'x.ics:5: DURATION "long" is not like P1D or PT8H'],
  [calendar('DTSTART:20261224\nRRULE:FREQ=HOURLY'), 'x.ics:5: RRULE FREQ "HOURLY" is none of YEARLY'],
  [calendar('DTSTART:20261224\nRRULE:FREQ=YEARLY;BYSETPOS=1'), 'x.ics:5: RRULE part "BYSETPOS=1" is none of'],
  [
    calendar('DTSTART:20261224\nRRULE:FREQ=YEARLY;BYDAY=XX'),
    'x.ics:5: RRULE BYDAY "XX" is no weekday like MO or 4TH',
  ],
  [
    calendar('DTSTART:20261224\nRRULE:FREQ=YEARLY;INTERVAL=0'),
    'x.ics:5: RRULE INTERVAL "0" is not a whole number',
  ],
  [calendar('DTSTART:20261224\nRRULE:FREQ=YEARLY;UNTIL=never'), 'x.ics:5: RRULE UNTIL "NEVER" is no date'],
  [calendar('DTSTART:20000101\nRRULE:FREQ=DAILY'), 'this event makes it more than 20000 closed days'],
  [
    'BEGIN:VCALENDAR\nX-WR-TIMEZONE:Mars/Olympus\nEND:VCALENDAR',
    'x.ics:2: time zone "Mars/Olympus" is not a name like',
  ],
])('a broken file is refused with its line: %#', (text, message) => {
  expect(() => parseHolidays(text, 'x.ics')).toThrow(message)
})
