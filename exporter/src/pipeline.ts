/** The one way through: message in, checks it fits, status, activity, store, publish. Whatever changes a state goes
 *  through `exclusive`, one at a time: decide, commit, and only then show it. */
import type { Missed, Result } from './core/activity.ts'
import type { CheckDefinition } from './core/check.ts'
import type { CheckFacts } from './core/facts.ts'
import type { Accept, Message, Outcome, Received } from './core/message.ts'
import {
  advance,
  applyResult,
  type CheckState,
  expectAgain,
  latenessOf,
  replay,
  retireInto,
  suspend,
} from './core/state.ts'
import { createView, type MessageView, withFigures } from './core/view.ts'
import type { Events } from './events.ts'
import { type Entry, type Fleet, factsOf, isPaused, withState } from './fleet.ts'
import type { CheckRow, NewMessage, Store, Tx } from './store/store.ts'

/** As many messages as wait are committed together, up to this many: one fsync serves them all. */
const groupLimit = 100
/** Checks whose slots are missed at the same moment are recorded in groups, so that messages get in between. */
const missedGroupLimit = 2000

const retireLimit = 500
const retirePauseMs = 5

export type PipelineDeps = {
  readonly store: Store
  readonly fleet: Fleet
  readonly publisher: { set(facts: CheckFacts): void; remove(checkId: string): void }
  readonly events: Events
  readonly readMessage: (received: Received) => Promise<Message>
  readonly identityOf: (received: Received, message: Message) => string
  readonly now: () => number
}

export type Pipeline = ReturnType<typeof createPipeline>

type Job = {
  readonly received: Received
  readonly message: Message
  readonly identity: string
  readonly resolve: (answer: { id: number; outcome: Outcome }) => void
  readonly reject: (cause: unknown) => void
}

export function createPipeline(deps: PipelineDeps) {
  const { store, fleet, publisher, events, now } = deps
  let last: Promise<unknown> = Promise.resolve()
  const waiting: Job[] = []
  let draining = false

  /** Runs `work` when everything before it has been decided, committed and shown. */
  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }

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

  const accept: Accept = async received => {
    const message = await deps.readMessage(received)
    const identity = deps.identityOf(received, message)
    return new Promise((resolve, reject) => {
      waiting.push({ received, message, identity, resolve, reject })
      if (!draining) void drain()
    })
  }

  async function drain() {
    draining = true
    // One turn of the event loop lets the messages of other connections join the group.
    await new Promise(resolve => setImmediate(resolve))
    while (waiting.length > 0) {
      const group = waiting.splice(0, groupLimit)
      try {
        await take(group)
      } catch (cause) {
        await takeApart(group, cause)
      }
    }
    draining = false
  }

  /** One message that cannot be stored must not take its neighbours with it; when two in a row cannot, it is the
   *  store that is in trouble, and the others need not wait for it to say so again. */
  async function takeApart(group: readonly Job[], cause: unknown) {
    let inARow = group.length === 1 ? 2 : 0
    for (const job of group) {
      if (inARow === 2) refuse(job, cause)
      else
        await take([job]).then(
          () => {
            inARow = 0
          },
          alone => {
            inARow++
            refuse(job, alone)
          },
        )
    }
  }

  function refuse(job: Job, cause: unknown) {
    events.messageRefused(job.received.intake, cause)
    job.reject(cause)
  }

  async function take(group: readonly Job[]) {
    const answers = await commit(async (tx, changes) => {
      const taken: { id: number; outcome: Outcome }[] = []
      for (const job of group) taken.push(await takeOne(tx, changes, job))
      return taken
    })
    const nowMs = now()
    for (const [i, answer] of answers.entries()) {
      const job = group[i] as Job
      events.messageAccepted(job.received.intake, answer.outcome, answer.id, nowMs)
      job.resolve(answer)
    }
  }

  async function takeOne(tx: Tx, changes: Changes, job: Job): Promise<{ id: number; outcome: Outcome }> {
    const { received, message, identity } = job
    const again = received.intakeKey ? await tx.findMessageByIntakeKey(received.intakeKey) : undefined
    if (again) return { id: again.id, outcome: 'duplicate' }
    const copy = await tx.findMessageByIdentity(identity)
    const view = createView(message)
    const fitting: Entry[] = []
    for (const checkId of fleet.matcher().find(view)) {
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
    const decided = fitting.map(entry => ({ entry, ...decide(entry, view, received.receivedAtMs) }))
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
    return { id, outcome }
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
    await recordMissed(tx, entry.definition, passed.missed)
    await tx.insertActivity({ ...result, ...(lateMs !== undefined && { lateMs }) })
    const state = applyResult(passed.state, entry.schedule, result)
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
      const rows = new Map<string, CheckRow>()
      for (const row of await store.checks()) rows.set(row.checkId, row)
      const plan = fleet.plan(definitions, addresses, rows, now())
      await store.write(async tx => {
        for (const row of plan.changed) await tx.saveCheck(row)
      })
      for (const id of plan.left) publisher.remove(id)
      fleet.adopt(plan, now())
      show(plan.entries)
      return plan.rulesChanged
    })
  }

  /** Deletes what is older than `beforeMs`, in small steps with messages in between. @returns rows that went */
  async function retire(beforeMs: number, signal: AbortSignal): Promise<number> {
    let gone = 0
    for (let step = -1; step !== 0 && !signal.aborted; ) {
      step = await exclusive(async () => {
        const bases = new Map<string, CheckState>()
        const rows = await store.retire(beforeMs, retireLimit, (checkId, base, activities) => {
          const entry = fleet.get(checkId)
          const since = entry?.state.since ?? { atMs: 0, kind: 'created' }
          const folded = retireInto(
            (base ?? undefined) as CheckState | undefined,
            entry?.schedule,
            since,
            activities,
          )
          bases.set(checkId, folded)
          return folded
        })
        for (const [checkId, base] of bases) {
          const entry = fleet.get(checkId)
          if (entry) fleet.set({ ...entry, row: { ...entry.row, base } }, now())
        }
        return rows
      })
      gone += step
      await new Promise(resolve => setTimeout(resolve, retirePauseMs))
    }
    return gone
  }

  return { accept, onTick, configure, retire, commit, refold }
}

/** What one message says about one check: its figures first, as rules may ask for them. Results that arrive while a
 *  check is paused are kept and do not count. */
export function decide(
  entry: Entry,
  view: MessageView,
  receivedAtMs: number,
): Pick<Result, 'status' | 'reason' | 'figures'> {
  const figures = entry.figures.read(view, receivedAtMs)
  const { status, reason } = entry.status.decide(withFigures(view, figures))
  if (!isPaused(entry.definition, receivedAtMs)) return { status, reason, figures }
  return { status: 'ignored', reason: `${pausedReason}: ${status} (${reason})`, figures }
}

export const pausedReason = 'arrived while the check was paused'

/** Entries changed in one transaction, over those in force. */
export type Changes = ReturnType<typeof createChanges>
function createChanges(fleet: Fleet) {
  const entries = new Map<string, Entry>()
  return {
    entries: entries as ReadonlyMap<string, Entry>,
    get: (checkId: string): Entry | undefined => entries.get(checkId) ?? fleet.get(checkId),
    put(entry: Entry) {
      entries.set(entry.definition.id, entry)
    },
  }
}

async function recordMissed(
  tx: Tx,
  definition: CheckDefinition,
  slots: readonly { expectedAtMs: number; overdueAtMs: number }[],
) {
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

function toNewMessage(
  received: Received,
  message: Message,
  identity: string,
  outcome: NewMessage['outcome'],
): NewMessage {
  const { intake, intakeKey, envelope, oversizeBytes, raw, receivedAtMs } = received
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
    ...(oversizeBytes !== undefined && { oversizeBytes }),
  }
}
