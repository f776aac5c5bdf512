import { type Grid, gap } from './grid.ts'
import type { SeriesFrame } from './series.ts'
import { readSeriesGrid } from './series-grid.ts'

const minute = 60_000

function series(metric: string, values: readonly (number | null)[], labels = {}): SeriesFrame {
  return {
    length: values.length,
    fields: [
      { name: 'Time', type: 'time', values: values.map((_, at) => (at + 1) * minute) },
      {
        name: 'Value',
        type: 'number',
        labels: { __name__: `backup_check_${metric}`, check: 'nas', group: 'Office', ...labels },
        values,
      },
    ],
  }
}
const codesOf = (grid: Grid | undefined) => grid?.results.code

test('a result is where the time of the last result changed', () => {
  const grid = readSeriesGrid([
    series('status', [0, 0, 2, 2]),
    series('last_result_timestamp_seconds', [10, 10, 170, 170]),
  ])
  expect(codesOf(grid)).toEqual([0, 2])
  expect(grid?.results.atMs).toEqual([10_000, 170_000])
  expect(grid?.checks[0]?.standing).toBe('failed')
  expect(grid?.hasMessages).toBe(false)
})

test('two equal results after each other are two', () => {
  const grid = readSeriesGrid([
    series('status', [0, 0, 0]),
    series('last_result_timestamp_seconds', [10, 70, 130]),
  ])
  expect(codesOf(grid)).toEqual([0, 0, 0])
})

test('without that series every step is a result', () => {
  expect(codesOf(readSeriesGrid([series('status', [0, 1, 2])]))).toEqual([0, 1, 2])
})

test('steps without a sample are a gap, and the time before the first sample is not', () => {
  const other = series('status', [0, 0, 0, 0], { check: 'other' })
  const grid = readSeriesGrid([series('status', [null, 0, null, 0]), other])
  expect(codesOf(grid)?.slice(0, 3)).toEqual([0, gap, 0])
  expect(grid?.checks[0]?.resultCount).toBe(3)
})

test('a stretch without samples is one gap where results are told apart by their time', () => {
  const grid = readSeriesGrid([
    series('status', [0, null, null, 0]),
    series('last_result_timestamp_seconds', [10, null, null, 10]),
    series('status', [0, 0, 0, 0], { check: 'other' }),
  ])
  expect(codesOf(grid)?.slice(0, 2)).toEqual([0, gap])
  expect(grid?.checks[0]?.resultCount).toBe(2)
})

test('a check whose series ended is not good any more', () => {
  const grid = readSeriesGrid([
    series('status', [0, 0, null]),
    series('status', [0, 0, 0], { check: 'other' }),
  ])
  expect(grid?.checks.map(({ standing }) => standing)).toEqual(['waiting', 'good'])
})

test('becoming overdue is a missed slot, staying so is none', () => {
  const grid = readSeriesGrid([
    series('status', [0, 0, 0, 0, 0]),
    series('last_result_timestamp_seconds', [10, 10, 10, 250, 250]),
    series('overdue', [0, 1, 1, 0, 1]),
  ])
  expect(codesOf(grid)).toEqual([0, 3, 0, 3])
  expect(grid?.checks[0]?.standing).toBe('overdue')
})

test('every further missed slot counts when the counter is there', () => {
  const grid = readSeriesGrid([
    series('status', [0, 0, 0]),
    series('last_result_timestamp_seconds', [10, 10, 10]),
    series('missed_total', [4, 5, 6]),
  ])
  expect(codesOf(grid)).toEqual([0, 3, 3])
})

test('name and label come from the info series, times and sizes from theirs', () => {
  const grid = readSeriesGrid([
    series('status', [0]),
    series('info', [1], { name: 'The NAS', label: 'Comet', computer: 'SRV1' }),
    series('expected_timestamp_seconds', [99]),
    series('last_success_timestamp_seconds', [33]),
    series('size_bytes', [2048]),
  ])
  expect(grid?.checks[0]).toMatchObject({
    id: 'nas',
    name: 'The NAS',
    group: 'Office',
    label: 'Comet',
    computer: 'SRV1',
    timing: 'on time',
    expectedAtMs: 99_000,
    lastGoodAtMs: 33_000,
    sizeBytes: 2048,
  })
})

test('a table with a column for each label is read, and an expression without a name is the status', () => {
  const table: SeriesFrame = {
    refId: 'A',
    length: 2,
    fields: [
      { name: 'Time', type: 'time', values: [minute, minute] },
      { name: 'check', type: 'string', values: ['nas', 'db'] },
      { name: 'group', type: 'string', values: ['Office', 'Office'] },
      { name: 'name', type: 'string', values: ['The NAS', ''] },
      { name: 'Value #A', type: 'number', values: [2, 0] },
    ],
  }
  const grid = readSeriesGrid([table])
  expect(grid?.checks.map(({ id, name, standing }) => [id, name, standing])).toEqual([
    ['nas', 'The NAS', 'failed'],
    ['db', 'db', 'good'],
  ])
})

test('a query named after its metric tells what a nameless series is', () => {
  const nameless = (refId: string, value: number): SeriesFrame => ({
    refId,
    length: 1,
    fields: [
      { name: 'Time', type: 'time', values: [minute] },
      { name: 'Value', type: 'number', labels: { check: 'nas' }, values: [value] },
    ],
  })
  const grid = readSeriesGrid([nameless('A', 0), nameless('overdue', 1)])
  expect(grid?.checks[0]?.standing).toBe('overdue')
})

test.each([[[]], [[{ length: 1, fields: [{ name: 'cpu', type: 'number', values: [1] }] }]]])(
  'series of something else are no grid: %j',
  frames => {
    expect(readSeriesGrid(frames)).toBeUndefined()
  },
)
