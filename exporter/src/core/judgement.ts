/** What one check makes of one message: the one way for what counts, for what is read again and for what is only
 *  tried. */
import type { Figures, ResultStatus } from './activity.ts'
import type { CompiledFigures } from './figures/figure-rules.ts'
import type { Message, Said } from './message.ts'
import { applyTrust, type CompiledTrust } from './sender-trust.ts'
import type { CompiledStatus, Decision } from './status.ts'
import type { TemplateRules } from './template-rules.ts'
import { type MessageView, withFigures } from './view.ts'

export type Judge = {
  readonly checkId: string
  readonly figures: CompiledFigures
  readonly status: CompiledStatus
  /** Absent: the check has none. */
  readonly template?: TemplateRules | undefined
  /** Absent when anybody's good results count. */
  readonly trust?: CompiledTrust | undefined
}
export type Judged = {
  readonly view: MessageView
  readonly message: Message
}

/** Figures first, as rules may ask for them; then what a message that was posted to this check says itself, unless a
 *  rule that fits says worse; else what the rules say, and where none fits, the template. Last
 *  whether its sender is trusted with a good result; whoever posts has shown a key. */
export function judge(
  { checkId, figures: rules, status: statusRules, template, trust }: Judge,
  { view, message }: Judged,
): Decision & { readonly figures: Figures } {
  const said = message.said?.checkId === checkId ? message.said : undefined
  const read = template?.read(message)
  const figures = { ...read?.figures, ...rules.read(view, message.receivedAtMs), ...said?.figures }
  const ruled = statusRules.decide(withFigures(view, figures), read)
  const decided = { ...(said ? worse(said, ruled) : ruled), fits: ruled.fits, figures }
  return message.said ? decided : applyTrust(decided, trust?.distrust(message.from, message.sender))
}

const severity = { ignored: 0, success: 1, warning: 2, failure: 3 } as const

function worse(
  { status, reason }: Pick<Said, 'status' | 'reason'>,
  ruled: Decision,
): { readonly status: ResultStatus; readonly reason: string } {
  const fits = status === 'ignored' ? undefined : ruled.fits[0]
  return fits && severity[fits.status] > severity[status] ? fits : { status, reason }
}
