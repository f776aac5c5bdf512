/** All configured checks with their states: what is in memory while the service runs. Whoever changes a state does
 *  so after the commit that records it; what is read here is therefore always on disk. */
import { hash } from 'node:crypto'
import type { CheckDefinition } from './core/check.ts'
import type { Engines } from './core/condition.ts'
import { type CheckFacts, type CheckView, readTiming } from './core/facts.ts'
import { type CompiledFigures, compileFigures } from './core/figures/figure-rules.ts'
import { createMatcher, type Matcher } from './core/match.ts'
import { type CronEngine, compileSchedule, type Schedule } from './core/schedule.ts'
import { describeSchedule } from './core/schedule-words.ts'
import { advance, begin, type CheckState, expectAgain, suspend } from './core/state.ts'
import { type CompiledStatus, compileStatus } from './core/status.ts'
import type { CheckRow } from './store/store.ts'

export type Entry = {
  readonly definition: CheckDefinition
  readonly digest: string
  readonly status: CompiledStatus
  readonly figures: CompiledFigures
  readonly schedule: Schedule | undefined
  readonly row: CheckRow
  readonly state: CheckState
}

/** A plan for a new configuration: nothing is in force until its rows are committed and it is handed to `adopt`. */
export type Plan = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly matcher: Matcher
  /** Rows to be written: new checks, changed schedules, pauses, checks that left the configuration. */
  readonly changed: readonly CheckRow[]
  readonly left: readonly string[]
  /** Checks whose matching or status rules are new: stored unmatched messages are tried on them. */
  readonly rulesChanged: readonly string[]
}

type FleetEngines = Engines & { readonly cron: CronEngine }

export type Fleet = ReturnType<typeof createFleet>

export function createFleet(engines: FleetEngines) {
  let live = new Map<string, Entry>()
  const wakes = new Map<string, number>()
  let firstWakeMs = Number.POSITIVE_INFINITY
  let matcher: Matcher = createMatcher([], engines, [])

  function wakeUp(entry: Entry, nowMs: number) {
    const wakeMs = wakeAtMs(entry, nowMs)
    wakes.set(entry.definition.id, wakeMs)
    firstWakeMs = Math.min(firstWakeMs, wakeMs)
  }

  return {
    get: (checkId: string): Entry | undefined => live.get(checkId),
    all: (): Iterable<Entry> => live.values(),
    size: (): number => live.size,
    matcher: (): Matcher => matcher,
    set(entry: Entry, nowMs: number) {
      live.set(entry.definition.id, entry)
      wakeUp(entry, nowMs)
    },
    /** At most `limit` checks about which something has changed by time alone. Costs nothing while there are none. */
    due(nowMs: number, limit: number): readonly Entry[] {
      if (nowMs < firstWakeMs) return []
      const found: Entry[] = []
      let first = Number.POSITIVE_INFINITY
      for (const [id, wakeMs] of wakes) {
        const entry = live.get(id)
        if (entry && wakeMs <= nowMs && found.length < limit) found.push(entry)
        else if (wakeMs < first) first = wakeMs
      }
      // Those found come with a new moment when they have been dealt with, or are found again.
      firstWakeMs = found.length > 0 ? Math.min(first, nowMs) : first
      return found
    },

    /** @param rows of the store, for checks that are not in memory yet
     *  @throws Error when a check cannot be compiled, naming it */
    plan(
      definitions: readonly CheckDefinition[],
      addresses: readonly string[],
      rows: ReadonlyMap<string, CheckRow>,
      nowMs: number,
    ): Plan {
      const next = new Map<string, Entry>()
      const changed: CheckRow[] = []
      const rulesChanged: string[] = []
      for (const definition of definitions) {
        const before = live.get(definition.id)
        const compiled = compile(definition, before, engines)
        const row = before?.row ?? rows.get(definition.id)
        const entry = place(compiled, before, row, nowMs)
        if (entry.row !== row) changed.push(entry.row)
        if (entry.row.rulesDigest !== row?.rulesDigest) rulesChanged.push(definition.id)
        next.set(definition.id, entry)
      }
      const left = [...live.keys(), ...rows.keys()].filter(id => !next.has(id))
      for (const id of new Set(left)) {
        const row = live.get(id)?.row ?? rows.get(id)
        const state = row && stateOf(row)
        if (row && state && !state.idle) changed.push({ ...row, state: suspend(state) })
      }
      const matched = definitions.map(({ id, match }) => ({ id, match }))
      return {
        entries: next,
        matcher: createMatcher(matched, engines, addresses),
        changed,
        left,
        rulesChanged,
      }
    },
    adopt(plan: Plan, nowMs: number) {
      live = new Map(plan.entries)
      wakes.clear()
      firstWakeMs = Number.POSITIVE_INFINITY
      for (const entry of live.values()) wakeUp(entry, nowMs)
      matcher = plan.matcher
    },
  }
}

function stateOf(row: CheckRow): CheckState {
  return row.state as CheckState
}

export function isPaused(definition: CheckDefinition, nowMs: number): boolean {
  return definition.paused === true || (definition.paused !== undefined && nowMs < definition.paused)
}

/** The entry in a new state, its row with it. */
export function withState(
  entry: Entry,
  state: CheckState,
  counts?: { failures: number; missed: number },
): Entry {
  const row: CheckRow = {
    ...entry.row,
    state,
    failuresTotal: entry.row.failuresTotal + (counts?.failures ?? 0),
    missedTotal: entry.row.missedTotal + (counts?.missed ?? 0),
  }
  return { ...entry, state, row }
}

/** When something about this check changes by time alone: a slot is missed, a window opens or closes, a pause ends. */
function wakeAtMs(entry: Entry, nowMs: number): number {
  const { definition, schedule, state } = entry
  const moments: (number | undefined)[] = [
    state.slot && state.slot.overdueAtMs + 1,
    state.idle && typeof definition.paused === 'number' ? definition.paused : undefined,
    definition.notify.outsideWindow ? undefined : schedule?.nextOpenChange(nowMs),
    definition.schedule?.window && state.slot && nowMs <= state.slot.expectedAtMs
      ? state.slot.expectedAtMs + 1
      : undefined,
  ]
  return Math.min(...moments.map(moment => moment ?? Number.POSITIVE_INFINITY))
}

export function factsOf(entry: Entry, nowMs: number): CheckFacts {
  const { definition, schedule, state, row } = entry
  const { notify } = definition
  const overdueAtMs = state.slot?.overdueAtMs
  return {
    id: definition.id,
    group: definition.group,
    name: definition.name,
    ...(definition.label !== undefined && { label: definition.label }),
    ...(notify.route !== undefined && { route: notify.route }),
    repeat: notify.repeat,
    restored: notify.restored,
    graceMs: notify.graceMs,
    paused: state.idle === true,
    muted: !notify.outsideWindow && schedule !== undefined && !schedule.isOpen(nowMs),
    windowMissed:
      definition.schedule?.window !== undefined &&
      (state.missedSince !== undefined || (state.slot !== undefined && nowMs > state.slot.expectedAtMs)),
    seen: state.last !== undefined,
    ...(state.last && { status: state.last.status, lastResultAtMs: state.last.atMs }),
    ...(state.lastSuccessAtMs !== undefined && { lastSuccessAtMs: state.lastSuccessAtMs }),
    ...(state.slot && { expectedAtMs: state.slot.expectedAtMs }),
    ...(overdueAtMs !== undefined && { overdueAtMs }),
    ...(state.missedSince && { overdueSinceMs: state.missedSince.overdueAtMs }),
    ...(schedule?.intervalMs !== undefined && { intervalMs: schedule.intervalMs }),
    ...(schedule && { overdueAfterMs: schedule.overdueAfterMs }),
    consecutiveFailures: state.consecutiveFailures,
    ...(state.failingSinceMs !== undefined && { failingSinceMs: state.failingSinceMs }),
    ...(state.statusSinceMs !== undefined && { statusSinceMs: state.statusSinceMs }),
    missedTotal: row.missedTotal,
    failuresTotal: row.failuresTotal,
    ...(state.figures && { figures: state.figures }),
  }
}

export function viewOf(entry: Entry, nowMs: number, recent: CheckView['recent']): CheckView {
  const facts = factsOf(entry, nowMs)
  const { last } = entry.state
  return {
    ...facts,
    timing: readTiming(facts, nowMs),
    ...(last && { lastReason: last.reason, lastMessageId: last.messageId }),
    ...(entry.definition.schedule && { schedule: describeSchedule(entry.definition.schedule) }),
    recent,
  }
}

type Compiled = Pick<Entry, 'definition' | 'digest' | 'status' | 'figures' | 'schedule'>

function compile(definition: CheckDefinition, before: Entry | undefined, engines: FleetEngines): Compiled {
  const digest = digestOf(definition)
  if (before?.digest === digest) return before
  try {
    return {
      definition,
      digest,
      status: compileStatus(definition.status, engines),
      figures: compileFigures(definition.figures ?? [], engines),
      schedule: definition.schedule && compileSchedule(definition.schedule, engines),
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`check "${definition.id}": ${why}`, { cause })
  }
}

/** Brings a check's recorded state under its present definition. */
function place(
  compiled: Compiled,
  before: Entry | undefined,
  row: CheckRow | undefined,
  nowMs: number,
): Entry {
  const { definition, schedule } = compiled
  const scheduleDigest = digestOf(definition.schedule ?? null)
  const rulesDigest = digestOf([definition.match, definition.status])
  const paused = isPaused(definition, nowMs)
  if (!row) {
    const begun = begin(schedule, { atMs: nowMs, kind: 'created' })
    const state = paused ? suspend(begun) : begun
    const created = {
      checkId: definition.id,
      createdAtMs: nowMs,
      base: null,
      failuresTotal: 0,
      missedTotal: 0,
    }
    return { ...compiled, state, row: { ...created, scheduleDigest, rulesDigest, state } }
  }
  let state = stateOf(row)
  if (paused && !state.idle) state = suspend(state)
  else if (!paused && state.idle) {
    const resumedAtMs = typeof definition.paused === 'number' ? definition.paused : nowMs
    state = expectAgain(state, schedule, { atMs: resumedAtMs, kind: 'resumed' })
  } else if (!paused && row.scheduleDigest !== scheduleDigest) {
    const { state: upToNow } = advance(state, before?.schedule, nowMs)
    state = expectAgain(upToNow, schedule, { atMs: nowMs, kind: 'changed' })
  }
  const same =
    state === stateOf(row) && row.scheduleDigest === scheduleDigest && row.rulesDigest === rulesDigest
  return { ...compiled, state, row: same ? row : { ...row, state, scheduleDigest, rulesDigest } }
}

/** Hex digest of a value's JSON. */
function digestOf(value: unknown): string {
  return hash('sha1', JSON.stringify(value))
}
