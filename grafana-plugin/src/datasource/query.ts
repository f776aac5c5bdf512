/** What a panel asks for, as dashboards store it. Dashboards live for years and are written by hand too: whatever is
 *  stored is read into a whole query, and nothing in it can make reading fail. */
import type { DataQuery } from '@grafana/data'
import type { Timing } from '../../../exporter/src/core/facts.ts'
import { isStanding, type Standing } from '../model/standing.ts'

export const kinds = ['checks', 'activities', 'growth', 'reports', 'transactions', 'unmatched'] as const
export type Kind = (typeof kinds)[number]
const reports = ['last-24h', 'last-status', 'all-reports', 'job', 'client-summary'] as const
export type Report = (typeof reports)[number]
const formats = ['table', 'timeline'] as const
export type Format = (typeof formats)[number]
/** The first five in the order of the codes of results; `none`: a check without a result yet. */
export const resultWords = ['success', 'warning', 'failure', 'missed', 'ignored'] as const
export const statuses = [...resultWords, 'none'] as const
export type Status = (typeof statuses)[number]
export const timings: readonly Timing[] = ['new', 'on time', 'late', 'overdue', 'paused', 'unscheduled']

export const limits = { usual: 1000, most: 20_000 }
export const newestResults = { usual: 30, most: 100 }

/** As it is stored: all but `refId` may be missing. Lists may hold variables; an empty one restricts nothing. */
export type LastgoodQuery = DataQuery & Partial<Asked>

export type Asked = {
  readonly kind: Kind
  readonly groups: readonly string[]
  readonly labels: readonly string[]
  /** Ids. */
  readonly checks: readonly string[]
  readonly text: string
  readonly standings: readonly Standing[]
  readonly statuses: readonly Status[]
  readonly timings: readonly Timing[]
  /** Of `checks`: how many of each; with 0 there is only the table of checks. */
  readonly results: number
  /** Of `activities`. */
  readonly format: Format
  /** Of `growth`. */
  readonly figure: string
  readonly report: Report
  /** Of `client-summary`, `2026-11`; the current one when empty. */
  readonly month: string
  /** Of `transactions`: without the line that every message leaves. */
  readonly changesOnly: boolean
  /** Rows at most, of what comes in pages. */
  readonly limit: number
}

export const defaultQuery: Asked = {
  kind: 'checks',
  groups: [],
  labels: [],
  checks: [],
  text: '',
  standings: [],
  statuses: [],
  timings: [],
  results: newestResults.usual,
  format: 'table',
  figure: 'size',
  report: 'last-status',
  month: '',
  changesOnly: true,
  limit: limits.usual,
}

/** Reads older and hand-written forms as well: `queryType` for `kind`, one `group`, `label` or `check` for a list. */
export function readQuery(stored: object): Asked {
  const of = (key: string): unknown => Object.entries(stored).find(([name]) => name === key)?.[1]
  const list = (key: string, older: string) => {
    const given = toList(of(key))
    return given.length > 0 ? given : toList(of(older))
  }
  return {
    kind: oneOf(kinds, of('kind')) ?? oneOf(kinds, of('queryType')) ?? defaultQuery.kind,
    groups: list('groups', 'group'),
    labels: list('labels', 'label'),
    checks: list('checks', 'check'),
    text: toText(of('text')),
    standings: toList(of('standings')).filter(isStanding),
    statuses: toList(of('statuses')).flatMap(word => oneOf(statuses, word) ?? []),
    timings: toList(of('timings')).flatMap(word => oneOf(timings, word) ?? []),
    results: toCount(of('results'), 0, newestResults.most) ?? defaultQuery.results,
    format: oneOf(formats, of('format')) ?? defaultQuery.format,
    figure: toText(of('figure')) || defaultQuery.figure,
    report: oneOf(reports, of('report')) ?? defaultQuery.report,
    month: toText(of('month')),
    changesOnly: of('changesOnly') !== false,
    limit: toCount(of('limit'), 1, limits.most) ?? defaultQuery.limit,
  }
}

/** Why it cannot be asked; undefined when it can. */
export function lackOf({ kind, report, checks, groups }: Asked): string | undefined {
  if (kind !== 'reports') return undefined
  if (report === 'job' && checks.length === 0) return 'Choose the check whose runs are reported'
  if (report === 'client-summary' && groups.length === 0) return 'Choose the group that is summed up'
  return undefined
}

/** In one line, for lists of queries. */
export function describeQuery(query: Asked): string {
  const { kind, groups, labels, checks, standings, timings, text } = query
  const what = {
    checks: 'Checks',
    activities: query.format === 'timeline' ? 'Activities as state timeline' : 'Activities',
    growth: `Growth of ${query.figure}`,
    reports: `Report ${query.report}`,
    transactions: query.changesOnly ? 'Changes' : 'Transactions',
    unmatched: 'Unmatched messages',
  }[kind]
  const named = {
    group: groups,
    label: labels,
    check: checks,
    state: standings,
    status: query.statuses,
    timings,
  }
  const restrictions = Object.entries(named).flatMap(([name, list]) =>
    list.length > 0 ? [`${name} ${list.join(', ')}`] : [],
  )
  return [what, ...restrictions, ...(text ? [`“${text}”`] : [])].join(' · ')
}

function oneOf<T extends string>(all: readonly T[], word: unknown): T | undefined {
  return all.find(one => one === word)
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function toList(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter(one => typeof one === 'string' && one !== '').map(String)
}

function toCount(value: unknown, least: number, most: number): number | undefined {
  const number = Math.round(typeof value === 'string' && value !== '' ? Number(value) : Number.NaN)
  const count = typeof value === 'number' ? Math.round(value) : number
  return Number.isNaN(count) ? undefined : Math.min(Math.max(count, least), most)
}
