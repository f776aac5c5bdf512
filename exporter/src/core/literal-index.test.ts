import fc from 'fast-check'
import { createLiteralIndex } from './literal-index.ts'

function scan(literals: readonly string[], text: string): readonly string[] {
  const found = new Set<number>()
  createLiteralIndex(literals).scan(text, literal => found.add(literal))
  return literals.filter((_, i) => found.has(i))
}

test.each([
  [
    'literals that share every piece they have',
    ['aaaaaaaa', 'aaaaaaaaa', 'aaaaaaaaab', 'a'.repeat(17)],
    'aaaaaaaaab',
  ],
  ['literals of one byte and of many', ['x', 'é', '😀', 'xé😀'.repeat(100)], `-${'xé😀'.repeat(100)}`],
  ['at the very start and the very end', ['start', 'end', 'startend!'], 'start end'],
  ['no literals', [], 'text'],
  ['no text', ['a'], ''],
])('finds exactly the literals of a text: %s', (_, literals, text) => {
  expect(scan(literals, text)).toEqual(literals.filter(literal => text.includes(literal)))
})

test('finds exactly the literals of any text, however many share their pieces', () => {
  const near = fc.string({ unit: fc.constantFrom('a', 'b', 'Ж', '😀'), minLength: 1, maxLength: 24 })
  const crowd = fc.array(fc.tuple(fc.constantFrom('job number ', 'customer-a-backup-', ''), fc.nat(300)), {
    maxLength: 200,
  })
  fc.assert(
    fc.property(
      fc.array(near, { maxLength: 40 }),
      crowd,
      fc.array(near),
      fc.nat(300),
      (few, many, parts, number) => {
        const literals = [...new Set([...few, ...many.map(([start, n]) => `${start}${n}`)])]
        const text = `${parts.join('')} job number ${number} customer-a-backup-${number}${parts.join('a')}`
        expect(scan(literals, text)).toEqual(literals.filter(literal => text.includes(literal)))
      },
    ),
    { numRuns: 300 },
  )
})

test('a text longer than what is kept between two is scanned to its end', () => {
  const text = `${'Ж filler '.repeat(60_000)}needle 4711`
  expect(scan(['needle 4711', 'needle 4712'], text)).toEqual(['needle 4711'])
})
