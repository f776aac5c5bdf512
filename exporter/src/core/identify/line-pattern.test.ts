import { findMatches } from './line-pattern.ts'

test.each([
  ['the ends of lines are ends', /^b$/, 'a\nb\nb', ['b', 'b']],
  ['any letter but some is one of the line', /^[^:]+: \d/, 'name\nsize: 1', ['size: 1']],
  ['a bracket that is meant stays', /\[\^a/, '[^a', ['[^a']],
  ['a line break that is named is one', /^a\n([^\t]+)/, 'a\nb\nc', ['a\nb']],
  ['a place without width is found once', /(?=b)/, 'abb', ['', '']],
])('%s', (_, as, text, expected) => {
  expect(findMatches(as, text, 10).map(([found]) => found)).toEqual(expected)
})

test('no more are found than asked for', () => {
  expect(findMatches(/a/, 'aaaa', 2)).toHaveLength(2)
})

test('a text of many lines takes no more time than its lines', () => {
  const text = 'a line without a tab\n'.repeat(50_000)
  const startedMs = performance.now()
  expect(findMatches(/^\/?[^\t]+\t\w{3}, \d\d [^\t]+\t([\d.]+ \w+)/, text, 10)).toEqual([])
  expect(performance.now() - startedMs).toBeLessThan(2000)
})
