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

test.each([
  [1_790_000_000_000, undefined, '2026-09-21T14:13:20.000Z'],
  [1_790_000_000_000, 7_200_000, '2026-09-21T16:13:20.000+02:00'],
  [1_790_000_000_000, -12_600_000, '2026-09-21T10:43:20.000-03:30'],
  [undefined, undefined, ''],
])('moment %p at offset %p is %p', (atMs, offsetMs, written) => {
  expect(csvTime(atMs, offsetMs)).toBe(written)
})
