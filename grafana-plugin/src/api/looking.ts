/** Requests of screens that only look. */
import type { ActivitiesPage, TransactionsPage } from '../../../exporter/src/api/contract.ts'
import type {
  ActivityDetail,
  AllReportsDocument,
  ClientSummaryDocument,
  GridJson,
  GroupsJson,
  GrowthJson,
  HealthJson,
  JobDocument,
  Last24hDocument,
  LastStatusDocument,
  ListedActivitiesPage,
  WhoAmI,
} from '../../../exporter/src/api/contract-looking.ts'
import { call, type Query } from './call.ts'

export type Signal = AbortSignal | undefined

export type GridQuery = {
  readonly results?: number
  readonly group?: readonly string[]
  readonly label?: readonly string[]
  readonly check?: readonly string[]
  readonly status?: string | readonly string[]
  readonly timing?: string | readonly string[]
  readonly q?: string
}
export type ActivitiesQuery = {
  readonly fromMs?: number
  readonly toMs?: number
  readonly group?: readonly string[]
  readonly label?: readonly string[]
  readonly check?: readonly string[]
  readonly status?: string | readonly string[]
  readonly kind?: 'result' | 'missed'
  readonly q?: string
  readonly limit?: number
  readonly cursor?: string
}
export type GrowthQuery = Pick<ActivitiesQuery, 'fromMs' | 'toMs' | 'group' | 'label' | 'check' | 'limit'> & {
  readonly figure: string
}

const get =
  <Q extends Query, T>(path: string) =>
  (query?: Q, signal?: Signal): Promise<T> =>
    call<T>(path, { query, signal })

export const readGrid = get<GridQuery, GridJson>('/grid')
export const readGroups = get<Record<string, never>, GroupsJson>('/groups')
export const readActivities = get<ActivitiesQuery, ListedActivitiesPage>('/activities')
export const readGrowth = get<GrowthQuery, GrowthJson>('/growth')
export const readHealth = get<Record<string, never>, HealthJson>('/health')
export const readWhoAmI = get<Record<string, never>, WhoAmI>('/whoami')
export const readTransactions = get<Query, TransactionsPage>('/transactions')
export const readLast24h = get<Query, Last24hDocument>('/documents/last-24h')
export const readLastStatus = get<Query, LastStatusDocument>('/documents/last-status')
export const readAllReports = get<Query, AllReportsDocument>('/documents/all-reports')
export const readJob = get<Query, JobDocument>('/documents/job')
export const readClientSummary = get<Query, ClientSummaryDocument>('/documents/client-summary')

export function readActivity(id: number, signal?: Signal): Promise<ActivityDetail> {
  return call(`/activities/${id}`, { signal })
}

export function readActivitiesOf(
  checkId: string,
  query: { readonly limit?: number; readonly cursor?: string } = {},
  signal?: Signal,
): Promise<ActivitiesPage> {
  return call(`/checks/${encodeURIComponent(checkId)}/activities`, { query, signal })
}
