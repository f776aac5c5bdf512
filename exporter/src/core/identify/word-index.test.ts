import fc from 'fast-check'
import { createWordIndex } from './word-index.ts'

const few = [
  'ok',
  'success',
  'successfully',
  'not ',
  '成功',
  '失',
  'zakończ',
  'veeam backup & replication',
  '❌',
]
const many = [
  ...few,
  'e',
  'not',
  'no',
  'none',
  'nothing',
  'x é',
  'é',
  'backup',
  'backed up',
  'ab',
  'abab',
  '😀',
]

test.each([
  ['backup ok', ['ok']],
  ['backup successfully done', ['success', 'successfully']],
  ['a success', ['success']],
  ['veeam backup', []],
  ['by veeam backup & replication 12', ['veeam backup & replication']],
  ['kopia zakończona, 备份成功 ❌', ['成功', 'zakończ', '❌']],
  ['ok, and ok again', ['ok']],
  ['', []],
])('%j has %j', (text, expected) => {
  const found = createWordIndex(few)(text).map(place => few[place])
  expect(found.sort()).toEqual([...expected].sort())
})

test.each([
  ['few', few],
  ['many', many],
])('of %s words it finds those that a search for each of them finds, each once', (_, words) => {
  const index = createWordIndex(words)
  const piece = fc.constantFrom(...many, ...[...'abeknot 成\ud83d\ude00é'])
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
      const text = pieces.join('')
      const there = words.filter(word => text.includes(word))
      expect(
        index(text)
          .map(place => words[place])
          .toSorted(),
      ).toEqual(there.toSorted())
    }),
    { numRuns: 1000 },
  )
})

test('a word is found wherever it stands in a long text', () => {
  const index = createWordIndex(many)
  for (const letter of ['-', 'ü', '成', '😀'])
    for (const word of ['veeam backup & replication', '失', 'abab'])
      for (let before = 16_350; before < 16_400; before++) {
        const text = `${letter.repeat(before)}${word}${letter.repeat(20_000)}`
        expect(index(text).map(place => many[place])).toContain(word)
      }
})
