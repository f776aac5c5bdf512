/** The one way through: message in, checks it fits, status, activity, store, publish. Whatever changes a state goes
 *  through `exclusive`, one at a time: decide, commit, and only then show it. */
import type { Result } from './core/activity.ts'
import type { CheckDefinition } from './core/check.ts'
import type { CheckFacts } from './core/facts.ts'
import type { Accept, Message, Outcome, Received } from './core/message.ts'
import { replay } from './core/record-fold.ts'
import { isDistrusted, type SenderFinding } from './core/sender-trust.ts'
import { advance, applyResult, type CheckState, expectAgain, latenessOf, suspend } from './core/state.ts'
import { createView } from './core/view.ts'
import { type Entry, factsOf, isPaused, withState } from './entry.ts'
import type { Events } from './events.ts'
import { type Changes, createChanges, type Fleet, type Plan } from './fleet.ts'
import { createGroupCommit } from './group-commit.ts'
import { createInTurn } from './in-turn.ts'
import { decide, fittingChecks, recordMissed, rowsOf, toNewMessage, withDuration } from './record.ts'
import { findReplay, withSender } from './replay.ts'
import { retireOld } from './retention.ts'
import type { Store, Tx } from './store/store.ts'

/** As many messages as wait are committed together, up to this many: one fsync serves them all. */
const groupLimit = 100
/** Checks whose slots are missed at the same moment are recorded in groups, so that messages get in between. */
const missedGroupLimit = 2000

export type PipelineDeps = {
  readonly store: Store
  readonly fleet: Fleet
  readonly publisher: { set(facts: CheckFacts): void; remove(checkId: string): void }
  readonly events: Events
  readonly readMessage: (received: Received) => Promise<Message>
  /** What is found out about the sender of a mail; undefined when nobody asked for it. */
  readonly verifySender?: (received: Received) => Promise<SenderFinding | undefined>
  readonly identityOf: (received: Received, message: Message) => string
  readonly now: () => number
  /** What else is written with a message: its line in the log, what notes wait for. */
  readonly onTaken?: (tx: Tx, taken: TakenMessage) => Promise<void>
}

export type TakenMessage = {
  readonly id: number
  readonly received: Received
  readonly outcome: Outcome
  readonly results: readonly (Pick<Result, 'status'> & { readonly entry: Entry })[]
}

/** @returns the checks whose rules are new */
export type ChangeChecks = (
  definitions: readonly CheckDefinition[],
  left: readonly string[],
  forgotten?: readonly string[],
) => Promise<readonly string[]>

export type Pipeline = ReturnType<typeof createPipeline>

type Job = { readonly received: Received; readonly message: Message; readonly identity: string }
type Taken = {
  readonly id: number
  readonly outcome: Outcome
  /** Good results that did not count for their sender. */
  readonly distrusted?: number
}

export function createPipeline(deps: PipelineDeps) {
  const { store, fleet, publisher, events, now } = deps

  /** Runs work when everything before it has been decided, committed and shown. */
  const exclusive = createInTurn()

  function show(changes: ReadonlyMap<string, Entry>) {
    const nowMs = now()
    for (const entry of changes.values()) {
      fleet.set(entry, nowMs)
      publisher.set(factsOf(entry, nowMs))
    }
  }

  /** Decides and commits; what `work` puts into `changes` is shown when it is on disk, never before. */
  function commit<T>(work: (tx: Tx, changes: Changes) => Promise<T>): Promise<T> {
    return exclusive(async () => {
      const changes = createChanges(fleet)
      const answer = await store.write(async tx => {
        const done = await work(tx, changes)
        for (const entry of changes.entries.values()) await tx.saveCheck(entry.row)
        return done
      })
      show(changes.entries)
      return answer
    })
  }

  const group = createGroupCommit<Job, Taken>({
    limit: groupLimit,
    take,
    refused: (job, cause) => events.messageRefused(job.received.intake, cause),
  })

  const accept: Accept = async received => {
    const [read, sender] = await Promise.all([deps.readMessage(received), deps.verifySender?.(received)])
    const message = sender ? withSender(read, sender) : read
    const identity = deps.identityOf(received, message)
    return group.submit({ received: sender ? withSender(received, sender) : received, message, identity })
  }

  async function take(jobs: readonly Job[]): Promise<readonly Taken[]> {
    const answers = await commit(async (tx, changes) => {
      const taken: Taken[] = []
      for (const job of jobs) taken.push(await takeOne(tx, changes, job))
      return taken
    })
    const nowMs = now()
    for (const [i, { id, outcome, distrusted }] of answers.entries()) {
      const job = jobs[i]
      if (!job) continue
      events.messageAccepted(job.received.intake, outcome, id, nowMs)
      if (job.received.sender) events.senderVerified(job.received.sender.outcome)
      if (distrusted) events.resultsDistrusted(distrusted, id)
    }
    return answers
  }

  async function takeOne(tx: Tx, changes: Changes, job: Job): Promise<Taken> {
    const { received, message, identity } = await heldAgainstRecord(tx, job)
    const again = received.intakeKey ? await tx.findMessageByIntakeKey(received.intakeKey) : undefined
    if (again) return { id: again.id, outcome: 'duplicate' }
    const copy = await tx.findMessageByIdentity(identity)
    const judged = { view: createView(message), message }
    const fitting: Entry[] = []
    for (const checkId of fittingChecks(fleet, judged)) {
      const entry = changes.get(checkId)
      if (entry && !(copy && (await tx.hasResultOf(checkId, identity)))) fitting.push(entry)
    }
    // A copy is only worth keeping when it reached somebody the first one did not: a check's own address.
    const known = new Set(copy?.recipients.map(address => address.toLowerCase()))
    const reachesMore =
      copy?.outcome === 'unmatched' && message.recipients.some(address => !known.has(address.toLowerCase()))
    if (copy && fitting.length === 0 && !reachesMore) {
      await tx.countCopy(copy.id)
      return { id: copy.id, outcome: 'duplicate' }
    }
    const decided = fitting.map(entry => ({ entry, ...decide(entry, judged) }))
    const outcome =
      decided.length === 0
        ? 'unmatched'
        : decided.some(({ status }) => status !== 'ignored')
          ? 'matched'
          : 'ignored'
    const id = await tx.insertMessage(toNewMessage(received, message, identity, outcome))
    for (const { entry, status, reason, figures } of decided) {
      const result: Result = {
        kind: 'result',
        checkId: entry.definition.id,
        messageId: id,
        atMs: received.receivedAtMs,
        status,
        reason,
        figures,
      }
      await addLive(tx, changes, result)
    }
    await deps.onTaken?.(tx, { id, received, outcome, results: decided })
    const distrusted = decided.filter(isDistrusted).length
    return { id, outcome, ...(distrusted > 0 && { distrusted }) }
  }

  /** A mail that is sent again under another name is not what its signature said of the first one. */
  async function heldAgainstRecord(tx: Tx, job: Job): Promise<Job> {
    const { sender } = job.received
    if (!sender?.signatures) return job
    const held = await findReplay(tx, sender, job.identity)
    return { ...job, received: withSender(job.received, held), message: withSender(job.message, held) }
  }

  /** Adds a result that has just arrived. One that is older than what is on record (a mailbox read late) has the
   *  check's state folded anew, so that the order of arrival does not matter. */
  async function addLive(tx: Tx, changes: Changes, result: Result) {
    const entry = changes.get(result.checkId)
    if (!entry) return
    const failures = result.status === 'failure' ? 1 : 0
    if (entry.state.eventAtMs !== undefined && result.atMs < entry.state.eventAtMs) {
      await refold(tx, changes, entry.definition.id, result)
      const folded = changes.get(result.checkId) ?? entry
      changes.put(withState(folded, folded.state, { failures, missed: 0 }))
      return
    }
    const passed = advance(entry.state, entry.schedule, result.atMs)
    const lateMs = result.status === 'ignored' ? undefined : latenessOf(passed.state, result.atMs)
    const timed = withDuration(result, passed.state.runningSinceMs)
    await recordMissed(tx, entry.definition, passed.missed)
    await tx.insertActivity({ ...timed, ...(lateMs !== undefined && { lateMs }) })
    const state = applyResult(passed.state, entry.schedule, timed)
    changes.put(withState(entry, state, { failures, missed: passed.missed.length }))
  }

  /** Folds a check's state from its record, and one result more if given, which is then written too. */
  async function refold(tx: Tx, changes: Changes, checkId: string, more?: Result) {
    const entry = changes.get(checkId)
    if (!entry) return
    const { idle, since } = entry.state
    const schedule = idle ? undefined : entry.schedule
    const recorded = await tx.activitiesOf(checkId)
    const place = more ? recorded.findLastIndex(row => row.atMs <= more.atMs) + 1 : 0
    const rows = more ? [...recorded.slice(0, place), more, ...recorded.slice(place)] : recorded
    const base = (entry.row.base ?? undefined) as CheckState | undefined
    const folded = replay(schedule, since, base, rows, now())
    if (more) {
      const lateMs = more.status === 'ignored' ? undefined : folded.late[place]
      await tx.insertActivity({ ...more, ...(lateMs !== undefined && { lateMs }) })
    }
    if (schedule) {
      await tx.deleteMissed(checkId, folded.missedAfterMs)
      await recordMissed(tx, entry.definition, folded.missed)
    }
    changes.put(withState(entry, idle ? suspend(folded.state) : folded.state))
  }

  /** A person says when the next run is. @returns false when nothing is expected of the check */
  function expect(changes: Changes, checkId: string, atMs: number, nextRunAtMs: number): boolean {
    const entry = changes.get(checkId)
    if (!entry?.schedule || entry.state.idle) return false
    changes.put(
      withState(entry, expectAgain(entry.state, entry.schedule, { atMs, kind: 'resumed', nextRunAtMs })),
    )
    return true
  }

  /** Records every slot that was missed by now, ends timed pauses, opens and closes windows. */
  async function onTick() {
    for (;;) {
      const nowMs = now()
      const due = fleet.due(nowMs, missedGroupLimit)
      if (due.length === 0) return
      await commit(async (tx, changes) => {
        for (const { definition } of due) {
          const entry = changes.get(definition.id)
          if (entry) await wake(tx, changes, entry, nowMs)
        }
      })
    }
  }

  async function wake(tx: Tx, changes: Changes, entry: Entry, nowMs: number) {
    const { definition, schedule } = entry
    const resumed = entry.state.idle && typeof definition.paused === 'number' && !isPaused(definition, nowMs)
    const state = resumed
      ? expectAgain(entry.state, schedule, { atMs: definition.paused as number, kind: 'resumed' })
      : entry.state
    const passed = advance(state, schedule, nowMs)
    await recordMissed(tx, definition, passed.missed)
    changes.put(withState(entry, passed.state, { failures: 0, missed: passed.missed.length }))
  }

  /** Puts a new configuration in force. @returns the checks whose rules are new. @throws when it cannot be compiled
   *  or stored; the old one then stays in force. */
  async function configure(definitions: readonly CheckDefinition[], addresses: readonly string[]) {
    if (fleet.size() > 0) await onTick()
    return exclusive(async () => {
      const rows = await rowsOf(deps, definitions)
      const plan = fleet.plan(definitions, addresses, rows, now())
      await putInForce(plan)
      return plan.rulesChanged
    })
  }

  /** Some checks are new, different or gone. @param forgotten those whose record was removed */
  const change: ChangeChecks = (definitions, left, forgotten) =>
    exclusive(() => changeNow(definitions, left, forgotten))

  /** Work on the record itself, with no message in between until its checks are changed. */
  const alone = <T>(work: (change: ChangeChecks) => Promise<T>): Promise<T> =>
    exclusive(() => work(changeNow))

  const changeNow: ChangeChecks = async (definitions, left, forgotten = []) => {
    fleet.forget(forgotten)
    for (const id of forgotten) publisher.remove(id)
    const plan = fleet.planSome(definitions, left, await rowsOf(deps, definitions), now())
    await putInForce(plan)
    return plan.rulesChanged
  }

  async function putInForce(plan: Plan) {
    await store.write(async tx => {
      for (const row of plan.changed) await tx.saveCheck(row)
    })
    for (const id of plan.left) publisher.remove(id)
    fleet.adopt(plan, now())
    show(plan.fresh)
  }

  const retire = (beforeMs: number, signal: AbortSignal) =>
    retireOld({ store, fleet, exclusive, now }, beforeMs, signal)

  return { accept, onTick, configure, change, alone, expect, retire, commit, refold }
}
