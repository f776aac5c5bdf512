import fc from 'fast-check'
import { defaultQuery, describeQuery, lackOf, limits, readQuery } from './query.ts'

test.each([
  ['an empty query asks for the checks', {}, defaultQuery],
  ['an older name of the kind', { queryType: 'growth' }, { ...defaultQuery, kind: 'growth' }],
  ['one group for a list', { group: 'Acme' }, { ...defaultQuery, groups: ['Acme'] }],
  ['a list before its older form', { groups: ['A'], group: 'B' }, { ...defaultQuery, groups: ['A'] }],
  [
    'unknown words are dropped',
    { kind: 'alerts', statuses: ['failure', 'broken'] },
    { ...defaultQuery, statuses: ['failure'] },
  ],
  ['a limit beyond the greatest', { limit: 1e9 }, { ...defaultQuery, limit: limits.most }],
  ['a limit as text', { limit: '50' }, { ...defaultQuery, limit: 50 }],
  ['no limit at all', { limit: '' }, defaultQuery],
  ['no results', { results: 0 }, { ...defaultQuery, results: 0 }],
  ['all lines of the log', { changesOnly: false }, { ...defaultQuery, changesOnly: false }],
])('reading: %s', (_name, stored, asked) => {
  expect(readQuery(stored)).toEqual(asked)
})

test('whatever a dashboard holds can be read, and reading twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(defaultQuery), 'group'), fc.anything()),
      stored => {
        const once = readQuery(stored)
        expect(readQuery(once)).toEqual(once)
      },
    ),
  )
})

test.each([
  [{ kind: 'reports', report: 'job' }, 'Choose the check whose runs are reported'],
  [{ kind: 'reports', report: 'client-summary' }, 'Choose the group that is summed up'],
  [{ kind: 'reports', report: 'job', checks: ['nas'] }, undefined],
  [{ kind: 'reports', report: 'last-24h' }, undefined],
  [{ kind: 'checks', report: 'job' }, undefined],
])('%j lacks %s', (stored, lack) => {
  expect(lackOf(readQuery(stored))).toBe(lack)
})

test.each([
  [{}, 'Checks'],
  [{ kind: 'growth', figure: 'duration', groups: ['A', 'B'] }, 'Growth of duration · group A, B'],
  [{ kind: 'activities', format: 'timeline', text: 'disk' }, 'Activities as state timeline · “disk”'],
  [{ kind: 'reports', report: 'last-24h', statuses: ['failure'] }, 'Report last-24h · status failure'],
])('%j in one line', (stored, line) => {
  expect(describeQuery(readQuery(stored))).toBe(line)
})
