/** The YAML shape of a check. What a value means, and whether values fit together, is check-from-yaml.ts's. */
import { z } from 'zod'
import { trusts } from '../core/sender-trust.ts'
import { templates } from '../core/templates.ts'
import { blockKeys, blockSchema } from './condition-schema.ts'
import { figureSchema } from './figure-schema.ts'
import {
  duration,
  either,
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

const weekdays = 'days such as mon, sat or mon-fri'

/** Keys that `checkDefaults` may set for all checks too. */
const sharedScheduleKeys = {
  overdueAfter: optional(duration(), 'How long after the expectation a check becomes overdue.', '30 minutes'),
  timezone: optional(
    phrase('a time zone such as Europe/Berlin'),
    'Zone in which times and days are meant.',
    inWords('that of lastgood.yml'),
  ),
  holidays: optional(
    someTexts('names of calendars, dates such as 2026-12-24 or .ics files'),
    'Days on which nothing is expected: names of calendars in `holidays`, dates, or .ics files (relative to this file).',
  ),
  expectFirst: optional(flag, 'A check that never had a result becomes overdue too.', true),
}

export const scheduleSchema = z
  .strictObject({
    every: optional(
      phrase('an interval such as "1 day" or "15 minutes"'),
      'Distance of two results, in minutes, hours, days, weeks or months.',
    ),
    anchor: optional(
      oneOf('last', 'first'),
      '`last`: each result starts the interval anew; `first`: the first result fixes the grid.',
      'last',
    ),
    at: optional(
      phrase('a time such as "02:00"'),
      'Time of day on the clock; `every` is in days, weeks or months then, and 1 day unless given.',
    ),
    days: optional(
      someTexts(weekdays),
      'Open days of the week; every day unless given. An expectation moves to the next open day.',
    ),
    cron: optional(phrase('a cron expression'), 'Expectations as a cron expression: `30 2 * * 1-5`.'),
    calendar: optional(
      phrase('an OnCalendar expression'),
      'Expectations as a systemd OnCalendar expression: `Mon..Fri 02:30`.',
    ),
    window: optional(
      z.strictObject({
        from: required(phrase('a time such as "20:00"'), 'Begin of the window.'),
        to: required(
          phrase('a time such as "06:00"'),
          'End of the window; before `from`, it passes midnight.',
        ),
      }),
      'Time of day in which results arrive. Alone, it expects one result per window.',
    ),
    ...sharedScheduleKeys,
  })
  .meta({ id: 'schedule' })
export type ScheduleYaml = z.infer<typeof scheduleSchema>

const notifySchema = z.strictObject({
  route: optional(text('the name of a route'), 'Receiver in the routing of Alertmanager.'),
  grace: optional(duration(), 'How long a trouble must last before anybody is notified.', '0'),
  repeat: optional(
    oneOf('once', 'every'),
    'Notify once until the check is good again, or of every failing result.',
    'once',
  ),
  restored: optional(flag, 'Notify when the check is good again.', true),
  outsideWindow: optional(flag, 'Notify outside of the arrival window too.', true),
})
export type NotifyYaml = z.infer<typeof notifySchema>

const trustSchema = oneOf(...trusts)

export const defaultsSchema = z.strictObject({
  group: optional(text(), 'As in a check.', 'Backups'),
  schedule: optional(z.strictObject(sharedScheduleKeys), 'Holds for every check that has a schedule.'),
  notify: optional(notifySchema, 'Holds for every check.'),
  trust: optional(trustSchema, 'As in a check.', 'any'),
})
export type DefaultsYaml = z.infer<typeof defaultsSchema>

const results = oneOf('success', 'warning', 'failure', 'ignored')

export const checkSchema = z
  .strictObject({
    id: required(
      text('a stable id').meta({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' }),
      'Stable, unique name in metrics and addresses: letters, digits, `-`, `_`, `.`. History hangs on it: never change it.',
    ),
    name: optional(text(), 'Name for people.', inWords('the id')),
    group: optional(text(), 'The client or site the check belongs to.', 'Backups'),
    label: optional(text(), 'Second-level heading inside the group.'),
    description: optional(text(), 'For people who look into a trouble.'),
    asset: optional(text(), 'What is backed up, as your inventory calls it.'),
    paused: optional(
      either('true, or a date and time such as "2026-12-24 18:00"', z.boolean(), z.string()),
      '`true`, or until when: `2026-12-24 18:00` in the time zone of the check, or with an offset. Results are kept and ignored meanwhile.',
      false,
    ),
    schedule: optional(
      either('a schedule, or none', z.literal('none'), scheduleSchema),
      'When results are expected. `none`: the check is never late.',
      'none',
    ),
    template: optional(
      text('the id of a product').meta({ anyOf: [{ enum: templates.map(({ id }) => id) }] }),
      'Id of a product, such as `veeam-br`: what is known of its messages holds where the own rules of the check say nothing. `general`: the product of each message is recognised, and what no product is known by is read as any backup.',
    ),
    object: optional(
      text('the name of an object'),
      'Of messages that report several objects (guests, hosts, databases), only the result of this one. Needs `template`.',
      inWords('the worst of all'),
    ),
    match: required(
      z.strictObject(
        {
          alias: optional(
            text('an alias'),
            'Mails to this alias only: a word `cometuser01` (for `backups+cometuser01@example.com`) or a whole address.',
          ),
          ...blockKeys,
        },
        {
          error: issue =>
            issue.code === 'invalid_type'
              ? 'is missing: say with an alias or conditions which mails belong to the check'
              : undefined,
        },
      ),
      'Which messages belong to the check.',
    ),
    status: optional(
      z.strictObject({
        default: optional(
          results,
          'What holds when no block fits and the template, if there is one, is in doubt.',
          'failure',
        ),
        order: optional(
          listOf(oneOf('failure', 'warning', 'success'), 'a list of failure, warning and success'),
          'Which block is asked first; the first that fits wins.',
          ['failure', 'warning', 'success'],
        ),
        ignore: optional(blockSchema, 'Messages that are no results; asked before the others.'),
        failure: optional(blockSchema, 'When the result is a failure.'),
        warning: optional(blockSchema, 'When the result is a warning.'),
        success: optional(blockSchema, 'When the result is a success.'),
      }),
      'What a message says about the backup.',
    ),
    figures: optional(
      listOf(figureSchema, 'a list of figures'),
      'Numbers read from the messages: size, duration, files, errors and others.',
    ),
    notify: optional(notifySchema, 'How Alertmanager tells people.'),
    trust: optional(
      trustSchema,
      "Whose good results count: anybody's, those of `senderTrust.known`, or those of proven senders. A failure counts from anybody; posted messages have shown their key.",
      'any',
    ),
  })
  .meta({ id: 'check', description: 'One backup job we expect to hear from.' })
export type CheckYaml = z.infer<typeof checkSchema>

/** A file of `checkFiles`. */
export const checkFileSchema = z.union([
  z.array(checkSchema),
  z.strictObject({ checks: required(z.array(checkSchema), 'The checks of the file.') }),
  checkSchema,
])
