import fc from 'fast-check'
import { type CheckOfGrid, gridJson } from '../../test/grid-json.ts'
import { readGrid } from './grid.ts'
import {
  arrange,
  filterChecks,
  type Heading,
  headings,
  noFilter,
  type Sort,
  sorts,
  tallyOf,
  toLines,
} from './grid-view.ts'
import { standings } from './standing.ts'

const fleet: readonly CheckOfGrid[] = [
  { id: 'a-good', group: 'Alpha', results: [0] },
  { id: 'a-warn', group: 'Alpha', label: 'Veeam', results: [1] },
  { id: 'b-good', group: 'Beta', results: [0] },
  { id: 'b-fail', group: 'Beta', name: 'Tape 10', results: [2], reason: 'subject contains "Error"' },
  { id: 'b-fail2', group: 'Beta', name: 'Tape 9', results: [2], computer: 'SRV7' },
  { id: 'c-late', group: 'Gamma', results: [0], timing: 'overdue' },
]
const grid = readGrid(gridJson(fleet))
const shown = (sort: Sort, heading: Heading) => arrange(grid, sort, heading).checks.map(({ id }) => id)

test.each([
  ['worst', 'group', ['b-fail2', 'b-fail', 'b-good', 'c-late', 'a-warn', 'a-good']],
  ['worst', 'none', ['b-fail2', 'b-fail', 'c-late', 'a-warn', 'a-good', 'b-good']],
  ['group', 'group', ['a-warn', 'a-good', 'b-fail2', 'b-fail', 'b-good', 'c-late']],
  ['group', 'none', ['a-warn', 'a-good', 'b-fail2', 'b-fail', 'b-good', 'c-late']],
  ['name', 'none', ['a-good', 'a-warn', 'b-good', 'c-late', 'b-fail2', 'b-fail']],
  ['name', 'group', ['a-good', 'a-warn', 'b-good', 'b-fail2', 'b-fail', 'c-late']],
] as const)('order %s under headings %s', (sort, heading, ids) => {
  expect(shown(sort, heading)).toEqual(ids)
})

test.each([
  ['tape', ['b-fail2', 'b-fail']],
  ['TAPE beta', ['b-fail2', 'b-fail']],
  ['srv7', ['b-fail2']],
  ['contains "error"', ['b-fail']],
  ['veeam', ['a-warn']],
  ['nothing like this', []],
  ['  ', ['b-fail2', 'b-fail', 'b-good', 'c-late', 'a-warn', 'a-good']],
])('the text "%s" finds every check that has all of its words', (text, ids) => {
  const found = filterChecks(arrange(grid, 'worst', 'group'), { ...noFilter, text })
  expect(found.map(({ id }) => id)).toEqual(ids)
})

test('standing, group and label narrow together', () => {
  const narrowed = (filter: Partial<typeof noFilter>) =>
    filterChecks(arrange(grid, 'worst', 'group'), { ...noFilter, ...filter }).map(({ id }) => id)
  expect(narrowed({ standings: ['failed', 'overdue'] })).toEqual(['b-fail2', 'b-fail', 'c-late'])
  expect(narrowed({ groups: ['Alpha', 'Gamma'] })).toEqual(['c-late', 'a-warn', 'a-good'])
  expect(narrowed({ groups: ['Alpha'], labels: ['Veeam'] })).toEqual(['a-warn'])
  expect(narrowed({ groups: ['Beta'], standings: ['warning'] })).toEqual([])
})

test('a folded group keeps its heading and its count', () => {
  const { checks } = arrange(grid, 'worst', 'group')
  const lines = toLines(checks, 'group', new Set(['group Beta']))
  expect(lines.map(({ key }) => key)).toEqual([
    'group Beta',
    'group Gamma',
    'c-late',
    'group Alpha',
    'a-warn',
    'a-good',
  ])
  expect(lines[0]).toMatchObject({ kind: 'group', tally: { bad: 2, total: 3 } })
})

test('labels have headings of their own, and a group without labels has none of them', () => {
  const { checks } = arrange(grid, 'name', 'label')
  expect(toLines(checks, 'label', new Set()).map(({ kind, key }) => (kind === 'check' ? key : kind))).toEqual(
    [
      'group',
      'label',
      'a-good',
      'label',
      'a-warn',
      'group',
      'b-good',
      'b-fail2',
      'b-fail',
      'group',
      'c-late',
    ],
  )
})

test('labels of the same name in two groups fold apart', () => {
  const two = readGrid(
    gridJson([
      { id: 'a', group: 'Alpha', label: 'Veeam' },
      { id: 'b', group: 'Beta', label: 'Veeam' },
    ]),
  )
  const { checks } = arrange(two, 'name', 'label')
  const [first] = toLines(checks, 'label', new Set()).filter(({ kind }) => kind === 'label')
  const lines = toLines(checks, 'label', new Set([first?.key ?? '']))
  expect(lines.filter(({ kind }) => kind === 'check').map(({ key }) => key)).toEqual(['b'])
})

test('no check is lost or doubled by any order or heading, and every one counts in one place', () => {
  const check = fc.record({
    group: fc.constantFrom('', 'A', 'B', 'C'),
    label: fc.constantFrom(null, 'x', 'y'),
    name: fc.constantFrom('one', 'two', 'three'),
    results: fc.array(fc.constantFrom(0, 1, 2, 3, 4), { maxLength: 2 }),
    timing: fc.constantFrom('on time', 'late', 'overdue', 'paused', 'new'),
  } as const)
  fc.assert(
    fc.property(
      fc.array(check, { maxLength: 30 }),
      fc.constantFrom(...sorts),
      fc.constantFrom(...headings),
      (many, sort, heading) => {
        const ids = many.map((_, at) => `check-${at}`)
        const all = readGrid(gridJson(many.map((one, at) => ({ ...one, id: `check-${at}` }))))
        const { checks } = arrange(all, sort, heading)
        const lines = toLines(checks, heading, new Set())
        const keys = lines.map(({ key }) => key)
        expect(lines.flatMap(line => (line.kind === 'check' ? [line.check.id] : [])).sort()).toEqual(
          ids.sort(),
        )
        expect(new Set(keys).size).toBe(keys.length)
        const tally = tallyOf(checks)
        expect(standings.reduce((sum, standing) => sum + tally[standing], 0)).toBe(tally.total)
      },
    ),
  )
})
