import { createCheckReader } from './check-from-object.ts'
import { readCheckText } from './check-text.ts'

const read = (text: string) =>
  readCheckText(
    text,
    createCheckReader({
      folder: '/',
      zone: 'UTC',
      senders: { verify: 'off', known: [] },
      defaults: {},
      holidaysOf: () => [],
    }),
  )

test.each([
  ['a list', '- { id: a, match: { alias: a } }\n- { id: b, match: { alias: b } }', ['a', 'b']],
  ['a map with checks', 'checks:\n  - { id: a, match: { alias: a } }', ['a']],
  ['one check', 'id: a\nmatch: { alias: a }', ['a']],
  ['nothing', '', []],
])('%s is taken as in a file', async (_what, text, ids) => {
  const found = await read(text)
  expect(found.ok && found.definitions.map(({ id }) => id)).toEqual(ids)
})

test.each([
  ['no YAML', 'a: [', '', /^line 1, column \d+: a bracket/],
  ['a text', 'hello', '', /holds no checks/],
  [
    'a mistake inside',
    '- id: a\n  match: { alias: a }\n- id: b\n  match: { alias: b }\n  paused: 7',
    '[1].paused',
    /7/,
  ],
  ['another key beside checks', 'checks: []\nzone: x', 'zone', /unknown key/],
  [
    'an id twice',
    '- { id: a, match: { alias: a } }\n- { id: a, match: { alias: b } }',
    '[1].id',
    /two checks/,
  ],
])('%s is told with its place', async (_what, text, field, words) => {
  const found = await read(text)
  if (found.ok) throw new Error('was taken')
  expect(found.errors[0]?.field).toBe(field)
  expect(found.errors[0]?.detail).toMatch(words)
})
