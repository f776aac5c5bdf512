/** Report mails and their subscriptions, as schemas for the API document. What a subscription may say in full is laid down
 *  by the reader of the configuration: here it is only named. */
import { z } from 'zod'
import type {
  MailPreviewJson,
  ReportMailJson,
  ReportMailsPage,
  SubscriptionJson,
  SubscriptionSaved,
  SubscriptionsJson,
  SubscriptionYaml,
} from './contract-reports.ts'
import { count, ms, name, optional, text } from './schemas.ts'

export const subscriptionYamlSchema = name(
  'SubscriptionYaml',
  z
    .looseObject({ id: text, to: text.describe('Addresses, separated by `; `') })
    .describe(
      'A subscription with its keys as in a file: see docs/configuration.md; `logo` is a `data:` address',
    ) satisfies z.ZodType<SubscriptionYaml>,
)
export const reportMailSchema = name(
  'ReportMail',
  z.strictObject({
    id: count,
    subscriptionId: text,
    period: text.describe(
      'The day `2026-11-22` or month `2026-11` it is due for; with the time, when sent by hand',
    ),
    group: optional(text.describe('The client a monthly mail is about')),
    subject: text,
    to: z.array(text),
    dueAtMs: ms,
    state: z.enum(['waiting', 'sent', 'skipped', 'given up']),
    attempts: count,
    endedAtMs: optional(ms.describe('When it was sent, skipped or given up')),
    nextAttemptAtMs: optional(ms),
    error: optional(text.describe('What the mail server said last, when it did not take it')),
    askedBy: optional(text.describe('Who had it sent by hand, as the log of changes names them')),
  }) satisfies z.ZodType<ReportMailJson>,
)
export const subscriptionSchema = name(
  'Subscription',
  z.strictObject({
    origin: z.enum(['file', 'store']),
    place: optional(text.describe('Of one in a file: the file')),
    subscription: subscriptionYamlSchema,
    version: optional(count.describe('Of a managed one; hand it in as `If-Match`')),
    timezone: text.describe('In force for it: its own, that of the preferences or that of lastgood.yml'),
    nextAtMs: optional(ms.describe('Absent while it is paused, or no mail server is configured')),
    last: optional(reportMailSchema),
    trouble: optional(text.describe('Why a mail that is due cannot be made')),
  }) satisfies z.ZodType<SubscriptionJson>,
)
export const subscriptionsSchema = name(
  'Subscriptions',
  z.strictObject({
    subscriptions: z.array(subscriptionSchema),
    canSend: z.boolean().describe('Whether `mail:` is configured; without it nothing is sent'),
  }) satisfies z.ZodType<SubscriptionsJson>,
)
export const subscriptionSaved = name(
  'SubscriptionSaved',
  z.strictObject({ id: text, version: count }) satisfies z.ZodType<SubscriptionSaved>,
)
export const reportMailsPage = name(
  'ReportMailsPage',
  z.strictObject({
    mails: z.array(reportMailSchema),
    nextCursor: optional(text),
  }) satisfies z.ZodType<ReportMailsPage>,
)
export const mailPreviewSchema = name(
  'MailPreview',
  z.strictObject({
    subject: text,
    to: z.array(text),
    html: text.describe('As it would be sent; pictures in it are `data:` addresses here'),
    text,
    bytes: count.describe('Of the whole mail, attachments included'),
    period: text,
    group: optional(text),
    isWrong: z.boolean().describe('Whether something needs attention'),
  }) satisfies z.ZodType<MailPreviewJson>,
)
