/** Whether a text fits a complex match, and what it must contain to. */
import type { ComplexCount, ComplexExpression, ComplexItem, ComplexPhrase } from './complex.ts'
import type { TextNeed } from './need.ts'
import { isInsideWord } from './text.ts'

/** `whole`: the text is all there is. `part`: some of it may be missing, so that what is not there proves nothing. */
export type Extent = 'whole' | 'part'

/** The phrases must be in the same form as the text: condensed, folded or neither. */
export function fitsComplex(expression: ComplexExpression, text: string, extent: Extent): boolean {
  return expression.some(items => items.every(item => fitsItem(item, text, extent)))
}

/** The same expression with every phrase in another form. */
export function mapPhrases(
  expression: ComplexExpression,
  change: (text: string) => string,
): ComplexExpression {
  const changeUnit = (unit: ComplexItem['unit']): ComplexItem['unit'] =>
    unit.kind === 'phrase'
      ? { ...unit, text: change(unit.text) }
      : { kind: 'group', expression: mapPhrases(unit.expression, change) }
  return expression.map(items => items.map(item => ({ ...item, unit: changeUnit(item.unit) })))
}

export function readComplexNeed(expression: ComplexExpression): TextNeed {
  return { kind: 'any', needs: expression.map(items => ({ kind: 'all', needs: items.map(itemNeed) })) }
}

function fitsItem({ sign, unit, count }: ComplexItem, text: string, extent: Extent): boolean {
  const isNegative = sign === '-'
  if (extent === 'part' && (isNegative || count?.most !== undefined)) return false
  let isThere: boolean
  if (count) isThere = isCounted(phrasesOf(unit), text, count)
  else if (unit.kind === 'phrase') isThere = findPhrase(unit, text, 0) >= 0
  else isThere = unit.expression.some(items => fitsAlternative(items, text, extent))
  return isThere !== isNegative
}

/** Inside parentheses: every signed item, and one of the unsigned ones if there are any. */
function fitsAlternative(items: readonly ComplexItem[], text: string, extent: Extent): boolean {
  const unsigned = items.filter(item => !item.sign)
  return (
    items.every(item => !item.sign || fitsItem(item, text, extent)) &&
    (unsigned.length === 0 || unsigned.some(item => fitsItem(item, text, extent)))
  )
}

function isCounted(phrases: readonly ComplexPhrase[], text: string, { least, most }: ComplexCount): boolean {
  const enough = most === undefined ? least : most + 1
  const found = countUpTo(phrases, text, enough)
  return found >= least && (most === undefined || found <= most)
}

/** Occurrences that do not overlap: from left to right, the longest phrase where several begin. */
function countUpTo(phrases: readonly ComplexPhrase[], text: string, enough: number): number {
  const next = phrases.map(phrase => findPhrase(phrase, text, 0))
  let found = 0
  let from = 0
  while (found < enough) {
    let start = text.length
    let length = 0
    for (const [i, phrase] of phrases.entries()) {
      let at = next[i] ?? -1
      if (at >= 0 && at < from) next[i] = at = findPhrase(phrase, text, from)
      if (at < 0 || at > start || (at === start && phrase.text.length <= length)) continue
      start = at
      length = phrase.text.length
    }
    if (length === 0) break
    found++
    from = start + length
  }
  return found
}

function findPhrase({ text: phrase, edges }: ComplexPhrase, text: string, from: number): number {
  let at = text.indexOf(phrase, from)
  while (edges && at >= 0 && !standsAlone(text, at, at + phrase.length)) at = text.indexOf(phrase, at + 1)
  return at
}

/** Neither a word nor a number goes on beyond the two ends: "0 partial" stands alone in "1, 0 partial" but neither in
 *  "10 partial" nor in "2.0 partial". */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !isInsideWord(text, start) &&
    !isInsideWord(text, end) &&
    !(isDigit(text, start) && isSeparator(text, start - 1) && isDigit(text, start - 2)) &&
    !(isDigit(text, end - 1) && isSeparator(text, end) && isDigit(text, end + 1))
  )
}

function isDigit(text: string, at: number): boolean {
  const character = text.charAt(at)
  return character >= '0' && character <= '9'
}

function isSeparator(text: string, at: number): boolean {
  return text.charAt(at) === '.' || text.charAt(at) === ','
}

function phrasesOf(unit: ComplexItem['unit']): readonly ComplexPhrase[] {
  if (unit.kind === 'phrase') return [unit]
  return unit.expression.flat().flatMap(item => phrasesOf(item.unit))
}

function itemNeed({ sign, unit, count }: ComplexItem): TextNeed {
  if (sign === '-' || count?.least === 0) return { kind: 'all', needs: [] }
  if (unit.kind === 'phrase') return unit.text
  return {
    kind: 'any',
    needs: unit.expression.map(items => ({
      kind: 'all',
      needs: [
        ...items.filter(item => item.sign).map(itemNeed),
        ...(items.some(item => !item.sign)
          ? [{ kind: 'any' as const, needs: items.filter(item => !item.sign).map(itemNeed) }]
          : []),
      ],
    })),
  }
}
