import { createCronEngine } from './cron.ts'

const engine = createCronEngine()

function next3(expression: string, zone: string, from: string): readonly string[] {
  const next = engine(expression, zone)
  const found: string[] = []
  let at: number | undefined = Date.parse(from)
  while (found.length < 3) {
    at = next(at)
    if (at === undefined) break
    found.push(new Date(at).toISOString().slice(0, 19))
  }
  return found
}

test.each([
  ['30 2 * * *', ['2026-01-01T02:30:00', '2026-01-02T02:30:00', '2026-01-03T02:30:00']],
  ['15 30 2 * * *', ['2026-01-01T02:30:15', '2026-01-02T02:30:15', '2026-01-03T02:30:15']],
  ['0 9 * * MON-FRI', ['2026-01-01T09:00:00', '2026-01-02T09:00:00', '2026-01-05T09:00:00']],
  ['0 9 L * *', ['2026-01-31T09:00:00', '2026-02-28T09:00:00', '2026-03-31T09:00:00']],
  ['0 9 * * 5#2', ['2026-01-09T09:00:00', '2026-02-13T09:00:00', '2026-03-13T09:00:00']],
  ['0 9 * * FRIL', ['2026-01-30T09:00:00', '2026-02-27T09:00:00', '2026-03-27T09:00:00']],
  ['0 9 15W * *', ['2026-01-15T09:00:00', '2026-02-16T09:00:00', '2026-03-16T09:00:00']],
  ['0 9 13 * 5', ['2026-01-02T09:00:00', '2026-01-09T09:00:00', '2026-01-13T09:00:00']],
  ['@weekly', ['2026-01-04T00:00:00', '2026-01-11T00:00:00', '2026-01-18T00:00:00']],
  ['0 0 29 2 *', ['2028-02-29T00:00:00', '2032-02-29T00:00:00', '2036-02-29T00:00:00']],
])('%s comes when cron says', (expression, times) => {
  expect(next3(expression, 'UTC', '2026-01-01T00:00:00Z')).toEqual(times)
})

test('the next time is later than the one given, to the millisecond', () => {
  const next = engine('0 9 * * *', 'UTC')
  const nine = Date.UTC(2026, 0, 1, 9)
  expect([next(nine - 1), next(nine), next(nine + 1)]).toEqual([nine, nine + 86_400_000, nine + 86_400_000])
})

test('a day that never comes has no next time', () => {
  expect(engine('0 0 30 2 *', 'UTC')(Date.UTC(2026, 0, 1))).toBeUndefined()
})

test.each([
  ['61 * * * *', 'Invalid value for minute: 61'],
  ['0 9 * *', 'five'],
  ['', 'it has one field, and cron has five, or six with seconds'],
  ['2026-12-01T00:00:00', 'it has one field, and cron has five, or six with seconds'],
  ['@reboot', '@reboot is not supported'],
  ['* * * * * * *', '7 parts'],
  ['0 9 * * FUNDAY', 'FUNDAY'],
])('%j is refused with the reason and what would be right', (expression, reason) => {
  expect(() => engine(expression, 'UTC')).toThrow(reason)
  expect(() => engine(expression, 'UTC')).toThrow('right would be "30 2 * * 1-5"')
})

test('an expression is compiled once per zone', () => {
  expect(engine('5 4 * * *', 'Europe/Berlin')).toBe(engine('5 4 * * *', 'Europe/Berlin'))
  expect(engine('5 4 * * *', 'Europe/Berlin')).not.toBe(engine('5 4 * * *', 'UTC'))
})
