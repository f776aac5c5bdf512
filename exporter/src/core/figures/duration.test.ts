import fc from 'fast-check'
import { type DurationHints, printDuration, readDuration } from './duration.ts'

const hm: DurationHints = { unit: 'h:mm' }

const cases: readonly (readonly [text: string, seconds: number | undefined, hints?: DurationHints])[] = [
  // clocks
  ['0:51:01', 3061],
  ['00:10:04', 604],
  ['120:00:00', 432_000],
  ['51:01', 3061],
  ['0:12', 12],
  ['90:15', 5415],
  ['0:51', 3060, hm],
  ['12:30', 45_000, hm],
  ['0:51:01', 3061, hm],
  ['0:51 h', 3060],
  ['1:30 hrs', 5400],
  ['1:30 Std.', 5400],
  ['(hrs:min) 0:51', 3060],
  ['0:51 (h:mm)', 3060],
  ['00:14:00.7046721', 840.7046721],
  ['00:14:00,704', 840.704],
  ['1.05:30:00', 106_200],
  ['12.00:00:01.5', 1_036_801.5],
  ['1 day, 2:03:04', 93_784],
  ['2 days 03:04:05', 183_845],
  ['1d 02:03:04', 93_784],
  ['1 Tag 2:03:04', 93_784],
  ['1.25:30:00', undefined],
  ['1:75', undefined],
  ['0:75:00', undefined],
  ['12:30:75', undefined],
  // units
  ['2m 41s', 161],
  ['2m41s', 161],
  ['1h 12m 3s', 4323],
  ['42s', 42],
  ['1w 1m 1s', 604_861],
  ['1d 2h', 93_600],
  ['74938ms', 74.938],
  ['250 µs', 0.00025],
  ['1.1s', 1.1],
  ['0.10 seconds', 0.1],
  ['18.57 seconds', 18.57],
  ['13 seconds', 13],
  ['1 min 33 secs', 93],
  ['1 min, 33 secs', 93],
  ['0 hours, 0 minutes, 25 seconds', 25],
  ['2 hours and 5 minutes', 7500],
  ['9.4 days', 812_160],
  ['1,5 h', 5400],
  ['90 min.', 5400],
  ['0 Second', 0],
  ['1h30', 5400],
  ['1 h 05', 3900],
  ['2H', 7200],
  // words
  ['2 Stunden 5 Minuten', 7500],
  ['1 Stunde, 3 Sekunden', 3603],
  ['1 Std. 5 Min.', 3900],
  ['2 Tage und 3 Stunden', 183_600],
  ['2 heures et 5 minutes', 7500],
  ['3 jours', 259_200],
  ['5 mn', 300],
  ['2 ore e 5 minuti', 7500],
  ['1 ora 1 secondo', 3601],
  ['2 horas y 5 minutos', 7500],
  ['3 días', 259_200],
  ['2 uur en 5 minuten', 7500],
  ['1 minuut', 60],
  ['5 минут 3 секунды', 303],
  ['2 години 5 хвилин', 7500],
  ['3 timer 20 min', 12_000],
  ['1 time 5 minutter', 3900],
  ['1 time', 3600],
  ['1 time at 5', undefined],
  ['3 tim 20 min', 12_000],
  ['2 timmar och 5 minuter', 7500],
  ['1 godz. 12 min 5 s', 4325],
  ['2 hodiny 5 minut', 7500],
  ['1 tunti 5 minuuttia', 3900],
  ['0 heure(s), 4 minute(s), 43 secondes', 283],
  ['0 Stunde(n), 4 Minute(n), 43 Sekunde(n)', 283],
  ['3 dagar sedan', undefined],
  // marks
  ['1.234 s', 1.234],
  ['1,234 s', 1234],
  ['1,234 s', 1.234, { decimal: ',' }],
  ['1.234 Sekunden', 1234],
  ['1,234 Sekunden', 1.234],
  ['1.234 Sekunden', 1.234, { decimal: '.' }],
  ['12,345,678 ms', 12_345.678],
  // ISO 8601
  ['PT1H30M', 5400],
  ['PT2.5S', 2.5],
  ['P1DT2H', 93_600],
  ['P2W', 1_209_600],
  ['P', undefined],
  ['PT', undefined],
  // a number alone
  ['125', 125],
  ['12.5', 12.5],
  ['125', 7500, { unit: 'min' }],
  ['125', 0.125, { unit: 'ms' }],
  // words around
  ['Duration: 0:03, 0.05 MB/s', 3],
  ['Duration:0:51:01', 3061],
  ['Elapsed time: 1 min 33 secs', 93],
  ['completed successfully (74938ms)', 74.938],
  ['in 0:12', 12],
  ['3 files in 2m 41s', 161],
  ['12.5 GB in 3 h', 10_800],
  // times of day
  ['2026-09-29 23:30:12', undefined],
  ['29.09.2026 23:30', undefined],
  ['17 Aug 2023 03:41:29', undefined],
  ['at 23:30', undefined],
  ['Sat Mar 14 20:32:34 2015', undefined],
  ['24-Apr 16:21 Elapsed time=00:00:20', 20],
  ['27-ноя 19:48', undefined],
  ['Mai 12 02:10', undefined],
  ['20:32:34 2015', undefined],
  ['5861.23 (1 hour 37 minutes 41.23 seconds)', 5861.23],
  ['um 23:30', undefined],
  ['11:30 PM', undefined],
  ['23:30 Uhr', undefined],
  ['2026-09-29T23:30:12Z', undefined],
  // limits, ages, rates
  ['less than 5 minutes', undefined],
  ['> 3 days', undefined],
  ['mindestens 2 Stunden', undefined],
  ['older than 3 days', undefined],
  ['älter als 3 Tage', undefined],
  ['plus de 3 jours', undefined],
  ['2 days ago', undefined],
  ['vor 2 Tagen', undefined],
  ['il y a 3 jours', undefined],
  ['every 5 minutes', undefined],
  ['5 s/file', undefined],
  ['3 days old', undefined],
  // no fixed length, no unit
  ['1M', undefined],
  ['3 months', undefined],
  ['1 year', undefined],
  ['5 machines', undefined],
  ['12 MB', undefined],
  ['1,1x', undefined],
  ['85 %', undefined],
  ['2.5 : 1', undefined],
  ['', undefined],
  ['-', undefined],
  ['n/a', undefined],
  ['5 minutes 2 hours', 300],
  ['-5 s', undefined],
  ['99999999 days', undefined],
]

// Not test.each, whose titles cannot have a percent sign in a value.
for (const [text, seconds, hints] of cases)
  test(`duration: ${JSON.stringify(text)} is ${seconds ?? 'absent'}`, () => {
    expect(readDuration(text, hints)).toBe(seconds)
  })

const pad = (value: number) => String(value).padStart(2, '0')

test('a duration is read back from every way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 8_000_000 }), seconds => {
      const [d, h, m, s] = [
        Math.floor(seconds / 86_400),
        Math.floor(seconds / 3600) % 24,
        Math.floor(seconds / 60) % 60,
        seconds % 60,
      ]
      for (const text of [
        `${d * 24 + h}:${pad(m)}:${pad(s)}`,
        `${d}.${pad(h)}:${pad(m)}:${pad(s)}`,
        `${d * 1440 + h * 60 + m}:${pad(s)}`,
        `${d}d ${h}h ${m}m ${s}s`,
        `${d} days, ${h}:${pad(m)}:${pad(s)}`,
        `${d} Tage, ${h} Stunden, ${m} Minuten und ${s} Sekunden`,
        `${d} jours ${h} heures ${m} minutes et ${s} secondes`,
        `${d} giorni, ${h} ore, ${m} minuti e ${s} secondi`,
        `P${d}DT${h}H${m}M${s}S`,
        `${seconds * 1000}ms`,
        `${seconds}`,
        printDuration(seconds),
      ]) {
        expect([text, readDuration(text)]).toEqual([text, seconds])
        expect([text, readDuration(`Duration: ${text}`)]).toEqual([
          text,
          /^\d+$/.test(text) ? undefined : seconds,
        ])
      }
    }),
  )
})

test('what is printed is read back, and prints the same again', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e8, noNaN: true }), seconds => {
      const read = readDuration(printDuration(seconds)) ?? Number.NaN
      expect(Math.abs(read - seconds)).toBeLessThanOrEqual(seconds < 59.95 ? 0.051 : 0.51)
      expect(printDuration(read)).toBe(printDuration(seconds))
    }),
  )
})
