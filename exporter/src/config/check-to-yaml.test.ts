import fc from 'fast-check'
import { checksToYaml } from './check-to-yaml.ts'
import { readYaml } from './yaml-source.ts'

test('keys come in the order of the guide, small maps in one line, and texts keep their quotes where they need them', () => {
  const text = checksToYaml([
    {
      match: { all: [{ contains: 'a: b', field: 'subject' }], alias: 'nas' },
      schedule: { at: '02:00', every: '1 day', days: ['mon', 'tue'] },
      name: 'NAS',
      id: 'nas',
      paused: true,
      asset: '0123',
    },
  ])
  expect(text).toBe(`- id: nas
  name: NAS
  asset: "0123"
  paused: true
  schedule:
    every: 1 day
    at: 02:00
    days: [ mon, tue ]
  match:
    alias: nas
    all:
      - { field: subject, contains: "a: b" }
`)
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '02:00',
    '1e3',
    '0x1F',
    'yes',
    'null',
    '~',
    '- a',
    '# no',
    'a # b',
    '"',
    "'",
    '{a}',
    '\t',
    '\n',
  ),
  fc.constantFrom(
    'a\nb',
    'a\r\nb\n',
    ' a\n  b\n\n',
    '\u0085',
    'a\u2003',
    '\u3000',
    '\u2028',
    '\ufeff',
    '=',
    '<<',
    '*a',
    '&a',
    '!x',
    '%a',
    '@',
    '`',
  ),
)
const json = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.boolean(),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom('field', 'contains', '>=', '=', 'all'), text), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value

test('what is written is read again, to the last character', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ id: text, inside: json }), { maxLength: 3 }), async checks => {
      const { value, syntax } = await readYaml(checksToYaml(checks))
      expect(syntax).toEqual([])
      expect(value).toEqual(JSON.parse(JSON.stringify(checks)))
    }),
    { numRuns: 2000 },
  )
})
