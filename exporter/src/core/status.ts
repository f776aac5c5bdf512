/** Which status a message gives a check: `ignore` first, then the blocks in their order, the first that fits wins,
 *  else what the template reads, else the default. What cannot be a result is never a success, and neither is a lack of evidence. */
import type { ResultStatus, Status } from './activity.ts'
import { type CompiledBlock, compileBlock } from './block.ts'
import type { StatusRules } from './check.ts'
import type { Engines } from './condition.ts'
import { findNoResultMark, type MessageMark } from './message.ts'
import type { MessageView } from './view.ts'

type Fit = {
  readonly status: ResultStatus
  readonly reason: string
  /** Not a block of the check: what its template says. */
  readonly template?: true
}
export type Decision = Fit & {
  /** Every block that fits, in the order in which they are asked, the template last: more than one block is worth a
   *  warning. */
  readonly fits: readonly Fit[]
}
/** What the template reads; without a status it is in doubt. */
type Read = { readonly status?: ResultStatus; readonly reason: string }
export type CompiledStatus = { decide(view: MessageView, read?: Read): Decision }

const worstFirst: readonly Status[] = ['failure', 'warning', 'success']

/** @throws Error that names the block, the part of it, and what would be right. */
export function compileStatus(rules: StatusRules, engines: Engines): CompiledStatus {
  const blocks: { readonly status: ResultStatus; readonly block: CompiledBlock }[] = []
  const add = (status: ResultStatus, name: string, block: StatusRules['ignore']) => {
    if (!block) return
    try {
      blocks.push({ status, block: compileBlock(block, engines) })
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
  add('ignored', 'ignore', rules.ignore)
  // A block that the order leaves out is asked all the same, after the others.
  for (const status of new Set([...rules.order, ...worstFirst])) add(status, status, rules.blocks[status])

  return {
    decide(view, read) {
      const fits: Fit[] = []
      let winner: Fit | undefined
      let uncertain: Fit | undefined
      for (const { status, block } of blocks) {
        const reason = block.fit(view)
        if (reason === undefined) continue
        const fit = { status, reason }
        fits.push(fit)
        if (status === 'success' && block.fitForCertain(view) === undefined) uncertain ??= fit
        else winner ??= fit
      }
      if (read?.status) {
        const fit: Fit = { status: read.status, reason: read.reason, template: true }
        fits.push(fit)
        winner ??= fit
      }
      const mark = findNoResultMark(view)
      if (mark) return { status: 'ignored', reason: `no result: ${markWords[mark] ?? mark}`, fits }
      const { status, reason } = winner ?? byDefault(rules.default, uncertain, read?.reason)
      return { status, reason, fits }
    },
  }
}

function byDefault(status: ResultStatus, uncertain: Fit | undefined, inDoubt: string | undefined): Fit {
  const none = uncertain
    ? `the message was cut, so success (${uncertain.reason}) is not certain`
    : (inDoubt ?? 'no rule fits')
  return { status, reason: `${none}: default ${status}` }
}

const markWords: { readonly [mark in MessageMark]?: string } = {
  bounce: 'the message is a bounce',
  autoReply: 'the message is an automatic reply',
  nullSender: 'the message has no sender',
  forwardingConfirmation: 'the message asks to confirm a forwarding address',
}
