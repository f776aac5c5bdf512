import { readTables } from './tables.ts'

const said = (...lines: string[]) =>
  readTables(lines.join('\n'), () => true).said.map(({ sense, line }) => `${sense}: ${line}`)

test('a number under a word of trouble counts, a zero and the head do not', () => {
  expect(said('Total\tCopied\tSkipped\tFAILED', 'Files :\t12\t10\t2\t0')).toEqual(['success: FAILED: 0'])
  expect(said('Total\tSkipped\tFAILED', 'Files :\t12\t2\t0')).toEqual([])
  expect(said('Total\tCopied\tSkipped\tFAILED', 'Files :\t12\t10\t2\t7')).toEqual(['failure: FAILED: 7'])
  expect(said('Succeeded\tWarnings\tFailed', '3\t1\t0')).toEqual([
    'success: Succeeded: 3',
    'warning: Warnings: 1',
  ])
})

test('a column of states is read row by row, to the end of the table', () => {
  expect(said('Host\tStatus\tSize', 'a\tSuccess\t1 GB', 'b\tFailed\t0 GB', 'Good night')).toEqual([
    'success: Status: Success',
    'failure: Status: Failed',
  ])
})

test('a label and its value are no table', () => {
  expect(readTables('Status\tFailed\nSize\t1 GB', () => true).heads.size).toBe(0)
})
