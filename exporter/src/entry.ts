/** One check as it lives in memory: definition, compiled rules, record and state; and what others are told of it. */
import { hash } from 'node:crypto'
import type { CheckDefinition } from './core/check.ts'
import type { Engines } from './core/condition.ts'
import { type CheckFacts, type CheckView, type Remarks, readTiming } from './core/facts.ts'
import { type CompiledFigures, compileFigures } from './core/figures/figure-rules.ts'
import { type CronEngine, compileSchedule, type Schedule } from './core/schedule.ts'
import { describeSchedule } from './core/schedule-words.ts'
import { type CompiledTrust, compileTrust, type TrustRules } from './core/sender-trust.ts'
import { advance, begin, type CheckState, comeBack, expectAgain, suspend } from './core/state.ts'
import { type CompiledStatus, compileStatus } from './core/status.ts'
import { compileTemplate, type TemplateRules } from './core/template-rules.ts'
import type { CheckRow } from './store/store.ts'

export type EntryEngines = Engines & { readonly cron: CronEngine }

export type Entry = {
  readonly definition: CheckDefinition
  readonly digest: string
  readonly status: CompiledStatus
  readonly figures: CompiledFigures
  readonly trust: CompiledTrust | undefined
  readonly template: TemplateRules | undefined
  readonly schedule: Schedule | undefined
  readonly row: CheckRow
  readonly state: CheckState
}

export function stateOf(row: CheckRow): CheckState {
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
export function wakeAtMs(entry: Entry, nowMs: number): number {
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
    ...(definition.source && {
      installation: definition.source.installation,
      computer: definition.source.computer,
      ...(definition.source.product !== undefined && { product: definition.source.product }),
    }),
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
    ...(state.runningSinceMs !== undefined && { runningSinceMs: state.runningSinceMs }),
    ...(state.missedInARow !== undefined && { missedInARow: state.missedInARow }),
    ...(isNextRunSet(state) && { nextRunAtMs: state.since.nextRunAtMs }),
    missedTotal: row.missedTotal,
    failuresTotal: row.failuresTotal,
    ...(state.figures && { figures: state.figures }),
  }
}

/** Whether the slot that is open is the one that a person has set. */
function isNextRunSet({ fixed, slot, since }: CheckState): boolean {
  return fixed === true && since.nextRunAtMs !== undefined && slot?.expectedAtMs === since.nextRunAtMs
}

export function viewOf(
  entry: Entry,
  nowMs: number,
  recent: CheckView['recent'],
  remarks: Remarks = {},
): CheckView {
  const facts = factsOf(entry, nowMs)
  const { last } = entry.state
  return {
    ...facts,
    ...remarks,
    timing: readTiming(facts, nowMs),
    ...(last && { lastReason: last.reason, lastMessageId: last.messageId }),
    ...(entry.definition.schedule && { schedule: describeSchedule(entry.definition.schedule) }),
    recent,
  }
}

type Compiled = Pick<
  Entry,
  'definition' | 'digest' | 'status' | 'figures' | 'template' | 'trust' | 'schedule'
>

export function compileEntry(
  definition: CheckDefinition,
  before: Entry | undefined,
  engines: EntryEngines,
): Compiled {
  const { knownSenders, ...own } = definition
  const digest = digestOf(knownSenders ? [own, digestOfList(knownSenders)] : own)
  if (before?.digest === digest) return before
  try {
    return {
      definition,
      digest,
      status: compileStatus(definition.status, engines),
      figures: compileFigures(definition.figures ?? [], engines),
      trust: compileTrust(definition),
      template: compileTemplate(definition),
      schedule: definition.schedule && compileSchedule(definition.schedule, engines),
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`check "${definition.id}": ${why}`, { cause })
  }
}

type Placing = {
  readonly before: Entry | undefined
  readonly row: CheckRow | undefined
  readonly addresses: readonly string[]
  /** They are those of before. */
  readonly sameAddresses: boolean
  readonly nowMs: number
}

/** Brings a check's recorded state under its present definition.
 *  @param addresses our own: which mails a word of an alias stands for depends on them
 *  @returns `before` itself when nothing about it is new */
export function place(compiled: Compiled, { before, row, addresses, sameAddresses, nowMs }: Placing): Entry {
  const { definition, schedule } = compiled
  const known = before && compiled === before && sameAddresses ? before.row : undefined
  const { scheduleDigest, rulesDigest } = known ?? digestsOf(definition, addresses)
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
  if (state.left) state = comeBack(state)
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
  if (same && known && row === known) return before as Entry
  return { ...compiled, state, row: same ? row : { ...row, state, scheduleDigest, rulesDigest } }
}

function digestsOf(
  { schedule, match, status, template, object, ...definition }: CheckDefinition,
  addresses: readonly string[],
) {
  const hangsOnAddresses = match.alias !== undefined && !match.alias.includes('@')
  return {
    scheduleDigest: digestOf(schedule ?? null),
    rulesDigest: digestOf([
      match,
      status,
      ...(hangsOnAddresses ? addresses : []),
      ...trustDigest(definition),
      ...(template !== undefined ? [{ template, object }] : []),
    ]),
  }
}

/** Nothing where anybody is trusted: then the digest is what it was before there was trust. */
function trustDigest({ trust, knownSenders }: TrustRules): readonly unknown[] {
  return trust === undefined ? [] : [{ trust, known: knownSenders ? digestOfList(knownSenders) : '' }]
}

/** One list serves all checks. */
const listDigests = new WeakMap<readonly string[], string>()

function digestOfList(list: readonly string[]): string {
  const known = listDigests.get(list)
  if (known !== undefined) return known
  const made = digestOf(list)
  listDigests.set(list, made)
  return made
}

/** Hex digest of a value's JSON. */
function digestOf(value: unknown): string {
  return hash('sha1', JSON.stringify(value))
}
