/** The data source on the fake proxy with the small fleet behind it, anew for each test. */
import {
  type AdHocVariableFilter,
  type DataFrame,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  dateTime,
  type TimeRange,
} from '@grafana/data'
import { lastValueFrom } from 'rxjs'
import { LastgoodDataSource } from '../src/datasource/data-source.ts'
import type { LastgoodQuery } from '../src/datasource/query.ts'
import { startFakeProxy } from './fake-proxy.ts'
import { setVariables } from './fake-variables.ts'
import { activities, grid, groups, growth, health, hourMs, nowMs, rows } from './looking-answers.ts'

const [from, to] = [dateTime(nowMs - 48 * hourMs), dateTime(nowMs)]
export const range: TimeRange = { from, to, raw: { from, to } }
export const span = { fromMs: nowMs - 48 * hourMs, toMs: nowMs, timeZone: 'UTC' }
const settings = { id: 1, uid: 'lastgood', name: 'Lastgood', type: 'lastgood-backups-datasource' }
export const source = new LastgoodDataSource(settings as DataSourceInstanceSettings)

export let proxy: ReturnType<typeof startFakeProxy>
beforeEach(() => {
  setVariables({ group: ['Acme'], check: 'acme-nas' })
  proxy = startFakeProxy({
    'GET /grid': grid,
    'GET /groups': groups,
    'GET /activities': { activities },
    'GET /growth': growth,
    'GET /health': health,
    'GET /whoami': { who: 'token:grafana', scopes: ['read'] },
    'GET /documents/last-status': { kind: 'last-status', atMs: nowMs, timeZone: 'UTC', rows },
    'GET /documents/last-24h': { ...span, kind: 'last-24h', runs: rows, didNotRun: [] },
    'GET /documents/all-reports': { ...span, kind: 'all-reports', rows },
    'GET /documents/job': {
      ...span,
      kind: 'job',
      check: { id: 'acme-nas', name: 'NAS', group: 'Acme' },
      runs: rows.slice(0, 1),
    },
    'GET /documents/client-summary': {
      ...span,
      kind: 'client-summary',
      group: 'Acme',
      month: '2026-11',
      byDay: [],
      missedSlots: [],
      changes: [],
      successRate: { good: 1, expected: 2 },
      jobs: [
        {
          checkId: 'acme-nas',
          job: 'NAS',
          successRate: { good: 1, expected: 2 },
          failures: 1,
          warnings: 0,
          missed: 0,
          days: ['success', null, 'failure'],
          sizeBytes: 1e9,
        },
      ],
      notes: [],
    },
    'GET /transactions': {
      transactions: [
        {
          id: 9,
          atMs: nowMs - hourMs,
          who: 'grafana:eve via token:grafana',
          action: 'check.pause',
          subject: { kind: 'check', id: 'acme-nas' },
          after: { untilMs: nowMs },
        },
      ],
    },
    'GET /messages': {
      total: 2,
      messages: [waiting(22, nowMs - hourMs), waiting(21, nowMs - 100 * hourMs)],
    },
  })
})

function waiting(id: number, receivedAtMs: number) {
  return {
    id,
    intake: 'smtp',
    receivedAtMs,
    subject: 'Backup of x, done',
    from: 'nas@acme.example',
    to: ['backups@example.com'],
    originallyTo: [],
    recipients: [],
    marks: [],
    outcome: 'unmatched',
    rawBytes: 512,
    copies: 0,
  }
}

export async function ask(
  targets: readonly Partial<LastgoodQuery>[],
  filters: readonly AdHocVariableFilter[] = [],
): Promise<Omit<DataQueryResponse, 'data'> & { readonly data: DataFrame[] }> {
  return lastValueFrom(
    source.query({
      requestId: 'Q1',
      interval: '1m',
      intervalMs: 60_000,
      app: 'dashboard',
      timezone: 'utc',
      startTime: nowMs,
      scopedVars: {},
      range,
      filters: [...filters],
      targets: targets.map((target, at) => ({ refId: String.fromCharCode(65 + at), ...target })),
    }),
  )
}
