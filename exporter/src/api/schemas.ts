/** The answers of /api/v1 as schemas, for the API document: each is held to its type of the contract. */
import { z } from 'zod'
import type { Result } from '../core/activity.ts'
import { knownFigures } from '../core/figures/kind.ts'
import { type Note, type Pause, type Target, targetKinds } from '../core/registry.ts'
import { type SenderVerdict, senderOutcomes } from '../core/sender-trust.ts'
import type {
  ActivitiesPage,
  ActivityJson,
  CheckJson,
  ChecksPage,
  MessageJson,
  MessageSummary,
  MessagesPage,
  ProblemJson,
  ReparseSummary,
} from './contract.ts'

/** Schemas that have a name in the document. */
export const named = z.registry<{ readonly id: string }>()
export function name<T extends z.ZodType>(id: string, schema: T): T {
  named.add(schema, { id })
  return schema
}

export const optional = z.exactOptional
export const ms = z.int()
export const count = z.int().min(0)
export const text = z.string()
export const cursor = optional(z.string().describe('Hand it back as `cursor`; absent on the last page'))
const statuses = ['success', 'warning', 'failure'] as const
const resultStatuses = [...statuses, 'ignored'] as const
const timings = ['new', 'on time', 'late', 'overdue', 'paused', 'unscheduled'] as const
const marks = [
  'bounce',
  'autoReply',
  'nullSender',
  'forwardingConfirmation',
  'unreadable',
  'oversize',
  'textCut',
  'headersCut',
  'partsCut',
  'attachmentCut',
] as const

export const targetSchema = name(
  'Target',
  z.strictObject({
    kind: z.enum(targetKinds),
    id: z.string().min(1).max(500).describe('Of a group: its name'),
  }) satisfies z.ZodType<Target>,
)

const note = {
  id: count,
  target: targetSchema,
  text,
  author: text,
  createdAtMs: ms,
  expiresAtMs: optional(ms),
  untilGood: optional(count.describe('Good results that remain until it ends')),
  endedAtMs: optional(ms),
}
export const noteSchema = name('Note', z.strictObject(note) satisfies z.ZodType<Note>)

const pause = { untilMs: optional(ms), by: text, reason: optional(text) }
export const pauseSchema = name(
  'Pause',
  z.strictObject({ target: targetSchema, sinceMs: ms, ...pause }) satisfies z.ZodType<Pause>,
)

const recent = z.strictObject({
  atMs: ms,
  status: optional(z.enum(statuses)),
  kind: z.enum(['result', 'missed']),
  messageId: optional(count),
})

export const checkSchema = name(
  'Check',
  z.strictObject({
    id: text,
    group: text,
    name: text,
    label: optional(text),
    route: optional(text),
    repeat: z.enum(['every', 'once']),
    restored: z.boolean(),
    graceMs: ms,
    product: optional(text),
    installation: optional(text),
    computer: optional(text),
    paused: z.boolean(),
    muted: z.boolean(),
    windowMissed: z.boolean(),
    seen: z.boolean(),
    status: optional(z.enum(statuses)),
    lastResultAtMs: optional(ms),
    lastSuccessAtMs: optional(ms),
    expectedAtMs: optional(ms),
    overdueAtMs: optional(ms),
    overdueSinceMs: optional(ms),
    intervalMs: optional(ms),
    overdueAfterMs: optional(ms),
    consecutiveFailures: count,
    failingSinceMs: optional(ms),
    statusSinceMs: optional(ms),
    runningSinceMs: optional(ms.describe('When the run that is under way began')),
    missedInARow: optional(count),
    nextRunAtMs: optional(ms.describe('The next run as a person has set it')),
    missedTotal: count,
    failuresTotal: count,
    notes: optional(z.array(noteSchema)),
    figures: optional(z.partialRecord(z.enum(knownFigures), z.number())),
    pause: optional(z.strictObject({ ...pause, target: optional(targetSchema), sinceMs: optional(ms) })),
    timing: z.enum(timings),
    lastReason: optional(text),
    lastMessageId: optional(count),
    schedule: optional(text),
    recent: z.array(recent),
  }) satisfies z.ZodType<CheckJson>,
)
export const checksPage = name(
  'ChecksPage',
  z.strictObject({
    checks: z.array(checkSchema),
    total: count,
    nextCursor: cursor,
  }) satisfies z.ZodType<ChecksPage>,
)

const result = {
  id: count,
  kind: z.literal('result'),
  checkId: text,
  messageId: count,
  atMs: ms,
  status: z.enum(resultStatuses),
  reason: text,
  figures: z.record(z.string(), z.number()),
  lateMs: optional(ms),
}
const missed = {
  id: count,
  kind: z.literal('missed'),
  checkId: text,
  atMs: ms,
  reason: text,
  expectedAtMs: ms,
}
/** For lists that tell more with each. */
export const activityFields = { result, missed }
export const resultSchema = name(
  'Result',
  z.strictObject(result) satisfies z.ZodType<Result & { readonly id: number }>,
)
const activitySchema = name(
  'Activity',
  z.union([resultSchema, z.strictObject(missed)]) satisfies z.ZodType<ActivityJson>,
)
export const activitiesPage = name(
  'ActivitiesPage',
  z.strictObject({
    activities: z.array(activitySchema),
    nextCursor: cursor,
  }) satisfies z.ZodType<ActivitiesPage>,
)

const proof = z.enum(['pass', 'fail', 'none', 'unknown'])
const senderSchema = name(
  'SenderVerdict',
  z.strictObject({
    by: text.describe('`dns`: by the service itself; else the trusted mail server that said so'),
    spf: proof,
    dkim: proof,
    dmarc: proof,
    arc: proof,
    domain: optional(text),
    outcome: z.enum(senderOutcomes),
    detail: text.describe('Why, in words'),
  }) satisfies z.ZodType<SenderVerdict>,
)

const summary = {
  id: count,
  intake: text,
  receivedAtMs: ms,
  sentAtMs: optional(ms),
  messageId: optional(text),
  subject: text,
  from: text,
  to: z.array(text),
  originallyTo: z.array(text),
  recipients: z.array(text),
  marks: z.array(z.enum(marks)),
  outcome: z.enum(['matched', 'unmatched', 'ignored', 'duplicate']),
  rawBytes: count,
  copies: count,
  oversizeBytes: optional(count),
  sender: optional(senderSchema),
}
const messageSummary = name('MessageSummary', z.strictObject(summary) satisfies z.ZodType<MessageSummary>)
export const messagesPage = name(
  'MessagesPage',
  z.strictObject({
    messages: z.array(messageSummary),
    total: count,
    nextCursor: cursor,
  }) satisfies z.ZodType<MessagesPage>,
)
export const messageSchema = name(
  'Message',
  z.strictObject({
    ...summary,
    headers: z.array(z.strictObject({ name: text, value: text })),
    text,
    html: optional(text.describe('As sent: to be shown in a sandbox or not at all')),
    attachments: z.array(
      z.strictObject({
        name: text,
        contentType: text,
        bytes: count,
        contentId: optional(text.describe('What `cid:` in the HTML refers to')),
        text: optional(text),
        note: optional(text),
      }),
    ),
    activities: z.array(resultSchema),
  }) satisfies z.ZodType<MessageJson>,
)

export const reparseSummary = name(
  'ReparseSummary',
  z.strictObject({ done: count, total: count, changed: count }) satisfies z.ZodType<ReparseSummary>,
)

export const problemSchema = name(
  'Problem',
  z.strictObject({
    type: z.literal('about:blank'),
    title: text,
    status: z.int(),
    detail: text,
    instance: text,
    errors: optional(
      z
        .array(z.strictObject({ field: text, detail: text }))
        .describe('All that is wrong in what was posted, or in a check'),
    ),
    parameter: optional(text.describe('The query parameter or body field that is wrong')),
  }) satisfies z.ZodType<ProblemJson>,
)
