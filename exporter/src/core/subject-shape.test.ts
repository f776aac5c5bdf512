import { createRegexEngine } from '../config/regex.ts'
import { shapeOf } from './subject-shape.ts'

const engine = createRegexEngine()
const fits = (shape: string | undefined, subject: string) =>
  shape !== undefined && engine(shape, { ignoreCase: true }).test(subject)

test.each([
  ['[Success] User01: Documents - 2026-11-22', '[Success] User01: Documents - 2026-12-01'],
  ['[Success] SRV1 (3 machines)', '[Success] SRV1 (12 machines)'],
  ['WG: Sicherung erfolgreich 12,4 GB', 'Sicherung erfolgreich 900 MB'],
  ['Backup OK Mon 22 Nov 2026 03:14', 'Backup OK Tue 1 Dec 2026 11:02'],
  ['Sicherung OK Montag, 3. März 2026', 'Sicherung OK Samstag, 12. Dezember 2026'],
  ['Backup OK in 1h 2m 3s', 'Backup OK in 45s'],
  ['Backup OK 11/22/2026 3:14:00 AM', 'Backup OK 1/2/2027 11:00:09 PM'],
  ['Backup OK 03:14 CET', 'Backup OK 03:14 CEST'],
  ['Job 0a1b2c3d-1111-2222-3333-0a1b2c3d4e5f OK', 'Job ffffffff-1111-2222-3333-0a1b2c3d4e5f OK'],
  ['バックアップ成功 2026年11月22日', 'バックアップ成功 2026年12月1日'],
])('%j is said by %j too', (before, after) => {
  const shape = shapeOf([before], [])
  expect([fits(shape, before), fits(shape, after)]).toEqual([true, true])
})

test.each([
  ['Backup OK', 'Backup OK ❌'],
  ['Backup OK', 'Last Backup OK'],
  ['Backup OK Mon', 'Backup OK never'],
  ['Backup OK 12 files', 'Backup OK 12 files, 3 lost'],
  ['备份成功', '备份没有成功'],
])('%j is not said by %j', (before, after) => {
  expect(fits(shapeOf([before], []), after)).toBe(false)
})

test('a number that matters stays', () => {
  const shape = shapeOf(['OK - 0 errors, 12 files'], ['0 errors'])
  expect(fits(shape, 'OK - 0 errors, 13 files')).toBe(true)
  expect(fits(shape, 'OK - 1 errors, 12 files')).toBe(false)
})

test('subjects with nothing in common have no shape, nor have those without end', () => {
  expect(shapeOf(['a', 'b', 'c', 'd', 'e', 'f'], [])).toBeUndefined()
  expect(shapeOf(['x'.repeat(501)], [])).toBeUndefined()
})
