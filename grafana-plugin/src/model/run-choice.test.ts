import type { DocumentRow } from '../../../exporter/src/api/contract-looking.ts'
import { chooseRuns, lineThrough, readWithout, toggleRun } from './run-choice.ts'

const day = 86_400_000
const run = (activityId: number): DocumentRow => ({
  checkId: 'nas',
  group: 'Acme',
  job: 'NAS',
  timing: 'on time',
  notes: [],
  activityId,
})
const runs = [1, 2, 3, 4].map(run)

test.each([
  ['all', {}, [1, 2, 3, 4]],
  ['the newest', { newest: 2 }, [3, 4]],
  ['more than there are', { newest: 10 }, [1, 2, 3, 4]],
  ['without some', { without: '2,4' }, [1, 3]],
  ['the newest, without one of them', { newest: 2, without: '3' }, [4]],
])('%s', (_which, { newest, without }: { newest?: number; without?: string }, ids) => {
  const chosen = chooseRuns(runs, { newest, without: readWithout(without) })
  expect(chosen.map(({ activityId }) => activityId)).toEqual(ids)
})

test('a run is ticked off and on again, as it stands in the address', () => {
  expect(toggleRun(readWithout(undefined), 7)).toBe('7')
  expect(toggleRun(readWithout('7'), 3)).toBe('3,7')
  expect(toggleRun(readWithout('3,7'), 3)).toBe('7')
  expect(toggleRun(readWithout('7'), 7)).toBeUndefined()
  expect([...readWithout('7,x,-1,,8.5,9')]).toEqual([7, 9])
})

test('the line tells what comes a day, and where it stands at a moment', () => {
  const points = [0, 1, 2, 3].map(at => ({ atMs: 5000 * day + at * day, value: 100 + at * 10 }))
  const line = lineThrough(points, 5010 * day)
  expect(line?.perDay).toBeCloseTo(10)
  expect(line?.nowValue).toBeCloseTo(200)
})

test.each([
  ['two points', [0, 1]],
  ['points of one moment', [2, 2, 2]],
  ['points of one morning', [2, 2.1, 2.2]],
  ['none', []],
])('%s have no line', (_what, days) => {
  expect(
    lineThrough(
      days.map(at => ({ atMs: at * day, value: at })),
      0,
    ),
  ).toBeUndefined()
})
