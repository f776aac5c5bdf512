/** Runs stored messages again. `reparse` after rules changed: activities are derived anew, at their old times and
 *  without counting anything live, so that nobody is notified of the past. `rematch` after checks changed: messages
 *  that fitted nothing are tried on the new checks. Both work in small steps with live messages in between. */
import { type Result, sameFigures } from './core/activity.ts'
import type { Message, Outcome, Received } from './core/message.ts'
import { createView } from './core/view.ts'
import type { Entry } from './entry.ts'
import type { Changes, Fleet } from './fleet.ts'
import type { Pipeline } from './pipeline.ts'
import { decide, fittingChecks, pausedReason } from './record.ts'
import type { MessageFilter, Store, StoredMessage, Tx } from './store/store.ts'

const stepLimit = 50
const progressEveryMs = 1000

export type ReparseDeps = {
  readonly store: Store
  readonly fleet: Fleet
  readonly pipeline: Pipeline
  readonly readMessage: (received: Received) => Promise<Message>
}

export type ReparseScope = { readonly checkId?: string; readonly messageId?: number }
export type Progress = { readonly done: number; readonly total: number; readonly changed: number }

export type Reparse = ReturnType<typeof createReparse>

export function createReparse(deps: ReparseDeps) {
  const { store, fleet, pipeline } = deps

  /** Derives the activities of stored messages anew. With a `checkId` only that check's activities change, on
   *  whichever message; with a `messageId` only that message's.
   *  @returns how many messages were read and how many activities are different now */
  async function reparse(scope: ReparseScope, onProgress: (progress: Progress) => void, signal: AbortSignal) {
    if (scope.checkId !== undefined && !fleet.get(scope.checkId))
      throw new Error(`no check "${scope.checkId}"`)
    const only = scope.checkId === undefined ? undefined : new Set([scope.checkId])
    if (scope.messageId === undefined) return walk({}, only, onProgress, signal)
    const stored = await store.message(scope.messageId)
    if (!stored) throw new Error(`no message ${scope.messageId}`)
    const changed = await step([stored], undefined)
    return { done: 1, total: 1, changed }
  }

  /** Tries messages that fitted no check on these ones. */
  function rematch(
    checkIds: readonly string[],
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ) {
    return walk({ outcome: 'unmatched' }, new Set(checkIds), onProgress, signal)
  }

  async function walk(
    filter: MessageFilter,
    only: ReadonlySet<string> | undefined,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Progress> {
    const total = await store.countMessages(filter)
    let progress: Progress = { done: 0, total, changed: 0 }
    let toldAtMs = performance.now()
    for (let afterId = 0; !signal.aborted; ) {
      const messages = await store.messagesAfter(afterId, stepLimit, filter)
      const newest = messages.at(-1)
      if (!newest) break
      const changed = await step(messages, only)
      progress = { done: progress.done + messages.length, total, changed: progress.changed + changed }
      if (performance.now() - toldAtMs > progressEveryMs) {
        toldAtMs = performance.now()
        onProgress(progress)
      }
      afterId = newest.id
    }
    return progress
  }

  /** @returns how many activities were written, changed or deleted */
  async function step(messages: readonly StoredMessage[], only: ReadonlySet<string> | undefined) {
    const read: { stored: StoredMessage; message: Message }[] = []
    for (const stored of messages) {
      const raw = await store.raw(stored.id)
      if (raw) read.push({ stored, message: await deps.readMessage({ ...stored, raw }) })
    }
    return pipeline.commit(async (tx, changes) => {
      const touched = new Set<string>()
      let changed = 0
      for (const { stored, message } of read) {
        const ids = await again(tx, changes, stored, message, only)
        for (const id of ids) touched.add(id)
        changed += ids.length
      }
      for (const checkId of touched) await pipeline.refold(tx, changes, checkId)
      return changed
    })
  }

  /** @returns the checks whose activity of this message is different now */
  async function again(
    tx: Tx,
    changes: Changes,
    stored: StoredMessage,
    message: Message,
    only: ReadonlySet<string> | undefined,
  ): Promise<readonly string[]> {
    const judged = { view: createView(message), message }
    const before = await tx.findResults(stored.id)
    const fitting = fittingChecks(fleet, judged)
      .filter(checkId => !only || only.has(checkId))
      .map(checkId => changes.get(checkId))
      .filter((entry): entry is Entry => entry !== undefined)
    const different: string[] = []
    const after: Pick<Result, 'status'>[] = before.filter(({ checkId }) => only && !only.has(checkId))
    let fedByCopy = false
    for (const entry of fitting) {
      const checkId = entry.definition.id
      const old = before.find(result => result.checkId === checkId)
      if (!old && (await tx.hasResultOf(checkId, stored.identity))) {
        fedByCopy = true
        continue
      }
      // What arrived during a pause stays uncounted, even though the pause has ended since.
      const decided = decide(entry, judged)
      const { status, reason } = old?.reason.startsWith(pausedReason) ? old : decided
      // How long it took was known from the message that said it began.
      const took =
        message.said && decided.figures['duration'] === undefined ? old?.figures['duration'] : undefined
      const figures = took === undefined ? decided.figures : { ...decided.figures, duration: took }
      after.push({ status })
      if (!old) {
        const atMs = stored.receivedAtMs
        await tx.insertActivity({
          kind: 'result',
          checkId,
          messageId: stored.id,
          atMs,
          status,
          reason,
          figures,
        })
      } else if (old.status !== status || old.reason !== reason || !sameFigures(old.figures, figures)) {
        await tx.updateResult(old.id, { status, reason, figures })
      } else continue
      different.push(checkId)
    }
    for (const old of before) {
      if (fitting.some(({ definition }) => definition.id === old.checkId)) continue
      // A check that left the configuration keeps its history.
      if ((only && !only.has(old.checkId)) || !fleet.get(old.checkId)) {
        if (!only) after.push(old)
        continue
      }
      await tx.deleteActivity(old.id)
      different.push(old.checkId)
    }
    const outcome = outcomeOf(after, fedByCopy)
    if (outcome !== stored.outcome) await tx.setOutcome(stored.id, outcome)
    return different
  }

  return { reparse, rematch }
}

function outcomeOf(results: readonly Pick<Result, 'status'>[], fedByCopy: boolean): Outcome {
  if (results.some(({ status }) => status !== 'ignored')) return 'matched'
  if (results.length > 0) return 'ignored'
  // Its checks were told by another copy of the mail.
  return fedByCopy ? 'ignored' : 'unmatched'
}
