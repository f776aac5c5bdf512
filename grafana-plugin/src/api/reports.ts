/** Requests about documents as files and about report mails. */
import type {
  MailPreviewJson,
  ReportMailJson,
  ReportMailsPage,
  SubscriptionJson,
  SubscriptionSaved,
  SubscriptionsJson,
  SubscriptionYaml,
} from '../../../exporter/src/api/contract-reports.ts'
import { addressOf, call, callForBlob, type Query } from './call.ts'
import type { Signal } from './looking.ts'

export type DocumentKind = 'last-24h' | 'last-status' | 'all-reports' | 'job' | 'client-summary'
export type DocumentForm = 'html' | 'pdf' | 'csv'

/** Some ids are also names of routes: they stand in the query. */
const of = '/subscriptions/-'
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` })

export const readSubscriptions = (signal?: Signal) => call<SubscriptionsJson>('/subscriptions', { signal })
export const readSubscription = (id: string, signal?: Signal) =>
  call<SubscriptionJson>(of, { query: { id }, signal })
export const createSubscription = (body: SubscriptionYaml) =>
  call<SubscriptionSaved>('/subscriptions', { method: 'POST', body })
/** @param version which the change was made on: 412 when there is another one by now */
export const changeSubscription = (body: SubscriptionYaml, version: number) =>
  call<SubscriptionSaved>(of, { method: 'PUT', query: { id: body.id }, body, headers: ifMatch(version) })
export const removeSubscription = (id: string, version: number) =>
  call<void>(of, { method: 'DELETE', query: { id }, headers: ifMatch(version) })
/** Of one that is not saved. */
export const previewDraft = (subscription: SubscriptionYaml, group: string | undefined, signal?: Signal) =>
  call<MailPreviewJson>('/subscriptions/preview', {
    method: 'POST',
    body: { subscription, ...(group !== undefined && { group }) },
    signal,
  })
export const previewSubscription = (id: string, group: string | undefined, signal?: Signal) =>
  call<MailPreviewJson>(`${of}/preview`, { query: { id, group }, signal })
/** @returns what became of it: of a monthly one, of each client's */
export const sendNow = (id: string, group: string | undefined) =>
  call<readonly ReportMailJson[]>(`${of}/send`, {
    method: 'POST',
    query: { id },
    body: group === undefined ? {} : { group },
  })
export const readReportMails = (query: Query, signal?: Signal) =>
  call<ReportMailsPage>('/subscriptions/mails', { query, signal })

export const documentAddress = (kind: DocumentKind, form: DocumentForm, query: Query) =>
  addressOf(`/documents/${kind}`, { ...query, format: form })
export const fetchDocument = (kind: DocumentKind, form: DocumentForm, query: Query, signal?: Signal) =>
  callForBlob(`/documents/${kind}`, { query: { ...query, format: form }, signal })
