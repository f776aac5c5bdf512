/** A check in the shape it has in YAML, for the API document. What is handed in is read by the code that reads the
 *  configuration; this only shows people and programs what stands where. */
import { z } from 'zod'
import type {
  BlockYaml,
  CheckYaml,
  ConditionYaml,
  FigureYaml,
  NotifyYaml,
  ScheduleYaml,
} from './contract-checks.ts'
import { name, optional, text } from './schemas.ts'

const flag = optional(z.boolean())
const words = optional(text)
const amount = optional(z.union([z.number(), text]))
const texts = optional(z.union([text, z.array(text)]))
const resultStatus = z.enum(['success', 'warning', 'failure', 'ignored'])

const condition = name(
  'Condition',
  z.strictObject({
    field: text.describe('`subject`, `body`, `from`, `to`, `header:NAME`, `figure:NAME` …'),
    contains: words,
    notContains: words,
    equals: words,
    startsWith: words,
    endsWith: words,
    matches: words,
    complex: words,
    '>': amount,
    '>=': amount,
    '<': amount,
    '<=': amount,
    '=': amount,
    ignoreCase: flag,
  }) satisfies z.ZodType<ConditionYaml>,
)
const part: z.ZodType<ConditionYaml | BlockYaml> = z.lazy(() => z.union([condition, block]))
const blockKeys = {
  all: optional(z.array(part)),
  any: optional(z.array(part)),
  condenseWhitespace: flag,
  combineAttachments: flag,
}
const block: z.ZodType<BlockYaml> = name('Block', z.strictObject(blockKeys))

const schedule = z.strictObject({
  every: words,
  anchor: optional(z.enum(['last', 'first'])),
  at: words,
  days: texts,
  cron: words,
  calendar: words,
  window: optional(z.strictObject({ from: text, to: text })),
  overdueAfter: words,
  timezone: words,
  holidays: texts,
  expectFirst: flag,
}) satisfies z.ZodType<ScheduleYaml>

const notify = z.strictObject({
  route: words,
  grace: words,
  repeat: optional(z.enum(['once', 'every'])),
  restored: flag,
  outsideWindow: flag,
}) satisfies z.ZodType<NotifyYaml>

const figure = z.strictObject({
  field: words,
  matches: text,
  take: optional(z.enum(['first', 'last', 'sum', 'max'])),
  as: optional(z.enum(['size', 'duration', 'count', 'time', 'number'])),
  decimal: optional(z.enum([',', '.'])),
  unit: words,
  base: optional(z.union([z.literal(1000), z.literal(1024)])),
  order: optional(z.enum(['DMY', 'MDY'])),
  ignoreCase: flag,
  condenseWhitespace: flag,
  combineAttachments: flag,
}) satisfies z.ZodType<FigureYaml>

export const checkYaml = name(
  'CheckYaml',
  z
    .strictObject({
      id: text,
      name: words,
      group: words,
      label: words,
      description: words,
      asset: words,
      paused: optional(z.union([z.boolean(), text])),
      schedule: optional(z.union([z.literal('none'), schedule])),
      match: z.strictObject({ alias: words, ...blockKeys }),
      status: optional(
        z.strictObject({
          default: optional(resultStatus),
          order: optional(z.array(z.enum(['failure', 'warning', 'success']))),
          ignore: optional(block),
          failure: optional(block),
          warning: optional(block),
          success: optional(block),
        }),
      ),
      figures: optional(z.array(figure)),
      notify: optional(notify),
    })
    .describe('The keys of docs/configuration.md') satisfies z.ZodType<CheckYaml>,
)
