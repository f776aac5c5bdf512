/** Documents as schemas, for the API document: each is held to its type of the contract. */
import { z } from 'zod'
import type {
  AllReportsDocument,
  ClientSummaryDocument,
  DocumentRow,
  JobDocument,
  Last24hDocument,
  LastStatusDocument,
  SuccessRate,
} from './contract-looking.ts'
import { checkSchema, count, cursor, ms, name, optional, resultSchema, text } from './schemas.ts'

const worst = z.enum(['success', 'warning', 'failure', 'missed'])

const row = name(
  'DocumentRow',
  z.strictObject({
    checkId: text,
    group: text.describe('The client'),
    label: optional(text),
    computer: optional(text),
    job: text,
    product: optional(text),
    result: optional(z.enum([...resultSchema.shape.status.options, 'missed'])),
    timing: checkSchema.shape.timing,
    reason: optional(text),
    activityId: optional(count),
    messageId: optional(count),
    receivedAtMs: optional(ms),
    startedAtMs: optional(z.number()),
    endedAtMs: optional(z.number()),
    durationSeconds: optional(z.number()),
    sizeBytes: optional(z.number()),
    sizeChangeBytes: optional(z.number().describe('Against the run before that told its size')),
    transferredBytes: optional(z.number()),
    lateMs: optional(ms.describe('How long after its expectation it came, when its slot had been missed')),
    lastGoodAtMs: optional(ms.describe('The last success or warning')),
    expectedAtMs: optional(ms.describe('Of a slot without a run its own, otherwise that of the next run')),
    sinceMs: optional(ms.describe('Since when it has failed, warned or been overdue; of `last-status` only')),
    notes: z.array(text),
  }) satisfies z.ZodType<DocumentRow>,
)
const rows = z.array(row)
const period = { fromMs: ms, toMs: ms.describe('Exclusive'), timeZone: text }
const successRate = name(
  'SuccessRate',
  z.strictObject({
    good: count.describe('Slots whose worst is a success or a warning'),
    expected: count,
  }) satisfies z.ZodType<SuccessRate>,
)

export const last24hDocument = name(
  'Last24hDocument',
  z.strictObject({
    kind: z.literal('last-24h'),
    ...period,
    runs: rows,
    didNotRun: rows,
  }) satisfies z.ZodType<Last24hDocument>,
)
export const lastStatusDocument = name(
  'LastStatusDocument',
  z.strictObject({
    kind: z.literal('last-status'),
    atMs: ms,
    timeZone: text,
    rows,
  }) satisfies z.ZodType<LastStatusDocument>,
)
export const allReportsDocument = name(
  'AllReportsDocument',
  z.strictObject({
    kind: z.literal('all-reports'),
    ...period,
    rows,
    nextCursor: cursor,
  }) satisfies z.ZodType<AllReportsDocument>,
)
export const jobDocument = name(
  'JobDocument',
  z.strictObject({
    kind: z.literal('job'),
    ...period,
    check: z.strictObject({
      id: text,
      name: text,
      group: text,
      label: optional(text),
      schedule: optional(text),
    }),
    runs: rows,
    successRate: optional(successRate),
    growth: optional(z.strictObject({ bytesPerDay: z.number(), nowBytes: z.number() })),
  }) satisfies z.ZodType<JobDocument>,
)
export const clientSummaryDocument = name(
  'ClientSummaryDocument',
  z.strictObject({
    kind: z.literal('client-summary'),
    ...period,
    group: text,
    month: text.describe('`2026-11`'),
    successRate,
    jobs: z.array(
      z.strictObject({
        checkId: text,
        job: text,
        label: optional(text),
        computer: optional(text),
        successRate,
        failures: count.describe('Slots'),
        warnings: count.describe('Slots'),
        missed: count.describe('Slots'),
        days: z.array(worst.nullable()).describe('The worst slot of each day of the month, from the first'),
        sizeBytes: optional(z.number()),
        growthBytes: optional(z.number()),
        averageDurationSeconds: optional(z.number()),
      }),
    ),
    byDay: z
      .array(
        z.strictObject({
          sizeBytes: optional(z.number().describe('The last known size of each job, added up')),
          sizedJobs: optional(z.number().describe('How many jobs these are')),
          transferredBytes: optional(z.number()),
          durationSeconds: optional(z.number()),
          bytesPerSecond: optional(z.number().describe('Of the runs that told size and duration')),
        }),
      )
      .describe('All jobs together, for each day of the month'),
    missedSlots: z
      .array(z.strictObject({ checkId: text, job: text, computer: optional(text), expectedAtMs: ms }))
      .describe('The first 200, oldest first; `missed` of the jobs counts all'),
    changes: z
      .array(
        z.strictObject({
          atMs: ms,
          change: z.enum(['added', 'changed', 'removed']),
          kind: z.enum(['job', 'installation', 'check', 'group']),
          name: text,
          who: text,
        }),
      )
      .describe('Of the fleet, oldest first; the newest 200'),
    notes: z.array(z.strictObject({ text, author: text, createdAtMs: ms })),
  }) satisfies z.ZodType<ClientSummaryDocument>,
)
