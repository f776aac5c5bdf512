/** Activity → point, pure: the same activity and tags give the same point, so that writing it again overwrites it.
 *  Whatever a name or a value holds, it can be written: what line protocol has no form for is replaced here. */
import type { Activity, Status } from '../core/activity.ts'
import type { CheckDefinition } from '../core/check.ts'

/** What is known of a check besides its id. */
export type CheckTags = { readonly [name in (typeof tagNames)[number]]?: string | undefined }

export type PointOptions = {
  readonly measurement: string
  /** Further tags of every point; those of a check win. */
  readonly tags: Readonly<Record<string, string>>
}

export type Point = {
  readonly activityId: number
  readonly checkId: string
  readonly measurement: string
  /** Sorted by name; none is empty. */
  readonly tags: readonly (readonly [name: string, value: string])[]
  /** At least one, with values as line protocol has them: `2i`, `1024`. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Nanoseconds since 1970, digits only. */
  readonly timeNs: string
}

/** Where a point stands: enough to find it again, whatever its tags are now. Without a time: every point of the check. */
export type Place = { readonly activityId?: number; readonly checkId: string; readonly timeNs?: string }

const tagNames = ['group', 'label', 'installation', 'computer', 'job', 'product', 'engine'] as const
const maxTagChars = 1000
const maxFieldNameChars = 100
/** Figures of one result beyond this many are not written. */
export const maxFigures = 64
/** A run cannot end after its report came; clocks may differ by this much. */
const maxAheadMs = 24 * 3_600_000

const statusNumbers: Readonly<Record<Status, number>> = { success: 0, warning: 1, failure: 2 }
/** Names that mean something else in a point; a figure of such a name is written as `figure_NAME`. */
const takenNames = new Set<string>(['check', 'status', 'missed', 'late', 'time', ...tagNames])
const slotsPerMs = 500_000

/** @returns undefined for what is no point: results that were ignored. */
export function toPoint(
  activity: Activity & { readonly id: number },
  checkTags: CheckTags,
  options: PointOptions,
): Point | undefined {
  if (activity.kind === 'result' && activity.status === 'ignored') return undefined
  return {
    ...placeOf({
      ...activity,
      endedAtMs: activity.kind === 'result' ? activity.figures['endedAt'] : undefined,
    }),
    measurement: options.measurement,
    tags: toTags(activity.checkId, checkTags, options.tags),
    fields: activity.kind === 'missed' ? [['missed', '1i']] : toFields(activity),
  }
}

/** Results of one check that share a millisecond are told apart by their ids, two nanoseconds from each other at least:
 *  a delete that does not include its end, or does, then finds the one it means. */
export function placeOf({ id, checkId, atMs, endedAtMs }: Placed): Required<Place> {
  const nanos = BigInt(timeMs(atMs, endedAtMs)) * 1_000_000n + BigInt((id % slotsPerMs) * 2)
  return { activityId: id, checkId: writable(checkId), timeNs: String(nanos) }
}

type Placed = {
  readonly id: number
  readonly checkId: string
  readonly atMs: number
  readonly endedAtMs?: number | undefined
}

/** Everything there is of a check. */
export function placesOf(checkId: string): Place {
  return { checkId: writable(checkId) }
}

export function toCheckTags({
  group,
  label,
  source,
}: Pick<CheckDefinition, 'group' | 'label' | 'source'>): CheckTags {
  return { group, label, ...source }
}

/** One line of line protocol, without a newline. */
export function toLine(point: Point): string {
  const fieldText = point.fields.map(([name, value]) => `${escapeKey(name)}=${value}`).join(',')
  return `${toSeriesKey(point)} ${fieldText} ${point.timeNs}`
}

/** Measurement and tags, as line protocol has them. */
export function toSeriesKey({ measurement, tags }: Pick<Point, 'measurement' | 'tags'>): string {
  const tagText = tags.map(([name, value]) => `,${escapeKey(name)}=${escapeKey(value)}`).join('')
  return measurement.replaceAll(/[, ]/g, '\\$&') + tagText
}

/** As it is written: control characters, line ends among them, become blanks, and blanks around it go. A backslash where
 *  servers disagree on what it escapes, before a comma, an equals sign, a blank and at the end, becomes a slash. What is
 *  no Unicode is replaced; too long is cut. */
export function writable(text: string, maxChars = maxTagChars): string {
  const plain = text.toWellFormed().replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
  const cut = plain.trimStart().slice(0, maxChars)
  // Half of a pair may have been left by the cut.
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd().replaceAll(/\\(?=[,= ]|$)/g, '/')
}

function timeMs(atMs: number, endedAtMs: number | undefined): number {
  const isMoment = endedAtMs !== undefined && endedAtMs > 0 && Math.round(endedAtMs) <= atMs + maxAheadMs
  return isMoment ? Math.round(endedAtMs) : atMs
}

function toTags(checkId: string, checkTags: CheckTags, more: Readonly<Record<string, string>>) {
  const named = { ...more, ...present(checkTags), check: checkId }
  return Object.entries(named)
    .map(([name, value]) => [writable(name), writable(value)] as const)
    .filter(([name, value]) => name && value)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function present(checkTags: CheckTags): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of tagNames) {
    const value = checkTags[name]
    if (value !== undefined && writable(value)) found[name] = value
  }
  return found
}

function toFields(result: Extract<Activity, { kind: 'result' }>) {
  const { status, lateMs, figures } = result
  const fields = new Map<string, string>()
  if (status !== 'ignored') fields.set('status', `${statusNumbers[status]}i`)
  if (lateMs !== undefined) fields.set('late', String(lateMs / 1000))
  let count = 0
  for (const [figure, value] of Object.entries(figures)) {
    // The end is the time of the point itself.
    if (figure === 'endedAt' || !Number.isFinite(value) || count >= maxFigures) continue
    const name = fieldName(figure)
    if (!name || fields.has(name)) continue
    fields.set(name, String(value))
    count++
  }
  return [...fields]
}

function fieldName(figure: string): string {
  // Clients and servers agree on no backslash in the name of a field.
  const name = writable(figure.replaceAll('\\', '/'), maxFieldNameChars)
  // Names that begin with an underscore belong to InfluxDB.
  return takenNames.has(name) || name.startsWith('_') ? `figure_${name}` : name
}

function escapeKey(text: string): string {
  return text.replaceAll(/[,= ]/g, '\\$&')
}
