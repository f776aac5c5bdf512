/** Complex match: words and phrases a text must and must not contain. What is parsed prints as a text that parses
 *  to the same. The grammar, in EBNF; `blank` is white space or a character without width:
 *
 *    expression  = alternative, { "|", alternative } ;
 *    alternative = item, { blank, item } ;
 *    item        = [ "+" | "-" ], ( word | phrase | edged | group ), [ count ] ;
 *    edged       = "word:", ( word | phrase ) ;
 *    group       = "(", expression, ")" ;
 *    count       = "{", ( number | number, ",", [ number ] | "=", number ), "}" ;
 *    phrase      = '"', { character | '\"' | "\\" }, '"' ;
 *    word        = character that is no sign, { character } ;
 *
 *  where a word's characters are all but blanks, quotes, ( ) { } and |. `|` binds weakest. Outside of parentheses each
 *  item must fit; inside, one of the unsigned items is enough, while `+` and `-` bind as they do outside. */
import { condense, isBlank } from './text.ts'

export type ComplexPhrase = { readonly kind: 'phrase'; readonly text: string; readonly edges: boolean }
type ComplexGroup = { readonly kind: 'group'; readonly expression: ComplexExpression }
/** No `most`: any number from `least` on. */
export type ComplexCount = { readonly least: number; readonly most?: number }
export type ComplexItem = {
  readonly sign: '' | '+' | '-'
  readonly unit: ComplexPhrase | ComplexGroup
  readonly count?: ComplexCount
}
/** Alternatives, each a row of items. */
export type ComplexExpression = readonly (readonly ComplexItem[])[]

export type ComplexParse =
  | { readonly ok: true; readonly expression: ComplexExpression }
  /** `position` counts characters from 1. */
  | { readonly ok: false; readonly position: number; readonly message: string }

export const MAX_COMPLEX_LENGTH = 10_000
const MAX_DEPTH = 50
const MAX_COUNT = 1_000_000

type Reader = {
  readonly text: string
  at: number
  depth: number
  failure?: { readonly position: number; readonly message: string }
}

export function parseComplex(text: string): ComplexParse {
  if (text.length > MAX_COMPLEX_LENGTH)
    return {
      ok: false,
      position: MAX_COMPLEX_LENGTH,
      message: `longer than ${MAX_COMPLEX_LENGTH} characters`,
    }
  const reader: Reader = { text, at: 0, depth: 0 }
  const expression = readExpression(reader)
  if (expression && !reader.failure) return { ok: true, expression }
  return { ok: false, ...(reader.failure ?? { position: 1, message: 'cannot be read' }) }
}

export function printComplex(expression: ComplexExpression): string {
  return expression.map(items => items.map(printItem).join(' ')).join(' | ')
}

function printItem({ sign, unit, count }: ComplexItem): string {
  const text = unit.kind === 'group' ? `(${printComplex(unit.expression)})` : printPhrase(unit)
  return `${sign}${text}${count ? printCount(count) : ''}`
}

const plainWord = /^(?!word:)[\p{L}\p{N}][\p{L}\p{N}._:/@#-]*$/u

function printPhrase({ text, edges }: ComplexPhrase): string {
  const printed = plainWord.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
  return edges ? `word:${printed}` : printed
}

function printCount({ least, most }: ComplexCount): string {
  if (most === undefined) return `{${least}}`
  return least === most ? `{=${least}}` : `{${least},${most}}`
}

/** Up to the end of the text, or over the parenthesis that closes the group. */
function readExpression(reader: Reader, openedAt?: number): ComplexExpression | undefined {
  const { text } = reader
  let items: ComplexItem[] = []
  const alternatives = [items]
  while (!reader.failure) {
    while (reader.at < text.length && isBlank(text.charAt(reader.at))) reader.at++
    const character = text.charAt(reader.at)
    const isOver = character === '' || character === ')'
    if (isOver || character === '|') {
      if (character === '' && openedAt !== undefined)
        return fail(reader, openedAt, 'this ( is never closed; add ), or put "quotes" around it')
      if (character === ')' && openedAt === undefined)
        return fail(reader, reader.at, 'nothing is open that ) could close; put "quotes" around it')
      if (items.length === 0) return fail(reader, reader.at, emptyReason(alternatives.length, character))
    }
    if (isOver) {
      reader.at++
      return alternatives
    }
    if (character === '|') {
      reader.at++
      alternatives.push((items = []))
      continue
    }
    const item = readItem(reader)
    if (item) items.push(item)
  }
  return undefined
}

function emptyReason(alternatives: number, character: string): string {
  if (alternatives > 1 || character === '|') return '| needs a word, phrase or group on both of its sides'
  return character === ')' ? 'nothing stands in these parentheses' : 'no word, phrase or group in it'
}

function readItem(reader: Reader): ComplexItem | undefined {
  const { text } = reader
  const startedAt = reader.at
  const first = text.charAt(startedAt)
  const sign = first === '+' || first === '-' ? first : ''
  if (sign) reader.at++
  const next = text.charAt(reader.at)
  if (sign && (next === '' || '+-)|'.includes(next) || isBlank(next)))
    return fail(
      reader,
      startedAt,
      `${sign} needs a word right behind it; to search for the sign, write "${sign}"`,
    )
  const unit = next === '(' ? readGroup(reader) : readPhrase(reader)
  if (!unit) return undefined
  const count = text.charAt(reader.at) === '{' ? readCount(reader, unit) : undefined
  const end = text.charAt(reader.at)
  if (reader.failure) return undefined
  if (end !== '' && end !== ')' && end !== '|' && !isBlank(end))
    return fail(reader, reader.at, `a blank is missing before ${end}; or put "quotes" around the whole`)
  return { sign, unit, ...(count && { count }) }
}

function readGroup(reader: Reader): ComplexGroup | undefined {
  const openedAt = reader.at++
  if (++reader.depth > MAX_DEPTH)
    return fail(reader, openedAt, `more than ${MAX_DEPTH} groups inside each other`)
  const expression = readExpression(reader, openedAt)
  reader.depth--
  return expression && { kind: 'group', expression }
}

const EDGED = 'word:'

function readPhrase(reader: Reader): ComplexPhrase | undefined {
  const { text } = reader
  const startedAt = reader.at
  const edges = text.startsWith(EDGED, startedAt)
  if (edges) reader.at += EDGED.length
  const isQuoted = isQuote(text.charAt(reader.at))
  const found = isQuoted ? readQuoted(reader) : readWord(reader)
  if (found === undefined) return undefined
  if (found === '' && !isQuoted) {
    const wrong = text.charAt(reader.at)
    return fail(
      reader,
      reader.at,
      edges
        ? 'word: needs a word or "phrase" right behind it'
        : `${wrong} stands where a word should; put "quotes" around it`,
    )
  }
  if (condense(found).trim() === '') return fail(reader, startedAt, 'nothing but blanks in the phrase')
  return { kind: 'phrase', text: found, edges }
}

function readWord(reader: Reader): string {
  const start = reader.at
  while (reader.at < reader.text.length && !endsWord(reader.text.charAt(reader.at))) reader.at++
  return reader.text.slice(start, reader.at)
}

/** A straight quote ends at a straight one; a typographic one at either. A backslash before anything but a quote or a
 *  backslash is meant as it stands: "C:\Backup". */
function readQuoted(reader: Reader): string | undefined {
  const { text } = reader
  const openedAt = reader.at
  const isStraight = text.charAt(openedAt) === '"'
  let found = ''
  for (reader.at++; reader.at < text.length; reader.at++) {
    const character = text.charAt(reader.at)
    const next = text.charAt(reader.at + 1)
    if (character === '\\' && (next === '\\' || isQuote(next))) {
      found += next
      reader.at++
    } else if (character === '"' || (!isStraight && isQuote(character))) {
      reader.at++
      return found
    } else found += character
  }
  return fail(reader, openedAt, 'this quote is never closed; a quote inside a phrase is written \\"')
}

function readCount(reader: Reader, unit: ComplexItem['unit']): ComplexCount | undefined {
  const openedAt = reader.at
  const written = /\{\s*(?:=\s*(\d{1,7})|(\d{1,7})\s*(?:(,)\s*(\d{1,7})?\s*)?)\s*\}/y
  written.lastIndex = openedAt
  const match = written.exec(reader.text)
  if (!match)
    return fail(
      reader,
      openedAt,
      'a count is {3} (at least), {=3} (exactly) or {2,4}; quote a { to search for it',
    )
  reader.at = written.lastIndex
  const [, exactly, from, , to] = match
  const least = Number(exactly ?? from)
  const most = exactly ?? to
  if (unit.kind === 'group' && !isPlain(unit.expression))
    return fail(reader, openedAt, 'only a group of words and phrases without signs and counts can be counted')
  if (most === undefined && least === 0)
    return fail(reader, openedAt, 'at least 0 times fits everything; "never" is {=0}')
  if (Math.max(least, Number(most ?? 0)) > MAX_COUNT)
    return fail(reader, openedAt, `a count is at most ${MAX_COUNT}`)
  if (most !== undefined && Number(most) < least)
    return fail(reader, openedAt, `between ${least} and ${most} is nothing; the smaller number comes first`)
  return { least, ...(most !== undefined && { most: Number(most) }) }
}

function isPlain(expression: ComplexExpression): boolean {
  return expression
    .flat()
    .every(({ sign, unit, count }) => !sign && !count && (unit.kind === 'phrase' || isPlain(unit.expression)))
}

function endsWord(character: string): boolean {
  return '(){}|'.includes(character) || isQuote(character) || isBlank(character)
}

function isQuote(character: string): boolean {
  return character !== '' && '"\u201c\u201d\u201e\u201f'.includes(character)
}

function fail(reader: Reader, at: number, message: string): undefined {
  reader.failure ??= { position: at + 1, message }
  return undefined
}
