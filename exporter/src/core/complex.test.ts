import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type ComplexExpression, MAX_COMPLEX_LENGTH, parseComplex, printComplex } from './complex.ts'
import { fitsComplex } from './complex-fit.ts'
import { condense } from './text.ts'

function parsed(text: string): ComplexExpression {
  const result = parseComplex(text)
  if (!result.ok) throw new Error(`${text}: ${result.position}: ${result.message}`)
  return result.expression
}

const report =
  'Backup-04120 of "Mail server": 10 partial, 2 partial, 0 failed. Backup success, backup Success.'

test.each([
  ['Backup', true],
  ['backup', true],
  ['BACKUP', false],
  ['"Backup-0"', true],
  ['Backup-0', true],
  ['+Backup +success', true],
  ['Backup -success', false],
  ['Backup -error', true],
  ['-error', true],
  ['-failed', false],
  ['(error failed)', true],
  ['(error warning)', false],
  ['Backup (error failed) -warning', true],
  ['error | Backup', true],
  ['error Backup | warning', false],
  ['error failed | Backup success', true],
  ['-(error failed)', false],
  ['-(error warning)', true],
  ['(+Backup +error)', false],
  ['(+Backup failed error)', true],
  ['(+Backup -failed)', false],
  ['(+Backup +error | +Backup +failed)', true],
  ['(-error)', true],
  ['((error warning) (partial))', true],
  ['Backup{2}', true],
  ['Backup{=2}', true],
  ['Backup{3}', false],
  ['partial{2,4}', true],
  ['partial{3,4}', false],
  ['error{=0}', true],
  ['failed{=0}', false],
  ['-partial{3}', true],
  ['-partial{2}', false],
  ['(Backup backup){3}', true],
  ['(Backup backup){=3}', true],
  ['(success Success){3}', false],
  ['word:"0 partial"', false],
  ['"0 partial"', true],
  ['word:"10 partial"', true],
  ['word:partial{=2}', true],
  ['word:part', false],
  ['"\\"Mail server\\""', true],
  ['“Mail server”', true],
  ['„Mail server“', true],
])('%s in the report: %s', (text, fits) => {
  expect(fitsComplex(parsed(text), report, 'whole')).toBe(fits)
})

test.each([
  ['10 partial', false],
  ['0 partial', true],
  ['(0 partial)', true],
  ['ok,0 partial', true],
  ['2.0 partial', false],
  ['x0 partial', false],
  ['é0 partial', false],
  ['0 partials', false],
  ['10 partial, 0 partial', true],
  ['٣0 partial', false],
])('word:"0 partial" in %j: %s', (text, fits) => {
  expect(fitsComplex(parsed('word:"0 partial"'), text, 'whole')).toBe(fits)
})

test('the longest of several phrases counts where they begin together, and what is counted does not overlap', () => {
  expect(fitsComplex(parsed('(success successful){=1}'), 'successful', 'whole')).toBe(true)
  expect(fitsComplex(parsed('aa{=2}'), 'aaaaa', 'whole')).toBe(true)
})

test('of a text that was cut, what is not there counts for nothing', () => {
  for (const text of ['-error', 'Backup -error', 'error{=0}', 'Backup{=1}', '-(a b)', '(+Backup -error)'])
    expect([text, fitsComplex(parsed(text), 'Backup', 'part')]).toEqual([text, false])
  for (const text of ['Backup', 'Backup{1}', '(Backup -error)'])
    expect([text, fitsComplex(parsed(text), 'Backup', 'whole')]).toEqual([text, true])
  expect(fitsComplex(parsed('Backup{1}'), 'Backup', 'part')).toBe(true)
})

test.each([
  ['', 1, /no word/],
  ['  \u00a0 ', 5, /no word/],
  ['a (b', 3, /never closed/],
  ['a b)', 4, /nothing is open/],
  ['()', 2, /nothing stands/],
  ['a "b', 3, /never closed/],
  ['"C:\\"', 1, /never closed.*\\"/],
  ['a |', 4, /both/],
  ['| a', 1, /both/],
  ['a || b', 4, /both/],
  ['a - b', 3, /right behind/],
  ['--verbose', 1, /right behind/],
  ['+', 1, /right behind/],
  ['a"b"', 2, /blank is missing/],
  ['Backup(2 objects)', 7, /blank is missing/],
  ['"a"b', 4, /blank is missing/],
  ['a {3}', 3, /quotes/],
  ['a{x}', 2, /count is/],
  ['a{4,2}', 2, /smaller/],
  ['a{0}', 2, /\{=0\}/],
  ['a{2000000}', 2, /at most/],
  ['(+a b){2}', 7, /without signs/],
  ['(a{2} b){2}', 9, /without signs/],
  ['word:', 6, /right behind/],
  ['word: a', 6, /right behind/],
  ['word:(a b)', 6, /right behind/],
  ['""', 1, /blanks/],
  ['" "', 1, /blanks/],
  ['('.repeat(60), 51, /inside each other/],
  ['a'.repeat(MAX_COMPLEX_LENGTH + 1), MAX_COMPLEX_LENGTH, /longer/],
])('%j is refused at character %i', (text, position, message) => {
  expect(parseComplex(text)).toEqual({ ok: false, position, message: expect.stringMatching(message) })
})

test('any text is parsed or refused with a place inside of it, and what is parsed prints as what it is', () => {
  const tokens = [
    'a',
    'Bc',
    '"',
    '“',
    '\\',
    '(',
    ')',
    '{',
    '}',
    '|',
    '+',
    '-',
    ' ',
    '3',
    ',',
    '=',
    'word:',
    '\u200b',
    '😀',
  ]
  const text = fc.oneof(
    fc.array(fc.constantFrom(...tokens), { maxLength: 30 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, text => {
      const result = parseComplex(text)
      if (result.ok) expect(parsed(printComplex(result.expression))).toEqual(result.expression)
      else
        expect(result.position > 0 && result.position <= text.length + 1 && result.message !== '').toBe(true)
    }),
    { numRuns: 2000 },
  )
})

const { expression } = fc.letrec<{
  expression: ComplexExpression
  item: ComplexExpression[0][0]
  unit: ComplexExpression[0][0]['unit']
}>(tie => ({
  expression: fc.array(fc.array(tie('item'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  item: fc.record({ sign: fc.constantFrom('', '+', '-'), unit: tie('unit') }).chain(item =>
    item.unit.kind === 'group'
      ? fc.constant(item)
      : fc
          .option(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(fc.nat(9), { nil: undefined })), {
            nil: undefined,
          })
          .map(count => {
            if (!count) return item
            const [least, more] = count
            return { ...item, count: { least, ...(more !== undefined && { most: least + more }) } }
          }),
  ),
  unit: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('phrase' as const),
      text: fc.string({ unit: 'binary', minLength: 1 }).filter(text => condense(text).trim() !== ''),
      edges: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('group' as const), expression: tie('expression') }),
  ),
}))

test('every expression prints as a text that parses to it', () => {
  fc.assert(
    fc.property(expression, expression => expect(parsed(printComplex(expression))).toEqual(expression)),
  )
})

test('the examples of the user page are read as written there', () => {
  const page = readFileSync(new URL('../../../docs/conditions.md', import.meta.url), 'utf8')
  const table = page.split('## Complex match')[1]?.split('The rules')[0] ?? ''
  const examples = [...table.matchAll(/^\| `(.*?)` \|/gm)].map(match =>
    (match[1] ?? '').replaceAll('\\|', '|'),
  )
  expect(examples.length).toBeGreaterThan(10)
  for (const example of examples) expect(parseComplex(example)).toMatchObject({ ok: true })
})
