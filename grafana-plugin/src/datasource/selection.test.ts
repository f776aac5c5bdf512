import { readQuery } from './query.ts'
import { toSelection } from './selection.ts'

const many = Array.from({ length: 10_000 }, (_, at) => `check-${at}`)
const filter = (key: string, operator: string, value: string, values?: string[]) => ({
  key,
  operator,
  value,
  ...(values && { values }),
})

test.each([
  ['what is chosen', { groups: ['A', 'B'], checks: ['x'] }, [], { group: ['A', 'B'], check: ['x'] }],
  ['what a filter says', {}, [filter('group', '=', 'A')], { group: ['A'] }],
  ['several values of a filter', {}, [filter('label', '=|', 'a', ['a', 'b'])], { label: ['a', 'b'] }],
  ['the shorter of both', { groups: ['A', 'B'] }, [filter('group', '=', 'A')], { group: ['A'] }],
  ['nothing that excludes', {}, [filter('group', '!=', 'A'), filter('check', '=~', 'x')], {}],
  ['nothing that is too long for an address', { checks: many }, [], {}],
  ['nothing for checks without a label', {}, [filter('label', '=', '')], {}],
])('the exporter is asked for %s', (_name, stored, filters, asked) => {
  expect(toSelection(readQuery(stored), filters).asked).toEqual(asked)
})

test('a choice that is too long to ask holds all the same', () => {
  const { fits } = toSelection(readQuery({ checks: many }), [])
  expect([fits({ check: 'check-9999' }), fits({ check: 'another' })]).toEqual([true, false])
})

test('choice and filters hold both', () => {
  const { fits } = toSelection(readQuery({ groups: ['A', 'B'] }), [filter('group', '!=', 'B')])
  expect(['A', 'B', 'C'].filter(group => fits({ group }))).toEqual(['A'])
})

test('a filter that says nothing about the rows is named and does not empty them', () => {
  const selection = toSelection(readQuery({ kind: 'unmatched', groups: ['A'] }), [filter('group', '=', 'A')])
  expect(selection.unused).toEqual(['group'])
  expect(selection.fits({ intake: 'smtp' })).toBe(true)
})
