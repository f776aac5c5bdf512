import { pictureSize } from './picture.ts'

const bytes = (text: string) => Uint8Array.from(text, one => one.charCodeAt(0))
const png = `\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03\x08\x02\0\0\0....\0\0\0\x02IDATxx....\0\0\0\0IEND....`
const jpeg =
  '\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x03c\xff\xc0\0\x0b\x08\0\x03\x01\x02\x03\x01\x11\0\xff\xda\0\x02pixels\xff\xd9'
const gif = 'GIF89a\x02\x01\x03\0\0\0\0,\x3b\0'
const webp = (kind: string, data: string) => `RIFF\x16\0\0\0WEBP${kind}\x0a\0\0\0${data}`
const size = { width: 258, height: 3 }

test.each([
  ['png', png],
  ['png', `${png}and more`],
  ['jpeg', jpeg],
  ['jpeg', `${jpeg}and more`],
  ['gif', gif],
  ['webp', webp('VP8X', '\0\0\0\0\x01\x01\0\x02\0\0')],
  ['webp', webp('VP8L', '\x2f\x01\x81\0\0.....')],
  ['webp', webp('VP8 ', '...\x9d\x01\x2a\x02\x01\x03\0')],
])('a whole %s tells its size', (kind, text) => {
  expect(pictureSize(kind, bytes(text))).toEqual(size)
})

test.each([
  ['png', png.slice(0, -5), 'broken off'],
  ['png', png.slice(0, 20), 'broken off in its head'],
  ['png', png.replace('\x01\x02', '\0\0'), 'without width'],
  ['jpeg', jpeg.slice(0, -2), 'broken off'],
  ['gif', gif.slice(0, -2), 'broken off'],
  ['webp', webp('VP8X', '\0'), 'broken off'],
  ['jpeg', png, 'of another kind'],
  ['svg+xml', '<svg/>', 'of a kind that is not known here'],
  ['constructor', png, 'of a kind that is none'],
  ['png', '', 'empty'],
])('a %s is none when it is as this: %j', (kind, text) => {
  expect(pictureSize(kind, bytes(text))).toBeUndefined()
})
