import { createScreen } from './screen.ts'

const counts =
  /(?<!\p{L})(?:0|no|without) (?:\p{L}+ )?(?:errors?|warnings?|fehler|erreurs?|avvisi|fouten|fejl|fallos?)/u
const denial = /could(?: not|n't)|unable to (?:read|write)/u
const sign = /成功/u
const anything = /^\W*\d+$/u
const expressions = [counts, denial, sign, anything]
const screen = createScreen(['ok', 'done'], expressions)

test.each([
  ['it was done without errors', [counts]],
  ['it was done with errors', []],
  ['0 new warnings', [counts]],
  ['no trouble', []],
  ['he could write', [denial]],
  ['unable to write', [denial]],
  ['able to go', []],
  ['成功 0 fehler', [counts, sign]],
  ['', []],
])('%j may fit', (text, expected) => {
  const { may } = screen(text)
  // What needs no word may fit any text.
  expect(expressions.filter(may)).toEqual([...expected, anything])
})

test('words that are asked for are told once, and no others', () => {
  expect(screen('ok, done and ok without errors').words.toSorted()).toEqual(['done', 'ok'])
})

test('what one text had is not there in the next', () => {
  expect(screen('without').may(counts)).toBe(false)
  expect(screen('errors').may(counts)).toBe(false)
  expect(screen('without errors').may(counts)).toBe(true)
})
