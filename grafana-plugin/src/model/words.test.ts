import { agoInWords, durationInWords, sizeInWords } from './words.ts'

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [10 * 1024 ** 3, '10 GiB'],
  [1023.9 * 1024, '1 MiB'],
  [-2048, '-2 KiB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})

test.each([
  [0, '0 s'],
  [0.4, '< 1 s'],
  [59.6, '1 min'],
  [161, '2 min 41 s'],
  [3600, '1 h'],
  [109_800, '1 d 6 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words)
})

test.each([
  [0, 'now'],
  [-90_000, '1 min ago'],
  [3_600_000, 'in 1 h'],
  [-3 * 86_400_000, '3 d ago'],
])('a moment %d ms from now is %s', (distance, words) => {
  expect(agoInWords(1e12 + distance, 1e12)).toBe(words)
})
