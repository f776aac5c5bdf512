/** The day of backups: what ran, by the time its report was received, and what should have run and did not. */
import type { Last24hDocument } from '../api/contract-looking.ts'
import type { DocumentFilter } from '../api/documents.ts'
import type { Day } from '../core/day.ts'
import type { Span } from '../core/documents/backup-day.ts'
import {
  compareRows,
  type Row,
  type Stored,
  toMissedRow,
  toPendingRow,
  toRunRow,
} from '../core/documents/row.ts'
import { foldOf, type Job, type Source } from './source.ts'

type Missed = Extract<Stored, { readonly kind: 'missed' }>

/** @param wanted the day that ends at its cut-off; the one that ends next when absent */
export async function last24h(
  source: Source,
  filter: DocumentFilter,
  wanted: Day | undefined,
): Promise<Last24hDocument> {
  const days = await source.days()
  const span = days.spanOf(wanted ?? days.dayAt(source.now()))
  const jobs = await source.jobs(filter)
  const ran = new Map<string, Stored[]>()
  const runs: Row[] = []
  for await (const activity of source.everything(span)) {
    const job = jobs.get(activity.checkId)
    if (!job || activity.kind === 'missed' || activity.status === 'ignored') continue
    runs.push(toRunRow(job.view, activity, await source.beforeRun(activity)))
    keep(ran, activity)
  }
  const didNotRun = await findMissing(source, span, jobs, ran)
  return {
    kind: 'last-24h',
    ...span,
    timeZone: days.timeZone,
    runs: runs.sort(compareRows),
    didNotRun: didNotRun.sort(compareRows),
  }
}

/** A row for each check that left slots of the day without any result, however many: it tells the first of them. */
async function findMissing(
  source: Source,
  span: Span,
  jobs: ReadonlyMap<string, Job>,
  ran: ReadonlyMap<string, readonly Stored[]>,
): Promise<Row[]> {
  const overdueMs = [...jobs.values()].map(({ entry }) => entry.schedule?.overdueAfterMs ?? 0)
  const untilMs = overdueMs.reduce((most, ms) => Math.max(most, span.toMs + ms), span.toMs) + 1
  const missed = new Map<string, Missed[]>()
  for (const slot of await source.store.missedSlots({ ...span, untilMs }))
    if (jobs.has(slot.checkId)) keep(missed, slot)
  const rows = await source.each(jobs.values(), async job => {
    const { id } = job.view
    const unanswered = findUnanswered(job, [...(missed.get(id) ?? []), ...(ran.get(id) ?? [])])
    const [first] = unanswered
    const pendingMs = findPending(source, span, job)
    if (!first && pendingMs === undefined) return []
    const lastGoodAtMs = await source.lastGood(id, { atMs: span.toMs, id: 0 })
    if (first) return [toMissedRow(job.view, first, { lastGoodAtMs, slots: unanswered.length })]
    return pendingMs === undefined ? [] : [toPendingRow(job.view, { expectedAtMs: pendingMs, lastGoodAtMs })]
  })
  return rows.flat()
}

/** Missed slots for which nothing came in the day. */
function findUnanswered({ entry }: Job, activities: readonly Stored[]): Missed[] {
  const fold = foldOf(entry)
  const ordered = activities.toSorted((a, b) => a.atMs - b.atMs || a.id - b.id)
  const ended = ordered.flatMap(activity => fold.take(activity) ?? [])
  const all = [...ended, ...(fold.open() ? [fold.open()] : [])]
  const silent = new Set(all.flatMap(slot => (slot?.results === 0 ? (slot.missedId ?? []) : [])))
  return activities.filter((one): one is Missed => one.kind === 'missed' && silent.has(one.id))
}

/** When a run of the day was expected that is late and not missed yet. */
function findPending(source: Source, { fromMs, toMs }: Span, { view }: Job): number | undefined {
  const { timing, expectedAtMs } = view
  const isDue = expectedAtMs !== undefined && expectedAtMs < source.now()
  const isOfDay = isDue && expectedAtMs >= fromMs && expectedAtMs < toMs
  return isOfDay && (timing === 'late' || timing === 'overdue') ? expectedAtMs : undefined
}

function keep<T extends Stored>(kept: Map<string, T[]>, activity: T) {
  const list = kept.get(activity.checkId)
  if (list) list.push(activity)
  else kept.set(activity.checkId, [activity])
}
