import { createMoments } from './moments.ts'

const atMs = Date.parse('2026-03-29T00:30:00Z')

test.each([
  [{}, 'UTC', '2026-03-29 00:30'],
  [{ timeZone: 'Europe/Berlin' }, 'UTC', '2026-03-29 01:30'],
  [{ dateFormat: 'dd.MM.yyyy', timeFormat: '12h' }, 'America/New_York', '28.03.2026 8:30 pm'],
  [{ dateFormat: 'MM/dd/yyyy', timeFormat: '12h' }, 'UTC', '03/29/2026 12:30 am'],
] as const)('%j in %s reads %s', (forms, zone, words) => {
  expect(createMoments(forms, zone).format(atMs)).toBe(words)
})

test('an hour after the clock was put forward is an hour later on it', () => {
  const { time } = createMoments({}, 'Europe/Berlin')
  expect([time(atMs), time(atMs + 3_600_000)]).toEqual(['01:30', '03:30'])
})
