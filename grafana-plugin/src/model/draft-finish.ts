/** A draft without what is still empty: so that half a condition neither empties the preview nor is saved. What was
 *  left out is told, and the paths of the rest lead back to the places in the draft. */
import type {
  BlockYaml,
  CheckYaml,
  FieldError,
  FigureYaml,
} from '../../../exporter/src/api/contract-checks.ts'
import { isCondition, type Part, partsOf, quantifierOf, setParts } from './draft-block.ts'
import { conditionValue, operatorOf } from './draft-condition.ts'
import { isWithin } from './draft-path.ts'
import { put } from './put.ts'

export type Finished = {
  readonly check: CheckYaml
  readonly unfinished: readonly FieldError[]
  /** Of a path in `check`, that in the draft. */
  readonly toDraftPath: (path: string) => string
}

type Moved = { readonly from: string; readonly to: string }
const kinds = ['ignore', 'failure', 'warning', 'success'] as const

export function finishDraft(draft: CheckYaml): Finished {
  const unfinished: FieldError[] = []
  const moved: Moved[] = []
  const finish = (path: string) => (block: BlockYaml) => finishBlock(block, path, path, unfinished, moved)
  let check: CheckYaml = { ...draft, match: { ...draft.match, ...finish('match')(draft.match) } }
  if (draft.id === '') unfinished.push({ field: 'id', detail: 'Give it a name; the id follows from it' })
  if (draft.paused === '') {
    unfinished.push({ field: 'paused', detail: 'Write until when, such as 2026-12-24 18:00' })
    check = put(check, 'paused', undefined)
  }
  for (const kind of kinds) {
    const block = check.status?.[kind]
    if (!block || !check.status) continue
    const finished = finish(`status.${kind}`)(block)
    // A block that asks for nothing would fit every message.
    const kept = partsOf(finished).length > 0 ? finished : undefined
    check = { ...check, status: put(check.status, kind, kept) }
  }
  if (check.figures) check = put(check, 'figures', finishFigures(check.figures, unfinished, moved))
  return { check, unfinished, toDraftPath: path => lead(path, moved) }
}

function finishFigures(figures: readonly FigureYaml[], unfinished: FieldError[], moved: Moved[]) {
  const kept: FigureYaml[] = []
  for (const [at, figure] of figures.entries()) {
    if (figure.matches === '') {
      const detail = 'Write an expression with a named group, such as Size: (?<size>[\\d.,]+ \\w+)'
      unfinished.push({ field: `figures[${at}].matches`, detail })
      continue
    }
    moved.push({ from: `figures[${kept.length}]`, to: `figures[${at}]` })
    kept.push(figure)
  }
  return kept.length > 0 ? kept : undefined
}

function finishBlock<B extends BlockYaml>(
  block: B,
  path: string,
  finishedPath: string,
  unfinished: FieldError[],
  moved: Moved[],
): B {
  const quantifier = quantifierOf(block)
  const kept: Part[] = []
  for (const [at, part] of partsOf(block).entries()) {
    const here = `${path}.${quantifier}[${at}]`
    const there = `${finishedPath}.${quantifier}[${kept.length}]`
    if (isCondition(part)) {
      const problem = findUnfinished(part, here)
      if (problem) unfinished.push(problem)
      else {
        moved.push({ from: there, to: here })
        kept.push(part)
      }
      continue
    }
    const inner = finishBlock(part, here, there, unfinished, moved)
    if (partsOf(inner).length === 0) continue
    moved.push({ from: there, to: here })
    kept.push(inner)
  }
  return setParts(block, kept)
}

function findUnfinished(condition: Extract<Part, { field: string }>, path: string): FieldError | undefined {
  if (/^((header|figure):\s*)?$/.test(condition.field))
    return { field: `${path}.field`, detail: 'Write which one' }
  if (conditionValue(condition) === '')
    return { field: `${path}.${operatorOf(condition)}`, detail: 'Write what to look for' }
  return undefined
}

/** By the longest known beginning: inner places are moved along with the outer ones already. */
function lead(path: string, moved: readonly Moved[]): string {
  const found = moved
    .filter(({ from }) => isWithin(path, from))
    .toSorted((a, b) => b.from.length - a.from.length)[0]
  return found ? found.to + path.slice(found.from.length) : path
}

/** Whether it takes messages at all. */
export function isMatching(check: CheckYaml): boolean {
  return check.match.alias !== undefined || partsOf(check.match).length > 0
}
