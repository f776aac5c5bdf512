/** The YAML shape of `posting:`: what senders may post, and webhooks of one's own. */
import { z } from 'zod'
import { either, flag, inWords, listOf, optional, required, size, text } from './shape.ts'

const path = (what: string) => text(`a path such as "result.${what}"`)
const words = (meaning: string) =>
  optional(
    listOf(either('a word, number, true or false', z.string(), z.number(), z.boolean()), 'a list of words'),
    meaning,
  )

const hookSchema = z.strictObject({
  status: required(
    path('state'),
    'Where the status stands: steps with dots between, numbers step into lists.',
  ),
  values: optional(
    z.strictObject({
      success: words('What stands there when the run was good.'),
      warning: words('With warnings.'),
      failure: words('Failed.'),
      ignored: words('What is no run at all.'),
      running: words('The run has begun.'),
    }),
    'Which values mean what; anything else is a failure.',
    inWords('`success`, `warning`, `failure`, `ignored`, `running` mean themselves'),
  ),
  job: optional(path('job'), 'Where the name of the job stands, for the subject.'),
  text: optional(path('log'), 'Where the text stands that rules and people read.', inWords('all of it')),
  executionKey: optional(path('id'), 'Where the name of the run stands; the same one counts once.'),
  startedAt: optional(path('start'), 'Start of the run: ISO 8601 with offset, or seconds or ms since 1970.'),
  endedAt: optional(path('end'), 'End of the run.'),
  nextRunAt: optional(path('next'), 'When the next run is expected.'),
  figures: optional(
    z.record(z.string(), path('bytes')),
    'Where numbers stand: `size` and `transferred` in bytes, `duration` in seconds, `files`, `errors`, `warnings`, or names of your own. A list counts its items.',
  ),
})

export const postingSchema = z.strictObject({
  softLimit: size('Of a larger report, the HTML is kept by head and tail.', '1 MB'),
  hardLimit: size('A larger report or webhook, unpacked, is refused.', '32 MB'),
  pings: optional(flag, 'Take pings.', true),
  confirmSns: optional(flag, 'Confirm subscriptions of Amazon SNS by themselves.', true),
  hooks: optional(
    z.record(z.string(), hookSchema),
    'Webhooks with JSON of your own making: taken at `/hook/NAME/KEY`.',
  ),
})
