/** Where a check stands: a fold over its activities and time. The same activities and the same moment give the same
 *  state, whether they came one by one or are read again from the store; time never changes a state by itself. */
import type { Figures, Missed, Result, Status } from './activity.ts'
import { type KnownFigure, type KnownFigures, knownFigures } from './figures/kind.ts'
import type { Schedule, Slot } from './schedule.ts'

/** From when on the present schedule counts, and why: a `changed` schedule goes on from the last result, a check
 *  that is `resumed` after a pause owes nothing from before. */
export type Since = {
  readonly atMs: number
  readonly kind: 'created' | 'changed' | 'resumed'
  /** A person said when the next run is; that beats the schedule until a result arrives. */
  readonly nextRunAtMs?: number
}

export type CheckState = {
  readonly since: Since
  /** Paused, or not in the configuration: nothing is expected. */
  readonly idle?: true
  /** Idle because it is not in the configuration, not because somebody paused it. */
  readonly left?: true
  readonly firstResultAtMs?: number
  readonly last?: {
    readonly atMs: number
    readonly status: Status
    readonly reason: string
    readonly messageId: number
  }
  readonly lastSuccessAtMs?: number
  /** Measures are those of the last result that told them, counts of trouble those of the last result. Only the
   *  known ones, so that a state stays small whatever a check reads. */
  readonly figures?: KnownFigures
  /** Since when every result has had the status of the last one. */
  readonly statusSinceMs?: number
  readonly failingSinceMs?: number
  readonly consecutiveFailures: number
  /** The expectation that is open now. */
  readonly slot?: Slot
  /** The slot was posted or set by a person: it gives way to what the next result brings. */
  readonly fixed?: true
  /** When the run that is under way began. */
  readonly runningSinceMs?: number
  /** The first of the missed slots that no result has answered yet. */
  readonly missedSince?: Slot
  /** How many slots in a row no result has answered. */
  readonly missedInARow?: number
  /** Latest activity folded in, ignored ones too. */
  readonly eventAtMs?: number
}

/** A check that was silent for longer gets its newest slots only: nobody reads a thousand gaps one by one. */
export const missedAtOnceLimit = 1000

/** State of a check that has just begun to be expected. */
export function begin(schedule: Schedule | undefined, since: Since): CheckState {
  return expectAgain({ since, consecutiveFailures: 0 }, schedule, since)
}

/** A new schedule, or the old one after a break, begins to count.
 *  A check that is overdue stays so through a change of its schedule: an edit never turns silence green. */
export function expectAgain(state: CheckState, schedule: Schedule | undefined, since: Since): CheckState {
  const { slot: _, idle: __, fixed: ___, missedSince, missedInARow, ...rest } = state
  const kept = missedSince !== undefined && since.kind === 'changed' && schedule !== undefined
  return {
    ...rest,
    ...(kept && { missedSince, ...optional('missedInARow', missedInARow) }),
    ...optional('slot', schedule && nextSlot(state, schedule, since)),
    ...(since.nextRunAtMs !== undefined && schedule && { fixed: true as const }),
    since,
  }
}

/** Absence from the configuration. A file that was gone for a moment must not turn silence green: what comes back
 *  owes what it would owe had it stayed. */
export function leave(state: CheckState): CheckState {
  return { ...state, idle: true, left: true }
}

export function comeBack({ idle: _, left: __, ...state }: CheckState): CheckState {
  return state
}

/** Pause. What was overdue is no longer asked for. */
export function suspend(state: CheckState): CheckState {
  const { slot: _, missedSince: __, missedInARow: ___, fixed: ____, left: _____, ...rest } = state
  return { ...rest, idle: true }
}

/** Lets time pass: each slot whose overdue moment lies before `nowMs` is missed, and the expectation rolls on. */
export function advance(
  state: CheckState,
  schedule: Schedule | undefined,
  nowMs: number,
): { readonly state: CheckState; readonly missed: readonly Slot[] } {
  if (!schedule || !state.slot || state.slot.overdueAtMs >= nowMs) return { state, missed: [] }
  const missed: Slot[] = []
  let slot: Slot | undefined = state.slot
  while (slot && slot.overdueAtMs < nowMs) {
    missed.push(slot)
    slot = schedule.afterMiss(slot, state.firstResultAtMs)
  }
  const kept = missed.slice(-missedAtOnceLimit)
  const { slot: _, fixed: __, ...rest } = state
  const next: CheckState = {
    ...rest,
    ...optional('slot', slot),
    missedSince: state.missedSince ?? missed[0] ?? state.slot,
    missedInARow: (state.missedInARow ?? 0) + kept.length,
    eventAtMs: kept.at(-1)?.overdueAtMs ?? nowMs,
  }
  return { state: next, missed: kept }
}

/** How long after the first slot it left unanswered a result came; undefined when it was not late. */
export function latenessOf(state: CheckState, atMs: number): number | undefined {
  return state.missedSince && Math.max(0, atMs - state.missedSince.expectedAtMs)
}

/** Takes in one result; any but an ignored one answers what was expected, good or bad. Time must have been
 *  advanced to it before. */
export function applyResult(
  state: CheckState,
  schedule: Schedule | undefined,
  result: Pick<Result, 'atMs' | 'status' | 'reason' | 'messageId' | 'figures'>,
): CheckState {
  const { atMs, status, reason, messageId, figures } = result
  const eventAtMs = Math.max(atMs, state.eventAtMs ?? atMs)
  if (status === 'ignored')
    return { ...state, ...(figures['running'] === 1 && { runningSinceMs: atMs }), eventAtMs }
  const {
    missedSince: _,
    missedInARow: __,
    runningSinceMs: ___,
    failingSinceMs,
    slot,
    fixed,
    figures: before,
    ...rest
  } = state
  const firstResultAtMs = state.firstResultAtMs ?? atMs
  const posted = state.idle ? undefined : postedSlot(schedule, result)
  const following = posted ?? (state.idle ? undefined : schedule?.afterResult(atMs, firstResultAtMs))
  return {
    ...rest,
    firstResultAtMs,
    last: { atMs, status, reason, messageId },
    ...(status === 'success' && { lastSuccessAtMs: atMs }),
    ...optional('figures', latestFigures(before, result.figures)),
    statusSinceMs: state.last?.status === status ? (state.statusSinceMs ?? atMs) : atMs,
    ...(status === 'failure' && { failingSinceMs: failingSinceMs ?? atMs }),
    consecutiveFailures: status === 'failure' ? state.consecutiveFailures + 1 : 0,
    // The slot of a check without results counts from its creation; the first result is a better anchor, even
    // one from before (a mailbox that held messages already).
    ...optional(
      'slot',
      (state.last && !fixed && !posted) || !following ? laterSlot(slot, following) : following,
    ),
    ...((posted || (fixed && !following)) && { fixed: true as const }),
    eventAtMs,
  }
}

/** How many errors there were belongs to one run: without word of them, those of an older run are not true any more. */
const ofOneRun: readonly KnownFigure[] = ['warnings', 'errors']

function latestFigures(before: KnownFigures | undefined, told: Figures): KnownFigures | undefined {
  const latest: { [name in KnownFigure]?: number } = {}
  for (const name of knownFigures) {
    const value = Object.hasOwn(told, name)
      ? told[name]
      : ofOneRun.includes(name)
        ? undefined
        : before?.[name]
    if (value !== undefined && Number.isFinite(value)) latest[name] = value
  }
  return Object.keys(latest).length > 0 ? latest : undefined
}

/** Takes in a missed slot that is already on record. */
export function applyMissed(
  state: CheckState,
  schedule: Schedule | undefined,
  missed: Pick<Missed, 'atMs' | 'expectedAtMs'>,
): CheckState {
  const gone: Slot = { expectedAtMs: missed.expectedAtMs, overdueAtMs: missed.atMs }
  const { slot, fixed, ...rest } = state
  const isOpen = slot !== undefined && slot.expectedAtMs > gone.expectedAtMs
  const following = state.idle ? undefined : schedule?.afterMiss(gone, state.firstResultAtMs)
  return {
    ...rest,
    missedSince: state.missedSince ?? gone,
    missedInARow: (state.missedInARow ?? 0) + 1,
    ...optional('slot', isOpen ? slot : following),
    ...(isOpen && fixed && { fixed }),
    eventAtMs: missed.atMs,
  }
}

/** A sender that knows when its next run is knows better than any schedule. */
function postedSlot(schedule: Schedule | undefined, { atMs, figures }: Pick<Result, 'atMs' | 'figures'>) {
  const nextRunAtMs = figures['nextRunAt']
  if (!schedule || nextRunAtMs === undefined || nextRunAtMs <= atMs) return undefined
  return slotAt(schedule, nextRunAtMs)
}

function slotAt(schedule: Schedule, expectedAtMs: number): Slot {
  return { expectedAtMs, overdueAtMs: expectedAtMs + schedule.overdueAfterMs }
}

function nextSlot(state: CheckState, schedule: Schedule, since: Since): Slot | undefined {
  if (since.nextRunAtMs !== undefined) return slotAt(schedule, since.nextRunAtMs)
  if (!state.last && !schedule.expectFirst) return undefined
  if (!state.last || since.kind !== 'changed') return schedule.first(since.atMs)
  let slot = schedule.afterResult(state.last.atMs, state.firstResultAtMs ?? state.last.atMs)
  // The new schedule has no say about slots long gone: of those it would have missed only the newest is asked for.
  while (slot && slot.overdueAtMs < since.atMs) {
    const following = schedule.afterMiss(slot, state.firstResultAtMs)
    if (!following || following.overdueAtMs >= since.atMs) break
    slot = following
  }
  return slot
}

function laterSlot(a: Slot | undefined, b: Slot | undefined): Slot | undefined {
  if (!a || !b) return a ?? b
  return b.expectedAtMs > a.expectedAtMs ? b : a
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: V }
}
