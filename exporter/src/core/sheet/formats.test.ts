import type { Writing } from '../mailing/subscription.ts'
import { fill, openFormats } from './formats.ts'
import { german } from './words-de.ts'
import { english } from './words-en.ts'

const open = (change: Partial<Writing> = {}) =>
  openFormats({
    language: 'en',
    timeZone: 'Europe/Berlin',
    timeFormat: '24h',
    dateFormat: 'yyyy-MM-dd',
    ...change,
  })

test.each([
  [{}, '2026-10-25 02:30'],
  [{ timeFormat: '12h', dateFormat: 'MM/dd/yyyy' }, '10/25/2026 2:30\u00a0am'],
  [{ dateFormat: 'dd.MM.yyyy', timeZone: 'America/New_York' }, '24.10.2026 20:30'],
  [{ dateFormat: 'dd/MM/yyyy', timeFormat: '12h', timeZone: 'UTC' }, '25/10/2026 12:30\u00a0am'],
] as const)('%j', (change, expected) => {
  expect(open(change).moment(Date.parse('2026-10-25T00:30Z'))).toBe(expected)
})

test.each([
  [undefined, '', ''],
  [0, '0 B', '±0 B'],
  [1023, '1,023 B', '+1,023 B'],
  [1024, '1 KiB', '+1 KiB'],
  [-1536, '−1.5 KiB', '−1.5 KiB'],
  [168_627_000, '161 MiB', '+161 MiB'],
  [Number.NaN, '', ''],
])('%p bytes', (bytes, told, change) => {
  expect(open().bytes(bytes)).toBe(told)
  expect(open().change(bytes)).toBe(change)
})

test.each([
  [0, '0 s'],
  [0.4, '< 1 s'],
  [59.6, '1 min'],
  [3661, '1 h 1 min'],
  [90_000, '1 d 1 h'],
  [undefined, ''],
  [-5, ''],
])('%p seconds', (seconds, told) => expect(open().seconds(seconds)).toBe(told))

test.each([
  [999, 1000, '99.9 %'],
  [99_999, 100_000, '99.9 %'],
  [1, 100_000, '0.1 %'],
  [0, 9, '0 %'],
  [9, 9, '100 %'],
  [0, 0, ''],
])('%i of %i is never rounded up to all', (good, all, told) => expect(open().percent(good, all)).toBe(told))

test('numbers are written as the language does', () => {
  expect(open({ language: 'de' }).bytes(1536)).toBe('1,5 KiB')
  expect(open({ language: 'de' }).monthName(2026 * 12 + 2)).toBe('März 2026')
})

test('a place for which nothing is told stays as it is written', () =>
  expect(fill('{count} of {constructor}', { count: '3' })).toBe('3 of {constructor}'))

test('a moment that no calendar has is none', () => expect(open().moment(1e300)).toBe(''))

test('every language has the same places in its sentences', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
  for (const [key, text] of Object.entries(english))
    expect([key, places(german[key as keyof typeof english])]).toEqual([key, places(text)])
})
