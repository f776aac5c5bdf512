/** What is written of a message and of a missed slot, and what a message says about a check. */
import type { Missed, Result } from './core/activity.ts'
import type { CheckDefinition } from './core/check.ts'
import { judge } from './core/judgement.ts'
import type { Matcher } from './core/match.ts'
import type { Message, Received } from './core/message.ts'
import type { Slot } from './core/schedule.ts'
import type { MessageView } from './core/view.ts'
import { type Entry, isPaused } from './entry.ts'
import type { NewMessage, Tx } from './store/store.ts'

/** What one message says about one check. Results that arrive while a check is paused are kept and do not count. */
export function decide(
  entry: Entry,
  view: MessageView,
  message: Pick<Message, 'from' | 'sender' | 'said'>,
  receivedAtMs: number,
): Pick<Result, 'status' | 'reason' | 'figures'> {
  const { definition, figures: rules, status: statusRules, trust } = entry
  const { said } = message
  const { status, reason, figures } = judge(
    { checkId: definition.id, figures: rules, status: statusRules, trust },
    { view, message, receivedAtMs, ...(said && { said }) },
  )
  if (!isPaused(definition, receivedAtMs)) return { status, reason, figures }
  return { status: 'ignored', reason: `${pausedReason}: ${status} (${reason})`, figures }
}

/** The checks that a message is for: the one it was posted to, and all whose matching fits. */
export function fittingChecks(matcher: Matcher, view: MessageView, message: Pick<Message, 'said'>): string[] {
  return [...new Set([...(message.said ? [message.said.checkId] : []), ...matcher.find(view)])]
}

/** A run that said when it began took until it ended, where it does not say itself how long it took. */
export function withDuration(result: Result, runningSinceMs: number | undefined): Result {
  const { status, atMs, figures } = result
  if (runningSinceMs === undefined || status === 'ignored' || figures['duration'] !== undefined) return result
  return { ...result, figures: { ...figures, duration: (atMs - runningSinceMs) / 1000 } }
}

export const pausedReason = 'arrived while the check was paused'

export async function recordMissed(tx: Tx, definition: CheckDefinition, slots: readonly Slot[]) {
  for (const slot of slots) {
    const missed: Missed = {
      kind: 'missed',
      checkId: definition.id,
      atMs: slot.overdueAtMs,
      expectedAtMs: slot.expectedAtMs,
      reason: 'no message arrived in time',
    }
    await tx.insertActivity(missed)
  }
}

export function toNewMessage(
  received: Received,
  message: Message,
  identity: string,
  outcome: NewMessage['outcome'],
): NewMessage {
  const { intake, intakeKey, envelope, sender, posting, oversizeBytes, raw, receivedAtMs } = received
  const { sentAtMs, messageId, subject, from, to, originallyTo, recipients, marks } = message
  return {
    intake,
    identity,
    receivedAtMs,
    subject,
    from,
    to,
    originallyTo,
    recipients,
    marks,
    outcome,
    raw,
    ...(intakeKey !== undefined && { intakeKey }),
    ...(sentAtMs !== undefined && { sentAtMs }),
    ...(messageId !== undefined && { messageId }),
    ...(envelope !== undefined && { envelope }),
    ...(sender !== undefined && { sender }),
    ...(posting !== undefined && { posting }),
    ...(oversizeBytes !== undefined && { oversizeBytes }),
  }
}
