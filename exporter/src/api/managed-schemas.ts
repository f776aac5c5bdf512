/** Checks as they are written, as schemas for the API document. What a check may say in full is laid down by
 *  docs/check.schema.json, which the reader of the configuration keeps: here it is only named. */
import { z } from 'zod'
import type { BulkAnswer, CheckDefinitionJson, CheckSaved, CheckYaml, DriftJson } from './contract-checks.ts'
import { count, name, optional, text } from './schemas.ts'

export const checkYamlSchema = name(
  'CheckYaml',
  z
    .looseObject({ id: text, match: z.looseObject({}) })
    .describe(
      'A check with its keys as in a file: see docs/configuration.md and docs/check.schema.json',
    ) satisfies z.ZodType<CheckYaml>,
)
const fieldError = z.strictObject({
  field: text.describe('Such as `status.success.all[0].contains`'),
  detail: text,
})

export const definitionSchema = name(
  'CheckDefinition',
  z.strictObject({
    origin: z.enum(['file', 'store', 'job']),
    place: optional(text.describe('Where it stands: `checks/nas.yml:12`')),
    check: optional(checkYamlSchema),
    yaml: text.describe('As text for a file of `checkFiles`'),
    version: optional(count.describe('Of a managed one; hand it in as `If-Match`')),
    shadowed: optional(z.boolean().describe('A managed one is out of force while a file has this one')),
    errors: optional(z.array(fieldError).describe('Why a managed one is out of force')),
  }) satisfies z.ZodType<CheckDefinitionJson>,
)
export const savedSchema = name(
  'CheckSaved',
  z.strictObject({
    id: text,
    version: count,
    trying: count.describe('Stored unmatched messages that are being tried on it'),
  }) satisfies z.ZodType<CheckSaved>,
)
export const bulkAnswer = name(
  'BulkAnswer',
  z.strictObject({
    done: z.array(text),
    refused: z.array(z.strictObject({ id: text, detail: text })),
  }) satisfies z.ZodType<BulkAnswer>,
)
export const driftSchema = name(
  'Drift',
  z.strictObject({
    checks: z.array(
      z.strictObject({
        id: text,
        name: text,
        kind: z.enum(['managed only', 'file only', 'shadowed', 'different', 'same']),
        keys: z.array(text).describe('Whose values differ'),
      }),
    ),
  }) satisfies z.ZodType<DriftJson>,
)
