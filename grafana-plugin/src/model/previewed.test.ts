import type { PreviewedMessage } from '../../../exporter/src/api/contract-checks.ts'
import { countFits, hasSeveralStatuses, isNear, lookOfPreviewed, sortPreviewed } from './previewed.ts'

const leaf = (fits: boolean) => ({
  kind: 'condition' as const,
  text: 'subject contains "x"',
  fits,
  actual: 'y',
})
const block = (quantifier: 'all' | 'any', ...parts: PreviewedMessage['match'][]) => ({
  kind: 'block' as const,
  quantifier,
  fits: false,
  parts: parts.filter(part => part !== undefined),
})
const message = (more: Partial<PreviewedMessage> = {}): PreviewedMessage => ({
  id: 1,
  subject: 'Backup',
  from: 'nas@example.com',
  receivedAtMs: 0,
  fits: false,
  status: 'failure',
  reason: 'default',
  blocks: [],
  figures: {},
  alsoFits: [],
  ...more,
})

test.each([
  ['every condition of all counts', block('all', leaf(true), leaf(false)), { fit: 1, of: 2 }],
  ['of any, the best part counts', block('any', leaf(false), leaf(true), leaf(false)), { fit: 1, of: 1 }],
  [
    'any inside all is one of its conditions',
    block('all', leaf(true), block('any', leaf(false), block('all', leaf(true), leaf(false)))),
    { fit: 2, of: 3 },
  ],
])('%s', (_, match, expected) => {
  expect(countFits({ match })).toEqual(expected)
})

test('the alias is a condition like the others', () => {
  const alias = { text: 'sent to nas', fits: false, actual: 'backups@example.com' }
  expect(countFits({ alias, match: block('all', leaf(true)) })).toEqual({ fit: 1, of: 2 })
})

test.each([
  ['half of it fits', block('all', leaf(true), leaf(false)), true],
  ['a third fits', block('all', leaf(true), leaf(false), leaf(false)), false],
  ['its only condition does not fit', block('all', leaf(false)), false],
])('near when %s: %s', (_, match, expected) => {
  expect(isNear(message({ match }))).toBe(expected)
})

test('a message that fits is not near, and one that was chosen is neither', () => {
  const match = block('all', leaf(true), leaf(false))
  const sorted = sortPreviewed(
    [
      message({ id: 1, fits: true }),
      message({ id: 2, match }),
      message({ id: 3, match }),
      { ...message({ match }), id: undefined } as never,
    ],
    [3],
  )
  expect(sorted.fitting.map(({ id }) => id)).toEqual([1])
  expect(sorted.near.map(({ id }) => id)).toEqual([2])
  expect(sorted.chosen.map(({ id }) => id)).toEqual([3, undefined])
})

test('several blocks of one kind are no reason for a look', () => {
  const failure = { status: 'failure' as const, reason: 'a' }
  expect(hasSeveralStatuses(message({ blocks: [failure, failure] }))).toBe(false)
  expect(hasSeveralStatuses(message({ blocks: [failure, { status: 'success', reason: 'b' }] }))).toBe(true)
})

test('what the template says is overruled on purpose', () => {
  const failure = { status: 'failure' as const, reason: 'a' }
  const template = { status: 'success' as const, reason: 'template X: y', template: true as const }
  expect(hasSeveralStatuses(message({ blocks: [failure, template] }))).toBe(false)
})

test('the object of the check is a condition like the others', () => {
  const forObject = { text: 'reports vm1', fits: false, actual: 'vm2' }
  expect(countFits({ forObject, match: block('all', leaf(true)) })).toEqual({ fit: 1, of: 2 })
})

test.each([
  ['ignored', 'untrusted sender: no proof; it said success (x)', 'Not counted'],
  ['ignored', 'ignore: subject contains "digest"', 'Ignored'],
  ['success', 'success: subject contains "ok"', 'Success'],
] as const)('%s because of %j looks %s', (status, reason, expected) => {
  expect(lookOfPreviewed({ status, reason }).text).toBe(expected)
})
