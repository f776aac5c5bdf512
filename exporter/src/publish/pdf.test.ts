import { breakLines } from './pdf-paper.ts'
import { svgToPng } from './png.ts'

const widthOf = (line: string) => line.length

test.each([
  ['a bb ccc', 4, 9, ['a bb', 'ccc']],
  ['', 4, 9, []],
  ['abcdefghij', 4, 9, ['abcd', 'efgh', 'ij']],
  ['one two three four', 5, 2, ['one', 'tw…']],
  ['a', 0, 3, ['a']],
] as const)('%p in lines of %i', (text, width, most, expected) => {
  expect(breakLines(text, width, most, widthOf)).toEqual(expected)
})

test('a picture that is no picture, or as tall as a tower, is refused', () => {
  expect(() => svgToPng('<p>no</p>', 100)).toThrow()
  const tower = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="900000"/>'
  expect(() => svgToPng(tower, 600)).toThrow('is not drawn, at most 2400')
})
