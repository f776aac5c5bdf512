import type { DocumentRow } from '../../../exporter/src/api/contract-looking.ts'
import {
  changeInWords,
  countResults,
  fullAtMs,
  lookOfRow,
  rateInWords,
  throughputOf,
  worstFirst,
} from './document-words.ts'

const row: DocumentRow = { checkId: 'nas', group: 'A', job: 'NAS', timing: 'on time', notes: [] }

test.each([
  [{ good: 30, expected: 30 }, '100 %'],
  [{ good: 29_999, expected: 30_000 }, '99.9 %'],
  [{ good: 0, expected: 3 }, '0 %'],
  [{ good: 0, expected: 0 }, 'nothing expected'],
])('%j is %s', (rate, words) => {
  expect(rateInWords(rate)).toBe(words)
})

test('a check that never had a result is never shown as good', () => {
  expect(lookOfRow(row).text).toBe('Never')
  expect(lookOfRow({ ...row, timing: 'overdue' }).text).toBe('Overdue')
})

test('results are counted bad ones first', () => {
  const rows = (['success', 'failure', 'success', 'missed'] as const).map(result => ({ ...row, result }))
  expect(countResults(rows).map(({ look, count }) => `${count} ${look.text}`)).toEqual([
    '1 Failed',
    '1 Missed',
    '2 Success',
  ])
})

test('throughput is size by duration, of runs that told both', () => {
  const runs = [
    { ...row, receivedAtMs: 5, sizeBytes: 100, durationSeconds: 4 },
    { ...row, receivedAtMs: 6, sizeBytes: 100, durationSeconds: 0 },
    { ...row, receivedAtMs: 7, sizeBytes: 100 },
  ]
  expect(throughputOf(runs)).toEqual([{ atMs: 5, value: 25 }])
})

test.each([
  [{ bytesPerDay: 10, nowBytes: 50 }, 100, 5 * 86_400_000],
  [{ bytesPerDay: -1, nowBytes: 50 }, 100, undefined],
  [{ bytesPerDay: 10, nowBytes: 200 }, 100, 0],
  [{ bytesPerDay: 0.001, nowBytes: 0 }, 1e9, undefined],
])('%j is at %d full after %d ms', (growth, capacity, atMs) => {
  expect(fullAtMs(growth, capacity, 0)).toBe(atMs)
})

test.each([
  [0, 'same'],
  [1024, '+1 KiB'],
  [-2048, '-2 KiB'],
])('%d bytes more are %s', (bytes, words) => {
  expect(changeInWords(bytes)).toBe(words)
})

test('what is wrong stands first, and equals stay in their order', () => {
  const rows = [
    { ...row, checkId: 'a', result: 'success' as const },
    { ...row, checkId: 'b' },
    { ...row, checkId: 'c', timing: 'overdue' as const },
    { ...row, checkId: 'd', result: 'failure' as const },
    { ...row, checkId: 'e', result: 'success' as const },
  ]
  expect(worstFirst(rows).map(({ checkId }) => checkId)).toEqual(['d', 'c', 'a', 'b', 'e'])
})
