import fc from 'fast-check'
import { condense, condensePattern, foldCase, foldedUnits, isInsideWord, shorten } from './text.ts'

test.each([
  ['blanks and line breaks', 'a  b\r\n\t c', 'a b c'],
  ['non-breaking and other Unicode spaces', 'a\u00a0b\u2003\u202f\u3000c\u2028d\u0085e', 'a b c d e'],
  ['characters without width', 'a\u200b\u200c\u200d\ufeff\u2060b\u200ec', 'a b c'],
  ['fillers of preheaders', 'Hi\u034f\u00a0\u200c\u034f \u00adyou', 'Hi you'],
  ['runs at the ends become a blank, too', '\n a \n', ' a '],
  ['nothing but blanks', '\u00a0\u200b\n', ' '],
  ['a soft hyphen is no blank and no letter', 'Fehl\u00adgeschlagen', 'Fehlgeschlagen'],
  ['what is condensed already stays', 'a b', 'a b'],
  ['nothing', '', ''],
])('one blank for: %s', (_, text, condensed) => {
  expect(condense(text)).toBe(condensed)
})

test('condensing twice changes nothing more, and what a text contains its condensed form contains condensed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '\u00a0', '\u200b', '\u00ad', '😀') })
  fc.assert(
    fc.property(text, text, text, (before, part, after) => {
      const whole = condense(before + part + after)
      expect(condense(whole)).toBe(whole)
      expect(whole).toContain(condense(part))
    }),
  )
})

test.each([
  ['a  b', 'a b'],
  ['a\u00a0\u200bb', 'a b'],
  ['a  ?b', 'a  ?b'],
  ['a  *b', 'a  *b'],
  ['a  {2}', 'a  {2}'],
])('runs of blanks in the pattern %j', (pattern, condensed) => {
  expect(condensePattern(pattern)).toBe(condensed)
})

test('what a text contains, its folded form contains folded, at the same place', () => {
  const any = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(any, any, any, (before, part, after) => {
      const folded = foldCase(before + part + after)
      expect(folded.length).toBe((before + part + after).length)
      expect(folded.slice(before.length).startsWith(foldCase(part))).toBe(true)
    }),
  )
})

test('every character folds to what the table says, whatever stands beside it', () => {
  const unitByUnit = (text: string) =>
    text.replaceAll(/[\s\S]/g, unit => String.fromCharCode(foldedUnits[unit.charCodeAt(0)] ?? 0))
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point)
    if (point > 0xffff && character.toLowerCase() === character) continue
    const text = `Aα${character} Ж.`
    if (foldCase(text) !== unitByUnit(text)) throw new Error(`U+${point.toString(16)} folds otherwise`)
  }
})

test.each([
  ['Success', 'SUCCESS'],
  ['ΟΔΟΣ', 'οδος'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['ſ', 'S'],
  ['\u212a', 'k'],
  ['ẞ', 'ß'],
  ['Ǆ', 'ǅ'],
])('%s and %s differ in letter case only', (a, b) => {
  expect(foldCase(a)).toBe(foldCase(b))
})

test.each([
  ['ß', 'ss'],
  ['İ', 'i'],
  ['ı', 'I'],
])('%s and %s are not the same letter', (a, b) => {
  expect(foldCase(a)).not.toBe(foldCase(b))
})

test('letters are joined as Unicode joins them in simple case folding', () => {
  const letters = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(
    letter => letter.isWellFormed() && (letter.toLowerCase() !== letter || letter.toUpperCase() !== letter),
  )
  const byFold = Map.groupBy(letters, letter => foldedUnits[letter.charCodeAt(0)])
  const all = letters.join('')
  for (const same of byFold.values()) {
    const engine = new RegExp(`\\u{${same[0]!.charCodeAt(0).toString(16)}}`, 'giu')
    expect(all.match(engine)).toEqual(same)
  }
})

test('long texts beyond Latin fold in pieces without a seam', () => {
  const text = 'ΟΔΟΣ backup '.repeat(2000)
  expect(foldCase(text)).toBe('οδοσ backup '.repeat(2000))
})

test.each([
  ['10 partial', 1, true],
  [' 0 partial', 1, false],
  ['é́x', 1, true],
  ['𝟘x', 2, true],
  ['x', 0, false],
  ['x', 1, false],
  ['Ж0', 1, true],
  ['a_b', 1, false],
])('%j at %i is inside a word: %s', (text, at, inside) => {
  expect(isInsideWord(text, at)).toBe(inside)
})

test('shortening never leaves half a character', () => {
  expect(shorten('abc', 3)).toBe('abc')
  expect(shorten('abcd', 3)).toBe('ab…')
  expect(shorten('a😀bc', 3)).toBe('a…')
})
