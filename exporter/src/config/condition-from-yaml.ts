/** YAML blocks → Block and Condition of the core. Every condition is compiled once here, so that a mistake in it
 *  is told at its own line. An empty block is refused: it would fit every message and could turn a check green for
 *  ever. */
import type { Block, Condition, Field, NumberOperator, TextOperator } from '../core/condition.ts'
import { type FigureKind, kindOfName } from '../core/figures/kind.ts'
import {
  type BlockYaml,
  type ConditionYaml,
  numberOperators,
  type PartYaml,
  plainFields,
  textOperators,
} from './condition-schema.ts'
import { readFigureValue } from './figure-value.ts'
import { didYouMean } from './near-miss.ts'
import { type Path, type Problem, show } from './problem.ts'

/** Throws when the value cannot be compiled: an expression with a mistake, an empty text. */
export type VerifyCondition = (condition: Condition, look: Look) => void
type Look = Pick<Block, 'condenseWhitespace' | 'combineAttachments'>
export type BlockContext = {
  readonly verify: VerifyCondition
  /** Which conditions may ask for; `any` when that is not known, because of a mistake told elsewhere. */
  readonly figures: ReadonlyMap<string, FigureKind> | 'not yet' | 'any'
  readonly report: Report
}
type Context = BlockContext & { readonly look: Look }
type Report = (problem: Problem) => void

const maxDepth = 50
const outermost: Look = { condenseWhitespace: true, combineAttachments: true }

/** @returns undefined after a problem was reported. */
export function toBlock(yaml: BlockYaml, path: Path, context: BlockContext): Block | undefined {
  return nest(yaml, path, { ...context, look: outermost }, 1)
}

function nest(yaml: BlockYaml, path: Path, around: Context, depth: number): Block | undefined {
  const { report } = around
  if (depth > maxDepth) {
    report({ path, text: `is nested too deeply: at most ${maxDepth} blocks inside each other are taken` })
    return undefined
  }
  const own: Look = {
    condenseWhitespace: yaml.condenseWhitespace ?? around.look.condenseWhitespace,
    combineAttachments: yaml.combineAttachments ?? around.look.combineAttachments,
  }
  const inside = { ...around, look: own }
  const toParts = (parts: readonly PartYaml[], key: 'all' | 'any') => {
    if (!parts.length) report({ path: [...path, key], text: `is empty: list at least one condition` })
    return parts
      .map((part, at) =>
        isCondition(part)
          ? toCondition(part, [...path, key, at], inside)
          : nest(part, [...path, key, at], inside, depth + 1),
      )
      .filter(part => part !== undefined)
  }
  const { all, any } = yaml
  if (all && any) {
    const either: Block = { quantifier: 'any', parts: toParts(any, 'any'), ...own }
    return { quantifier: 'all', parts: [...toParts(all, 'all'), either], ...own }
  }
  if (all) return { quantifier: 'all', parts: toParts(all, 'all'), ...own }
  if (any) return { quantifier: 'any', parts: toParts(any, 'any'), ...own }
  report({ path, text: 'has no conditions: list them under all or any' })
  return undefined
}

function isCondition(part: PartYaml): part is ConditionYaml {
  return 'field' in part
}

function toCondition(yaml: ConditionYaml, path: Path, context: Context): Condition | undefined {
  const { report } = context
  const texts = textOperators.filter(operator => yaml[operator] !== undefined)
  const numbers = numberOperators.filter(operator => yaml[operator] !== undefined)
  const given = [...texts, ...numbers]
  if (given.length !== 1) {
    const what = given.length ? `has ${given.length} operators (${given.join(', ')})` : 'has no operator'
    const choices = [...textOperators, ...numberOperators].join(' ')
    report({ path, text: `${what}: give exactly one of ${choices}` })
    return undefined
  }
  const field = findField(yaml.field)
  if (!field) {
    const near = didYouMean(yaml.field.split(':', 1)[0] ?? '', [...plainFields, 'header', 'figure'])
    const text = `${JSON.stringify(yaml.field)} is no field:${near ? `${near} Fields` : ' fields'} are ${plainFields.join(', ')}, header:NAME, figure:NAME`
    report({ path: [...path, 'field'], text })
    return undefined
  }
  if (isFigure(field) && !isKnownFigure(field, [...path, 'field'], context)) return undefined
  const [text] = texts
  const [number] = numbers
  if (isFigure(field) ? !number : !text) return misfit(field, text ?? number, path, report)
  if (isFigure(field) && yaml.ignoreCase !== undefined)
    report({ path: [...path, 'ignoreCase'], text: 'does not fit a figure: leave it out', at: 'key' })
  const operator = given[0] ?? ''
  const written = text ? yaml[text] : number && yaml[number]
  try {
    const condition = join(field, text, number, yaml, kindOf(field, context))
    if (condition) context.verify(condition, context.look)
    return condition
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    report({ path: [...path, operator], text: `${show(written)}: ${why}` })
    return undefined
  }
}

function kindOf(field: Field, { figures }: Context): FigureKind {
  const name = field.slice('figure:'.length)
  return (typeof figures === 'string' ? undefined : figures.get(name)) ?? kindOfName(name)
}

/** Messages find their checks first; then figures are read, as each check says. */
function isKnownFigure(field: `figure:${string}`, path: Path, { figures, report }: Context): boolean {
  const name = field.slice('figure:'.length)
  if (figures === 'any') return true
  if (figures === 'not yet') {
    report({ path, text: `${JSON.stringify(field)}: figures are read after matching: ask for it in status` })
    return false
  }
  if (figures.has(name)) return true
  const near = didYouMean(name, [...figures.keys()])
  const text = `${JSON.stringify(field)}: nothing reads this figure:${near ? `${near} Figures` : ' figures'} here are ${[...figures.keys()].join(', ')}; read others in the check's figures`
  report({ path, text })
  return false
}

function join(
  field: Field,
  text: TextOperator | undefined,
  number: NumberOperator | undefined,
  yaml: ConditionYaml,
  kind: FigureKind,
): Condition | undefined {
  const figure = number && yaml[number]
  if (figure !== undefined && number && isFigure(field))
    return { field, operator: number, value: readFigureValue(figure, kind) }
  const value = text && yaml[text]
  return text && value !== undefined
    ? { field, operator: text, value, ignoreCase: yaml.ignoreCase ?? false }
    : undefined
}

function misfit(field: Field, operator: string | undefined, path: Path, report: Report): undefined {
  const right = isFigure(field)
    ? `a figure takes ${numberOperators.join(' ')}`
    : `${field} takes ${textOperators.join(' ')}`
  report({ path: [...path, operator ?? ''], text: `does not fit the field ${field}: ${right}`, at: 'key' })
  return undefined
}

export function isFigure(field: Field): field is `figure:${string}` {
  return field.startsWith('figure:')
}

/** Header names are compared in lower case, as messages keep them. */
export function findField(written: string): Field | undefined {
  const plain = plainFields.find(field => field === written)
  if (plain) return plain
  const [, kind, name] = /^(header|figure):\s*(\S+)$/.exec(written) ?? []
  if (!kind || !name) return undefined
  return kind === 'header' ? `header:${name.toLowerCase().replace(/:$/, '')}` : `figure:${name}`
}
