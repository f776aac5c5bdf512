/** One condition, made ready: whether it fits a message, and what a message must contain for it to fit. Plain records,
 *  as there may be hundreds of thousands of them. */
import { type ComplexExpression, parseComplex } from './complex.ts'
import { type Extent, fitsComplex, mapPhrases, readComplexNeed } from './complex-fit.ts'
import type { Block, Condition, Engines, Regex, TextOperator } from './condition.ts'
import { describeValue } from './condition-words.ts'
import { type Need, nothing, placeNeed, type TextNeed } from './need.ts'
import { readRegexNeed } from './regex-need.ts'
import { condense, condensePattern, foldCase, shorten } from './text.ts'
import { COMBINED, CONDENSED, FOLDED, type Form, type MessageView, type TextField } from './view.ts'

export type ReadyCondition = ReadyText | ReadyFigure
type ReadyText = {
  readonly condition: TextCondition
  readonly field: TextField
  readonly form: Form
  /** In the form in which the message's text is looked at. */
  readonly value: string | Regex | ComplexExpression
}
type ReadyFigure = { readonly condition: FigureCondition; readonly figure: string }
type TextCondition = Extract<Condition, { ignoreCase: boolean }>
type FigureCondition = Exclude<Condition, TextCondition>
type Look = Pick<Block, 'condenseWhitespace' | 'combineAttachments'>

const MAX_ACTUAL = 120

/** @throws Error that says what is wrong with the field or the value, and what would be right. */
export function compileCondition(condition: Condition, look: Look, engines: Engines): ReadyCondition {
  if (isNumeric(condition)) return compileFigure(condition)
  const { field: written, operator } = condition
  if (isFigure(written))
    throw new Error(`${written} is a number: it takes >, >=, <, <= or =, not ${operator}`)
  const header = /^header:(.*)$/s.exec(written)?.[1]
  if (header?.trim() === '') throw new Error('header: needs a name, as in header:X-Status')
  const field: TextField = header === undefined ? written : `header:${header.trim().toLowerCase()}`
  const form =
    (look.condenseWhitespace ? CONDENSED : 0) |
    (condition.ignoreCase && operator !== 'matches' ? FOLDED : 0) |
    (field === 'body' && look.combineAttachments ? COMBINED : 0)
  return { condition, field, form, value: compileValue(condition, form, engines) }
}

/** @param extent `part` when what a cut text does not show must count for nothing */
export function fitsCondition(ready: ReadyCondition, view: MessageView, extent: Extent): boolean {
  if ('figure' in ready) {
    const figure = view.figure(ready.figure)
    const compare = numberComparisons[ready.condition.operator]
    return figure !== undefined && compare?.(figure, ready.condition.value) === true
  }
  const { condition, field, form, value } = ready
  const { operator } = condition
  const shown = extent === 'part' && view.isCut(field, form) ? 'part' : 'whole'
  if (typeof value !== 'string') {
    if (!('test' in value)) return fitsComplex(value, view.text(field, form), shown)
    return view.values(field, form).some(text => value.test(text))
  }
  if (operator === 'contains') return view.text(field, form).includes(value)
  if (operator === 'notContains') return shown === 'whole' && !view.text(field, form).includes(value)
  const compare = comparisons[operator]
  if (compare === undefined || (shown === 'part' && operator !== 'startsWith')) return false
  return view.values(field, form).some(text => compare.fits(text, value))
}

/** What the message says there, shortened; `absent` when it has no such thing. */
export function actualOf(ready: ReadyCondition, view: MessageView): string {
  if ('figure' in ready) {
    const value = view.figure(ready.figure)
    return value === undefined ? 'absent' : describeValue(ready.figure, value)
  }
  const { field, form } = ready
  if (view.values(field, form).length === 0) return 'absent'
  return `"${shorten(view.text(field, (form | CONDENSED) & ~FOLDED).trim(), MAX_ACTUAL)}"`
}

export function needOf(ready: ReadyCondition): Need {
  if ('figure' in ready) return nothing
  const { field, form } = ready
  const place = { field, combined: (form & COMBINED) !== 0 }
  return placeNeed(textNeed(ready), place, text => condense(foldCase(text)))
}

function textNeed({ condition, form, value }: ReadyText): TextNeed {
  if (condition.operator === 'notContains') return { kind: 'all', needs: [] }
  if (typeof value === 'string') return value
  return 'test' in value ? readRegexNeed(patternOf(condition, form)) : readComplexNeed(value)
}

function compileValue(condition: TextCondition, form: Form, engines: Engines): ReadyText['value'] {
  const { operator, ignoreCase } = condition
  if (operator === 'complex') {
    const parsed = parseComplex(condition.value)
    if (!parsed.ok) throw new Error(`character ${parsed.position}: ${parsed.message}`)
    return mapPhrases(parsed.expression, phrase => prepare(phrase, form))
  }
  const value = prepare(condition.value, form)
  if (operator !== 'equals' && (form & CONDENSED ? value.trim() : value) === '')
    throw new Error('the value is empty, which tells no message from another; write the text to look for')
  if (operator === 'matches') return engines.regex(patternOf(condition, form), { ignoreCase })
  if (operator === 'contains' || operator === 'notContains') return value
  const compare = comparisons[operator]
  if (compare === undefined) throw new Error(`${String(operator)} is not an operator`)
  return form & CONDENSED ? compare.trim(value) : value
}

function patternOf({ value }: TextCondition, form: Form): string {
  return form & CONDENSED ? condensePattern(value) : value
}

/** Those that look at the ends of a text. Condensed texts are trimmed, and so is the value at the ends compared. */
const comparisons: {
  readonly [operator in TextOperator]?: {
    readonly trim: (value: string) => string
    readonly fits: (text: string, value: string) => boolean
  }
} = {
  equals: { trim: value => value.trim(), fits: (text, value) => text === value },
  startsWith: { trim: value => value.trimStart(), fits: (text, value) => text.startsWith(value) },
  endsWith: { trim: value => value.trimEnd(), fits: (text, value) => text.endsWith(value) },
}

function compileFigure(condition: FigureCondition): ReadyFigure {
  const { field, operator, value } = condition
  if (!isFigure(field)) throw new Error(`${operator} compares figures; ${String(field)} is a text`)
  const figure = field.slice('figure:'.length)
  if (figure === '') throw new Error('figure: needs a name, as in figure:errors')
  if (!Number.isFinite(value)) throw new Error(`${value} is not a number to compare with`)
  return { condition, figure }
}

/** Never true of NaN, which is no figure. */
const numberComparisons: Readonly<Record<string, (figure: number, value: number) => boolean>> = {
  '>': (figure, value) => figure > value,
  '>=': (figure, value) => figure >= value,
  '<': (figure, value) => figure < value,
  '<=': (figure, value) => figure <= value,
  '=': (figure, value) => figure === value,
}

function isNumeric(condition: Condition): condition is FigureCondition {
  return Object.hasOwn(numberComparisons, condition.operator)
}

function isFigure(field: string): field is `figure:${string}` {
  return field.startsWith('figure:')
}

function prepare(value: string, form: Form): string {
  const spaced = form & CONDENSED ? condense(value) : value
  return form & FOLDED ? foldCase(spaced) : spaced
}
