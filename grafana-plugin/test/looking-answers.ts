/** Answers of the exporter about a small fleet, for tests: Acme's nas failed today, its mail server was silent, and
 *  the nas of Beta Müller is good. */
import type {
  DocumentRow,
  GridJson,
  GroupsJson,
  GrowthJson,
  HealthJson,
  ListedActivity,
} from '../../exporter/src/api/contract-looking.ts'

export const nowMs = Date.UTC(2026, 10, 22, 9)
export const hourMs = 3_600_000

export const grid: GridJson = {
  atMs: nowMs,
  id: ['acme-mail', 'acme-nas', 'beta-nas'],
  name: ['Mail', 'NAS', 'NAS'],
  group: ['Acme', 'Acme', 'Beta Müller'],
  label: ['Veeam', null, 'Restic'],
  status: ['success', 'failure', 'success'],
  timing: ['overdue', 'on time', 'on time'],
  reason: ['says Success', 'says Failed', 'says ok'],
  product: ['Veeam', null, 'restic'],
  computer: ['mx1', null, 'nas'],
  schedule: ['every day', 'every day', null],
  lastResultAtMs: [nowMs - 30 * hourMs, nowMs - hourMs, nowMs - 2 * hourMs],
  lastSuccessAtMs: [nowMs - 30 * hourMs, nowMs - 25 * hourMs, nowMs - 2 * hourMs],
  expectedAtMs: [nowMs - 6 * hourMs, nowMs + 23 * hourMs, null],
  overdueSinceMs: [nowMs - 5 * hourMs, null, null],
  failingSinceMs: [null, nowMs - hourMs, null],
  runningSinceMs: [null, null, null],
  pausedUntilMs: [null, null, null],
  missedInARow: [1, null, null],
  sizeBytes: [1e9, null, 5e9],
  durationSeconds: [60, null, 120],
  notes: [0, 1, 0],
  results: {
    counts: [2, 2, 1],
    atMs: [nowMs - 30 * hourMs, nowMs - 5 * hourMs, nowMs - 25 * hourMs, nowMs - hourMs, nowMs - 2 * hourMs],
    code: [0, 3, 0, 2, 0],
    activityId: [1, 2, 3, 4, 5],
    messageId: [11, null, 13, 14, 15],
    lateMs: [null, null, null, null, null],
  },
}

export const groups: GroupsJson = {
  groups: [
    { name: 'Acme', labels: ['Veeam'], checks: 2, failed: 1, overdue: 1, warning: 0, paused: 0 },
    { name: 'Beta Müller', labels: ['Restic'], checks: 1, failed: 0, overdue: 0, warning: 0, paused: 0 },
  ],
}

const nas = { checkId: 'acme-nas', name: 'NAS', group: 'Acme' }
const mail = { checkId: 'acme-mail', name: 'Mail', group: 'Acme', label: 'Veeam', computer: 'mx1' }
const beta = { checkId: 'beta-nas', name: 'NAS', group: 'Beta Müller', label: 'Restic' }

/** Newest first. */
export const activities: readonly ListedActivity[] = [
  {
    ...nas,
    id: 4,
    kind: 'result',
    atMs: nowMs - hourMs,
    messageId: 14,
    status: 'failure',
    reason: 'says <b>Failed</b>',
    figures: { errors: 3 },
  },
  {
    ...beta,
    id: 5,
    kind: 'result',
    atMs: nowMs - 2 * hourMs,
    messageId: 15,
    status: 'success',
    reason: 'says ok',
    figures: { size: 5e9, duration: 120 },
  },
  {
    ...mail,
    id: 2,
    kind: 'missed',
    atMs: nowMs - 5 * hourMs,
    expectedAtMs: nowMs - 6 * hourMs,
    reason: 'no message by 04:00',
  },
  {
    ...nas,
    id: 3,
    kind: 'result',
    atMs: nowMs - 25 * hourMs,
    messageId: 13,
    status: 'success',
    reason: 'says ok',
    figures: {},
    lateMs: 90_000,
  },
]

export const growth: GrowthJson = {
  figure: 'size',
  kind: 'size',
  series: [
    { ...nas, atMs: [nowMs - 2 * hourMs, nowMs - hourMs], value: [1e9, 2e9] },
    { ...beta, atMs: [nowMs - 2 * hourMs], value: [5e9] },
  ],
  leftOut: 0,
}

export const health: HealthJson = {
  version: '1.2.3',
  startedAtMs: nowMs - hourMs,
  checks: 3,
  unmatched: 1,
  intakes: [],
  configuration: { ok: true, loadedAtMs: nowMs - hourMs },
  storeBytes: 4096,
  addresses: [],
  url: 'http://127.0.0.1:9780',
}

export const rows: readonly DocumentRow[] = [
  {
    checkId: 'acme-nas',
    group: 'Acme',
    job: 'NAS',
    result: 'failure',
    timing: 'on time',
    reason: 'says Failed',
    activityId: 4,
    messageId: 14,
    receivedAtMs: nowMs - hourMs,
    lastGoodAtMs: nowMs - 25 * hourMs,
    notes: ['new disk ordered', 'call first'],
  },
  {
    checkId: 'beta-nas',
    group: 'Beta Müller',
    label: 'Restic',
    job: 'NAS',
    result: 'success',
    timing: 'on time',
    messageId: 15,
    durationSeconds: 120,
    sizeBytes: 5e9,
    sizeChangeBytes: -1e9,
    notes: [],
  },
]
