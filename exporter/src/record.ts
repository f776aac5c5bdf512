/** What is written of a message and of a missed slot, what is on record of checks, and what a message says about one. */
import type { Missed, Result } from './core/activity.ts'
import type { CheckDefinition } from './core/check.ts'
import { type Judged, judge } from './core/judgement.ts'
import type { Message, Received } from './core/message.ts'
import type { Slot } from './core/schedule.ts'
import { type Entry, isPaused } from './entry.ts'
import type { Fleet } from './fleet.ts'
import type { CheckRow, NewMessage, Store, Tx } from './store/store.ts'

/** What one message says about one check. Results that arrive while a check is paused are kept and do not count. */
export function decide(entry: Entry, judged: Judged): Pick<Result, 'status' | 'reason' | 'figures'> {
  const { definition, figures: rules, status: statusRules, template, trust } = entry
  const { status, reason, figures } = judge(
    { checkId: definition.id, figures: rules, status: statusRules, template, trust },
    judged,
  )
  if (!isPaused(definition, judged.message.receivedAtMs)) return { status, reason, figures }
  return { status: 'ignored', reason: `${pausedReason}: ${status} (${reason})`, figures }
}

/** The checks that a message is for: the one it was posted to, and all whose matching fits. One that is for an object
 *  takes no message that is about others. */
export function fittingChecks(
  { matcher, get }: Pick<Fleet, 'matcher' | 'get'>,
  { view, message }: Judged,
): string[] {
  const matching = matcher()
    .find(view)
    .filter(id => get(id)?.template?.takes(message) ?? true)
  return message.said ? [...new Set([message.said.checkId, ...matching])] : matching
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

/** New checks whose rows are asked for one by one; for more, all rows are read. */
const fewRows = 500

/** Rows that are not in memory yet: at the start all there are, later those of new checks. */
export async function rowsOf(
  { store, fleet }: { readonly store: Store; readonly fleet: Fleet },
  definitions: readonly CheckDefinition[],
): Promise<ReadonlyMap<string, CheckRow>> {
  const unknown = definitions.filter(({ id }) => !fleet.get(id))
  const few = fleet.size() > 0 && unknown.length <= fewRows
  const rows = few
    ? (await Promise.all(unknown.map(({ id }) => store.check(id)))).flatMap(row => row ?? [])
    : await store.checks()
  return new Map(rows.map(row => [row.checkId, row]))
}
