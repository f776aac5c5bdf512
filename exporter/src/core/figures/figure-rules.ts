/** A check's own expressions: what a named group holds is the figure of that name. What cannot be read is absent, and
 *  so is what a cut message, or one with too much in it, leaves uncertain. */
import type { Figures } from '../activity.ts'
import type { Engines, Regex } from '../condition.ts'
import { condensePattern } from '../text.ts'
import { COMBINED, CONDENSED, type MessageView, type TextField } from '../view.ts'
import { readCount, readFigureNumber } from './count.ts'
import type { DecimalMark } from './digits.ts'
import { isDurationUnit, readDuration } from './duration.ts'
import { type FigureKind, isFigureName, kindOfName, maxFigureName, reservedFigures } from './kind.ts'
import { isSizeUnit, readSize } from './size.ts'
import { type DateOrder, readTime } from './time.ts'

export const takes = ['first', 'last', 'sum', 'max'] as const
type Take = (typeof takes)[number]

export type FigureRule = {
  readonly field: TextField
  readonly matches: string
  readonly ignoreCase: boolean
  readonly condenseWhitespace: boolean
  readonly combineAttachments: boolean
  /** Which, when the expression fits several times. */
  readonly take: Take
  /** Kind of all its figures; absent: each by its name. */
  readonly as?: FigureKind
  readonly decimal?: DecimalMark
  readonly unit?: string
  readonly base?: 1000 | 1024
  readonly order?: DateOrder
  /** For times without an offset. */
  readonly zone: string
}

type FigureReading = {
  readonly name: string
  readonly kind: FigureKind
  /** What the groups held, shortened to a few. */
  readonly texts: readonly string[]
  /** Absent when it could not be read, or is uncertain. */
  readonly value?: number
}

export type CompiledFigures = {
  /** @param referenceMs when the message was received: a time without a date lies before it */
  read(view: MessageView, referenceMs: number): Figures
  /** Every rule that fitted, also those that gave nothing. */
  explain(view: MessageView, referenceMs: number): readonly FigureReading[]
}

export const maxFigures = 30
export const maxFigureRules = 50
const maxPlaces = 10_000
const maxExplained = 5

type Ready = {
  readonly rule: FigureRule
  readonly form: number
  readonly regex: Regex
  readonly kinds: ReadonlyMap<string, FigureKind>
}

const none: CompiledFigures = { read: () => ({}), explain: () => [] }

/** @throws Error that names the rule and what would be right */
export function compileFigures(rules: readonly FigureRule[], engines: Engines): CompiledFigures {
  if (rules.length === 0) return none
  const ready = rules.map((rule, at) => {
    try {
      return compileFigure(rule, engines)
    } catch (cause) {
      throw new Error(`figures[${at}]: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  })
  checkNumber(ready.flatMap(({ kinds }) => [...kinds.keys()]))
  const explain = (view: MessageView, referenceMs: number) =>
    ready.flatMap(one => readRule(one, view, referenceMs))
  return {
    explain,
    read(view, referenceMs) {
      const figures: Record<string, number> = {}
      for (const { name, value } of explain(view, referenceMs))
        if (value !== undefined && !Object.hasOwn(figures, name)) figures[name] = value
      return figures
    },
  }
}

/** Names of a rule's figures, with their kinds.
 *  @throws Error that says what is wrong with the expression or does not go together */
export function figuresOf(rule: FigureRule, engines: Engines): ReadonlyMap<string, FigureKind> {
  return compileFigure(rule, engines).kinds
}

/** @throws Error when they are more than `maxFigures` */
export function checkNumber(names: readonly string[]): void {
  const { size } = new Set(names)
  if (size > maxFigures) throw new Error(`${size} different figures; up to ${maxFigures} are taken`)
}

function compileFigure(rule: FigureRule, { regex: engine }: Engines): Ready {
  const { as, base, unit, order, take } = rule
  if (rule.matches.trim() === '') throw new Error('the expression is empty; write what to look for')
  const pattern = rule.condenseWhitespace ? condensePattern(rule.matches) : rule.matches
  const regex = engine(pattern, { ignoreCase: rule.ignoreCase })
  const names = regex.groupNames
  if (names.length === 0)
    throw new Error(
      'the expression has no named group; write the figure as one, such as (?<size>[\\d.,]+ \\w+)',
    )
  for (const name of names) checkName(name)
  const kinds = new Map(names.map(name => [name, as ?? kindOfName(name)]))
  const has = (...wanted: FigureKind[]) => [...kinds.values()].some(kind => wanted.includes(kind))
  const hasOnly = (wanted: FigureKind) => [...kinds.values()].every(kind => kind === wanted)
  if (base !== undefined && !has('size')) throw new Error('base goes with sizes, and this reads none')
  if (order !== undefined && !has('time')) throw new Error('order goes with times, and this reads none')
  if (take === 'sum' && has('time'))
    throw new Error('take: sum makes no sense of times; take first, last or max')
  if (unit !== undefined) {
    const fits = (hasOnly('size') && isSizeUnit(unit)) || (hasOnly('duration') && isDurationUnit(unit))
    if (!fits)
      throw new Error(
        `unit: ${JSON.stringify(unit)} is no unit of what is read; give one such as MB to sizes, or min or h:mm to durations`,
      )
  }
  const form =
    (rule.condenseWhitespace ? CONDENSED : 0) |
    (rule.field === 'body' && rule.combineAttachments ? COMBINED : 0)
  return { rule, form, regex, kinds }
}

function checkName(name: string): void {
  if (reservedFigures.includes(name))
    throw new Error(
      `the group ${name} has a name that is told by senders of reports only; give it another one`,
    )
  if (!isFigureName(name))
    throw new Error(
      `the group ${JSON.stringify(name)} is no name of a figure; write a small letter, then up to ${maxFigureName - 1} letters or digits, as in failedFiles`,
    )
}

function readRule(
  { rule, form, regex, kinds }: Ready,
  view: MessageView,
  referenceMs: number,
): FigureReading[] {
  const texts = new Map<string, string[]>()
  let places = 0
  for (const value of view.values(rule.field, form))
    for (const groups of regex.groups(value)) {
      if (++places > maxPlaces) break
      for (const name of kinds.keys()) {
        const text = groups[name]
        if (text !== undefined && text !== null && text !== '') listOf(texts, name).push(text)
      }
    }
  // What is missing, or was not looked at, could be the last, the greatest, or a part of the sum.
  const isUncertain = rule.take !== 'first' && (places > maxPlaces || view.isCut(rule.field, form))
  return [...texts].map(([name, found]) => {
    const kind = kinds.get(name) ?? 'number'
    const value = isUncertain
      ? undefined
      : pick(rule.take, found, text => readKind(kind, text, rule, referenceMs))
    return { name, kind, texts: found.slice(0, maxExplained), ...(value !== undefined && { value }) }
  })
}

function listOf(texts: Map<string, string[]>, name: string): string[] {
  const known = texts.get(name)
  if (known) return known
  const list: string[] = []
  texts.set(name, list)
  return list
}

/** `first` and `last` are those that can be read. A sum needs every part, and the greatest could be one that cannot
 *  be read. */
function pick(
  take: Take,
  texts: readonly string[],
  read: (text: string) => number | undefined,
): number | undefined {
  if (take === 'first' || take === 'last') {
    for (const text of take === 'first' ? texts : texts.toReversed()) {
      const value = read(text)
      if (value !== undefined) return value
    }
    return undefined
  }
  let picked: number | undefined
  for (const text of texts) {
    const value = read(text)
    if (value === undefined) return undefined
    picked = take === 'sum' ? (picked ?? 0) + value : Math.max(picked ?? value, value)
  }
  return picked
}

function readKind(kind: FigureKind, text: string, rule: FigureRule, referenceMs: number): number | undefined {
  if (kind === 'size') return readSize(text, rule)
  if (kind === 'duration') return readDuration(text, rule)
  if (kind === 'count') return readCount(text, rule)
  return kind === 'time' ? readTime(text, { ...rule, referenceMs }) : readFigureNumber(text, rule)
}
