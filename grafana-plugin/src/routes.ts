/** Addresses of the app's pages. What a reader would share stands in the query. */
import { appId } from './settings.ts'

const base = `/a/${appId}`

function at(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, value)
  const text = search.toString()
  return `${base}/${path}${text && `?${text}`}`
}

export const pageOf = {
  home: () => at('home'),
  checks: (query: { readonly q?: string; readonly group?: string; readonly state?: string } = {}) =>
    at('checks', query),
  check: (id: string) => at(`checks/${encodeURIComponent(id)}`),
  editCheck: (id: string) => at(`checks/${encodeURIComponent(id)}/edit`),
  addCheck: (
    from: {
      readonly message?: string
      readonly copy?: string
      readonly template?: string
      readonly suggestion?: string
      readonly group?: string
    } = {},
  ) => at('checks/new', from),
  suggestions: (query: { readonly q?: string } = {}) => at('suggestions', query),
  templates: (query: { readonly group?: string } = {}) => at('templates', query),
  group: (name: string) => at('group', { name }),
  activity: (query: { readonly outcome?: string; readonly q?: string; readonly open?: string } = {}) =>
    at('activity', query),
  reports: (screen = 'last-24h', query: Readonly<Record<string, string | undefined>> = {}) =>
    at(`reports/${screen}`, query),
  reportMails: () => at('reports/mails'),
  /** Without an id: a new one. */
  reportMail: (
    query: { readonly id?: string; readonly kind?: 'daily' | 'monthly'; readonly group?: string } = {},
  ) => at('reports/mail', query),
  manage: (tab = 'installations') => at(`manage/${tab}`),
  senders: () => at('senders'),
  transactions: (query: { readonly kind?: string; readonly id?: string } = {}) => at('transactions', query),
  preferences: () => at('preferences'),
  configuration: () => `/plugins/${appId}`,
} as const
