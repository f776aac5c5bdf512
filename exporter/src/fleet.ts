/** All configured checks with their states: what is in memory while the service runs. Whoever changes a state does
 *  so after the commit that records it; what is read here is therefore always on disk. */
import type { CheckDefinition } from './core/check.ts'
import { createMatcher, type Matcher } from './core/match.ts'
import { leave, suspend } from './core/state.ts'
import { compileEntry, type Entry, type EntryEngines, place, stateOf, wakeAtMs } from './entry.ts'
import type { CheckRow } from './store/store.ts'

/** A plan for a new configuration: nothing is in force until its rows are committed and it is handed to `adopt`. */
export type Plan = {
  readonly entries: ReadonlyMap<string, Entry>
  /** Those that are not as before: only they have to be shown. */
  readonly fresh: ReadonlyMap<string, Entry>
  /** Whether these are all checks there are; the others otherwise stay as they are. */
  readonly all: boolean
  readonly matcher: Matcher
  readonly addresses: readonly string[]
  /** Rows to be written: new checks, changed schedules, pauses, checks that left the configuration. */
  readonly changed: readonly CheckRow[]
  readonly left: readonly string[]
  /** Checks whose matching or status rules are new: stored unmatched messages are tried on them. */
  readonly rulesChanged: readonly string[]
}

type Configured = {
  readonly definitions: readonly CheckDefinition[]
  readonly rows: ReadonlyMap<string, CheckRow>
  readonly addresses: readonly string[]
  readonly nowMs: number
}

export type Fleet = ReturnType<typeof createFleet>

export function createFleet(engines: EntryEngines) {
  let live = new Map<string, Entry>()
  const wakes = new Map<string, number>()
  let firstWakeMs = Number.POSITIVE_INFINITY
  let changes = 0
  let matcher: Matcher = createMatcher([], engines, [])
  let ownAddresses: readonly string[] = []

  function wakeUp(entry: Entry, nowMs: number) {
    const wakeMs = wakeAtMs(entry, nowMs)
    wakes.set(entry.definition.id, wakeMs)
    firstWakeMs = Math.min(firstWakeMs, wakeMs)
  }

  function placeAll({
    definitions,
    rows,
    addresses,
    nowMs,
  }: Configured): Pick<Plan, 'entries' | 'fresh' | 'changed' | 'rulesChanged'> {
    const entries = new Map<string, Entry>()
    const fresh = new Map<string, Entry>()
    const sameAddresses = JSON.stringify(addresses) === JSON.stringify(ownAddresses)
    const changed: CheckRow[] = []
    const rulesChanged: string[] = []
    for (const definition of definitions) {
      const before = live.get(definition.id)
      const row = before?.row ?? rows.get(definition.id)
      const entry = place(compileEntry(definition, before, engines), {
        before,
        row,
        addresses,
        sameAddresses,
        nowMs,
      })
      if (entry.row !== row) changed.push(entry.row)
      if (entry.row.rulesDigest !== row?.rulesDigest) rulesChanged.push(definition.id)
      if (entry !== before) fresh.set(definition.id, entry)
      entries.set(definition.id, entry)
    }
    return { entries, fresh, changed, rulesChanged }
  }

  /** What is not configured any more keeps its history and is not expected. */
  function suspendAll(left: readonly string[], rows: ReadonlyMap<string, CheckRow>): CheckRow[] {
    return left.flatMap(id => {
      const row = live.get(id)?.row ?? rows.get(id)
      const state = row && stateOf(row)
      if (!row || !state || state.idle) return []
      // A job that its sender deleted was not expected meanwhile, should it come back.
      return [{ ...row, state: live.get(id)?.definition.source ? suspend(state) : leave(state) }]
    })
  }

  return {
    get: (checkId: string): Entry | undefined => live.get(checkId),
    all: (): Iterable<Entry> => live.values(),
    size: (): number => live.size,
    /** How often what is in memory changed. */
    changes: (): number => changes,
    matcher: (): Matcher => matcher,
    set(entry: Entry, nowMs: number) {
      changes++
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

    /** All checks anew. @param rows of the store, by check
     *  @throws Error when a check cannot be compiled, naming it */
    plan(
      definitions: readonly CheckDefinition[],
      addresses: readonly string[],
      rows: ReadonlyMap<string, CheckRow>,
      nowMs: number,
    ): Plan {
      const placed = placeAll({ definitions, rows, addresses, nowMs })
      const left = [...new Set([...live.keys(), ...rows.keys()])].filter(id => !placed.entries.has(id))
      return {
        ...placed,
        matcher: createMatcher(definitions.map(toMatched), engines, addresses),
        addresses,
        left,
        changed: [...placed.changed, ...suspendAll(left, rows)],
        all: true,
      }
    },
    /** Some checks are new or different, some are gone; the others are not looked at.
     *  @param rows of the new ones, as far as the store knows them */
    planSome(
      definitions: readonly CheckDefinition[],
      left: readonly string[],
      rows: ReadonlyMap<string, CheckRow>,
      nowMs: number,
    ): Plan {
      const placed = placeAll({ definitions, rows, addresses: ownAddresses, nowMs })
      const gone = new Set(left)
      const matches = (match: CheckDefinition['match'] | undefined) => JSON.stringify(match ?? {})
      const same =
        definitions.every(({ id, match }) => matches(match) === matches(live.get(id)?.definition.match)) &&
        left.every(id => matches(live.get(id)?.definition.match) === matches({}))
      const rest = () =>
        [...live.values()].filter(({ definition: { id } }) => !gone.has(id) && !placed.entries.has(id))
      const others = same ? [] : rest().map(({ definition }) => definition)
      return {
        ...placed,
        matcher: same
          ? matcher
          : createMatcher([...others, ...definitions].map(toMatched), engines, ownAddresses),
        addresses: ownAddresses,
        left,
        changed: [...placed.changed, ...suspendAll(left, rows)],
        all: false,
      }
    },
    adopt(plan: Plan, nowMs: number) {
      changes++
      if (plan.all) {
        live = new Map(plan.entries)
        wakes.clear()
        firstWakeMs = Number.POSITIVE_INFINITY
      } else for (const [id, entry] of plan.entries) live.set(id, entry)
      for (const id of plan.left) {
        live.delete(id)
        wakes.delete(id)
      }
      for (const entry of plan.entries.values()) wakeUp(entry, nowMs)
      matcher = plan.matcher
      ownAddresses = plan.addresses
    },
    /** Takes checks out of memory whose record was removed: what comes under their names is new. */
    forget(checkIds: readonly string[]) {
      changes++
      for (const id of checkIds) {
        live.delete(id)
        wakes.delete(id)
      }
    },
  }
}

function toMatched({ id, match }: CheckDefinition) {
  return { id, match }
}

/** Entries changed in one transaction, over those in force. */
export type Changes = ReturnType<typeof createChanges>
export function createChanges(fleet: Fleet) {
  const entries = new Map<string, Entry>()
  return {
    entries: entries as ReadonlyMap<string, Entry>,
    get: (checkId: string): Entry | undefined => entries.get(checkId) ?? fleet.get(checkId),
    put(entry: Entry) {
      entries.set(entry.definition.id, entry)
    },
  }
}
