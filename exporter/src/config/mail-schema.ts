/** The YAML shape of `mail:` and `reports:`. What a value means is mail-from-yaml.ts's and subscription-from-yaml.ts's. */
import { z } from 'zod'
import { languages, sections, weekdays } from '../core/mailing/subscription.ts'
import { dateFormats, timeFormats } from '../core/preferences.ts'
import { secretKeys } from './secret-keys.ts'
import {
  count,
  duration,
  flag,
  inWords,
  listOf,
  oneOf,
  optional,
  phrase,
  required,
  someTexts,
  text,
} from './shape.ts'

export const mailSchema = z.strictObject({
  host: required(text('a host name'), 'Mail server (SMTP).'),
  port: optional(count(1, 65_535), 'Port.', inWords('587, or 465 with implicit TLS, 25 without any')),
  tls: optional(oneOf('starttls', 'implicit', 'none'), 'How the connection is protected.', 'starttls'),
  caFile: optional(text('a file'), 'Authority of the server certificate (PEM), when it is not a public one.'),
  user: optional(text('a user name'), 'Login name.', inWords('no login')),
  ...secretKeys,
  from: required(
    text('an address such as "Lastgood <lastgood@example.com>"'),
    'Sender of report mails, with or without a name.',
  ),
  unsubscribe: optional(
    text('an address such as mailto:backup@example.com or https://example.com/unsubscribe'),
    'Where somebody who wants no more mails is led to (`List-Unsubscribe`): `mailto:` or `https:`.',
    inWords('a mail to the address of `from`'),
  ),
  timeout: optional(duration(), 'How long the server may take for one answer.', '1 minute'),
})
export type MailYaml = z.infer<typeof mailSchema>

const usual = inWords('that of the preferences')

export const subscriptionSchema = z
  .strictObject({
    id: required(
      text('a stable id').meta({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' }),
      'Stable, unique name: letters, digits, `-`, `_`, `.`. What was sent hangs on it: never change it.',
    ),
    name: optional(text(), 'Name for people.', inWords('the id')),
    kind: optional(
      oneOf('daily', 'monthly'),
      '`daily`: the day of backups that ended; `monthly`: the summary of a client for the month that ended.',
      'daily',
    ),
    to: required(
      text('addresses such as "ann@example.com; bob@example.com"'),
      'Addresses, separated by `; `.',
    ),
    groups: optional(
      listOf(text('the name of a group'), 'a list of groups'),
      'Clients it is about. A monthly one names at least one, and sends a mail for each.',
      inWords('all'),
    ),
    sections: optional(
      listOf(oneOf(...sections), `a list of ${sections.join(', ')}`),
      'Of a daily one: what it holds, in this order.',
      sections,
    ),
    at: optional(phrase('a time such as "07:30"'), 'Time of day at which it is sent.', '09:00'),
    days: optional(
      someTexts('days such as mon, sat or mon-fri'),
      'Of a daily one: days of the week on which it is sent; every day unless given.',
    ),
    dayOfMonth: optional(count(1, 28), 'Of a monthly one: day of the month on which it is sent.', 1),
    timezone: optional(phrase('a time zone such as Europe/Berlin'), 'Zone of all its times.', usual),
    timeFormat: optional(oneOf(...timeFormats), 'How times are written.', usual),
    dateFormat: optional(oneOf(...dateFormats), 'How dates are written.', usual),
    language: optional(oneOf(...languages), 'Language of its words.', 'en'),
    logo: optional(
      text('a picture'),
      'Picture at its head: a PNG, JPEG, GIF, WebP or SVG file, relative to this file; through the API a `data:` address.',
      usual,
    ),
    onlyWhenWrong: optional(
      flag,
      'Of a daily one: sent only when something needs attention, and once a week all the same.',
      false,
    ),
    proofOfLife: optional(
      oneOf(...weekdays),
      'With `onlyWhenWrong`: the day of the week on which it is sent although nothing is wrong.',
      'mon',
    ),
    attachPdf: optional(flag, 'The document is attached as PDF too.', false),
    paused: optional(flag, 'Nothing is sent.', false),
  })
  .meta({ id: 'subscription', description: 'One report mail: who gets it, and when.' })
export type SubscriptionYaml = z.infer<typeof subscriptionSchema>
