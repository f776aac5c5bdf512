/** One row of a document: what is told of a run, or of a slot without one, and of the job it is about. */
import type { Activity, ResultStatus } from '../activity.ts'
import type { CheckView, Timing } from '../facts.ts'

export type Row = {
  readonly checkId: string
  /** The client. */
  readonly group: string
  readonly label?: string
  readonly computer?: string
  /** The check's name, which is the job's. */
  readonly job: string
  readonly product?: string
  /** Absent when there is none: it never had one, or its first one is late and not missed yet. */
  readonly result?: ResultStatus | 'missed'
  /** Where the check stands now, not then. */
  readonly timing: Timing
  readonly reason?: string
  readonly activityId?: number
  readonly messageId?: number
  readonly receivedAtMs?: number
  readonly startedAtMs?: number
  readonly endedAtMs?: number
  readonly durationSeconds?: number
  readonly sizeBytes?: number
  /** Against the run before that told its size. */
  readonly sizeChangeBytes?: number
  readonly transferredBytes?: number
  /** How long after its expectation a result came whose slot had been missed. */
  readonly lateMs?: number
  /** The last success or warning up to the run; of a slot without one, up to the end of the document's period. */
  readonly lastGoodAtMs?: number
  /** Of a slot without a run: when it was expected. Otherwise when the next run is expected, as of now. */
  readonly expectedAtMs?: number
  /** Since when it has stood so, where it failed, warned or has been silent too long; only where a document tells of now. */
  readonly sinceMs?: number
  readonly notes: readonly string[]
}

export type Stored = Activity & { readonly id: number }
export type StoredRun = Extract<Stored, { readonly kind: 'result' }>

/** What is known of a job beside its runs. */
export type JobView = Pick<
  CheckView,
  'id' | 'group' | 'label' | 'computer' | 'name' | 'product' | 'timing' | 'expectedAtMs' | 'notes'
>

type Before = {
  /** Of the run before that told its size. */
  readonly sizeBytes?: number | undefined
  readonly lastGoodAtMs?: number | undefined
}

export function toRunRow(job: JobView, run: StoredRun, before: Before): Row {
  const { id, messageId, atMs, status, reason, lateMs, figures } = run
  const size = sizeOf(run)
  return {
    ...toJobRow(job),
    result: status,
    reason,
    activityId: id,
    messageId,
    receivedAtMs: atMs,
    ...optional('startedAtMs', figures['startedAt']),
    ...optional('endedAtMs', figures['endedAt']),
    ...optional('durationSeconds', figures['duration']),
    ...optional('sizeBytes', size),
    ...(size !== undefined && before.sizeBytes !== undefined && { sizeChangeBytes: size - before.sizeBytes }),
    ...optional('transferredBytes', figures['transferred']),
    ...optional('lateMs', lateMs),
    ...optional('lastGoodAtMs', isGood(run) ? atMs : before.lastGoodAtMs),
  }
}

/** @param slots how many in a row passed in silence */
export function toMissedRow(
  job: JobView,
  missed: Extract<Stored, { readonly kind: 'missed' }>,
  { lastGoodAtMs, slots = 1 }: Pick<Before, 'lastGoodAtMs'> & { readonly slots?: number },
): Row {
  return {
    ...toJobRow(job),
    result: 'missed',
    reason: slots === 1 ? missed.reason : `${slots} slots passed without a message`,
    activityId: missed.id,
    expectedAtMs: missed.expectedAtMs,
    ...optional('lastGoodAtMs', lastGoodAtMs),
  }
}

/** Of a run that is late and may still come. */
export function toPendingRow(
  job: JobView,
  { expectedAtMs, lastGoodAtMs }: { readonly expectedAtMs: number } & Pick<Before, 'lastGoodAtMs'>,
): Row {
  return {
    ...toJobRow(job),
    reason: 'no message has arrived yet',
    expectedAtMs,
    ...optional('lastGoodAtMs', lastGoodAtMs),
  }
}

/** A job without any run. */
export function toJobRow(job: JobView): Row {
  const { id, group, label, computer, name, product, timing, expectedAtMs, notes } = job
  return {
    checkId: id,
    group,
    ...optional('label', label),
    ...optional('computer', computer),
    job: name,
    ...optional('product', product),
    timing,
    ...optional('expectedAtMs', expectedAtMs),
    notes: (notes ?? []).map(note => note.text),
  }
}

export function sizeOf(run: Pick<StoredRun, 'figures'>): number | undefined {
  return run.figures['size']
}

export function isGood({ status }: Pick<StoredRun, 'status'>): boolean {
  return status === 'success' || status === 'warning'
}

/** By client, label, computer, job, and then by when it was. */
export function compareRows(a: Row, b: Row): number {
  return (
    compareTexts(a.group, b.group) ||
    compareTexts(a.label, b.label) ||
    compareTexts(a.computer, b.computer) ||
    compareTexts(a.job, b.job) ||
    compareTexts(a.checkId, b.checkId) ||
    (a.receivedAtMs ?? 0) - (b.receivedAtMs ?? 0)
  )
}

function compareTexts(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: V }
}
