/** The exporter's answer to `GET /grid`, of checks that are told as far as the test cares. */
import type { GridJson, ResultCode } from '../../exporter/src/api/contract-looking.ts'
import type { Status } from '../../exporter/src/core/activity.ts'
import type { Timing } from '../../exporter/src/core/facts.ts'

export const nowMs = Date.UTC(2026, 10, 22, 3)
const hourMs = 3_600_000

export type CheckOfGrid = {
  readonly id: string
  readonly name?: string
  readonly group?: string
  readonly label?: string | null
  readonly status?: Status | null
  readonly timing?: Timing
  readonly reason?: string
  readonly computer?: string
  /** Codes, oldest first, one for each day. */
  readonly results?: readonly number[]
  /** How late the newest was. */
  readonly lateMs?: number
  readonly runningSinceMs?: number
  readonly sizeBytes?: number | null
  readonly notes?: number
}

const statusOfCode: readonly (Status | null)[] = ['success', 'warning', 'failure']

export function gridJson(checks: readonly CheckOfGrid[]): GridJson {
  const of = <T>(read: (check: CheckOfGrid, at: number) => T) => checks.map(read)
  const results = checks.flatMap(({ results: codes = [], lateMs }, check) =>
    codes.map((code, at) => ({
      atMs: nowMs - (codes.length - at) * 24 * hourMs,
      code: code as ResultCode,
      activityId: check * 1000 + at + 1,
      messageId: code === 3 ? null : check * 1000 + at + 501,
      lateMs: at === codes.length - 1 ? (lateMs ?? null) : null,
    })),
  )
  const lastCode = (check: CheckOfGrid) => check.results?.filter(code => code < 3).at(-1)
  return {
    atMs: nowMs,
    id: of(({ id }) => id),
    name: of(({ id, name }) => name ?? id),
    group: of(({ group }) => group ?? 'Office'),
    label: of(({ label }) => label ?? null),
    status: of(check =>
      check.status !== undefined ? check.status : (statusOfCode[lastCode(check) ?? -1] ?? null),
    ),
    timing: of(({ timing }) => timing ?? 'on time'),
    reason: of(({ reason }) => reason ?? null),
    product: of(() => null),
    computer: of(({ computer }) => computer ?? null),
    schedule: of(() => 'every day at 02:00'),
    lastResultAtMs: of(({ results: codes = [] }) => (codes.length > 0 ? nowMs - 24 * hourMs : null)),
    lastSuccessAtMs: of(({ results: codes = [] }) =>
      codes.includes(0) ? nowMs - (codes.length - codes.lastIndexOf(0)) * 24 * hourMs : null,
    ),
    expectedAtMs: of(() => nowMs + 5 * hourMs),
    overdueSinceMs: of(({ timing }) => (timing === 'overdue' ? nowMs - hourMs : null)),
    failingSinceMs: of(() => null),
    runningSinceMs: of(({ runningSinceMs }) => runningSinceMs ?? null),
    pausedUntilMs: of(() => null),
    missedInARow: of(() => null),
    sizeBytes: of(({ sizeBytes }) => sizeBytes ?? null),
    durationSeconds: of(() => null),
    notes: of(({ notes }) => notes ?? 0),
    results: {
      counts: of(({ results: codes = [] }) => codes.length),
      atMs: results.map(({ atMs }) => atMs),
      code: results.map(({ code }) => code),
      activityId: results.map(({ activityId }) => activityId),
      messageId: results.map(({ messageId }) => messageId),
      lateMs: results.map(({ lateMs }) => lateMs),
    },
  }
}
