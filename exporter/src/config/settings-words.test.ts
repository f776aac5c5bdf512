import { readListen } from './listen.ts'
import { parseSize } from './size.ts'

test.each([
  ['127.0.0.1:9780', { host: '127.0.0.1', port: 9780 }],
  ['[::1]:25', { host: '::1', port: 25 }],
  [':9780', { host: '0.0.0.0', port: 9780 }],
  ['backup-host:0', { host: 'backup-host', port: 0 }],
  ['9780', undefined],
  ['::1:25', undefined],
  ['host:65536', undefined],
  ['http://host:80', undefined],
])('listen on %s', (written, expected) => {
  expect(readListen(written)).toEqual(expected)
})

test.each([
  ['25 MB', 25 * 1024 * 1024],
  ['512k', 512 * 1024],
  ['1.5 GiB', 1.5 * 1024 ** 3],
  [1000, 1000],
  ['10 B', 10],
])('a size of %s', (written, bytes) => {
  expect(parseSize(written)).toBe(bytes)
})

test.each(['', 'MB', '1 TB', '-1 MB', '1,5 MB', '1e3'])('%p is no size', written => {
  expect(() => parseSize(written)).toThrow('is no size: write it like "25 MB"')
})
