import type { CheckDefinition } from './check.ts'
import type { Block, Condition } from './condition.ts'
import { findSampleMail } from './sample-mail.ts'

const contains = (field: 'subject' | 'body' | 'from', value: string): Condition => ({
  field,
  operator: 'contains',
  value,
  ignoreCase: false,
})
const block = (quantifier: Block['quantifier'], ...parts: Block['parts']): Block => ({
  quantifier,
  parts,
  condenseWhitespace: true,
  combineAttachments: true,
})
const check = (match: CheckDefinition['match'], success?: Block): CheckDefinition => ({
  id: 'a',
  name: 'A',
  group: 'G',
  match,
  status: {
    default: 'failure',
    order: ['failure', 'warning', 'success'],
    blocks: success ? { success } : {},
  },
  notify: { graceMs: 0, repeat: 'once', restored: true, outsideWindow: true },
})

test('subject and body hold the words of matching and success', () => {
  const match = {
    alias: 'nas',
    block: block('all', contains('subject', 'Documents'), contains('body', 'Server')),
  }
  expect(
    findSampleMail(check(match, block('any', contains('subject', 'Success'), contains('subject', 'OK')))),
  ).toEqual({
    alias: 'nas',
    subject: 'Documents - Success',
    body: 'Server',
  })
})

test.each<[string, CheckDefinition]>([
  [
    'there is no alias',
    check({ block: block('all', contains('subject', 'x')) }, block('all', contains('subject', 'y'))),
  ],
  ['nothing says success', check({ alias: 'nas' })],
  ['another field is asked', check({ alias: 'nas' }, block('all', contains('from', 'x')))],
  [
    'a pattern is asked',
    check(
      { alias: 'nas' },
      block('all', { field: 'subject', operator: 'matches', value: 'x+', ignoreCase: false }),
    ),
  ],
])('none is made up when %s', (_, definition) => {
  expect(findSampleMail(definition)).toBeUndefined()
})
