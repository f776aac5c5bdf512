/** A month of one client: how many of its slots were good, by job and day, how its sizes went, what people noted. */
import { daysIn, firstDayOf, type Month } from '../core/day.ts'
import { type BackupDays, type Span, toIsoMonth } from '../core/documents/backup-day.ts'
import type { ClientSummary, JobSummary, MissedSlot } from '../core/documents/document.ts'
import { compareRows, sizeOf, toJobRow } from '../core/documents/row.ts'
import {
  addTallies,
  countSlot,
  noSlots,
  type SlotStatus,
  type Tally,
  worse,
} from '../core/documents/slots.ts'
import { Refusal } from '../core/refusal.ts'
import type { Note } from '../core/registry.ts'
import { createClientDays } from './client-days.ts'
import { fleetChanges } from './fleet-changes.ts'
import type { Job, Source } from './source.ts'

/** More are counted, not listed. */
const mostMissed = 200

/** Jobs that are there now: what was removed has no part in it.
 *  @param wanted the one of the day that ends next when absent
 *  @throws Refusal when there is no such client */
export async function clientSummary(
  source: Source,
  group: string,
  wanted: Month | undefined,
): Promise<ClientSummary> {
  const days = await source.days()
  const month = wanted ?? days.monthAt(source.now())
  const jobs = [...(await source.jobs({ group })).values()].sort((a, b) =>
    compareRows(toJobRow(a.view), toJobRow(b.view)),
  )
  if (jobs.length === 0) throw new Refusal('missing', `There is no client "${group.slice(0, 200)}"`, 'group')
  const span = days.spanOfMonth(month)
  const clientDays = createClientDays(daysIn(month))
  const told = await source.each(jobs, job => summarize(source, job, { days, month, span }, clientDays))
  const all = told.map(({ tally }) => tally).reduce(addTallies, noSlots)
  return {
    kind: 'client-summary',
    ...span,
    timeZone: days.timeZone,
    group,
    month: toIsoMonth(month),
    successRate: rateOf(all),
    jobs: told.map(({ summary }) => summary),
    byDay: clientDays.totals(Math.min(daysIn(month), days.dayAt(source.now()) - firstDayOf(month) + 1)),
    missedSlots: told
      .flatMap(({ missed }) => missed)
      .toSorted((a, b) => a.expectedAtMs - b.expectedAtMs)
      .slice(0, mostMissed),
    changes: await fleetChanges(source, group, jobs, span),
    notes: await notesOf(source, jobs, span),
  }
}

type ClientDays = ReturnType<typeof createClientDays>
type Calendar = { readonly days: BackupDays; readonly month: Month; readonly span: Span }

async function summarize(source: Source, job: Job, calendar: Calendar, clientDays: ClientDays) {
  const { view } = job
  const { days, month, span } = calendar
  const missed: MissedSlot[] = []
  let tally: Tally = noSlots
  const worstOf: (SlotStatus | null)[] = Array.from({ length: daysIn(month) }, () => null)
  for await (const { atMs, worst } of source.slots(job, span)) {
    tally = countSlot(tally, worst)
    const place = days.dayAt(atMs) - firstDayOf(month)
    const known = worstOf[place]
    worstOf[place] = known ? worse(known, worst) : worst
    if (worst === 'missed' && missed.length < mostMissed) missed.push(toMissed(job, atMs))
  }
  const summary: JobSummary = {
    checkId: view.id,
    job: view.name,
    ...(view.label !== undefined && { label: view.label }),
    ...(view.computer !== undefined && { computer: view.computer }),
    successRate: rateOf(tally),
    failures: tally.failures,
    warnings: tally.warnings,
    missed: tally.missed,
    days: worstOf,
    ...(await measure(source, job, calendar, clientDays)),
  }
  return { summary, tally, missed }
}

function toMissed({ view: { id, name, computer } }: Job, expectedAtMs: number): MissedSlot {
  return { checkId: id, job: name, ...(computer !== undefined && { computer }), expectedAtMs }
}

/** The last size told in the span; against the last one told before it, or else the first one in it. */
async function measure(
  source: Source,
  { view }: Job,
  { days, month, span }: Calendar,
  clientDays: ClientDays,
) {
  const before = await source.store.activityBefore(view.id, 'sized', { atMs: span.fromMs, id: 0 })
  let first = before?.kind === 'result' ? sizeOf(before) : undefined
  let last: number | undefined
  const ownDays = clientDays.ofJob(first)
  let [seconds, timed] = [0, 0]
  for await (const activity of source.history(view.id, span.fromMs)) {
    if (activity.atMs >= span.toMs) break
    if (activity.kind === 'missed' || activity.status === 'ignored') continue
    ownDays.take(days.dayAt(activity.atMs) - firstDayOf(month), activity.figures)
    const size = sizeOf(activity)
    if (size !== undefined) {
      first ??= size
      last = size
    }
    const duration = activity.figures['duration']
    if (duration === undefined) continue
    seconds += duration
    timed++
  }
  ownDays.end()
  return {
    ...(last !== undefined && first !== undefined && { sizeBytes: last, growthBytes: last - first }),
    ...(timed > 0 && { averageDurationSeconds: seconds / timed }),
  }
}

/** What was live at some time of the span, about the client or any of its jobs, installations and accounts. */
async function notesOf(source: Source, jobs: readonly Job[], { fromMs, toMs }: Span) {
  const targets = new Set(jobs.flatMap(({ view }) => source.targetsOf(view.id).map(keyOf)))
  const isOfSpan = ({ createdAtMs, endedAtMs, expiresAtMs }: Note) =>
    createdAtMs < toMs && Math.min(endedAtMs ?? toMs, expiresAtMs ?? toMs) > fromMs
  return (await source.store.notes())
    .filter(note => targets.has(keyOf(note.target)) && isOfSpan(note))
    .map(({ text, author, createdAtMs }) => ({ text, author, createdAtMs }))
}

function keyOf({ kind, id }: Note['target']): string {
  return `${kind} ${id}`
}

function rateOf({ good, expected }: Tally) {
  return { good, expected }
}
