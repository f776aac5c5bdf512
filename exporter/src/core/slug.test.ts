import { aliasWord, firstFree, slug } from './slug.ts'

test.each([
  ['User01: Documents', 'user01-documents', 'user01documents'],
  ['Büro NAS (2)', 'buro-nas-2', 'buronas2'],
  ['a.b_c', 'a-b-c', 'a.b_c'],
  ['--', '', ''],
  ['備份', '', ''],
  ['x'.repeat(300), 'x'.repeat(100), 'x'.repeat(40)],
])('%j is %j, and %j in an address', (name, id, alias) => {
  expect([slug(name), aliasWord(name)]).toEqual([id, alias])
})

test('an id that is taken gets a number, and stays short enough', () => {
  const taken = new Set(['nas', 'nas-2', 'x'.repeat(100)])
  expect(firstFree('nas', id => taken.has(id))).toBe('nas-3')
  expect(firstFree('free', id => taken.has(id))).toBe('free')
  expect(firstFree('x'.repeat(100), id => taken.has(id))).toBe(`${'x'.repeat(98)}-2`)
})
