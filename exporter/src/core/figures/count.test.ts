import fc from 'fast-check'
import { type NumberHints, printNumber, readCount, readFigureNumber } from './count.ts'

const counts: readonly (readonly [text: string, count: number | undefined, hints?: NumberHints])[] = [
  ['0', 0],
  ['12', 12],
  ['1,234', 1234],
  ['1.234', 1234],
  ["1'234", 1234],
  ['1 234', 1234],
  ['1\u00a0234\u00a0567', 1_234_567],
  ['1.234.567', 1_234_567],
  ['12 files', 12],
  ['Total Files: 12 345', 12_345],
  ['3 of 5', 3],
  ['0/1 VMs Successful', 0],
  ['Errors 0', 0],
  ['10 erreurs', 10],
  ['12.0', 12],
  ['1.234', undefined, { decimal: '.' }],
  ['1,234', 1234, { decimal: '.' }],
  ['Error 0x80070005: 5', 5],
  ['(2 objects)', 2],
  ['12.5', undefined],
  ['1,1x', undefined],
  ['14x', undefined],
  ['14 x', undefined],
  ['85%', undefined],
  ['85 %', undefined],
  ['85 percent', undefined],
  ['5 MB', undefined],
  ['5 minutes', undefined],
  ['12:30', undefined],
  ['2026-10-01', undefined],
  ['17/06/2026', undefined],
  ['10.0.0.1', undefined],
  ['more than 5', undefined],
  ['> 5', undefined],
  ['-5', undefined],
  ['+5', undefined],
  ['none', undefined],
  ['no errors', undefined],
  ['', undefined],
  ['#####', undefined],
  ['3rd', undefined],
  ['9'.repeat(17), undefined],
]

// Not test.each, whose titles cannot have a percent sign in a value.
for (const [text, count, hints] of counts)
  test(`count: ${JSON.stringify(text)} is ${count ?? 'absent'}`, () => {
    expect(readCount(text, hints)).toBe(count)
  })

const numbers: readonly (readonly [text: string, value: number | undefined, hints?: NumberHints])[] = [
  ['12', 12],
  ['-3.5', -3.5],
  ['−3,5', -3.5],
  ['+7', 7],
  ['1,1x', 1.1],
  ['14,66x', 14.66],
  ['85 %', 85],
  ['ratio 2.5', 2.5],
  ['1.234', 1.234],
  ['1.234', 1234, { decimal: ',' }],
  ['1,234', 1234],
  ['1,234', 1.234, { decimal: ',' }],
  ['1,234,567.5', 1_234_567.5],
  ['exit code 3', 3],
  ['(3)', 3],
  ['v3', undefined],
  ['1.2.3', undefined],
  ['n/a', undefined],
  ['', undefined],
]

// Not test.each, whose titles cannot have a percent sign in a value.
for (const [text, value, hints] of numbers)
  test(`number: ${JSON.stringify(text)} is ${value ?? 'absent'}`, () => {
    expect(readFigureNumber(text, hints)).toBe(value)
  })

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), count => {
      expect(readCount(printNumber(count))).toBe(count)
      expect(readFigureNumber(printNumber(-count))).toBe(0 - count)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), hundredths => {
      expect(readFigureNumber(printNumber(hundredths / 100))).toBe(hundredths / 100)
    }),
  )
})
