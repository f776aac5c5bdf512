import { objectsOf, searchTemplates } from './template.ts'

const templates = [
  { id: 'veeam-vbr', name: 'Veeam Backup & Replication', reportsObjects: true },
  { id: 'restic', name: 'restic', reportsObjects: false },
  { id: 'general', name: 'Any other', reportsObjects: false },
]

test.each<[string | undefined, readonly string[]]>([
  [undefined, ['veeam-vbr', 'restic', 'general']],
  ['backup VEEAM', ['veeam-vbr']],
  ['vbr', ['veeam-vbr']],
  ['nothing is called so', []],
])('the search for %j finds %j', (q, expected) => {
  expect(searchTemplates(templates, q).map(({ id }) => id)).toEqual(expected)
})

test('objects are listed once, in the order of their numbers', () => {
  const messages = [
    { objects: [{ object: 'vm10' }, { object: 'vm2', status: 'failure' as const }] },
    {},
    { objects: [{ object: 'vm2' }] },
  ]
  expect(objectsOf(messages)).toEqual(['vm2', 'vm10'])
})
