import { inLanes, readOrder, sortChecks, turnOrder, writeOrder } from './check-list.ts'
import type { GridCheck } from './grid.ts'

const check = (name: string, more: Partial<GridCheck> = {}): GridCheck => ({
  id: name,
  name,
  group: 'G',
  label: '',
  standing: 'good',
  timing: 'on time',
  reason: null,
  product: null,
  computer: null,
  schedule: null,
  lastResultAtMs: null,
  lastGoodAtMs: null,
  expectedAtMs: null,
  overdueSinceMs: null,
  failingSinceMs: null,
  runningSinceMs: null,
  pausedUntilMs: null,
  missedInARow: null,
  sizeBytes: null,
  durationSeconds: null,
  notes: 0,
  firstResult: 0,
  resultCount: 0,
  ...more,
})
const namesOf = (checks: readonly GridCheck[]) => checks.map(({ name }) => name).join(' ')

test.each([
  [undefined, { by: 'standing', isDescending: false }],
  ['-size', { by: 'size', isDescending: true }],
  ['nonsense', { by: 'standing', isDescending: false }],
])('the order %s', (text, order) => {
  expect(readOrder(text)).toEqual(order)
})

test('an order comes back from the address as it was; the usual one is not written', () => {
  expect(writeOrder({ by: 'standing', isDescending: false })).toBeUndefined()
  expect(readOrder(writeOrder({ by: 'name', isDescending: true }))).toEqual({
    by: 'name',
    isDescending: true,
  })
})

test('the same column again turns it round', () => {
  const first = turnOrder({ by: 'standing', isDescending: false }, 'name')
  expect(first).toEqual({ by: 'name', isDescending: false })
  expect(turnOrder(first, 'name').isDescending).toBe(true)
})

test('worst first, and of equals by name, numbers as numbers', () => {
  const checks = [check('b10'), check('b9'), check('x', { standing: 'failed' })]
  expect(namesOf(sortChecks(checks, { by: 'standing', isDescending: false }))).toBe('x b9 b10')
})

test.each([
  [false, 'small big unknown'],
  [true, 'big small unknown'],
])('what is unknown stands last (descending: %s)', (isDescending, expected) => {
  const checks = [check('unknown'), check('big', { sizeBytes: 9 }), check('small', { sizeBytes: 0 })]
  expect(namesOf(sortChecks(checks, { by: 'size', isDescending }))).toBe(expected)
})

test('every job is run once, and those that fail do not stop the others', async () => {
  const done: number[] = []
  let running = 0
  let most = 0
  const failed = await inLanes([1, 2, 3, 4, 5], 2, async job => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    done.push(job)
    if (job === 3) throw new Error('no')
  })
  expect(done.sort()).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
  expect(failed).toEqual([{ job: 3, detail: 'no' }])
})
