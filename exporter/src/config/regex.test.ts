import { foldCase } from '../core/text.ts'
import { createRegexEngine, MAX_PATTERN_LENGTH } from './regex.ts'

const compile = createRegexEngine()

test.each([
  ['a.c', false, 'xabcx', true],
  ['^Success', false, 'unsuccessful', false],
  ['success', true, 'SUCCESS', true],
  ['success', false, 'SUCCESS', false],
  ['\\berror\\b', false, 'an error.', true],
  ['(?P<n>\\d+) failed', false, '12 failed', true],
  ['(?m)^ok$', false, 'a\nok\nb', true],
  ['straße', true, 'STRAßE', true],
  ['\\p{Cyrillic}+', false, 'ошибка', true],
])('%s (any case: %s) on %j: %s', (pattern, ignoreCase, text, fits) => {
  expect(compile(pattern, { ignoreCase }).test(text)).toBe(fits)
})

test.each([
  ['ok(?=x)', /character 3.*lookahead.*linear time/],
  ['(?!error).*', /negative lookahead.*notContains/],
  ['(?<=a)b', /lookbehind/],
  ['(?<!a)b', /lookbehind/],
  ['(a)\\1', /back-reference/],
  ['(?P<n>a)(?P=n)', /back-reference/],
  ['(?>a)', /atomic/],
  ['a++', /two repetitions/],
  ['a{2000}', /repeats too often/],
  ['(a{100}){100}', /repeats too often/],
  ['(?x)a b', /flag x/],
  ['\\u0041', /\\x\{/],
  ['(a', /missing closing \)/],
  ['[a', /missing closing \]/],
  ['a)', /unexpected \)/],
  ['\\', /trailing backslash/],
  ['[\\1(?=]\\2', /character 8.*back-reference/],
  ['a'.repeat(MAX_PATTERN_LENGTH + 1), /up to 5000/],
])('%s is refused with the reason', (pattern, reason) => {
  expect(() => compile(pattern, { ignoreCase: false })).toThrow(reason)
})

test('a pattern that others need for ever on is answered at once', () => {
  const startedAt = performance.now()
  expect(compile('(a+)+$', { ignoreCase: false }).test(`${'a'.repeat(50_000)}!`)).toBe(false)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('a pattern works on when very many others were asked in between', () => {
  const engine = createRegexEngine()
  const first = engine('first \\d', { ignoreCase: false })
  for (let i = 0; i < 2_500; i++) engine(`x${i}`, { ignoreCase: false })
  expect(first.test('first 1')).toBe(true)
})

test('letters that the engine takes for one in any case are one for the index of checks, too', () => {
  const letters = Array.from({ length: 0x3000 }, (_, unit) => String.fromCharCode(unit)).filter(
    letter => letter.toLowerCase() !== letter || letter.toUpperCase() !== letter,
  )
  const byFold = Map.groupBy(letters, foldCase)
  const all = letters.join('')
  for (const [folded, same] of byFold) {
    const others = [...all].filter(letter => foldCase(letter) !== folded).join('')
    const engine = createRegexEngine()(same[0]!, { ignoreCase: true })
    expect([folded, engine.test(others), same.every(letter => engine.test(letter))]).toEqual([
      folded,
      false,
      true,
    ])
  }
})
