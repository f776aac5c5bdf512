/** Blocks of conditions, made ready to be asked of many messages. A block that fits says in words what fitted. */
import type { Extent } from './complex-fit.ts'
import type { Block, Condition, Engines } from './condition.ts'
import { actualOf, compileCondition, fitsCondition, needOf, type ReadyCondition } from './condition-test.ts'
import { describeCondition } from './condition-words.ts'
import type { Need } from './need.ts'
import { shorten } from './text.ts'
import type { MessageView } from './view.ts'

export type CompiledBlock = {
  /** Why it fits, in words; undefined when it does not. */
  fit(view: MessageView): string | undefined
  /** As `fit`, but where a part of the message was cut off, what is not there counts for nothing: for rules that
   *  must not be met by a lack of evidence. */
  fitForCertain(view: MessageView): string | undefined
  /** Every condition, whether the others fit or not. */
  explain(view: MessageView): Explanation
}

export type Explanation =
  | {
      readonly kind: 'condition'
      readonly text: string
      readonly fits: boolean
      /** What the message says there, shortened; `absent` when it has no such thing. */
      readonly actual: string
    }
  | {
      readonly kind: 'block'
      readonly quantifier: Block['quantifier']
      readonly fits: boolean
      readonly parts: readonly Explanation[]
    }

export const MAX_REASON = 300
const MAX_DEPTH = 50

export type ReadyBlock = {
  readonly quantifier: Block['quantifier']
  readonly parts: readonly (ReadyCondition | ReadyBlock)[]
}

/** @throws Error that says which part is wrong, and what would be right. */
export function compileBlock(block: Block, engines: Engines): CompiledBlock {
  const ready = readyBlock(block, engines)
  const reason = (view: MessageView, extent: Extent) => {
    const words = fit(ready, view, extent)
    return words && shorten(words, MAX_REASON)
  }
  return {
    fit: view => reason(view, 'whole'),
    fitForCertain: view => reason(view, 'part'),
    explain: view => explainBlock(ready, view),
  }
}

/** The same as a plain record, for the functions below: for where there are very many.
 *  @throws as `compileBlock` */
export function readyBlock(block: Block, engines: Engines, depth = 1): ReadyBlock {
  if (depth > MAX_DEPTH) throw new Error(`more than ${MAX_DEPTH} blocks inside each other`)
  const parts = block.parts.map((part: Condition | Block, i) => {
    const where = `${block.quantifier}[${i}]`
    if ('parts' in part) return located(`${where}.`, () => readyBlock(part, engines, depth + 1))
    return located(`${where}: ${describeCondition(part)}: `, () => compileCondition(part, block, engines))
  })
  return { quantifier: block.quantifier, parts }
}

export function fitsBlock(part: ReadyCondition | ReadyBlock, view: MessageView): boolean {
  if (!('parts' in part)) return fitsCondition(part, view, 'whole')
  return part.quantifier === 'all'
    ? part.parts.every(one => fitsBlock(one, view))
    : part.parts.some(one => fitsBlock(one, view))
}

export function explainBlock(part: ReadyCondition | ReadyBlock, view: MessageView): Explanation {
  const fits = fitsBlock(part, view)
  if ('parts' in part) {
    const parts = part.parts.map(one => explainBlock(one, view))
    return { kind: 'block', quantifier: part.quantifier, fits, parts }
  }
  return { kind: 'condition', text: describeCondition(part.condition), fits, actual: actualOf(part, view) }
}

/** What a message must contain for the block to fit. */
export function needOfBlock(part: ReadyCondition | ReadyBlock): Need {
  return 'parts' in part ? { kind: part.quantifier, needs: part.parts.map(needOfBlock) } : needOf(part)
}

function fit(part: ReadyCondition | ReadyBlock, view: MessageView, extent: Extent): string | undefined {
  if (!('parts' in part)) return fitsCondition(part, view, extent) ? words(part, view) : undefined
  const reasons: string[] = []
  for (const one of part.parts) {
    const reason = fit(one, view, extent)
    if (part.quantifier === 'any' && reason !== undefined) return reason
    if (part.quantifier === 'any') continue
    if (reason === undefined) return undefined
    reasons.push(reason)
  }
  if (part.quantifier === 'any') return undefined
  return reasons.length === 0 ? 'no condition is set' : reasons.join(' and ')
}

/** A figure's reason tells the figure too. */
function words(ready: ReadyCondition, view: MessageView): string {
  const text = describeCondition(ready.condition)
  return 'figure' in ready ? `${text} (it is ${actualOf(ready, view)})` : text
}

function located<T>(where: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Error(`${where}${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
