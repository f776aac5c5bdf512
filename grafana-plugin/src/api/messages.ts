/** Requests about messages. */
import type {
  MessageJson,
  MessagesPage,
  ReparseRequest,
  ReparseSummary,
} from '../../../exporter/src/api/contract.ts'
import { addressOf, call, callForText, type Query } from './call.ts'
import type { Signal } from './looking.ts'

export const readMessages = (query: Query, signal?: Signal) =>
  call<MessagesPage>('/messages', { query, signal })
export const readMessage = (id: number, signal?: Signal) => call<MessageJson>(`/messages/${id}`, { signal })
export const readRaw = (id: number, signal?: Signal) => callForText(`/messages/${id}/raw`, { signal })
export const rawAddress = (id: number) => addressOf(`/messages/${id}/raw`)
export const attachmentAddress = (id: number, index: number) =>
  addressOf(`/messages/${id}/attachments/${index}`)
export const messagesCsvAddress = (query: Query) => addressOf('/messages.csv', query)
export const reparse = (body: ReparseRequest) => call<ReparseSummary>('/reparse', { method: 'POST', body })
export const deleteReport = (activityId: number) =>
  call<void>(`/activities/${activityId}`, { method: 'DELETE' })
