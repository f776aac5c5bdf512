/** Requests that manage what reports, and what is said about it. */
import type {
  GhostsJson,
  InstallationsPage,
  NotesPage,
  PausesJson,
  RemovedJson,
} from '../../../exporter/src/api/contract.ts'
import { call, type Query } from './call.ts'
import type { Signal } from './looking.ts'

export type Target = { readonly kind: 'check' | 'installation' | 'group' | 'account'; readonly id: string }
type Note = NotesPage['notes'][number]
type Pause = PausesJson['pauses'][number]

/** In a path Grafana's proxy makes a slash of `%2F`: ids that may hold one stand in the query. */
const inQuery = (id: string) => ({ id })
const removalPath = {
  check: 'checks',
  installation: 'installations',
  group: 'groups',
} as const

export const readInstallations = (query: Query, signal?: Signal) =>
  call<InstallationsPage>('/installations', { query, signal })
export const setInstallationMonitored = (id: string, monitored: boolean) =>
  call<unknown>('/installations/-', { method: 'PATCH', query: inQuery(id), body: { monitored } })
export const setJobMonitored = (checkId: string, monitored: boolean) =>
  call<unknown>(`/jobs/${encodeURIComponent(checkId)}`, { method: 'PATCH', body: { monitored } })
export const readNotes = (query: Query, signal?: Signal) => call<NotesPage>('/notes', { query, signal })
export const addNote = (body: {
  readonly target: Target
  readonly text: string
  readonly expires?: number
  readonly untilGood?: number
}) => call<Note>('/notes', { method: 'POST', body })
export const changeNote = (
  id: number,
  body: { readonly text?: string; readonly expires?: number | null; readonly untilGood?: number | null },
) => call<Note>(`/notes/${id}`, { method: 'PATCH', body })
export const deleteNote = (id: number) => call<void>(`/notes/${id}`, { method: 'DELETE' })
export const readPauses = (signal?: Signal) => call<PausesJson>('/pauses', { signal })
export const pause = (body: { readonly target: Target; readonly until?: number; readonly reason?: string }) =>
  call<Pause>('/pauses', { method: 'POST', body })
export const resume = (target: Target) =>
  call<void>(`/pauses/${target.kind}/-`, { method: 'DELETE', query: inQuery(target.id) })
export const setNextRun = (checkId: string, atMs: number) =>
  call<unknown>(`/checks/${encodeURIComponent(checkId)}/next-run`, { method: 'PUT', body: { at: atMs } })
export const readGhosts = (query: Query, signal?: Signal) => call<GhostsJson>('/ghosts', { query, signal })
/** Of an account its own address removes it. */
export const removeData = ({ kind, id }: Target & { readonly kind: keyof typeof removalPath }) =>
  call<RemovedJson>(`/${removalPath[kind]}/-/data`, { method: 'DELETE', query: inQuery(id) })
