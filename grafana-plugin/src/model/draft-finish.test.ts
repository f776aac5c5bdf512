import type { CheckYaml } from '../../../exporter/src/api/contract-checks.ts'
import { finishDraft, isMatching } from './draft-finish.ts'

const ok = { field: 'subject', contains: 'ok' }
const open = { field: 'subject', contains: '' }

test('what is still empty is left out, and said', () => {
  const draft: CheckYaml = {
    id: 'nas',
    match: { alias: 'nas', all: [open, ok, { any: [open, { field: 'header:', equals: 'x' }] }] },
    status: { default: 'success', failure: { any: [open] }, warning: { all: [ok, open] } },
    figures: [{ matches: '' }, { matches: '(?<size>x)' }],
  }
  const { check, unfinished } = finishDraft(draft)
  expect(check).toEqual({
    id: 'nas',
    match: { alias: 'nas', all: [ok] },
    status: { default: 'success', warning: { all: [ok] } },
    figures: [{ matches: '(?<size>x)' }],
  })
  expect(unfinished.map(({ field }) => field)).toEqual([
    'match.all[0].contains',
    'match.all[2].any[0].contains',
    'match.all[2].any[1].field',
    'status.failure.any[0].contains',
    'status.warning.all[1].contains',
    'figures[0].matches',
  ])
})

test.each([
  ['match.all[0].contains', 'match.all[1].contains'],
  ['match.all[1].any[0].matches', 'match.all[3].any[1].matches'],
  ['match.all[1]', 'match.all[3]'],
  ['figures[0].matches', 'figures[1].matches'],
  ['schedule.every', 'schedule.every'],
  ['match', 'match'],
])('the path %s leads back to %s', (path, expected) => {
  const { toDraftPath } = finishDraft({
    id: 'nas',
    match: { all: [open, ok, open, { any: [open, { field: 'body', matches: '(' }] }] },
    figures: [{ matches: '' }, { matches: '(?<size>x)' }],
  })
  expect(toDraftPath(path)).toBe(expected)
})

test('a finished draft is saved as it is', () => {
  const draft: CheckYaml = {
    id: 'nas',
    match: { alias: 'nas', any: [ok] },
    status: { success: { all: [ok] } },
  }
  expect(finishDraft(draft)).toMatchObject({ check: draft, unfinished: [] })
})

test('a pause without its end is not saved', () => {
  const { check, unfinished } = finishDraft({ id: 'a', paused: '', match: { alias: 'a' } })
  expect(check).not.toHaveProperty('paused')
  expect(unfinished.map(({ field }) => field)).toEqual(['paused'])
})

test('without a name there is nothing to save under', () => {
  expect(finishDraft({ id: '', match: { alias: 'a' } }).unfinished).toEqual([
    { field: 'id', detail: expect.stringContaining('name') },
  ])
})

test.each<[CheckYaml['match'], boolean]>([
  [{ all: [] }, false],
  [{ alias: 'a' }, true],
  [{ any: [ok] }, true],
])('%j takes messages: %s', (match, expected) => {
  expect(isMatching({ id: 'a', match })).toBe(expected)
})
