import { createWordIndex } from './word-index.ts'

const words = [
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

test.each([
  ['backup ok', ['ok']],
  ['backup successfully done', ['success', 'successfully']],
  ['a success', ['success']],
  ['veeam backup', []],
  ['by veeam backup & replication 12', ['veeam backup & replication']],
  ['kopia zakończona, 备份成功 ❌', ['成功', 'zakończ', '❌']],
  ['', []],
])('%j has %j', (text, expected) => {
  const found: string[] = []
  createWordIndex(words)(text, place => found.push(words[place] ?? ''))
  expect(found.sort()).toEqual([...expected].sort())
})
