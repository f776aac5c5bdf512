/** What documents are made of: the jobs as they stand, their past in pieces, and the day as people count it. */
import { setImmediate } from 'node:timers/promises'
import type { DocumentFilter } from '../api/documents.ts'
import { type BackupDays, openBackupDays, type Span, usualCutOff } from '../core/documents/backup-day.ts'
import { isGood, type Stored, type StoredRun, sizeOf } from '../core/documents/row.ts'
import { createSlotFold, type PastSlot } from '../core/documents/slots.ts'
import type { CheckView, Remarks } from '../core/facts.ts'
import type { Preferences } from '../core/preferences.ts'
import type { Target } from '../core/registry.ts'
import { openZone } from '../core/zone.ts'
import { type Entry, viewOf } from '../entry.ts'
import type { Fleet } from '../fleet.ts'
import type { Store } from '../store/store.ts'

export type SourceOptions = {
  readonly store: Pick<
    Store,
    | 'activitiesInTime'
    | 'activitiesOfCheck'
    | 'activityBefore'
    | 'lastResult'
    | 'reports'
    | 'missedSlots'
    | 'notes'
    | 'transactions'
    | 'fileStaysOf'
  >
  readonly fleet: Pick<Fleet, 'all' | 'get'>
  readonly targetsOf: (checkId: string) => readonly Target[]
  readonly remarks: () => Promise<(checkId: string) => Remarks>
  readonly preferences: () => Promise<Preferences>
  /** Time zone of the configuration, for whoever prefers none. */
  readonly zone: () => string
  readonly now: () => number
  /** Says that nobody waits for the answer any more: it is not finished then. */
  readonly signal?: AbortSignal
}

export type Job = { readonly entry: Entry; readonly view: CheckView }
export type Source = ReturnType<typeof createSource>

/** Rows read at a time: others have their turn on this thread in between. */
const pageRows = 500
/** Checks asked about one by one before others have their turn. */
const turnChecks = 50

export function createSource(options: SourceOptions) {
  const { store, fleet, targetsOf, remarks, preferences, zone, now, signal } = options
  /** Others have their turn on this thread. @throws AbortError when nobody waits any more */
  const giveTurn = () => setImmediate(undefined, signal && { signal })

  /** Those that fit, as they stand now. */
  async function jobs(filter: DocumentFilter): Promise<ReadonlyMap<string, Job>> {
    const remarksOn = await remarks()
    const nowMs = now()
    const wanted = filter.text?.toLowerCase()
    const found = new Map<string, Job>()
    for (const entry of fleet.all()) {
      const { id, group } = entry.definition
      if (filter.check !== undefined && filter.check !== id) continue
      if (filter.group !== undefined && filter.group !== group) continue
      const view = viewOf(entry, nowMs, [], remarksOn(id))
      if (filter.computer !== undefined && filter.computer !== view.computer) continue
      if (filter.status !== undefined && filter.status !== (view.status ?? 'none')) continue
      if (wanted === undefined || fits(view, wanted)) found.set(id, { entry, view })
    }
    return found
  }

  async function job(checkId: string): Promise<Job | undefined> {
    const remarksOn = await remarks()
    const entry = fleet.get(checkId)
    return entry && { entry, view: viewOf(entry, now(), [], remarksOn(checkId)) }
  }

  /** Everything of one check from a moment on, oldest first. */
  async function* history(checkId: string, fromMs: number): AsyncGenerator<Stored> {
    let after: Stored | undefined
    for (;;) {
      const page = await store.activitiesOfCheck(checkId, fromMs, pageRows, after)
      yield* page
      after = page.at(-1)
      if (page.length < pageRows) return
      await giveTurn()
    }
  }

  /** Everything of all checks in a span, oldest first. */
  async function* everything(span: Span): AsyncGenerator<Stored> {
    let after: Stored | undefined
    for (;;) {
      const page = await store.activitiesInTime(span, pageRows, after)
      yield* page
      after = page.at(-1)
      if (page.length < pageRows) return
      await giveTurn()
    }
  }

  /** The slots that lie in the span, in order: also what came for them later. */
  async function* slots({ entry }: Job, { fromMs, toMs }: Span): AsyncGenerator<PastSlot> {
    const { definition, schedule } = entry
    const fold = foldOf(entry)
    const isIn = (slot: PastSlot | undefined) => slot && slot.atMs >= fromMs && slot.atMs < toMs
    const before = await store.activityBefore(definition.id, 'slot', { atMs: fromMs, id: 0 })
    if (before) fold.take(before)
    // A slot of the span may be missed after its end, and results may come for it later.
    const untilMs = toMs + (schedule?.overdueAfterMs ?? 0)
    for await (const activity of history(definition.id, fromMs)) {
      const ended = fold.take(activity)
      if (ended && isIn(ended)) yield ended
      if (activity.atMs >= untilMs && !isIn(fold.open())) return
    }
    const last = fold.open()
    if (last && isIn(last)) yield last
  }

  /** Does one after the other. */
  async function each<T, R>(items: Iterable<T>, work: (item: T) => Promise<R>): Promise<R[]> {
    const done: R[] = []
    for (const item of items) {
      done.push(await work(item))
      if (done.length % turnChecks === 0) await giveTurn()
    }
    return done
  }

  return {
    store,
    now,
    each,
    jobs,
    job,
    history,
    everything,
    slots,
    targetsOf,
    async days(): Promise<BackupDays> {
      const { timeZone, cutOff } = await preferences()
      return openBackupDays(openZone(timeZone ?? zone()), cutOff ?? usualCutOff)
    },
    /** What a run is held against: the size told before it, and the last good run when it was none itself. */
    async beforeRun(run: StoredRun) {
      const sized =
        sizeOf(run) === undefined ? undefined : await store.activityBefore(run.checkId, 'sized', run)
      return {
        sizeBytes: sized?.kind === 'result' ? sizeOf(sized) : undefined,
        lastGoodAtMs: isGood(run) ? run.atMs : await lastGood(run.checkId, run),
      }
    },
    lastGood,
  }

  async function lastGood(checkId: string, before: Pick<Stored, 'atMs' | 'id'>): Promise<number | undefined> {
    const found = await store.activityBefore(checkId, 'good', before)
    if (found) return found.atMs
    // It may be so long ago that its record is gone.
    const kept = fleet.get(checkId)?.state.lastSuccessAtMs
    return kept !== undefined && kept < before.atMs ? kept : undefined
  }
}

/** Tells the slots of a check apart. */
export function foldOf({ definition, schedule, state }: Entry) {
  return createSlotFold({
    ...(schedule && { schedule }),
    ...(definition.schedule && { rhythm: definition.schedule.rhythm }),
    ...(state.firstResultAtMs !== undefined && { firstResultAtMs: state.firstResultAtMs }),
  })
}

function fits(view: CheckView, wanted: string): boolean {
  const { id, name, group, label, computer, product, lastReason } = view
  return [id, name, group, label, computer, product, lastReason].some(text =>
    text?.toLowerCase().includes(wanted),
  )
}
