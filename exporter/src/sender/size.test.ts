import { parseSize } from './size.ts'

test.each([
  ['12GB', 12 * 1024 ** 3],
  ['1.5 TiB', 1.5 * 1024 ** 4],
  ['512k', 512 * 1024],
  ['0', 0],
  ['4066217365', 4066217365],
  ['2 PB', 2 * 1024 ** 5],
])('a size of %s', (written, bytes) => {
  expect(parseSize(written)).toBe(bytes)
})

test.each(['', 'GB', '-1', '1,5 GB', '1e9', '12 GB/s', '99999 PB'])('%p is no size', written => {
  expect(() => parseSize(written)).toThrow('is no size: write it like "12 GB", or as plain bytes')
})
