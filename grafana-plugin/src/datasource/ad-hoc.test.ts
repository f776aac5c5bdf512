import { toTest } from './ad-hoc.ts'

const row = { group: 'Acme', label: null, check: 'nas-1' }

test.each([
  ['group', '=', 'Acme', undefined, true],
  ['group', '=', 'acme', undefined, false],
  ['group', '!=', 'Acme', undefined, false],
  ['group', '=~', 'Ac.*', undefined, true],
  ['group', '=~', 'c', undefined, false],
  ['group', '!~', 'B.*|C.*', undefined, true],
  ['group', '=|', 'x', ['x', 'Acme'], true],
  ['group', '=|', 'Acme', undefined, true],
  ['group', '!=|', 'x', ['x', 'Acme'], false],
  ['label', '=', '', undefined, true],
  ['label', '=~', '.+', undefined, false],
  ['product', '!=', 'Veeam', undefined, true],
])('%s %s %s %j of Acme’s nas: %s', (key, operator, value, values, fits) => {
  expect(toTest([{ key, operator, value, ...(values && { values }) }])(row)).toBe(fits)
})

test('all filters must fit', () => {
  const filters = [
    { key: 'group', operator: '=', value: 'Acme' },
    { key: 'check', operator: '=', value: 'nas-2' },
  ]
  expect(toTest(filters)(row)).toBe(false)
})

test.each([
  [{ key: 'group', operator: '=~', value: '(' }, 'Filter group =~ (: this is no regular expression'],
  [{ key: 'size', operator: '>', value: '3' }, 'Filter size > 3: use one of = != =~ !~ =| !=|'],
])('a filter that cannot be applied is told, not passed over: %j', (filter, message) => {
  expect(() => toTest([filter])).toThrow(message)
})
