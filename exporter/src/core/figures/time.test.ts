import fc from 'fast-check'
import { readCount, readFigureNumber } from './count.ts'
import { readDuration } from './duration.ts'
import { readSize } from './size.ts'
import { readTime, type TimeHints } from './time.ts'

const berlin = { zone: 'Europe/Berlin' }
const utc = { zone: 'UTC' }
const dmy: TimeHints = { ...utc, order: 'DMY' }
const mdy: TimeHints = { ...utc, order: 'MDY' }
const seen = { ...berlin, referenceMs: Date.parse('2026-09-30T00:10:00+02:00') }

const cases: readonly (readonly [text: string, iso: string | undefined, hints?: Partial<TimeHints>])[] = [
  // ISO 8601 and its kin
  ['2026-09-29T23:30:12Z', '2026-09-29T23:30:12Z'],
  ['2026-09-29T23:30:12+02:00', '2026-09-29T21:30:12Z'],
  ['2026-09-29T23:30:12-0500', '2026-09-30T04:30:12Z'],
  ['2026-09-29T23:30:12.345Z', '2026-09-29T23:30:12.345Z'],
  ['2026-09-29 23:30:12', '2026-09-29T23:30:12Z'],
  ['2026-09-29 23:30:12', '2026-09-29T21:30:12Z', berlin],
  ['2026-01-29 23:30', '2026-01-29T22:30:00Z', berlin],
  ['2026/09/18 21:00:36', '2026-09-18T21:00:36Z'],
  ['2026-09-29-23-30-12', '2026-09-29T23:30:12Z'],
  ['2026-09-29', '2026-09-28T22:00:00Z', berlin],
  ['Thu, 2025-05-01 17:31:24', '2025-05-01T17:31:24Z'],
  // figures
  ['29.09.2026 23:30', '2026-09-29T23:30:00Z'],
  ['29.9.26 23:30', '2026-09-29T23:30:00Z'],
  ['29. 9. 2026', '2026-09-29T00:00:00Z'],
  ['06.07.2026', '2026-07-06T00:00:00Z', mdy],
  ['06/07/2026 10:00', '2026-07-06T10:00:00Z', dmy],
  ['06/07/2026 10:00', '2026-06-07T10:00:00Z', mdy],
  ['06/07/2026 10:00', undefined],
  ['07/07/2026', '2026-07-07T00:00:00Z'],
  ['17/06/2026 10:00', '2026-06-17T10:00:00Z'],
  ['7/14/2011 at 1:30:00 AM', '2011-07-14T01:30:00Z'],
  ['17/06/2026', '2026-06-17T00:00:00Z', mdy],
  ['23-10-2025 12:00', '2025-10-23T12:00:00Z'],
  ['06-07-2026', '2026-07-06T00:00:00Z'],
  ['06-07-2026', '2026-06-07T00:00:00Z', mdy],
  // RFC 1123 and others with words
  ['Tue, 29 Sep 2026 23:30:12 +0000', '2026-09-29T23:30:12Z'],
  ['Tue, 29 Sep 2026 23:30:12 GMT', '2026-09-29T23:30:12Z'],
  ['27 Nov 18 13:55 EST', '2018-11-27T18:55:00Z'],
  ['Tue Sep 29 23:30:12 2026', '2026-09-29T23:30:12Z'],
  ['Fri May  1 17:31:24 CEST 2026', '2026-05-01T15:31:24Z'],
  ['Thu May 1 05:31:23 PM UTC 2025', '2025-05-01T17:31:23Z'],
  ['Di 28. Mär 06:25:04 CEST 2023', '2023-03-28T04:25:04Z'],
  ['tir 28 mar 06:25:04 UTC 2023', '2023-03-28T06:25:04Z'],
  ['etc-2025-05-01_17:31:24', '2025-05-01T17:31:24Z'],
  ['2018-05-10_21h54m', '2018-05-10T21:54:00Z'],
  ['[04/Aug/2017:03:40:02]', '2017-08-04T03:40:02Z'],
  ['ct/103/2025-05-11T22:00:04Z', '2025-05-11T22:00:04Z'],
  ['27 Nov 18:55', undefined],
  ['March 26, 2009', '2009-03-26T00:00:00Z'],
  ['March 26, 2009 11:05 PM', '2009-03-26T23:05:00Z'],
  ['26th of March 2009', '2009-03-26T00:00:00Z'],
  ['29. September 2026 23:30:12', '2026-09-29T23:30:12Z'],
  ['29. September 2026 um 23:30 Uhr', '2026-09-29T23:30:00Z'],
  ['29 de setembro de 2026 às 23:30', '2026-09-29T23:30:00Z'],
  ['29 września 2026 23:30', '2026-09-29T23:30:00Z'],
  ['29. maj 2026 kl. 23:30', '2026-05-29T23:30:00Z'],
  ['23-Okt-2025 12:00:00', '2025-10-23T12:00:00Z'],
  ['3. März 2026', '2026-03-03T00:00:00Z'],
  ['Do, 17 Aug 2023 03:41:29', '2023-08-17T03:41:29Z'],
  ['mardi 1er décembre 2026 à 10:05', '2026-12-01T10:05:00Z'],
  ['3 août 2026 10h05', '2026-08-03T10:05:00Z'],
  ['martedì 29 settembre 2026 23:30:12', '2026-09-29T23:30:12Z'],
  ['29 de septiembre de 2026 23:30', '2026-09-29T23:30:00Z'],
  ['29 september 2026 om 23:30', '2026-09-29T23:30:00Z'],
  ['27-ноя-2024 10:00:00', '2024-11-27T10:00:00Z'],
  ['29 сентября 2026 г. 23:30', '2026-09-29T23:30:00Z'],
  ['15 серпня 2026 р. 10:01:12', '2026-08-15T10:01:12Z'],
  // time in front, twelve hours
  ['23:30:12 29.09.2026', '2026-09-29T23:30:12Z'],
  ['9/29/2026 12:05 AM', '2026-09-29T00:05:00Z'],
  ['9/29/2026 12:05 p.m.', '2026-09-29T12:05:00Z'],
  ['9/29/2026 13:05 PM', undefined],
  // epoch
  ['1747016100', '2025-05-12T02:15:00Z'],
  ['1426361554.34 (Sat Mar 14 20:32:34 2015)', '2015-03-14T19:32:34.340Z'],
  ['1747016100123', '2025-05-12T02:15:00.123Z'],
  ['5/12/2025 2:15:00 AM (1747016100)', '2025-05-12T02:15:00Z'],
  // words around
  ['Start: 2026-09-29 23:30:12, end later', '2026-09-29T23:30:12Z'],
  // a time without a date lies before the moment it was seen
  ['23:30:12', '2026-09-29T23:30:12+02:00', seen],
  ['0:05', '2026-09-30T00:05:00+02:00', seen],
  ['00:19', '2026-09-30T00:19:00+02:00', seen],
  ['00:21', '2026-09-29T00:21:00+02:00', seen],
  ['11:30 PM', '2026-09-29T23:30:00+02:00', seen],
  ['22:00 UTC', '2026-09-29T22:00:00Z', seen],
  ['23:30:12', undefined],
  // a date that is not understood does not make its time one of today
  ['5/12/2025 11:10:34 PM', undefined, seen],
  ['Wed, 31 Dec 1969 16:00:00 PST', undefined, seen],
  ['12 Mai 02:10', undefined, seen],
  // zones with several meanings, and what is no date
  ['2026-09-29 23:30 IST', undefined],
  ['2026-02-30', undefined],
  ['31.04.2026', undefined],
  ['2026-13-01', undefined],
  ['2026-09-29 25:30', undefined],
  ['2026-09-29 23:75', undefined],
  ['0029-09-29', undefined],
  ['10.0.0.1', undefined],
  ['12 files', undefined],
  ['1,234', undefined],
  ['', undefined],
  ['never', undefined],
]

for (const [text, iso, hints] of cases)
  test(`time: ${JSON.stringify(text)} is ${iso ?? 'absent'}`, () => {
    const read = readTime(text, { ...utc, ...hints })
    expect(read).toBe(iso === undefined ? undefined : Date.parse(iso))
  })

test('a moment is read back from every way of writing it', () => {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  const deMonths = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
    ' ',
  )
  const itMonths =
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ')
  const latest = Date.UTC(2190, 0, 1) / 1000
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000_000, max: latest }), seconds => {
      const date = new Date(seconds * 1000)
      const iso = date.toISOString()
      const [year, month, day, time] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10), iso.slice(11, 19)]
      const at = Number(month) - 1
      for (const text of [
        iso,
        iso.replace('.000Z', '+00:00'),
        `${year}-${month}-${day} ${time}`,
        `${year}/${month}/${day} ${time}`,
        `${day}.${month}.${year} ${time}`,
        `${day}/${month}/${year} ${time}`,
        `${year}-${month}-${day}-${time.replaceAll(':', '-')}`,
        date.toUTCString(),
        `${months[at]} ${Number(day)}, ${year} ${time}`,
        `${Number(day)}. ${deMonths[at]} ${year} ${time}`,
        `${Number(day)} ${itMonths[at]} ${year} ${time}`,
        `${day}-${months[at]}-${year} ${time}`,
        date.toLocaleString('en-GB', { timeZone: 'UTC' }),
        date.toLocaleString('de-DE', { timeZone: 'UTC' }),
      ])
        expect([text, readTime(text, dmy)]).toEqual([text, seconds * 1000])
      const american = date.toLocaleString('en-US', { timeZone: 'UTC' })
      expect([american, readTime(american, mdy)]).toEqual([american, seconds * 1000])
    }),
  )
})

test('no text makes a reader throw, and none gives a figure that is no number', () => {
  const pieces = fc.constantFrom(
    ..."0 1 12 999 1024 , . ' : - / + < % x \u00a0 \u202f GB kB Mo s min h d PT P M T Z PM Sep 2026 of per below ( )".split(
      / /,
    ),
    ' ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 20 }).map(all => all.join('')),
  )
  const hints = fc.record(
    {
      decimal: fc.constantFrom(',' as const, '.' as const),
      order: fc.constantFrom('DMY' as const, 'MDY' as const),
      referenceMs: fc.constant(seen.referenceMs),
      unit: fc.constantFrom('MB', 'h:mm', 'ms'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(text, hints, (written, given) => {
      const time = readTime(written, { ...berlin, ...given })
      const rest = [
        readSize(written, given as object),
        readDuration(written, given as object),
        readCount(written, given as object),
      ]
      for (const value of rest)
        expect(value === undefined || (Number.isFinite(value) && value >= 0)).toBe(true)
      for (const value of [time, readFigureNumber(written)])
        expect(value === undefined || Number.isFinite(value)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('hostile texts are read in time', () => {
  for (const text of [
    '1.'.repeat(1e6),
    '1 '.repeat(1e6),
    '9'.repeat(1e6),
    'h 1'.repeat(1e6),
    '1:'.repeat(1e6),
    ' '.repeat(1e6),
  ])
    for (const read of [
      readSize,
      readDuration,
      readCount,
      readFigureNumber,
      (one: string) => readTime(one, utc),
    ]) {
      const startedMs = performance.now()
      read(text)
      expect(performance.now() - startedMs).toBeLessThan(200)
    }
})
