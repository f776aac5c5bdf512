/** Checks and an HTTP face for tests: each builder gives something whole, and the test says only what matters to it. */
import type { HttpDeps, HttpEvents, HttpOptions } from '../src/api/deps.ts'
import type { Managing } from '../src/api/managing.ts'
import { type Http, startHttp } from '../src/api/server.ts'
import { type CheckFacts, type CheckView, readTiming } from '../src/core/facts.ts'
import type { Message } from '../src/core/message.ts'
import { Refusal } from '../src/core/refusal.ts'
import { compressPiece } from '../src/publish/gzip-piece.ts'
import { createPublisher } from '../src/publish/prometheus.ts'

export const nowMs = Date.UTC(2026, 10, 22, 3)
const hourMs = 3_600_000

export function buildFacts(change: Partial<CheckFacts> = {}): CheckFacts {
  return {
    id: 'nas',
    group: 'Backups',
    name: 'NAS',
    repeat: 'once',
    restored: true,
    graceMs: 0,
    paused: false,
    muted: false,
    windowMissed: false,
    seen: true,
    status: 'success',
    lastResultAtMs: nowMs - hourMs,
    lastSuccessAtMs: nowMs - hourMs,
    expectedAtMs: nowMs + 23 * hourMs,
    overdueAtMs: nowMs + 24 * hourMs,
    overdueAfterMs: hourMs,
    consecutiveFailures: 0,
    missedTotal: 0,
    failuresTotal: 0,
    ...change,
  }
}

export function buildCheck(change: Partial<CheckView> = {}): CheckView {
  const facts = buildFacts(change)
  return {
    timing: readTiming(facts, nowMs),
    lastReason: 'subject contains Success',
    lastMessageId: 7,
    recent: [],
    ...facts,
    ...change,
  }
}

/** A check that never had a result. */
export function buildNewCheck(change: Partial<CheckView> = {}): CheckView {
  const { status, lastResultAtMs, lastSuccessAtMs, ...facts } = buildFacts({ seen: false })
  return { ...facts, timing: 'new', recent: [], ...change }
}

export function buildMessage(change: Partial<Message> = {}): Message {
  return {
    intake: 'smtp',
    receivedAtMs: nowMs - hourMs,
    subject: 'Success',
    from: 'Server <server@example.com>',
    to: ['backups@example.com'],
    originallyTo: [],
    recipients: ['backups@example.com'],
    headers: [{ name: 'subject', value: 'Success' }],
    text: 'all good',
    attachments: [],
    marks: [],
    ...change,
  }
}

export function buildStored(id: number, change: Partial<Message> = {}) {
  const { headers, text, html, attachments, ...kept } = buildMessage(change)
  return { ...kept, id, identity: `secret-${id}`, outcome: 'matched' as const, rawBytes: 100, copies: 0 }
}

let marks = 0

/** Nobody reports, nothing was said. */
const nothingToManage: Managing = {
  installations: async () => [],
  installation: async () => undefined,
  job: async () => undefined,
  setMonitored: async () => false,
  pauses: async () => [],
  pause: async () => undefined,
  resume: async () => false,
  notes: async () => [],
  addNote: async () => undefined,
  changeNote: async () => undefined,
  deleteNote: async () => false,
  setNextRun: async () => 'not there',
  deleteReport: async () => false,
  remove: async () => undefined,
  ghosts: () => [],
  preferences: async () => ({}),
  setPreferences: async () => ({}),
}

/** Nothing is managed here. */
const nothingManaged: HttpDeps['managed'] = {
  definition: async () => undefined,
  create: () => nothing(),
  change: () => nothing(),
  remove: () => nothing(),
  bulk: async () => ({ done: [], refused: [] }),
  export: async () => '[]\n',
  drift: async () => ({ checks: [] }),
}

const noDocuments: HttpDeps['documents'] = {
  last24h: () => nothing(),
  lastStatus: () => nothing(),
  allReports: () => nothing(),
  job: async () => undefined,
  clientSummary: () => nothing(),
}

const noSubscriptions: HttpDeps['subscriptions'] = {
  list: async () => ({ subscriptions: [], canSend: false }),
  find: async () => undefined,
  create: () => nothing(),
  change: () => nothing(),
  remove: () => nothing(),
  preview: () => nothing(),
  previewOf: () => nothing(),
  sendNow: () => nothing(),
  mails: async () => [],
}

const nothing = () => Promise.reject(new Refusal('missing', 'there is nothing'))
export const emptyRegistry: HttpDeps['registry'] = {
  accounts: async () => [],
  account: async () => undefined,
  createAccount: nothing,
  changeAccount: nothing,
  removeAccount: nothing,
  addKey: nothing,
  revokeKey: nothing,
  tokens: async () => [],
  createToken: nothing,
  revokeToken: nothing,
  pathKeys: async () => [],
  createPathKey: nothing,
  revokePathKey: nothing,
  transactions: async () => [],
  transactionsAfter: async () => [],
}

/** The whole face on a free port. What the service would give it is empty unless the test says otherwise. */
export async function openHttp(
  given: {
    checks?: readonly CheckView[]
    deps?: Partial<HttpDeps>
    manage?: Partial<Managing>
    options?: Partial<HttpOptions>
    events?: Partial<HttpEvents>
  } = {},
): Promise<Http> {
  const checks = given.checks ?? []
  const publisher = createPublisher()
  for (const check of checks) publisher.set(check)
  const deps: HttpDeps = {
    nowMs: () => nowMs,
    renderMetrics: publisher.pieces,
    compressPiece,
    registryMetrics: async () =>
      '# HELP lastgood_up_total Own "metric"\n# TYPE lastgood_up_total counter\n\nlastgood_up_total 1\n',
    checks: () => checks,
    withRecent: async some => some,
    newestResults: async ids => ids.map(() => []),
    check: id => checks.find(check => check.id === id),
    activities: async () => [],
    message: async () => undefined,
    messages: async () => [],
    messagesAfter: async () => [],
    attachment: async () => undefined,
    previewing: { preview: nothing, draft: nothing, suggestSchedule: async () => undefined },
    suggesting: { suggestions: nothing, accept: nothing },
    countMessages: async () => 0,
    raw: async () => undefined,
    intakes: () => [],
    firstMail: () => undefined,
    reload: async () => {},
    reparse: async () => ({ done: 0, total: 0, changed: 0 }),
    manage: { ...nothingToManage, ...given.manage },
    looking: {
      listActivities: async () => ({ activities: [] }),
      activityDetail: async () => undefined,
      growth: async () => ({ series: [], leftOut: 0 }),
      health: () => Promise.reject(new Error('not asked for')),
    },
    managed: nothingManaged,
    documents: noDocuments,
    subscriptions: noSubscriptions,
    renderPdf: async function* () {},
    mark: async () => String(++marks),
    access: { findToken: async () => undefined, tokens: async () => [], noteUse: async () => {} },
    registry: emptyRegistry,
    ready: () => ({ ready: true, reason: '' }),
    healthy: () => true,
    ...given.deps,
  }
  const events: HttpEvents = {
    httpFailed: () => {},
    tlsReloaded: () => {},
    tlsRefused: () => {},
    ...given.events,
  }
  return startHttp(
    { listen: { host: '127.0.0.1', port: 0 }, closeTimeoutMs: 1000, ...given.options },
    deps,
    events,
  )
}
