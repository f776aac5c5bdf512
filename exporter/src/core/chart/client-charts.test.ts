import { aClientSummary } from '../../../test/sample-documents.ts'
import type { DayTotals } from '../documents/document.ts'
import { openFormats, toWriting } from '../sheet/formats.ts'
import { clientGrowthChart } from './client-charts.ts'

const formats = openFormats(toWriting('en', 'UTC', {}))
const gib = 2 ** 30
const growthOf = (byDay: readonly DayTotals[]) =>
  clientGrowthChart(aClientSummary(3, { byDay }), formats).description

test('a job that tells its size for the first time is no growth of the client', () => {
  const sizes = [100, 500, 501, 502, 503]
  const days = sizes.map((size, n) => ({ sizeBytes: size * gib, sizedJobs: n === 0 ? 1 : 3 }))
  expect(growthOf([{}, ...days, {}])).toContain('Trend +1 GiB a day')
})

test('while jobs go on coming there is no trend', () => {
  const days = [100, 200, 300, 400].map((size, n) => ({ sizeBytes: size * gib, sizedJobs: n + 1 }))
  expect(growthOf(days)).not.toContain('Trend')
})
