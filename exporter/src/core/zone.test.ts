import fc from 'fast-check'
import { isZone, openZone } from './zone.ts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
]

/** What Intl says the clock shows. */
function shown(zone: string, atMs: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(atMs)
}
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
const wall = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`)

test.each([
  ['Europe/Berlin', '2026-07-01 02:30:00', '2026-07-01T02:30:00+02:00'],
  ['Europe/Berlin', '2026-03-29 02:30:00', '2026-03-29T03:30:00+02:00'],
  ['Europe/Berlin', '2026-03-29 02:00:00', '2026-03-29T03:00:00+02:00'],
  ['Europe/Berlin', '2026-03-29 03:00:00', '2026-03-29T03:00:00+02:00'],
  ['Europe/Berlin', '2026-10-25 02:30:00', '2026-10-25T02:30:00+02:00'],
  ['Europe/Berlin', '2026-10-25 03:00:00', '2026-10-25T03:00:00+01:00'],
  ['America/New_York', '2026-03-08 02:30:00', '2026-03-08T03:30:00-04:00'],
  ['America/New_York', '2026-11-01 01:30:00', '2026-11-01T01:30:00-04:00'],
  ['Australia/Lord_Howe', '2026-10-04 02:15:00', '2026-10-04T02:45:00+11:00'],
  ['Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-05T01:45:00+11:00'],
  ['Asia/Kathmandu', '2026-01-01 12:00:00', '2026-01-01T12:00:00+05:45'],
  ['Pacific/Apia', '2011-12-30 09:00:00', '2011-12-31T09:00:00+14:00'],
  ['Pacific/Apia', '2011-12-29 09:00:00', '2011-12-29T09:00:00-10:00'],
  ['America/Sao_Paulo', '2018-11-04 00:00:00', '2018-11-04T01:00:00-02:00'],
  ['America/Sao_Paulo', '2018-02-17 23:30:00', '2018-02-17T23:30:00-02:00'],
])('%s: a wall clock of %s means %s', (zone, text, moment) => {
  expect(new Date(openZone(zone).epochOf(wall(text))).toISOString()).toBe(new Date(moment).toISOString())
})

test.each([
  ['Europe/Berlin', '2026-03-29', '2026-03-29T00:00:00+01:00'],
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00:00-02:00'],
  ['America/Sao_Paulo', '2018-02-18', '2018-02-18T00:00:00-03:00'],
  ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00'],
])('%s: %s begins at %s, its midnight or what comes instead', (zone, date, moment) => {
  const day = Date.parse(date) / 86_400_000
  expect(new Date(openZone(zone).startOf(day)).toISOString()).toBe(new Date(moment).toISOString())
})

const moments = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2045, 0, 1) })

test('the wall clock is what Intl shows, at any moment and in the seconds around every change of the clock', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (name, atMs) => {
      const zone = openZone(name)
      expect(iso(zone.wallAt(atMs))).toBe(shown(name, atMs))
      const shift = zone.shiftIn(atMs, atMs + 400 * 86_400_000)
      for (const near of shift ? [shift.atMs - 1000, shift.atMs, shift.atMs + 1000] : [])
        expect(iso(zone.wallAt(near))).toBe(shown(name, near))
    }),
    { numRuns: 150 },
  )
})

test('a moment read off the wall and back is itself, or the first pass of an hour that came twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (name, atMs) => {
      const zone = openZone(name)
      const back = zone.epochOf(zone.wallAt(atMs))
      expect(zone.wallAt(back)).toBe(zone.wallAt(atMs))
      expect(back).toBeLessThanOrEqual(atMs)
      if (back < atMs) expect(zone.offsetAt(back)).toBeGreaterThan(zone.offsetAt(atMs))
    }),
    { numRuns: 500 },
  )
})

test('a name that is no zone is refused with what would be right', () => {
  expect(() => openZone('Europe/Berlinn')).toThrow(
    'time zone "Europe/Berlinn" is not a name like "Europe/Berlin" or "UTC"',
  )
  expect([isZone('Europe/Berlin'), isZone('Mars/Olympus'), isZone('')]).toEqual([true, false, false])
})
