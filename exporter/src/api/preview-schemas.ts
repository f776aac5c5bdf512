/** The answers of previews and drafts as schemas, for the API document: each is held to its type of the contract. */
import { z } from 'zod'
import type { Explanation } from '../core/block.ts'
import type {
  DraftJson,
  FieldError,
  PreviewedMessage,
  PreviewJson,
  ScheduleSuggestionJson,
  TemplatesJson,
} from './contract-checks.ts'
import { checkYamlSchema } from './managed-schemas.ts'
import { count, ms, name, optional, text } from './schemas.ts'

const resultStatus = z.enum(['success', 'warning', 'failure', 'ignored'])
const outcome = { fits: z.boolean(), actual: text.describe('What the message says there, shortened') }

const explanation: z.ZodType<Explanation> = name(
  'Explanation',
  z.lazy(() =>
    z.union([
      z.strictObject({ kind: z.literal('condition'), text, ...outcome }),
      z.strictObject({
        kind: z.literal('block'),
        quantifier: z.enum(['all', 'any']),
        fits: z.boolean(),
        parts: z.array(explanation),
      }),
    ]),
  ),
)

const fieldError = name(
  'FieldError',
  z.strictObject({
    field: text.describe('Such as `status.success.all[0].contains`'),
    detail: text,
  }) satisfies z.ZodType<FieldError>,
)

const previewed = name(
  'PreviewedMessage',
  z.strictObject({
    id: optional(count.describe('Absent for the sample')),
    subject: text,
    from: text,
    receivedAtMs: ms,
    fits: z.boolean(),
    alias: optional(z.strictObject({ text, ...outcome })),
    forObject: optional(
      z.strictObject({ text, ...outcome }).describe('Of a check for one object: whether it tells of it'),
    ),
    match: optional(explanation.describe('Absent where there would be too many of them')),
    status: resultStatus,
    reason: text,
    blocks: z
      .array(z.strictObject({ status: resultStatus, reason: text, template: optional(z.literal(true)) }))
      .describe('All that fit, as asked, and last what the template says'),
    figures: z.record(z.string(), z.number()),
    objects: optional(
      z
        .array(z.strictObject({ object: text, status: optional(z.enum(['success', 'warning', 'failure'])) }))
        .describe("What it reports of separately, by the check's template"),
    ),
    alsoFits: z.array(text).describe('Ids of other checks'),
  }) satisfies z.ZodType<PreviewedMessage>,
)

export const previewSchema = name(
  'Preview',
  z.strictObject({
    errors: z.array(fieldError).describe('When there are any, the rest is empty'),
    messages: z.array(previewed).describe('That fit, or were asked for; newest first'),
    looked: count.describe('Stored messages that were tried'),
    fitting: count.describe('How many of them fit'),
    overlaps: z.array(z.strictObject({ checkId: text, name: text, messages: count })),
    expectedAtMs: z.array(ms).describe('For four weeks, 200 at most, as if the check began now'),
    schedule: optional(text),
    addresses: z.array(text).describe('That its alias stands for'),
  }) satisfies z.ZodType<PreviewJson>,
)

export const draftSchema = name(
  'Draft',
  z.strictObject({
    check: checkYamlSchema,
    hints: z.array(text).describe('What was taken from where, for people to judge'),
    addresses: z.array(text).describe('That its alias stands for'),
    alias: optional(text.describe('That it could have: mail has to be sent there first')),
    schedule: optional(
      z
        .strictObject({ text, sure: z.enum(['sure', 'likely', 'guess']), evidence: z.array(text) })
        .describe('How its schedule was learned; absent when it was not'),
    ),
  }) satisfies z.ZodType<DraftJson>,
)

export const templatesSchema = name(
  'Templates',
  z.strictObject({
    templates: z.array(
      z.strictObject({
        id: text.describe('What stands behind `template` in a check'),
        name: text,
        reportsObjects: z.boolean().describe('A check can be for one `object` of its messages'),
      }),
    ),
  }) satisfies z.ZodType<TemplatesJson>,
)

export const suggestionSchema = name(
  'ScheduleSuggestion',
  z.strictObject({
    present: optional(text.describe('The present schedule in words')),
    suggestion: optional(
      z.strictObject({
        text: text.describe('In words'),
        kind: z.enum([
          'daily',
          'weekdays',
          'some weekdays',
          'weekly',
          'monthly',
          'times of day',
          'interval',
          'about daily',
        ]),
        sure: z.enum(['sure', 'likely', 'guess']),
        schedule: z.looseObject({}).describe('With its keys as in a file: see docs/configuration.md'),
      }),
    ).describe('Absent when the history shows nothing better than the present schedule'),
    evidence: z.array(text).describe('What it rests on and what speaks against it, or why there is none'),
  }) satisfies z.ZodType<ScheduleSuggestionJson>,
)
