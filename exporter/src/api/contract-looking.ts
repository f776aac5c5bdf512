/** The JSON of /api/v1 for screens: the grid, activities of many checks, growth, health and the documents. Times are
 *  epoch ms, sizes bytes, durations seconds; what is unknown is absent, in columns null. */
import type { Status } from '../core/activity.ts'
import type {
  ClientSummary,
  JobRecord,
  Last24h,
  LastStatus,
  SuccessRate as Rate,
  Reports,
} from '../core/documents/document.ts'
import type { Row } from '../core/documents/row.ts'
import type { Timing } from '../core/facts.ts'
import type { ActivityJson } from './contract.ts'

/** Results as codes of one digit, because there are very many of them. */
export type ResultCode = 0 | 1 | 2 | 3 | 4
/** By code. `missed` is a slot without a message; `ignored` a message that counted for nothing. */
export type ResultCodes = readonly ['success', 'warning', 'failure', 'missed', 'ignored']

/** `GET /grid`: every check that fits, whole, in columns: the same place in each is the same check. By group, label,
 *  name and id. */
export type GridJson = {
  readonly atMs: number
  readonly id: readonly string[]
  readonly name: readonly string[]
  readonly group: readonly string[]
  readonly label: readonly (string | null)[]
  readonly status: readonly (Status | null)[]
  readonly timing: readonly Timing[]
  readonly reason: readonly (string | null)[]
  readonly product: readonly (string | null)[]
  readonly computer: readonly (string | null)[]
  readonly schedule: readonly (string | null)[]
  readonly lastResultAtMs: readonly (number | null)[]
  readonly lastSuccessAtMs: readonly (number | null)[]
  readonly expectedAtMs: readonly (number | null)[]
  readonly overdueSinceMs: readonly (number | null)[]
  readonly failingSinceMs: readonly (number | null)[]
  readonly runningSinceMs: readonly (number | null)[]
  readonly pausedUntilMs: readonly (number | null)[]
  readonly missedInARow: readonly (number | null)[]
  readonly sizeBytes: readonly (number | null)[]
  readonly durationSeconds: readonly (number | null)[]
  /** How many live notes it has. */
  readonly notes: readonly number[]
  readonly results: GridResults
}

/** The newest results of all checks in one row of columns: those of the first check come first, each oldest first. */
export type GridResults = {
  /** How many of each check, in the order of the checks. */
  readonly counts: readonly number[]
  readonly atMs: readonly number[]
  readonly code: readonly ResultCode[]
  readonly activityId: readonly number[]
  /** null for a missed slot. */
  readonly messageId: readonly (number | null)[]
  /** How long after its expectation a result came whose slot had been missed; null when it was not late. */
  readonly lateMs: readonly (number | null)[]
}

/** `GET /groups` */
export type GroupJson = {
  readonly name: string
  readonly labels: readonly string[]
  readonly checks: number
  readonly failed: number
  readonly overdue: number
  readonly warning: number
  readonly paused: number
  readonly lastResultAtMs?: number
}
export type GroupsJson = { readonly groups: readonly GroupJson[] }

/** An activity with what is needed to show it beside those of other checks. */
export type ListedActivity = ActivityJson & {
  readonly name: string
  readonly group: string
  readonly label?: string
  readonly computer?: string
  readonly product?: string
  readonly job?: string
}
/** `GET /activities` */
export type ListedActivitiesPage = {
  /** Newest first. */
  readonly activities: readonly ListedActivity[]
  readonly nextCursor?: string
}
/** `GET /activities/{id}`: with its neighbours among the activities of its check. */
export type ActivityDetail = {
  readonly activity: ListedActivity
  readonly earlierId?: number
  readonly laterId?: number
}

/** `GET /growth`: one figure of many checks over time, each in columns, oldest first. */
export type GrowthSeries = {
  readonly checkId: string
  readonly name: string
  readonly group: string
  readonly label?: string
  readonly atMs: readonly number[]
  readonly value: readonly number[]
  /** By a straight line through the runs; absent when there are too few. */
  readonly trend?: { readonly perDay: number; readonly nowValue: number }
}
export type GrowthJson = {
  readonly figure: string
  readonly kind: 'size' | 'duration' | 'count' | 'time' | 'number'
  readonly series: readonly GrowthSeries[]
  /** Checks that had to be left out, so that the answer stays within its limit; never silently. */
  readonly leftOut: number
}

/** `GET /health`: the service's own standing. */
export type HealthJson = {
  readonly version: string
  readonly startedAtMs: number
  readonly checks: number
  /** Messages that wait for a check. */
  readonly unmatched: number
  readonly intakes: readonly {
    readonly name: string
    readonly up: boolean
    readonly lastMessageAtMs?: number
    readonly detail?: string
  }[]
  /** Absent when no InfluxDB is configured. */
  readonly influx?: { readonly backlog: number; readonly lastWriteAtMs?: number; readonly problem?: string }
  readonly configuration: {
    readonly ok: boolean
    readonly loadedAtMs: number
    /** Why the newest one is not in force. */
    readonly problem?: string
  }
  readonly storeBytes: number
  /** Where mails can be sent to, as `proposeAddress` makes aliases of; empty when there is no such address. */
  readonly addresses: readonly string[]
  /** Where people and senders reach the exporter, as the configuration says. */
  readonly url: string
}

/** `GET /whoami`: what the credential in use may do. */
export type WhoAmI = {
  readonly who: string
  readonly scopes: readonly ('read' | 'write' | 'ingest')[]
}

/** One run, or one slot without a run, in a document. */
export type DocumentRow = Row
/** `GET /documents/last-24h` */
export type Last24hDocument = Last24h
/** `GET /documents/last-status` */
export type LastStatusDocument = LastStatus
/** `GET /documents/all-reports`: a page at a time. */
export type AllReportsDocument = Reports & { readonly nextCursor?: string }
/** `GET /documents/job` */
export type JobDocument = JobRecord
/** `GET /documents/client-summary` */
export type ClientSummaryDocument = ClientSummary
/** Slots answered by a success or a warning, of all slots that were expected in the period. */
export type SuccessRate = Rate
