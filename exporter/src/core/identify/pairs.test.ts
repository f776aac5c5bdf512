import { products } from '../products/all.ts'
import { generalFigures, generalNames } from './general-labels.ts'
import { readPairs } from './pairs.ts'

test.each([
  ['Backup size: 2 GB', '2 GB'],
  ['backup_size = 2 GB', '2 GB'],
  ['Extra.backupSize: 2 GB', '2 GB'],
  ['Backup size\t2 GB', '2 GB'],
  ['* Backup size ....: 2 GB', '2 GB'],
  ['Backup size\n2 GB\tof it new', '2 GB'],
  ['vm2.Backup size: 2 GB', '2 GB'],
])('of %j the backup size is found', (text, value) => {
  expect(readPairs(text).find(['Backup size'])).toEqual([value])
})

test('a label is found behind its unit', () => {
  expect(readPairs('mib written: 12').find(['written'])).toEqual(['12 mib'])
})

test('labels are found that nobody has asked for before', () => {
  const pairs = readPairs('Zyxwv utsr: 1\nQponm\t2\nLkjih\n3\nfedCba: 4\nQp: 5')
  const labels = ['zyxwv utsr', 'qponm', 'Lkjih', 'fed cba', 'QP', 'zy']
  expect(labels.map(label => pairs.find([label]))).toEqual([['1'], ['2'], ['3'], ['4'], ['5'], []])
})

test('no label that anybody asks for has a digit, as those are not kept', () => {
  const labels = labelsOf([products, generalFigures, generalNames])
  expect(labels.length).toBeGreaterThan(500)
  expect(labels.filter(label => /\d/.test(label))).toEqual([])
})

function labelsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return []
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'label' && Array.isArray(one) ? one.map(String) : labelsOf(one),
  )
}

test('a number behind a label without a mark is found by who asks for it, and is no value of the label otherwise', () => {
  const pairs = readPairs('Backup size 2 GB\nDuration 12:30')
  expect(pairs.find(['Backup size'])).toEqual([])
  expect(pairs.findLoose(['Backup size'])).toEqual(['2 GB'])
  expect(pairs.findLoose(['Duration'])).toEqual(['12:30'])
})
