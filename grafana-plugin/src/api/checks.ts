/** Requests about checks: as they stand, as they are defined, and what a new one would do. */
import type { CheckJson, ChecksPage } from '../../../exporter/src/api/contract.ts'
import type {
  BulkAnswer,
  BulkRequest,
  CheckDefinitionJson,
  CheckSaved,
  CheckYaml,
  DraftJson,
  DriftJson,
  PreviewJson,
  PreviewRequest,
  ScheduleSuggestionJson,
} from '../../../exporter/src/api/contract-checks.ts'
import { call, callForText, type Query } from './call.ts'
import type { Signal } from './looking.ts'

const of = (id: string) => `/checks/${encodeURIComponent(id)}`

export const readChecks = (query: Query, signal?: Signal) => call<ChecksPage>('/checks', { query, signal })
export const readCheck = (id: string, signal?: Signal) => call<CheckJson>(of(id), { signal })
export const readDefinition = (id: string, signal?: Signal) =>
  call<CheckDefinitionJson>(`${of(id)}/definition`, { signal })
export const readScheduleSuggestion = (id: string, signal?: Signal) =>
  call<ScheduleSuggestionJson>(`${of(id)}/schedule-suggestion`, { signal })
export const readDraft = (
  query: {
    readonly message?: string
    readonly copy?: string
    readonly template?: string
    readonly name?: string
    readonly group?: string
  },
  signal?: Signal,
) => call<DraftJson>('/drafts', { query, signal })
export const previewCheck = (body: PreviewRequest, signal?: Signal) =>
  call<PreviewJson>('/preview', { method: 'POST', body, signal })
export const createCheck = (body: CheckYaml) => call<CheckSaved>('/checks', { method: 'POST', body })
/** @param version the one that was edited: another's change since then is not overwritten */
export const changeCheck = (body: CheckYaml, version?: number) =>
  call<CheckSaved>(of(body.id), {
    method: 'PUT',
    body,
    ...(version !== undefined && { headers: { 'If-Match': String(version) } }),
  })
export const removeCheck = (id: string) => call<void>(of(id), { method: 'DELETE' })
export const changeChecks = (body: BulkRequest) => call<BulkAnswer>('/checks/bulk', { method: 'POST', body })
export const exportChecks = (query: { readonly origin?: string; readonly ids?: string }) =>
  callForText('/checks/export', { query })
export const readDrift = (signal?: Signal) => call<DriftJson>('/checks/drift', { signal })
