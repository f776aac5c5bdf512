/** Requests about credentials of senders, and preferences. Secrets are told once, in the answer that makes them. */
import type {
  AccountCreated,
  AccountsJson,
  KeyCreated,
  PathKeyCreated,
  PathKeysJson,
  TokenCreated,
  TokensJson,
} from '../../../exporter/src/api/contract.ts'
import type { Preferences } from '../../../exporter/src/core/preferences.ts'
import { call } from './call.ts'
import type { Signal } from './looking.ts'

const of = (id: string) => `/accounts/${encodeURIComponent(id)}`

export const readAccounts = (signal?: Signal) => call<AccountsJson>('/accounts', { signal })
export const createAccount = (body: {
  readonly id: string
  readonly name?: string
  readonly monitored?: boolean
}) => call<AccountCreated>('/accounts', { method: 'POST', body })
export const changeAccount = (id: string, body: { readonly name?: string; readonly monitored?: boolean }) =>
  call<unknown>(of(id), { method: 'PATCH', body })
export const removeAccount = (id: string) => call<unknown>(of(id), { method: 'DELETE' })
export const createKey = (id: string) => call<KeyCreated>(`${of(id)}/keys`, { method: 'POST', body: {} })
export const revokeKey = (id: string, key: number) =>
  call<void>(`${of(id)}/keys/${key}`, { method: 'DELETE' })
export const readTokens = (signal?: Signal) => call<TokensJson>('/tokens', { signal })
export const createToken = (body: {
  readonly name: string
  readonly scopes: readonly string[]
  readonly accountId?: string
}) => call<TokenCreated>('/tokens', { method: 'POST', body })
export const revokeToken = (id: number) => call<void>(`/tokens/${id}`, { method: 'DELETE' })
export const readPathKeys = (signal?: Signal) => call<PathKeysJson>('/keys', { signal })
/** Of a ping, or with a product of a webhook. */
export const createPathKey = (body: { readonly checkId: string; readonly product?: string }) =>
  call<PathKeyCreated>('/keys', { method: 'POST', body })
export const revokePathKey = (id: number) => call<void>(`/keys/${id}`, { method: 'DELETE' })
export const readPreferences = (signal?: Signal) => call<Preferences>('/preferences', { signal })
/** `null` goes back to what holds without it. */
export const changePreferences = (body: { readonly [key in keyof Preferences]?: Preferences[key] | null }) =>
  call<Preferences>('/preferences', { method: 'PUT', body })
