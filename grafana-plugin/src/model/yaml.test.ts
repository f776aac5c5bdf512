import { parse } from 'yaml'
import { toYaml } from './yaml.ts'

test.each<[string, unknown, string]>([
  ['a record', { id: 'nas', match: { alias: 'nas' } }, 'id: nas\nmatch:\n  alias: nas\n'],
  [
    'a list of records',
    { all: [{ field: 'subject', contains: 'ok' }] },
    'all:\n  - field: subject\n    contains: ok\n',
  ],
  ['a list in a list', [['a'], ['b']], '- - a\n- - b\n'],
  ['what is empty', { all: [], notify: {} }, 'all: []\nnotify: {}\n'],
  ['signs as keys', { '>': 0 }, '">": 0\n'],
])('%s is written so that people can read it', (_, value, expected) => {
  expect(toYaml(value)).toBe(expected)
})

test.each([
  'yes',
  'No',
  'null',
  '~',
  '0',
  '1.5',
  '0x1f',
  '1e3',
  '02:00',
  '2026-12-24',
  '- a',
  'a: b',
  'a #b',
  '',
  ' a',
  'a ',
  '*',
  '&x',
  '!x',
  '%',
  '@x',
  '`',
  'Mon..Fri 02:30',
  '30 2 * * 1-5',
  'two\nlines',
  'tab\t',
  'é',
  '"q"',
  "'q'",
  '.inf',
  '=',
  '<<',
])('%j comes back from YAML as it was', text => {
  const value = { [text]: text, list: [text, { in: text }], number: 1.5, flag: false }
  expect(parse(toYaml(value))).toEqual(value)
})
