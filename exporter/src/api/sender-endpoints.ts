/** What senders use, with an account's key or a token that may ingest. Their routes are those of the intake of posted
 *  reports, which also judges their bodies; here stands what is to be told of them. */
import { z } from 'zod'
import type { Installation, Job } from '../core/registry.ts'
import type { Endpoint } from './endpoint.ts'
import { installation, jobSchema } from './manage-schemas.ts'
import { name, resultSchema } from './schemas.ts'

const said = z.string().min(1).max(200)
const optional = z.exactOptional
const instant = z.iso.datetime({ offset: true })
const count = z.int().min(0)

const reportBody = name(
  'Report',
  z
    .looseObject({
      installation: z.looseObject({
        id: said,
        organization: optional(said.describe('Absent: that of its registration, or the name of the account')),
        computer: said,
        product: optional(said),
        version: optional(said),
      }),
      job: z.looseObject({ key: said, name: optional(said), engine: optional(said) }),
      run: z.looseObject({
        executionKey: said.describe('The same for the same run: a report that comes twice counts once'),
        status: z.enum(['success', 'warning', 'failure']),
        startedAt: optional(instant),
        endedAt: optional(instant),
        sizeBytes: optional(count),
        transferredBytes: optional(count),
        files: optional(count),
        warnings: optional(z.array(z.string())),
        errors: optional(z.array(z.string())),
      }),
      nextExpectedRun: optional(instant.describe('Beats the schedule')),
      html: optional(z.string().describe('Absent: the basic report')),
    })
    .describe('Keys that are not known are left alone; null is the same as absent'),
)

const registrationBody = name(
  'Registration',
  z.looseObject({
    organization: said.describe('Group of the checks of its jobs'),
    computer: said,
    product: optional(said),
    version: optional(said),
    monitored: optional(z.boolean()),
    jobs: optional(
      z
        .array(
          z.looseObject({
            key: said,
            name: optional(said),
            engine: optional(said),
            monitored: optional(z.boolean()),
            schedule: optional(z.unknown().describe('As in a check, such as `{"every": "1 day"}`')),
          }),
        )
        .describe('All there are: a job that is not listed is not expected any more'),
    ),
  }),
)

const registered = name(
  'RegisteredInstallation',
  z.strictObject({ ...installation, jobs: z.array(jobSchema) }) satisfies z.ZodType<
    Installation & { readonly jobs: readonly Job[] }
  >,
)

const sender = { tag: 'senders', scope: 'ingest' } as const

export const senderEndpoints: readonly Endpoint[] = [
  {
    ...sender,
    method: 'post',
    path: '/reports',
    summary: 'Report a run; what is not known yet of installation and job is registered',
    body: { schema: reportBody },
    answers: {
      200: { description: 'It was reported before', schema: resultSchema },
      201: { description: 'It is on disk', schema: resultSchema },
    },
  },
  {
    ...sender,
    method: 'put',
    path: '/installations/{id}',
    summary: 'Register an installation with its jobs',
    body: { schema: registrationBody },
    answers: {
      200: { description: 'It was registered before', schema: registered },
      201: { description: 'It is registered', schema: registered },
    },
  },
  {
    ...sender,
    method: 'delete',
    path: '/installations/{id}',
    summary: 'De-register an installation: nothing is expected of it any more, its history stays',
    answers: { 204: { description: 'Done' } },
  },
  {
    ...sender,
    method: 'delete',
    path: '/installations/{id}/jobs/{key}',
    summary: 'A job was deleted: it is not expected any more, its history stays',
    answers: { 204: { description: 'Done' } },
  },
]
