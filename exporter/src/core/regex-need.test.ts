import type { TextNeed } from './need.ts'
import { readRegexNeed } from './regex-need.ts'

/** In short: `a & b` both, `(a / b)` one of them, `-` nothing. */
function words(need: TextNeed): string {
  if (typeof need === 'string') return need
  const parts = need.needs.map(words).filter(part => need.kind === 'any' || part !== '-')
  if (parts.length === 0) return '-'
  return need.kind === 'all' ? parts.join(' & ') : `(${parts.join(' / ')})`
}

test.each([
  ['User0042: Documents', 'User0042: Documents'],
  ['^Backup of "(?P<job>[^"]+)"$', 'Backup of " & "'],
  ['ab?c', 'a & c'],
  ['ab*c', 'a & c'],
  ['ab+c', 'ab & bc'],
  ['ab{2,}c', 'ab & bc'],
  ['ab{0,3}c', 'a & c'],
  ['ab{c', 'ab{c'],
  ['ab{,3}c', 'ab{,3}c'],
  ['ab??c', 'a & c'],
  ['error|fail(ed|ure)', '(error / fail & (ed / ure))'],
  ['(?:error)? done', ' done'],
  ['(error)+', 'error'],
  ['(|a)b', '(- / a) & b'],
  ['\\[Success\\] .*NAS\\b', '[Success]  & NAS'],
  ['a\\.b\\tc', 'a.b\tc'],
  ['a\\d+b', 'a & b'],
  ['a[]x]b[[:alpha:]\\]]c[^\\d]d', 'a & b & c & d'],
  ['(?i)Success', 'Success'],
  ['(?i:ok)(?s-m:x)', 'ok & x'],
  ['a\\x{1F600}b\\x41c\\pLd\\p{Greek}e', 'a & b & c & d & e'],
  ['a😀b', 'a & b'],
  ['.*', '-'],
  ['\\Qa.b\\E', '-'],
  ['a\\8', '-'],
  ['(?<![a-z])a(?=b|c)d(?!e)(?<=f)', '(b / c) & f & ad'],
  ['(?<=done with )a(?=b)?c', 'done with  & ac'],
  ['a(?=b', '-'],
  ['a(b', '-'],
  ['a)b', '-'],
  [`${'('.repeat(200)}a${')'.repeat(200)}`, '-'],
])('%s needs: %s', (pattern, need) => {
  expect(words(readRegexNeed(pattern))).toBe(need)
})
