import fc from 'fast-check'
import { piecesInOrder } from './reading-order.ts'

/** As it is seen: letters from the right are turned by their font. */
function seen(line: string): string {
  return piecesInOrder(line)
    .map(piece => (/[\u0590-\u08ff]/.test(piece) ? [...piece].reverse().join('') : piece))
    .join('')
}

// What Chromium shows for the same lines.
test.each([
  ['words of Latin letters', 'Backup (NAS) 12', 'Backup (NAS) 12'],
  ['several words from the right', 'שלום עולם', 'םלוע םולש'],
  ['Latin around them', 'Start שלום עולם end', 'Start םלוע םולש end'],
  ['Latin between them', 'אבג SQL דהו', 'גבא SQL והד'],
  ['Latin in the same word', 'אבג-SRV01', 'גבא-SRV01'],
  ['letters from the right in a Latin word', 'backup-אבג', 'backup-גבא'],
  ['a number in the same word', 'שרת1 גיבוי', 'יוביג 1תרש'],
  ['numbers on both sides', '12 אבג 34', '12 34 גבא'],
  ['a time', 'אבג 3:45 דהו', 'והד 3:45 גבא'],
  ['brackets after Latin', 'x [שלום, עולם] 3:45', 'x [םלוע ,םולש] 3:45'],
  ['brackets among them', 'אבג (דהו) זחט', 'טחז (והד) גבא'],
  ['brackets around Latin', 'אבג(SQL)', 'גבא(SQL)'],
  ['a bracket alone', 'אבג (דהו', 'והד) גבא'],
])('%s', (_, line, wanted) => {
  expect(seen(line)).toBe(wanted)
})

test('no letter is lost or made', () => {
  const letter = fc.constantFrom(...'ab1 2.:-([)]אבגشر', '💾', '\u0301', '\u064e', '\u202b', '\u2067')
  fc.assert(
    fc.property(fc.array(letter), letters => {
      const line = letters.join('')
      const sorted = (text: string) => [...text.replace(/[([]/g, '(').replace(/[)\]]/g, '(')].sort().join('')
      expect(sorted(piecesInOrder(line).join(''))).toBe(sorted(line))
    }),
  )
})
