/** Sends stored activities again, oldest first, a page at a time: a million needs no more memory than a thousand. Points
 *  overwrite themselves, so it may be interrupted and repeated, also beside a service that publishes. */
import type { Activity } from '../core/activity.ts'
import type { InfluxOptions } from './influx-options.ts'
import { type Backoff, createSender, defaultBackoff, type Rejection } from './influx-sender.ts'
import type { InfluxTrouble } from './influx-trouble.ts'
import { createWriter } from './influx-versions.ts'
import { type CheckTags, type Point, toPoint } from './points.ts'

type StoredActivity = Activity & { readonly id: number }
type Span = { readonly fromMs: number; readonly toMs: number }

export type BackfillDeps = {
  readonly activitiesInTime: (
    span: Span,
    limit: number,
    after?: Pick<StoredActivity, 'atMs' | 'id'>,
  ) => Promise<readonly StoredActivity[]>
  readonly countActivitiesInTime: (span: Span) => Promise<number>
  readonly tagsOf: (checkId: string) => CheckTags | undefined
  readonly onProgress: (progress: BackfillProgress) => void
  readonly onTrouble: (trouble: InfluxTrouble, againInMs: number) => void
  readonly onRejections: (rejections: readonly Rejection[]) => void
  readonly backoff?: Backoff
}

export type BackfillProgress = {
  readonly done: number
  readonly total: number
  readonly written: number
  readonly rejected: number
  /** Of checks that are not configured: what their tags were is not known. */
  readonly unknown: number
}

export type BackfillRequest = Span & {
  /** Deletes every point of that time first, so that none stays under tags that have changed since. */
  readonly replace: boolean
}

/** @throws the signal's reason when it is aborted; what was sent by then stays */
export async function backfill(
  deps: BackfillDeps,
  options: InfluxOptions,
  request: BackfillRequest,
  signal: AbortSignal,
): Promise<BackfillProgress> {
  using writer = createWriter(options.target)
  let progress: BackfillProgress = {
    done: 0,
    total: await deps.countActivitiesInTime(request),
    written: 0,
    rejected: 0,
    unknown: 0,
  }
  const sender = createSender({
    writer,
    measurement: options.measurement,
    maxBytes: options.batch.bytes,
    backoff: deps.backoff ?? defaultBackoff,
    written(points) {
      progress = { ...progress, written: progress.written + points }
    },
    failed: deps.onTrouble,
  })
  if (request.replace) {
    const [first] = await deps.activitiesInTime(request, 1)
    // Older points are of activities that the store no longer has: nothing could bring them back.
    const fromMs = first?.atMs ?? request.toMs
    const refusal =
      fromMs < request.toMs &&
      (await sender.insist(() => writer.removeSpan(options.measurement, fromMs, request.toMs), signal))
    if (refusal) throw new Error(`the server does not delete: ${refusal.message}`, { cause: refusal })
  }
  for (let after: Pick<StoredActivity, 'atMs' | 'id'> | undefined; ; ) {
    const activities = await deps.activitiesInTime(request, options.batch.points, after)
    after = activities.at(-1)
    if (!after) return progress
    const points: Point[] = []
    let unknown = 0
    for (const activity of activities) {
      const tags = deps.tagsOf(activity.checkId)
      const point = tags && toPoint(activity, tags, options)
      if (point) points.push(point)
      else if (!tags) unknown++
    }
    const rejections = await sender.send([], points, signal)
    if (rejections.length > 0) deps.onRejections(rejections)
    progress = {
      ...progress,
      done: progress.done + activities.length,
      rejected: progress.rejected + rejections.length,
      unknown: progress.unknown + unknown,
    }
    deps.onProgress(progress)
  }
}
