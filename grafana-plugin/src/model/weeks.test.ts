import { weeksAhead } from './weeks.ts'

const at = (text: string) => Date.parse(text)

test('weeks run from Monday to Sunday and begin with this one', () => {
  const [first, second] = weeksAhead([], at('2026-11-22T12:00Z'), 2, () => 0)
  expect(first?.map(({ day }) => day)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ])
  expect(first?.filter(({ isToday }) => isToday).map(({ dayOfMonth }) => dayOfMonth)).toEqual([22])
  expect(second?.[0]?.day).toBe('2026-11-23')
})

test('what falls on a day of the zone counts for that day', () => {
  const days = weeksAhead(
    [at('2026-11-22T23:30Z'), at('2026-11-23T01:00Z'), at('2026-11-24T10:00Z')],
    at('2026-11-22T12:00Z'),
    2,
    () => 3_600_000,
  ).flat()
  expect(days.filter(({ count }) => count > 0).map(({ day, count }) => `${day} ${count}`)).toEqual([
    '2026-11-23 2',
    '2026-11-24 1',
  ])
})
