/** Suggestions as schemas, for the API document: each is held to its type of the contract. */
import { z } from 'zod'
import type { AcceptAnswer, SuggestionJson, SuggestionsJson } from './contract-checks.ts'
import { checkYamlSchema } from './managed-schemas.ts'
import { count, ms, name, optional, text } from './schemas.ts'

const sure = z.enum(['sure', 'likely', 'guess'])

const suggestion = name(
  'Suggestion',
  z.strictObject({
    key: text.describe('Stays the same while its messages wait'),
    check: checkYamlSchema,
    hints: z.array(text).describe('What it rests on, for people to judge'),
    product: optional(z.strictObject({ id: text, name: text })),
    machine: optional(text),
    job: optional(text),
    messages: count,
    messageIds: z.array(count).describe('The newest ones'),
    firstAtMs: ms,
    lastAtMs: ms,
    statuses: z
      .strictObject({
        success: optional(count),
        warning: optional(count),
        failure: optional(count),
        ignored: optional(count),
      })
      .describe("What its messages say, by the check's own rules"),
    schedule: optional(z.strictObject({ text, sure, evidence: z.array(text) })),
    objects: optional(z.array(text).describe('Each may have a check of its own')),
  }) satisfies z.ZodType<SuggestionJson>,
)
export const suggestionsSchema = name(
  'Suggestions',
  z.strictObject({
    looked: count.describe('Waiting messages that were read so far'),
    waiting: count.describe('While it is more than `looked`, ask again'),
    suggestions: z.array(suggestion).describe('Most messages first'),
    left: z.array(z.strictObject({ reason: text, messages: count, messageIds: z.array(count) })),
  }) satisfies z.ZodType<SuggestionsJson>,
)
export const acceptAnswer = name(
  'AcceptAnswer',
  z.strictObject({
    done: z.array(z.strictObject({ key: text, ids: z.array(text).describe('Of the checks') })),
    refused: z.array(z.strictObject({ key: text, detail: text })),
    trying: count.describe('Stored unmatched messages that are being tried on them'),
  }) satisfies z.ZodType<AcceptAnswer>,
)
