/** The answers of contract-looking.ts as schemas, for the API document. */
import { z } from 'zod'
import type { GridJson, GroupsJson } from './contract-looking.ts'
import { checkSchema, count, ms, name, optional, text } from './schemas.ts'

const orNull = <T extends z.ZodType>(schema: T) => z.array(z.nullable(schema))

export const gridSchema = name(
  'Grid',
  z
    .strictObject({
      atMs: ms,
      id: z.array(text),
      name: z.array(text),
      group: z.array(text),
      label: orNull(text),
      status: orNull(checkSchema.shape.status.unwrap()),
      timing: z.array(checkSchema.shape.timing),
      reason: orNull(text),
      product: orNull(text),
      computer: orNull(text),
      schedule: orNull(text),
      lastResultAtMs: orNull(ms),
      lastSuccessAtMs: orNull(ms),
      expectedAtMs: orNull(ms),
      overdueSinceMs: orNull(ms),
      failingSinceMs: orNull(ms),
      runningSinceMs: orNull(ms),
      pausedUntilMs: orNull(ms),
      missedInARow: orNull(count),
      sizeBytes: orNull(z.number()),
      durationSeconds: orNull(z.number()),
      notes: z.array(count),
      results: z
        .strictObject({
          counts: z.array(count).describe('How many of each check, in the order of the checks'),
          atMs: z.array(ms),
          code: z
            .array(z.literal([0, 1, 2, 3, 4]))
            .describe('0 success, 1 warning, 2 failure, 3 missed, 4 ignored'),
          activityId: z.array(count),
          messageId: orNull(count),
          lateMs: orNull(ms),
        })
        .describe('Those of the first check come first, each oldest first'),
    })
    .describe(
      'Columns: the same place in each is the same check; null is what is not known',
    ) satisfies z.ZodType<GridJson>,
)

export const groupsSchema = name(
  'Groups',
  z.strictObject({
    groups: z.array(
      z.strictObject({
        name: text,
        labels: z.array(text),
        checks: count,
        failed: count,
        overdue: count,
        warning: count,
        paused: count,
        lastResultAtMs: optional(ms),
      }),
    ),
  }) satisfies z.ZodType<GroupsJson>,
)
