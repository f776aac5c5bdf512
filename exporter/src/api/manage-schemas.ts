/** The answers of managing as schemas, for the API document: each is held to its type of the contract. */
import { z } from 'zod'
import { actions, type Installation, type Job, subjectKinds, type Transaction } from '../core/registry.ts'
import type {
  GhostsJson,
  InstallationJson,
  InstallationsPage,
  NotesPage,
  PausesJson,
  RemovedJson,
  TransactionsPage,
} from './contract.ts'
import { checkSchema, count, cursor, ms, name, noteSchema, optional, pauseSchema, text } from './schemas.ts'

export const jobSchema = name(
  'Job',
  z.strictObject({
    installationId: text,
    key: text,
    checkId: text,
    name: text,
    engine: optional(text),
    schedule: optional(z.unknown().describe('As posted')),
    monitored: z.boolean(),
    createdAtMs: ms,
    lastSeenAtMs: ms,
    removedAtMs: optional(ms),
  }) satisfies z.ZodType<Job>,
)
const jobState = checkSchema.pick({
  timing: true,
  paused: true,
  status: true,
  lastReason: true,
  lastResultAtMs: true,
  expectedAtMs: true,
  runningSinceMs: true,
  missedInARow: true,
})

export const installation = {
  id: text,
  accountId: text,
  organization: text.describe('Group of the checks of its jobs'),
  computer: text,
  product: optional(text),
  version: optional(text),
  monitored: z.boolean(),
  registeredAtMs: ms,
  lastSeenAtMs: ms,
  deregisteredAtMs: optional(ms),
} satisfies Record<keyof Installation, z.ZodType>
export const installationSchema = name(
  'Installation',
  z.strictObject({
    ...installation,
    jobs: z.array(z.strictObject({ ...jobSchema.shape, check: optional(jobState) })),
  }) satisfies z.ZodType<InstallationJson>,
)
export const installationsPage = name(
  'InstallationsPage',
  z.strictObject({
    installations: z.array(installationSchema),
    total: count,
    nextCursor: cursor,
  }) satisfies z.ZodType<InstallationsPage>,
)
export const pausesAnswer = name(
  'Pauses',
  z.strictObject({ pauses: z.array(pauseSchema) }) satisfies z.ZodType<PausesJson>,
)
export const notesPage = name(
  'NotesPage',
  z.strictObject({ notes: z.array(noteSchema), nextCursor: cursor }) satisfies z.ZodType<NotesPage>,
)
export const ghostsAnswer = name(
  'Ghosts',
  z.strictObject({
    ghosts: z.array(
      z.strictObject({
        checkId: text,
        name: text,
        group: text,
        installationId: text,
        missedInARow: count,
        lastResultAtMs: optional(ms),
      }),
    ),
  }) satisfies z.ZodType<GhostsJson>,
)
export const removedAnswer = name(
  'Removed',
  z.strictObject({
    checkIds: z.array(text),
    installationIds: z.array(text),
  }) satisfies z.ZodType<RemovedJson>,
)
export const transactionsPage = name(
  'TransactionsPage',
  z.strictObject({
    transactions: z.array(
      name(
        'Transaction',
        z.strictObject({
          id: count,
          atMs: ms,
          who: text,
          action: z.enum(actions),
          subject: z.strictObject({ kind: z.enum(subjectKinds), id: text }),
          before: optional(z.unknown()),
          after: optional(z.unknown()),
        }) satisfies z.ZodType<Transaction>,
      ),
    ),
    nextCursor: cursor,
  }) satisfies z.ZodType<TransactionsPage>,
)
