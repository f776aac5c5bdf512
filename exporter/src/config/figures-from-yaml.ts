/** The YAML list of figures → rules of the core. Every expression is compiled once here, so that a mistake in it is told
 *  at its own line. */
import { checkNumber, type FigureRule, maxFigureRules } from '../core/figures/figure-rules.ts'
import { type FigureKind, kindOfName, knownFigures, reservedFigures } from '../core/figures/kind.ts'
import { findField, isFigure } from './condition-from-yaml.ts'
import type { FigureYaml } from './figure-schema.ts'
import { type Path, type Problem, show } from './problem.ts'

/** @returns the names of its figures, with their kinds; throws when the rule cannot be compiled */
export type VerifyFigure = (rule: FigureRule) => ReadonlyMap<string, FigureKind>
type Context = {
  readonly verify: VerifyFigure
  readonly zone: string
  readonly report: (problem: Problem) => void
}

/** A check may ask for these whatever it reads itself: senders of reports tell them. */
export const toldFigures: ReadonlyMap<string, FigureKind> = new Map(
  [...knownFigures, ...reservedFigures].map(name => [name, kindOfName(name)]),
)

export type ReadFigures = {
  readonly rules: readonly FigureRule[]
  /** All that conditions of the check may ask for. */
  readonly kinds: ReadonlyMap<string, FigureKind> | 'any'
}

export function toFigures(
  yaml: readonly FigureYaml[],
  path: Path,
  { verify, zone, report }: Context,
): ReadFigures {
  const rules: FigureRule[] = []
  const kinds = new Map(toldFigures)
  const names: string[] = []
  if (yaml.length > maxFigureRules)
    report({ path, text: `has ${yaml.length} expressions: up to ${maxFigureRules} are taken` })
  for (const [at, one] of yaml.slice(0, maxFigureRules).entries()) {
    const here = [...path, at]
    const field = findField(one.field ?? 'body')
    if (!field || isFigure(field)) {
      report({
        path: [...here, 'field'],
        text: `${show(one.field)} is no field with a text: give one such as body, subject or header:NAME`,
      })
      continue
    }
    const rule = toRule(one, field, zone)
    try {
      for (const [name, kind] of verify(rule)) {
        const before = names.includes(name) ? kinds.get(name) : kind
        if (before !== kind)
          throw new Error(
            `${name} is a ${before} in another expression, and a ${kind} here: make them the same with as`,
          )
        kinds.set(name, kind)
        names.push(name)
      }
      rules.push(rule)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      report({ path: [...here, 'matches'], text: `${show(one.matches)}: ${why}` })
    }
  }
  try {
    checkNumber(names)
  } catch (error) {
    report({ path, text: `has ${error instanceof Error ? error.message : String(error)}` })
  }
  return { rules, kinds: rules.length === yaml.length ? kinds : 'any' }
}

function toRule(yaml: FigureYaml, field: FigureRule['field'], zone: string): FigureRule {
  const { as, decimal, unit, base, order } = yaml
  return {
    field,
    matches: yaml.matches,
    ignoreCase: yaml.ignoreCase ?? false,
    condenseWhitespace: yaml.condenseWhitespace ?? true,
    combineAttachments: yaml.combineAttachments ?? true,
    take: yaml.take ?? 'first',
    ...(as !== undefined && { as }),
    ...(decimal !== undefined && { decimal }),
    ...(unit !== undefined && { unit }),
    ...(base !== undefined && { base }),
    ...(order !== undefined && { order }),
    zone,
  }
}
