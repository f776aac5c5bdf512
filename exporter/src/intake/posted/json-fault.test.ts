import fc from 'fast-check'
import { findJsonFault } from './json-fault.ts'

test.each([
  ['{"a": 1,}', 1, 9, 'a key in quotes'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ['{"a": 1 "b": 2}', 1, 9, 'a comma or }'],
  ['{\n  "a": [1, 2\n}', 3, 1, 'a comma or ]'],
  ["{'a': 1}", 1, 2, 'a key in quotes or }'],
  ['{"a": nope}', 1, 7, 'a value'],
  ['{"a": 01}', 1, 8, 'a comma or }'],
  ['{"a": "x\ty"}', 1, 9, 'a quote'],
  ['{"path": "C:\\Data"}', 1, 13, 'a quote'],
  ['{"a": "x', 1, 9, 'a quote'],
  ['{}{}', 1, 3, 'the end'],
  ['', 1, 1, 'a value'],
])('%j goes wrong at line %d, column %d', (text, line, column, expected) => {
  expect(findJsonFault(text)).toMatchObject({ line, column })
  expect(findJsonFault(text)?.expected).toContain(expected)
})

test('JSON of any depth and length has no fault', () => {
  expect(findJsonFault(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBeUndefined()
  expect(findJsonFault(JSON.stringify({ html: '<p>\\"\n</p>'.repeat(300_000) }))).toBeUndefined()
})

test('it finds a fault exactly where there is no JSON', () => {
  const pieces = fc.constantFrom(...'{}[],:"\\ 01.-+eE'.split(''), 'true', 'null', '"a"', '\n', '"\\u00e9"')
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map(list => list.join('')),
    fc.json(),
  )
  fc.assert(
    fc.property(texts, text => {
      expect(findJsonFault(text) === undefined).toBe(isJson(text))
    }),
    { numRuns: 3000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
