/** Every job with its last result; and all reports that came, a page at a time. */
import type { LastStatusDocument } from '../api/contract-looking.ts'
import type { DocumentFilter, Place, ReportsDocument } from '../api/documents.ts'
import type { Span } from '../core/documents/backup-day.ts'
import { compareRows, type Row, type StoredRun, toJobRow, toRunRow } from '../core/documents/row.ts'
import type { Job, Source } from './source.ts'

/** The last result that counts, however long ago; `timing` says whether another is due. */
export async function lastStatus(source: Source, filter: DocumentFilter): Promise<LastStatusDocument> {
  const atMs = source.now()
  const days = await source.days()
  const rows = await source.each((await source.jobs(filter)).values(), job => lastRow(source, job))
  return { kind: 'last-status', atMs, timeZone: days.timeZone, rows: rows.sort(compareRows) }
}

async function lastRow(source: Source, { entry, view }: Job): Promise<Row> {
  const run = await source.store.lastResult(view.id)
  const { expectedAtMs } = view
  const sinceMs = troubleSince(view)
  const now = {
    ...(expectedAtMs !== undefined && { expectedAtMs }),
    ...(sinceMs !== undefined && { sinceMs }),
  }
  if (run) return { ...toRunRow(view, run, await source.beforeRun(run)), ...now }
  const { last, lastSuccessAtMs } = entry.state
  if (!last) return { ...toJobRow(view), ...now }
  // Its record is gone with age; the check has not forgotten it.
  return {
    ...toJobRow(view),
    ...now,
    result: last.status,
    reason: last.reason,
    receivedAtMs: last.atMs,
    ...(last.status === 'failure'
      ? lastSuccessAtMs !== undefined && { lastGoodAtMs: lastSuccessAtMs }
      : { lastGoodAtMs: last.atMs }),
  }
}

/** A failure is told before a silence that came after it. */
function troubleSince({
  status,
  failingSinceMs,
  statusSinceMs,
  overdueSinceMs,
}: Job['view']): number | undefined {
  if (status === 'failure') return failingSinceMs ?? statusSinceMs
  return overdueSinceMs ?? (status === 'warning' ? statusSinceMs : undefined)
}

/** Ignored ones are among them: they are reports too, and only here. */
export async function allReports(
  source: Source,
  filter: DocumentFilter,
  span: Span,
  { limit, before }: { readonly limit: number; readonly before?: Place },
): Promise<ReportsDocument> {
  const days = await source.days()
  const jobs = await source.jobs(filter)
  const isAll = Object.values(filter).every(value => value === undefined)
  const runs: StoredRun[] = []
  let place: Place | undefined = before
  for (;;) {
    const wanted = limit + 1 - runs.length
    const found = await source.store.reports(
      { ...span, ...(!isAll && { checkIds: [...jobs.keys()] }) },
      wanted,
      place,
    )
    // What is not configured any more has no name and no client.
    runs.push(...found.filter(run => jobs.has(run.checkId)))
    place = found.at(-1)
    if (runs.length > limit || found.length < wanted) break
  }
  const page = runs.slice(0, limit)
  const rows = await source.each(page, async run => {
    const job = jobs.get(run.checkId)
    return job ? [toRunRow(job.view, run, await source.beforeRun(run))] : []
  })
  const last = page.at(-1)
  return {
    kind: 'all-reports',
    ...span,
    timeZone: days.timeZone,
    rows: rows.flat(),
    ...(runs.length > limit && last && { next: { atMs: last.atMs, id: last.id } }),
  }
}
