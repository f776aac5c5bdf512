/** One job over a stretch of time: its runs with their sizes and durations, how many were good, where its size goes. */
import type { JobDocument } from '../api/contract-looking.ts'
import type { Span } from '../core/documents/backup-day.ts'
import { isGood, type Row, sizeOf, toMissedRow, toRunRow } from '../core/documents/row.ts'
import { countSlot, noSlots } from '../core/documents/slots.ts'
import { createTrend } from '../core/documents/trend.ts'
import { Refusal } from '../core/refusal.ts'
import type { Job, Source } from './source.ts'

/** An answer is whole or none: more runs are asked for in several. */
const runsLimit = 20_000

/** Runs that count, and missed slots. @throws Refusal for more than an answer holds */
export async function jobDocument(source: Source, job: Job, span: Span): Promise<JobDocument> {
  const { view } = job
  const days = await source.days()
  const trend = createTrend()
  const first = { atMs: span.fromMs, id: 0 }
  const sized = await source.store.activityBefore(view.id, 'sized', first)
  let sizeBytes = sized?.kind === 'result' ? sizeOf(sized) : undefined
  let lastGoodAtMs = await source.lastGood(view.id, first)
  const runs: Row[] = []
  for await (const activity of source.history(view.id, span.fromMs)) {
    if (activity.atMs >= span.toMs) break
    if (activity.kind === 'missed') runs.push(toMissedRow(view, activity, { lastGoodAtMs }))
    else if (activity.status !== 'ignored') {
      runs.push(toRunRow(view, activity, { sizeBytes, lastGoodAtMs }))
      const size = sizeOf(activity)
      if (size !== undefined) trend.add(activity.atMs, size)
      sizeBytes = size ?? sizeBytes
      if (isGood(activity)) lastGoodAtMs = activity.atMs
    }
    if (runs.length > runsLimit)
      throw new Refusal(
        'wrong',
        `fromMs: there are more than ${runsLimit} runs: ask for a shorter time`,
        'fromMs',
      )
  }
  let tally = noSlots
  for await (const slot of source.slots(job, span)) tally = countSlot(tally, slot.worst)
  const line = trend.lineAt(Math.min(span.toMs, source.now()))
  const { id, name, group, label, schedule } = view
  return {
    kind: 'job',
    ...span,
    timeZone: days.timeZone,
    check: {
      id,
      name,
      group,
      ...(label !== undefined && { label }),
      ...(schedule !== undefined && { schedule }),
    },
    runs,
    ...(tally.expected > 0 && { successRate: { good: tally.good, expected: tally.expected } }),
    ...(line && { growth: { bytesPerDay: line.perDay, nowBytes: line.value } }),
  }
}
