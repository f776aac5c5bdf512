/** A check at work on messages that need not be its own: what fits, and where something does not, which condition is
 *  to blame. What it says is what it would say if it were in force. */
import type { Figures, ResultStatus } from './activity.ts'
import type { Explanation } from './block.ts'
import type { CheckDefinition } from './check.ts'
import type { Engines } from './condition.ts'
import { type CompiledFigures, compileFigures } from './figures/figure-rules.ts'
import type { ObjectResult } from './identify/table-results.ts'
import { type Judged, judge } from './judgement.ts'
import { compileMatch, type MatchExplanation } from './match.ts'
import { compileTrust } from './sender-trust.ts'
import { compileStatus, type Decision } from './status.ts'
import { compileTemplate } from './template-rules.ts'
import type { MessageView } from './view.ts'

export type Preview = {
  fits(judged: Judged): boolean
  /** Which condition holds, and which does not. A message that was posted to the check fits without any. */
  explain(judged: Judged): MatchExplanation
  /** What it says, or would say if it fitted. */
  judge(judged: Judged): {
    readonly status: ResultStatus
    readonly reason: string
    readonly figures: Figures
    /** Every block that fits, in the order in which they are asked, the template last. */
    readonly fits: Decision['fits']
  }
  /** What the message tells of separately, by the check's template. */
  objects(judged: Judged): readonly ObjectResult[]
  /** From which texts figures were read. */
  readings(view: MessageView, receivedAtMs: number): ReturnType<CompiledFigures['explain']>
}

/** @throws Error that names the part of the check, and what would be right */
export function createPreview(
  definition: CheckDefinition,
  engines: Engines,
  addresses: readonly string[],
): Preview {
  const match = compileMatch(definition.match, engines, addresses)
  const rules = {
    checkId: definition.id,
    figures: compileFigures(definition.figures ?? [], engines),
    status: compileStatus(definition.status, engines),
    trust: compileTrust(definition),
    template: compileTemplate(definition),
  }
  const { template } = rules
  const isPostedToIt = ({ message }: Judged) => message.said?.checkId === definition.id
  return {
    fits: judged =>
      isPostedToIt(judged) || (match.fits(judged.view) && (template?.takes(judged.message) ?? true)),
    explain(judged) {
      const matched = match.explain(judged.view)
      const object = template?.explain?.(judged.message)
      const fits = isPostedToIt(judged) || (matched.fits && (object?.fits ?? true))
      return { ...matched, ...(object && { object }), fits }
    },
    judge: judged => judge(rules, judged),
    objects: ({ message }) => template?.objects(message) ?? [],
    readings: rules.figures.explain,
  }
}

/** How many lines an explanation has. */
export function countLines(explanation: Explanation | undefined): number {
  if (!explanation) return 0
  if (explanation.kind === 'condition') return 1
  return explanation.parts.reduce((sum, part) => sum + countLines(part), 1)
}
