/** The answers of contract-looking.ts as schemas, for the API document. */
import { z } from 'zod'
import { figureKinds } from '../core/figures/kind.ts'
import { scopes } from '../core/registry.ts'
import { resultWords } from '../core/result-strip.ts'
import type {
  ActivityDetail,
  GridJson,
  GroupsJson,
  GrowthJson,
  HealthJson,
  ListedActivitiesPage,
  ListedActivity,
  ResultCodes,
  WhoAmI,
} from './contract-looking.ts'
import { activityFields, checkSchema, count, cursor, ms, name, optional, text } from './schemas.ts'

const codeWords: ResultCodes = resultWords
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
            .describe(codeWords.map((word, code) => `${code} ${word}`).join(', ')),
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

const ofCheck = {
  name: text,
  group: text,
  label: optional(text),
  computer: optional(text),
  product: optional(text),
  job: optional(text),
}
const listedActivity = name(
  'ListedActivity',
  z.union([
    z.strictObject({ ...activityFields.result, ...ofCheck }),
    z.strictObject({ ...activityFields.missed, ...ofCheck }),
  ]) satisfies z.ZodType<ListedActivity>,
)
export const listedActivitiesPage = name(
  'ListedActivitiesPage',
  z.strictObject({
    activities: z.array(listedActivity),
    nextCursor: cursor,
  }) satisfies z.ZodType<ListedActivitiesPage>,
)
export const activityDetailSchema = name(
  'ActivityDetail',
  z.strictObject({
    activity: listedActivity,
    earlierId: optional(count),
    laterId: optional(count),
  }) satisfies z.ZodType<ActivityDetail>,
)

export const growthSchema = name(
  'Growth',
  z.strictObject({
    figure: text,
    kind: z.enum(figureKinds),
    series: z.array(
      z.strictObject({
        checkId: text,
        name: text,
        group: text,
        label: optional(text),
        atMs: z.array(ms),
        value: z.array(z.number()),
        trend: optional(
          z
            .strictObject({ perDay: z.number(), nowValue: z.number() })
            .describe('Of the straight line through the values; absent when there are too few'),
        ),
      }),
    ),
    leftOut: count.describe('Checks that did not get into the answer, so that it stays within its limit'),
  }) satisfies z.ZodType<GrowthJson>,
)

export const healthSchema = name(
  'Health',
  z.strictObject({
    version: text,
    startedAtMs: ms,
    checks: count,
    unmatched: count,
    intakes: z.array(
      z.strictObject({
        name: text,
        up: z.boolean(),
        lastMessageAtMs: optional(ms),
        detail: optional(text),
      }),
    ),
    influx: optional(
      z.strictObject({ backlog: count, lastWriteAtMs: optional(ms), problem: optional(text) }),
    ),
    configuration: z.strictObject({
      ok: z.boolean(),
      loadedAtMs: ms,
      problem: optional(text.describe('Why the newest one is not in force')),
    }),
    storeBytes: count,
    addresses: z.array(text),
    url: text,
  }) satisfies z.ZodType<HealthJson>,
)
export const whoAmISchema = name(
  'WhoAmI',
  z.strictObject({ who: text, scopes: z.array(z.enum(scopes)) }) satisfies z.ZodType<WhoAmI>,
)
