import { csvLine, csvTime } from './csv.ts'

test.each([
  ['a plain text', 'plain', '"plain"'],
  ['commas, quotes and line ends stay in their cell', 'a,"b"\r\nc', '"a,""b""\r\nc"'],
  ['what begins like a formula is a text', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['also behind blanks', '  @SUM(A1)', '"\'  @SUM(A1)"'],
  ['also in full width', '＝1+1', '"\'＝1+1"'],
  ['a text that begins with a minus', '-1+1', '"\'-1+1"'],
  ['a number counts, below zero too', -12, '-12'],
  ['what is no number is absent', Number.NaN, ''],
  ['nothing', undefined, '""'],
])('a cell: %s', (_, cell, written) => {
  expect(csvLine([cell, 'end'])).toBe(`${written},"end"\r\n`)
})

test('a moment is ISO 8601 in UTC, an unknown one empty', () => {
  expect(csvTime(1_790_000_000_000)).toBe('2026-09-21T14:13:20.000Z')
  expect(csvTime(undefined)).toBe('')
})
