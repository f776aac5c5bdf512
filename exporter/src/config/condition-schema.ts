/** The YAML shape of conditions and of the blocks that join them. */
import { z } from 'zod'
import { either, flag, listOf, optional, required, text } from './shape.ts'

export const plainFields = ['subject', 'body', 'from', 'to', 'originallyTo', 'attachment', 'source'] as const
export const textOperators = [
  'contains',
  'notContains',
  'equals',
  'startsWith',
  'endsWith',
  'matches',
  'complex',
] as const
export const numberOperators = ['>', '>=', '<', '<=', '='] as const

const figureValue = either('a number, or a size or duration such as "1 GB"', z.number(), z.string())

const conditionSchema = z
  .strictObject({
    field: required(
      text('a field such as subject or body').meta({
        anyOf: [{ enum: plainFields }, { pattern: '^(header|figure):.+$' }],
      }),
      'What is looked at: `subject`, `body`, `from`, `to`, `originallyTo`, `attachment` (its name), `source` (the intake), `header:NAME` or `figure:NAME`.',
    ),
    contains: optional(text(), 'The text occurs.'),
    notContains: optional(text(), 'The text does not occur.'),
    equals: optional(text(), 'The field is this text and nothing else.'),
    startsWith: optional(text(), 'The field begins with the text.'),
    endsWith: optional(text(), 'The field ends with the text.'),
    matches: optional(
      text(),
      'A regular expression fits; only expressions that run in linear time are taken.',
    ),
    complex: optional(text(), 'A phrase expression fits: `"all good" -error (copied moved)`.'),
    '>': optional(
      figureValue,
      'The figure is greater. Sizes and durations may be written with their unit: `1 GB`, `2 hours`.',
    ),
    '>=': optional(figureValue, 'The figure is greater or equal.'),
    '<': optional(figureValue, 'The figure is less.'),
    '<=': optional(figureValue, 'The figure is less or equal.'),
    '=': optional(figureValue, 'The figure is equal.'),
    ignoreCase: optional(flag, 'Upper and lower case count as the same.', false),
  })
  .meta({
    id: 'condition',
    description: 'One field, one operator, one value.',
    oneOf: [...textOperators, ...numberOperators].map(operator => ({ required: [operator] })),
  })

export type ConditionYaml = z.infer<typeof conditionSchema>
export type BlockYaml = {
  readonly all?: readonly PartYaml[] | undefined
  readonly any?: readonly PartYaml[] | undefined
  readonly condenseWhitespace?: boolean | undefined
  readonly combineAttachments?: boolean | undefined
}
export type PartYaml = ConditionYaml | BlockYaml

const part: z.ZodType<PartYaml> = z.lazy(() =>
  either(
    'a condition such as { field: subject, contains: Success }, or a block',
    conditionSchema,
    blockSchema,
  ),
)

export const blockKeys = {
  all: optional(listOf(part, 'a list of conditions'), 'Every part must fit. Parts are conditions or blocks.'),
  any: optional(
    listOf(part, 'a list of conditions'),
    'One part is enough. With both `all` and `any`, both must fit.',
  ),
  condenseWhitespace: optional(
    flag,
    'Runs of white space, no-break blanks and zero-width characters count as one blank. Inherited from the block around.',
    true,
  ),
  combineAttachments: optional(
    flag,
    'The text of attachments counts as body. Inherited from the block around.',
    true,
  ),
}

export const blockSchema: z.ZodType<BlockYaml> = z
  .strictObject(blockKeys)
  .meta({ id: 'block', description: 'Conditions, joined.' })
