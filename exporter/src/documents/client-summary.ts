/** A month of one client: how many of its slots were good, by job and day, how its sizes went, what people noted. */
import type { ClientSummaryDocument } from '../api/contract-looking.ts'
import { daysIn, firstDayOf, type Month } from '../core/day.ts'
import { type BackupDays, type Span, toIsoMonth } from '../core/documents/backup-day.ts'
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
import { eachInTurn, type Job, type Source } from './source.ts'

type JobSummary = ClientSummaryDocument['jobs'][number]

/** Jobs that are there now: what was removed has no part in it.
 *  @param wanted the one of the day that ends next when absent
 *  @throws Refusal when there is no such client */
export async function clientSummary(
  source: Source,
  group: string,
  wanted: Month | undefined,
): Promise<ClientSummaryDocument> {
  const days = await source.days()
  const month = wanted ?? days.monthAt(source.now())
  const jobs = [...(await source.jobs({ group })).values()].sort((a, b) =>
    compareRows(toJobRow(a.view), toJobRow(b.view)),
  )
  if (jobs.length === 0) throw new Refusal('missing', `There is no client "${group.slice(0, 200)}"`, 'group')
  const span = days.spanOfMonth(month)
  const told = await eachInTurn(jobs, job => summarize(source, job, { days, month, span }))
  const all = told.map(({ tally }) => tally).reduce(addTallies, noSlots)
  return {
    kind: 'client-summary',
    ...span,
    timeZone: days.timeZone,
    group,
    month: toIsoMonth(month),
    successRate: rateOf(all),
    jobs: told.map(({ summary }) => summary),
    notes: await notesOf(source, jobs, span),
  }
}

type Calendar = { readonly days: BackupDays; readonly month: Month; readonly span: Span }

async function summarize(source: Source, job: Job, { days, month, span }: Calendar) {
  const { view } = job
  let tally: Tally = noSlots
  const worstOf: (SlotStatus | null)[] = Array.from({ length: daysIn(month) }, () => null)
  for await (const { atMs, worst } of source.slots(job, span)) {
    tally = countSlot(tally, worst)
    const place = days.dayAt(atMs) - firstDayOf(month)
    const known = worstOf[place]
    worstOf[place] = known ? worse(known, worst) : worst
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
    ...(await measure(source, job, span)),
  }
  return { summary, tally }
}

/** The last size told in the span; against the last one told before it, or else the first one in it. */
async function measure(source: Source, { view }: Job, span: Span) {
  const before = await source.store.activityBefore(view.id, 'sized', { atMs: span.fromMs, id: 0 })
  let first = before?.kind === 'result' ? sizeOf(before) : undefined
  let last: number | undefined
  let [seconds, timed] = [0, 0]
  for await (const activity of source.history(view.id, span.fromMs)) {
    if (activity.atMs >= span.toMs) break
    if (activity.kind === 'missed' || activity.status === 'ignored') continue
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
