/** What senders and people may change while the service runs: who reports, what is paused, noted, expected and removed.
 *  Each change and its line in the log are one commit; then the checks it is about are put in force. */
import type { Posting } from './core/message.ts'
import { parsePreference } from './core/preferences.ts'
import type { Account, Note, Pause, Target } from './core/registry.ts'
import { createEnrolment } from './enrol.ts'
import type { Fleet } from './fleet.ts'
import { findGhosts } from './ghosts.ts'
import { createInTurn } from './in-turn.ts'
import type { Pipeline, TakenMessage } from './pipeline.ts'
import type { PutInForce, Roster } from './roster.ts'
import type { Removed } from './store/registry.ts'
import type { Store, Tx } from './store/store.ts'

const removeLimit = 500

export type ManageDeps = {
  readonly store: Store
  readonly fleet: Fleet
  readonly pipeline: Pipeline
  readonly roster: Roster
  readonly now: () => number
}

export function createManage({ store, fleet, pipeline, roster, now }: ManageDeps) {
  /** One change after the other: what one finds, the one before has put in force. */
  const inTurn = createInTurn()

  const putInForce: PutInForce = async (checkIds, forgotten = []) => {
    const definitions = checkIds.flatMap(id => roster.find(id) ?? [])
    const expected = new Set(definitions.map(({ id }) => id))
    const left = checkIds.filter(id => !expected.has(id))
    return pipeline.change(definitions, left, forgotten)
  }

  /** Reads what senders and people have said before, at the start. */
  async function load() {
    const [accounts, installations, jobs, pauses] = await Promise.all([
      store.accounts(),
      store.installations(),
      store.jobs(),
      store.pauses(),
    ])
    roster.load({ accounts, installations, jobs, pauses })
  }

  /** Takes a posted message for a check. @returns `created` false when this execution had been reported before */
  async function take(posting: Posting, raw: Uint8Array, intake: string) {
    const { id, outcome } = await pipeline.accept({ intake, receivedAtMs: now(), raw, posting })
    const activities = await store.activitiesOfMessage(id)
    const activity = activities.find(({ checkId }) => checkId === posting.checkId)
    return { created: outcome !== 'duplicate', messageId: id, activity }
  }

  /** Reports arrive, are kept and do not count; nothing is expected. @returns false when nothing is there to pause */
  function pause(pause: Omit<Pause, 'sinceMs'>): Promise<boolean> {
    return inTurn(async () => {
      const { target, by } = pause
      if (roster.checksOf(target).length === 0) return false
      const after: Pause = { ...pause, sinceMs: now() }
      await store.write(async tx => {
        const before = await tx.setPause(after)
        await tx.record({
          atMs: after.sinceMs,
          who: by,
          action: `${target.kind}.pause`,
          subject: target,
          ...(before && { before }),
          after,
        })
      })
      roster.setPause(target, after)
      await putInForce(roster.checksOf(target))
      return true
    })
  }

  /** @returns false when it is not paused */
  function resume(target: Target, who: string): Promise<boolean> {
    return inTurn(async () => {
      const atMs = now()
      const before = await store.write(async tx => {
        const pause = await tx.clearPause(target)
        if (pause)
          await tx.record({ atMs, who, action: `${target.kind}.resume`, subject: target, before: pause })
        return pause
      })
      if (!before) return false
      roster.setPause(target, undefined)
      await putInForce(roster.checksOf(target))
      return true
    })
  }

  /** Beats posted next run and schedule until a result arrives, and ends what was overdue.
   *  @returns false when there is no such check, or nothing is expected of it */
  async function setNextRun(checkId: string, nextRunAtMs: number, who: string): Promise<boolean> {
    const atMs = now()
    return pipeline.commit(async (tx, changes) => {
      const before = changes.get(checkId)?.state.slot?.expectedAtMs
      if (!pipeline.expect(changes, checkId, atMs, nextRunAtMs)) return false
      await tx.record({
        atMs,
        who,
        action: 'check.nextRun',
        subject: { kind: 'check', id: checkId },
        ...(before !== undefined && { before }),
        after: nextRunAtMs,
      })
      return true
    })
  }

  /** Removes the target with all its data. What the configuration has of it begins anew; of a check that is not in
   *  it any more nothing remains. */
  function remove(target: Target, who: string): Promise<Removed | undefined> {
    return inTurn(async () => {
      const about = roster.checksOf(target)
      const isKnown =
        about.length > 0 ||
        (target.kind === 'installation' && roster.installation(target.id) !== undefined) ||
        (target.kind === 'check' && (await store.check(target.id)) !== undefined)
      if (!isKnown) return undefined
      const atMs = now()
      return pipeline.alone(async change => {
        const removed = await store.write(async tx => {
          const { checkIds, installationIds } = await tx.remove(target)
          // The store knows the group of jobs; that of a configured check stands in its file.
          const rest = about.filter(id => !checkIds.includes(id))
          for (const id of rest) await tx.remove({ kind: 'check', id })
          const gone: Removed = { checkIds: [...checkIds, ...rest], installationIds }
          await tx.record({ atMs, who, action: `${target.kind}.remove`, subject: target, before: gone })
          return gone
        })
        await forget(target, removed, about, change)
        return removed
      })
    })
  }

  async function forget(
    target: Target,
    removed: Removed,
    about: readonly string[],
    change = pipeline.change,
  ) {
    roster.forget(removed)
    roster.setPause(target, undefined)
    const ids = [...new Set([...about, ...removed.checkIds])]
    await change(
      ids.flatMap(id => roster.find(id) ?? []),
      [],
      ids,
    )
  }

  /** Puts in force what was removed from the store elsewhere. */
  function followRemoval(target: Target, removed: Removed): Promise<void> {
    return inTurn(() => forget(target, removed, []))
  }

  /** Puts in force what was changed about an account elsewhere. */
  function followAccount(account: Account): Promise<void> {
    return inTurn(async () => {
      roster.setAccount(account)
      await putInForce(roster.checksOf({ kind: 'account', id: account.id }))
    })
  }

  /** Deletes one result with its message; the check's state is folded anew from what remains. */
  async function deleteReport(activityId: number, who: string): Promise<boolean> {
    const atMs = now()
    return pipeline.commit(async (tx, changes) => {
      const gone = await tx.deleteReport(activityId)
      if (!gone) return false
      await tx.record({
        atMs,
        who,
        action: 'report.delete',
        subject: { kind: 'activity', id: String(activityId) },
        before: gone,
      })
      await pipeline.refold(tx, changes, gone.checkId)
      return true
    })
  }

  /** What was removed is deleted in small steps; a crash leaves the rest to the next start. */
  async function sweep(signal: AbortSignal) {
    while (!signal.aborted && (await store.removeStep(removeLimit)) > 0);
  }

  /** Written with every message: its line in the log, and a good result for the notes that count them. */
  async function onTaken(tx: Tx, { id, received, outcome, results }: TakenMessage): Promise<void> {
    const atMs = now()
    await tx.record({
      atMs,
      who: received.intake,
      action: 'message.processed',
      subject: { kind: 'message', id: String(id) },
      after: {
        outcome,
        results: results.map(({ entry, status }) => ({ checkId: entry.definition.id, status })),
      },
    })
    for (const { entry, status } of results)
      if (status === 'success') await tx.countGood(roster.targetsOf(entry.definition.id), atMs)
  }

  async function addNote(note: Omit<Note, 'id' | 'endedAtMs' | 'createdAtMs'>): Promise<Note> {
    const atMs = now()
    return store.write(async tx => {
      const after = await tx.addNote({ ...note, createdAtMs: atMs })
      const subject = { kind: 'note' as const, id: String(after.id) }
      await tx.record({ atMs, who: note.author, action: 'note.create', subject, after })
      return after
    })
  }

  async function changeNote(
    id: number,
    change: Pick<Note, 'text' | 'expiresAtMs' | 'untilGood'>,
    who: string,
  ): Promise<boolean> {
    return store.write(async tx => {
      const before = await tx.findNote(id)
      if (!before || !(await tx.changeNote(id, change))) return false
      const subject = { kind: 'note' as const, id: String(id) }
      await tx.record({ atMs: now(), who, action: 'note.change', subject, before, after: change })
      return true
    })
  }

  async function deleteNote(id: number, who: string): Promise<boolean> {
    return store.write(async tx => {
      const before = await tx.deleteNote(id)
      const subject = { kind: 'note' as const, id: String(id) }
      if (before) await tx.record({ atMs: now(), who, action: 'note.delete', subject, before })
      return before !== undefined
    })
  }

  /** @throws Refusal when there is no such preference, or the value does not fit it */
  async function setPreference(key: string, given: unknown, who: string): Promise<void> {
    const value = parsePreference(key, given)
    await store.write(async tx => {
      const before = await tx.findPreference(key)
      await tx.setPreference(key, value)
      const subject = { kind: 'preference' as const, id: key }
      await tx.record({ atMs: now(), who, action: 'preference.set', subject, before, after: value })
    })
  }

  return {
    ...createEnrolment({ store, roster, now, inTurn, putInForce }),
    inTurn,
    putInForce,
    load,
    take,
    onTaken,
    pause,
    resume,
    setNextRun,
    remove,
    followRemoval,
    followAccount,
    deleteReport,
    ghosts: (slots: number) => findGhosts(fleet.all(), slots),
    sweep,
    addNote,
    changeNote,
    deleteNote,
    setPreference,
  }
}
