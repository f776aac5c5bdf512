import type { CheckYaml, SuggestionJson } from '../../../exporter/src/api/contract-checks.ts'
import {
  conditionsInWords,
  countChecks,
  isReading,
  placeInWords,
  searchSuggestions,
  statusesOf,
  toAcceptRequest,
  waitingInWords,
} from './suggestion.ts'

const base: SuggestionJson = {
  key: 'a',
  check: { id: 'srv1', name: 'SRV1: Nightly', match: { all: [{ field: 'subject', contains: 'SRV1' }] } },
  hints: [],
  messages: 3,
  messageIds: [3],
  firstAtMs: 1,
  lastAtMs: 2,
  statuses: { success: 2, failure: 1, warning: 0 },
}

test('statuses stand worst first, and those that none has are left out', () => {
  expect(statusesOf(base).map(({ look, count }) => `${count} ${look.text}`)).toEqual([
    '1 Failed',
    '2 Success',
  ])
})

test.each<[string, CheckYaml['match'], readonly string[]]>([
  ['an alias alone', { alias: 'nas' }, ['Sent to nas']],
  [
    'all of several',
    {
      alias: 'nas',
      all: [
        { field: 'from', equals: 'a@b.example' },
        { field: 'subject', contains: 'Backup' },
      ],
    },
    ['Sent to nas', 'From is "a@b.example"', 'Subject contains "Backup"'],
  ],
  [
    'one of several',
    {
      any: [
        { field: 'subject', contains: 'a' },
        { field: 'subject', contains: 'b' },
      ],
    },
    ['Subject contains "a" or Subject contains "b"'],
  ],
  ['nothing', { any: [] }, []],
])('%s is told in words', (_, match, expected) => {
  expect(conditionsInWords({ id: 'x', match })).toEqual(expected)
})

test.each<[Partial<SuggestionJson>, string]>([
  [{}, ''],
  [{ machine: 'srv1', job: 'Weekly' }, 'job Weekly'],
  [{ machine: 'SRV2', check: { ...base.check, group: 'Acme' } }, 'SRV2, in Acme'],
])('%j stands at %j: what the name says is not said again', (change, expected) => {
  expect(placeInWords({ ...base, ...change })).toBe(expected)
})

test.each<[string | undefined, readonly string[]]>([
  [undefined, ['a', 'b']],
  ['', ['a', 'b']],
  ['nightly', ['a']],
  ['VEEAM vm-2', ['b']],
  ['veeam srv1', []],
])('the search for %j finds %j', (q, expected) => {
  const other: SuggestionJson = {
    ...base,
    key: 'b',
    check: { id: 'jobs', match: { alias: 'x' } },
    product: { id: 'veeam', name: 'Veeam' },
    objects: ['vm-1', 'vm-2'],
  }
  expect(searchSuggestions([base, other], q).map(({ key }) => key)).toEqual(expected)
})

test('one check for each object is asked for, and counted, only where that is wanted', () => {
  const of2 = { ...base, key: 'b', objects: ['vm-1', 'vm-2'] }
  expect(toAcceptRequest(['a', 'b'], new Set(['b', 'gone']))).toEqual({
    suggestions: [{ key: 'a' }, { key: 'b', perObject: true }],
  })
  expect(countChecks([base, of2], new Set(['b']))).toBe(3)
  expect(countChecks([base, of2], new Set())).toBe(2)
})

test.each([
  [1, 2, true],
  [2, 2, false],
  [3, 2, false],
])('with %d of %d read, more may follow: %s', (looked, waiting, expected) => {
  expect(isReading({ looked, waiting })).toBe(expected)
})

test.each([
  [0, undefined],
  [1, '1 message waits unmatched'],
  [1200, '1,200 messages wait unmatched'],
])('%d messages are told as %s', (messages, expected) => {
  expect(waitingInWords(messages)).toBe(expected)
})
