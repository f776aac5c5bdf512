/** Documents of a made-up fleet, for tests of how they look: a calm one, and one whose every name wants to break out. */
import type { ClientSummary, JobRecord, Last24h, LastStatus } from '../src/core/documents/document.ts'
import type { Row } from '../src/core/documents/row.ts'

const hour = 3_600_000
const day = 24 * hour
export const madeAtMs = Date.UTC(2026, 10, 22, 9, 30)
const cutOffMs = Date.UTC(2026, 10, 22, 8)
const gib = 2 ** 30

const clients = ['Bäckerei Müller', 'Κλινική Αθήνα', 'Żółć Sp. z o.o.', 'Стройбанк', 'Harbour Dental']
const products = ['Veeam', 'Comet', 'restic', 'Windows Server Backup', 'Proxmox']
const results = [
  'success',
  'success',
  'success',
  'warning',
  'success',
  'failure',
  'success',
  'success',
] as const

/** The row of job number `n`. */
export function aRow(n: number, change: Partial<Row> = {}): Row {
  const result = results[(n * 7) % results.length] ?? 'success'
  const receivedAtMs = cutOffMs - 9 * hour + (n % 480) * 60_000
  const durationSeconds = 60 + ((n * 7919) % 9000)
  return {
    checkId: `job-${n}`,
    group: clients[n % clients.length] ?? 'Client',
    ...(n % 3 === 0 && { label: 'Head office' }),
    computer: `SRV-${String(n % 40).padStart(2, '0')}`,
    job:
      ['Documents', 'SQL nightly', 'Exchange mailboxes', 'VM image', 'Accounting archive 2019-2026'][n % 5] ??
      'Job',
    product: products[n % products.length] ?? 'Veeam',
    result,
    timing: n % 23 === 0 ? 'overdue' : 'on time',
    reason:
      result === 'failure'
        ? 'failure: body contains "Access denied to volume D:"'
        : result === 'warning'
          ? 'warning: 3 files were skipped'
          : 'success: subject contains "Success"',
    receivedAtMs,
    ...(n % 4 !== 0 && { startedAtMs: receivedAtMs - durationSeconds * 1000, endedAtMs: receivedAtMs }),
    durationSeconds,
    sizeBytes: gib * (1 + ((n * 13) % 900)),
    ...(n % 5 !== 0 && { sizeChangeBytes: (((n * 31) % 200) - 60) * 2 ** 24 }),
    ...(n % 11 === 0 && { lateMs: 95 * 60_000 }),
    lastGoodAtMs: result === 'failure' ? receivedAtMs - 2 * day : receivedAtMs,
    expectedAtMs: receivedAtMs + day,
    notes: n % 17 === 0 ? ['Disk is ordered, arrives on Tuesday'] : [],
    ...change,
  }
}

export function aLast24h(count = 40, change: Partial<Row> = {}): Last24h {
  return {
    kind: 'last-24h',
    fromMs: cutOffMs - day,
    toMs: cutOffMs,
    timeZone: 'Europe/Berlin',
    runs: Array.from({ length: count }, (_, n) => aRow(n, change)),
    didNotRun: [3, 9].map(n => {
      const { receivedAtMs, startedAtMs, endedAtMs, durationSeconds, sizeBytes, sizeChangeBytes, ...row } =
        aRow(n)
      return {
        ...row,
        result: 'missed',
        timing: 'overdue',
        reason: 'no message by 06:00',
        expectedAtMs: cutOffMs - 6 * hour,
        lastGoodAtMs: cutOffMs - 30 * hour,
        ...change,
      }
    }),
  }
}

export function aLastStatus(count: number): LastStatus {
  return {
    kind: 'last-status',
    atMs: madeAtMs,
    timeZone: 'Europe/Berlin',
    rows: Array.from({ length: count }, (_, n) => aRow(n)),
  }
}

/** A run each night, growing; with a pause, some missed, some failed. */
export function aJob(nights: number, change: Partial<Row> = {}): JobRecord {
  const runs = Array.from({ length: nights }, (_, n): readonly Row[] => {
    const atMs = cutOffMs - 6 * hour - (nights - n) * day
    if (n > 30 && n < 40) return []
    if (n % 19 === 7) {
      const { receivedAtMs, startedAtMs, endedAtMs, durationSeconds, sizeBytes, sizeChangeBytes, ...row } =
        aRow(2)
      return [{ ...row, result: 'missed', expectedAtMs: atMs, reason: 'no message', ...change }]
    }
    const size = 300 * gib + n * 1.7 * gib + ((n * 37) % 11) * gib
    const seconds = 3000 + n * 9 + ((n * 53) % 700)
    const result = n % 13 === 5 ? 'failure' : n % 11 === 4 ? 'warning' : 'success'
    return [
      aRow(2, {
        result,
        reason: `${result}: as the subject says`,
        receivedAtMs: atMs,
        startedAtMs: atMs - seconds * 1000,
        endedAtMs: atMs,
        sizeBytes: size,
        sizeChangeBytes: 1.7 * gib,
        transferredBytes: 4 * gib + ((n * 29) % 17) * gib,
        durationSeconds: seconds,
        lastGoodAtMs: atMs,
        expectedAtMs: atMs + day,
        ...change,
      }),
    ]
  }).flat()
  return {
    kind: 'job',
    fromMs: cutOffMs - nights * day,
    toMs: madeAtMs,
    timeZone: 'Europe/Berlin',
    check: {
      id: 'exchange',
      name: 'Exchange mailboxes',
      group: 'Żółć Sp. z o.o.',
      schedule: 'every day at 02:00 (Europe/Berlin)',
    },
    runs,
    successRate: { good: 81, expected: 90 },
    growth: { bytesPerDay: 1.7 * gib, nowBytes: 450 * gib },
  }
}

export function aClientSummary(jobs = 12, change: Partial<ClientSummary> = {}): ClientSummary {
  const worst = (n: number, d: number) =>
    d < n
      ? null
      : (n * 5 + d * 3) % 37 === 0
        ? 'failure'
        : (n * 3 + d) % 29 === 0
          ? 'missed'
          : (n + d) % 17 === 0
            ? 'warning'
            : 'success'
  const told = Array.from({ length: jobs }, (_, n) => {
    const days = Array.from({ length: 30 }, (_, d) => (d > 21 ? null : worst(n, d)))
    const count = (what: string) => days.filter(one => one === what).length
    const expected = days.filter(one => one !== null).length
    return {
      checkId: `job-${n}`,
      job: aRow(n).job,
      computer: `SRV-${n}`,
      successRate: { good: expected - count('failure') - count('missed'), expected },
      failures: count('failure'),
      warnings: count('warning'),
      missed: count('missed'),
      days,
      sizeBytes: gib * (50 + n * 30),
      growthBytes: gib * (n - 2),
      averageDurationSeconds: 400 + n * 300,
    }
  })
  const sum = (read: (rate: { good: number; expected: number }) => number) =>
    told.reduce((all, { successRate }) => all + read(successRate), 0)
  return {
    kind: 'client-summary',
    fromMs: Date.UTC(2026, 9, 31, 8),
    toMs: Date.UTC(2026, 10, 30, 8),
    timeZone: 'Europe/Berlin',
    group: 'Żółć Sp. z o.o.',
    month: '2026-11',
    successRate: { good: sum(rate => rate.good), expected: sum(rate => rate.expected) },
    jobs: told,
    byDay: Array.from({ length: 30 }, (_, d) =>
      d > 21
        ? {}
        : {
            sizeBytes: 2000 * gib + d * 12 * gib + ((d * 7) % 5) * gib,
            transferredBytes: (40 + ((d * 17) % 30)) * gib,
            durationSeconds: 20_000 + ((d * 911) % 4000),
            bytesPerSecond: 90e6 + ((d * 13) % 9) * 3e6,
          },
    ),
    missedSlots: told.flatMap(({ checkId, job, computer, missed }) =>
      missed > 0 ? [{ checkId, job, computer, expectedAtMs: cutOffMs - 9 * day }] : [],
    ),
    changes: [
      { atMs: cutOffMs - 12 * day, change: 'added', kind: 'job', name: 'VM image', who: 'account:acme' },
      { atMs: cutOffMs - 3 * day, change: 'removed', kind: 'installation', name: 'SRV-OLD', who: 'user:ann' },
    ],
    notes: [{ text: 'New NAS since Friday', author: 'user:ann', createdAtMs: cutOffMs - 5 * day }],
    ...change,
  }
}
