import fc from 'fast-check'
import { jobCheckId } from './job-check.ts'

test.each([
  // Fixed for good: the ids stand in records, links and series.
  ['srv-01', 'Daily Files', 'srv-01-daily-files-3hd2zofujayso'],
  ['{8C1E-11}', '', /^8c1e-11-[a-z0-9]{13}$/],
  ['Büro', 'Täglich', /^buro-taglich-[a-z0-9]{13}$/],
  ['備份', '每日', /^[a-z0-9]{13}$/],
])('the check of job "%s" / "%s" begins with what can be read of both: %s', (installation, job, expected) => {
  const id = jobCheckId(installation, job)
  if (typeof expected === 'string') expect(id).toBe(expected)
  else expect(id).toMatch(expected)
})

test('every id is one that a check may have, and short enough for a label', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (installation, job) => {
      expect(jobCheckId(installation, job)).toMatch(/^[a-z0-9][a-z0-9-]{12,78}$/)
    }),
  )
})

test('different jobs have different checks, also where their names look alike', () => {
  const ids = new Set<string>()
  for (const installation of ['a', 'a-b', 'A', 'a b', ''])
    for (const job of ['b', 'b-c', 'B', 'c', '', 'b ']) ids.add(jobCheckId(installation, job))
  expect(ids.size).toBe(30)
})
