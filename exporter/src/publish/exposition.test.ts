import fc from 'fast-check'
import { escapeLabel, renderSeconds } from './exposition.ts'

test.each([
  [0, '0'],
  [1, '0.001'],
  [1_500, '1.5'],
  [86_400_000, '86400'],
  [1_795_316_400_120, '1795316400.120'],
  [-1_500, '-1.5'],
])('%d ms are %s seconds', (ms, seconds) => {
  expect(Number(renderSeconds(ms))).toBe(Number(seconds))
})

test('seconds read back as exactly the value that was given', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), ms => Number(renderSeconds(ms)) === ms / 1000))
})

test('no text breaks out of its label or its line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '\ud800', '\n', '"', '\\'),
      (value, more) => {
        const escaped = escapeLabel(value + more)
        expect(escaped).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        expect(escaped.isWellFormed()).toBe(true)
        expect(escaped).toMatch(/^(?:[^"\\]|\\[\\"n])*$/s)
      },
    ),
  )
})
