import fc from 'fast-check'
import { parseDocument, stringify } from 'yaml'
import { readPlainYaml } from './plain-yaml.ts'

/** What the full reader says: a value, or nothing when it finds anything wrong. */
function readFully(text: string): { value: unknown } | undefined {
  const document = parseDocument(text)
  return document.errors.length + document.warnings.length ? undefined : { value: document.toJS() }
}

/** Texts that look like YAML: pieces that mean something, in any order. */
const pieces = [
  '- ',
  '-',
  '  ',
  '    ',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  'key: ',
  'key:',
  'a: ',
  'b: ',
  'text',
  'two words',
  '"q"',
  "'s'",
  '{ ',
  ' }',
  '{',
  '}',
  '[',
  ']',
  ', ',
  ',',
  '# c',
  ' # c',
  '#',
  ':',
  '::',
  '"',
  "'",
  "''",
  '\\',
  '\\n',
  '1',
  '01',
  '1.5',
  '02:00',
  '-1',
  '.5',
  '1e3',
  '0x1f',
  'null',
  '~',
  'true',
  'No',
  '&a ',
  '*a',
  '!t ',
  '|',
  '>',
  '|\n',
  '? ',
  '%',
  '@',
  '`',
  '---',
  '---\n',
  '...',
  '\t',
  '\r\n',
  '\r',
  'é',
  '\u00a0',
  '\u2003',
  '\u3000',
  '\ufeff',
  '<<: ',
  '2026-12-24',
  '"\\d"',
  '"a\\\\b"',
  'x#y',
  'http://h/p',
  '__proto__: ',
  '">": ',
  "'a': ",
  '"k":',
  '-x',
  '?x',
  ':x',
  'key : ',
  'a,b',
  'a]',
  '+1',
  '- - ',
  'a: b: c',
] // prettier-ignore

/** Lines with an indent, dashes, a key and a value, each of which may be absent or wrong. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '  ', '    ', ' '),
    fc.constantFrom('', '', '', '- ', '-  ', '-'),
    fc.constantFrom('', 'a: ', 'b: ', 'c:', 'd: ', 'e: ', '">": ', 'f :', 'g:  '),
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '',
          '',
          'x',
          'x y',
          '12',
          '"q"',
          "'s'",
          '[a, b]',
          '{ k: v, l: [1] }',
          'null',
          '02:00',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map(parts => parts.join('')),
      },
    ),
    fc.constantFrom('', '', '', ' ', ' # c', '# d'),
  )
  .map(parts => parts.join(''))
const yamlLike = fc.oneof(
  fc.array(line, { maxLength: 6 }).map(lines => lines.join('\n')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map(parts => parts.join('')),
)

test('whatever the quick reader answers, the full reader answers too', () => {
  let answered = 0
  fc.assert(
    fc.property(yamlLike, text => {
      const plain = readPlainYaml(text)
      if (!plain) return
      answered++
      expect({ text, ...readFully(text) }).toEqual({ text, ...plain })
    }),
    { numRuns: Number(process.env['LASTGOOD_FUZZ'] ?? 4000) },
  )
  expect(answered).toBeGreaterThan(50)
})

const value = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.constantFrom(
      'Success',
      '02:00',
      'User01: Documents',
      '- x',
      '# no',
      "it's",
      '"q"',
      'a, b',
      '1.5',
      'null',
      'é',
      'é\u2003',
      '\u3000é \u3000#',
      '[x]',
      'C:\\x',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('id', 'name', 'all', '>', 'a-b', 'true', 'x y'), tie('value')),
  ),
}))

test('what the full writer writes is read alike, whatever its layout', () => {
  let answered = 0
  const layout = fc.record({
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom('any', 'block', 'flow'),
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
    lineWidth: fc.constantFrom(0, 80),
  } as const)
  fc.assert(
    fc.property(value.value, layout, (written, options) => {
      const text = stringify(written, options)
      const plain = readPlainYaml(text)
      if (!plain) return
      answered++
      expect(plain.value).toEqual(readFully(text)?.value)
    }),
    { numRuns: 1500 },
  )
  expect(answered).toBeGreaterThan(80)
})

test('a check as people write it takes the quick way', () => {
  const text = `---
# the office
- id: nas-1            # stable
  name: "NAS: nightly"
  schedule: { every: 1 day, at: "02:00", days: [mon, tue] }
  match:
    all:
    - { field: subject, contains: 'it''s \\d' }
    - { field: "figure:failed", ">": 0 }
  paused: true
  description: a text, with commas and 3 numbers

- id: nas-2
  holidays:
    - 2026-12-24
`
  expect(readPlainYaml(text)?.value).toEqual(readFully(text)?.value)
  expect(readPlainYaml(text)?.value).toHaveLength(2)
})

test.each([
  ['a: Backup\u3000', 'Backup\u3000'],
  ['a: \u2003Backup \u2003 # comment', '\u2003Backup \u2003'],
  ['a: null\u3000', 'null\u3000'],
  ['a: 12\u2003', '12\u2003'],
])('white space that is no blank is a part of the value: %j', (text, value) => {
  expect(readPlainYaml(text)).toEqual({ value: { a: value } })
  expect(readFully(text)).toEqual({ value: { a: value } })
})

test.each([
  ['an anchor', 'a: &x 1\nb: *x'],
  ['a block text', 'a: |\n  b'],
  ['a value over two lines', 'a: b\n  c'],
  ['a key twice', 'a: 1\na: 2'],
  ['a tab', 'a:\n\tb: 1'],
  ['a second document', 'a: 1\n---\nb: 2'],
  ['an unclosed bracket', 'a: [1, 2'],
  ['an odd indent', 'a:\n  b: 1\n c: 2'],
])('%s is left to the full reader', (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined()
})
