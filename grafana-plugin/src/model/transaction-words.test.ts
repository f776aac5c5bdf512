import { changesOf, transactionInWords } from './transaction-words.ts'

test('a line says what happened to what', () => {
  expect(transactionInWords({ action: 'check.nextRun', subject: { kind: 'check', id: 'nas' } })).toBe(
    'check nas next run set',
  )
})

test.each([
  [{ name: 'a', on: true }, { name: 'b', on: true }, ['name: a → b']],
  [{ name: 'a' }, undefined, ['{"name":"a"} → gone']],
  [undefined, 5, ['5']],
  [undefined, undefined, []],
  [{ a: 1 }, { a: 1, b: [2] }, ['b: not set → [2]']],
  [{}, { constructor: 5 }, ['constructor: not set → 5']],
])('%j to %j is told as %j', (before, after, told) => {
  expect(changesOf({ before, after })).toEqual(told)
})
