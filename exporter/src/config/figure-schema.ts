/** The YAML shape of an expression that reads figures. */
import { z } from 'zod'
import { takes } from '../core/figures/figure-rules.ts'
import { figureKinds } from '../core/figures/kind.ts'
import { plainFields } from './condition-schema.ts'
import { either, flag, inWords, oneOf, optional, phrase, required, text } from './shape.ts'

export const figureSchema = z
  .strictObject({
    field: optional(
      text('a field such as body or subject').meta({
        anyOf: [{ enum: plainFields }, { pattern: '^header:.+$' }],
      }),
      'What is looked at, as in a condition.',
      'body',
    ),
    matches: required(
      text('a regular expression with a named group'),
      'A regular expression; each named group gives the figure of its name: `Total size: (?<size>[\\d.,]+ \\w+)`.',
    ),
    take: optional(
      oneOf(...takes),
      'Which, when it fits several times: the `first` or `last` that can be read, the `sum` or the `max`.',
      'first',
    ),
    as: optional(oneOf(...figureKinds), 'What the figures are.', inWords('by their names')),
    decimal: optional(
      oneOf(',', '.'),
      'The decimal mark, where a number could be read in two ways: `1.234 GB`.',
      inWords('by the words of the unit'),
    ),
    unit: optional(
      phrase('a unit such as MB, min or h:mm'),
      'Unit of numbers that have none: `MB`, `min`; `h:mm` when 0:51 is 51 minutes.',
      inWords('bytes, seconds'),
    ),
    base: optional(
      either('1000 or 1024', z.literal(1000), z.literal(1024)),
      'What KB, MB and GB are powers of. kB is always 1000, KiB always 1024.',
      1024,
    ),
    order: optional(
      oneOf('DMY', 'MDY'),
      'Which comes first in dates such as 06/07/2026; those that could be two dates are not read without it.',
    ),
    ignoreCase: optional(flag, 'Upper and lower case count as the same.', false),
    condenseWhitespace: optional(flag, 'As in a block. Switch it off to look at lines.', true),
    combineAttachments: optional(flag, 'The text of attachments counts as body.', true),
  })
  .meta({ id: 'figure', description: 'An expression that reads figures from messages.' })
export type FigureYaml = z.infer<typeof figureSchema>
