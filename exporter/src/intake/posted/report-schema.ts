/** The JSON of a posted report, and of a registration. Every field that is wrong is named; keys that are not known are
 *  left alone, so that a newer sender can report to an older service; null is the same as absent. */
import { z } from 'zod'
import { findInstantMs } from './instant.ts'

export type FieldProblem = { readonly field: string; readonly detail: string }
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] }

const maxNameChars = 200
const maxJobs = 1000
const maxScheduleChars = 4000

type Issue = { readonly input: unknown }
const expected =
  (what: string) =>
  ({ input }: Issue) =>
    input === undefined ? `is missing: give ${what}` : `is ${show(input)}: expected ${what}`

const nameForm = `1 to ${maxNameChars} characters without control characters`
const name = z
  .string({ error: expected(nameForm) })
  .trim()
  .refine(
    text =>
      text.length > 0 &&
      text.length <= maxNameChars &&
      !/[\u0000-\u001f\u007f]/.test(text) &&
      text.isWellFormed(),
    { error: expected(nameForm) },
  )
const optionalName = name.optional()

const instantForm = 'a time with its offset, such as 2026-11-22T02:00:00+01:00'
const instant = z
  .string({ error: expected(instantForm) })
  .refine(text => findInstantMs(text) !== undefined, { error: expected(instantForm) })
  .optional()

const countForm = 'a whole number from 0 on'
const count = z
  .int({ error: expected(countForm) })
  .min(0, { error: expected(countForm) })
  .optional()

const texts = z
  .array(z.string({ error: expected('text') }), { error: expected('a list of texts') })
  .optional()

const object = <T extends z.ZodRawShape>(shape: T) => z.object(shape, { error: expected('an object') })

const statusForm = 'success, warning or failure'

const reportSchema = object({
  installation: object({
    id: name,
    // Absent: what the installation was registered with, or the name of the account.
    organization: optionalName,
    computer: name,
    product: optionalName,
    version: optionalName,
  }),
  job: object({ key: name, name: optionalName, engine: optionalName }),
  run: object({
    executionKey: name,
    status: z.enum(['success', 'warning', 'failure'], { error: expected(statusForm) }),
    startedAt: instant,
    endedAt: instant,
    sizeBytes: count,
    transferredBytes: count,
    files: count,
    warnings: texts,
    errors: texts,
  }).refine(({ startedAt, endedAt }) => !isAfter(startedAt, endedAt), {
    path: ['endedAt'],
    error: 'is before startedAt',
  }),
  nextExpectedRun: instant,
  html: z.string({ error: expected('text') }).optional(),
})
export type Report = z.infer<typeof reportSchema>

const flag = z.boolean({ error: expected('true or false') }).optional()

const registrationSchema = object({
  organization: name,
  computer: name,
  product: optionalName,
  version: optionalName,
  monitored: flag,
  jobs: z
    .array(
      object({
        key: name,
        name: optionalName,
        engine: optionalName,
        monitored: flag,
        schedule: z
          .unknown()
          .refine(isSmall, {
            error: `is too long: at most ${maxScheduleChars} characters of JSON are taken`,
          })
          .optional(),
      }),
      { error: expected('a list of jobs') },
    )
    .max(maxJobs, { error: `are too many: at most ${maxJobs} are taken` })
    .superRefine((jobs, context) => {
      const seen = new Set<string>()
      for (const [at, { key }] of jobs.entries()) {
        if (seen.has(key))
          context.addIssue({ code: 'custom', path: [at, 'key'], message: `is ${show(key)} a second time` })
        seen.add(key)
      }
    })
    .optional(),
})
export type Registration = z.infer<typeof registrationSchema>

export function parseReport(json: unknown): Parsed<Report> {
  return parse(reportSchema, json)
}

export function parseRegistration(json: unknown): Parsed<Registration> {
  return parse(registrationSchema, json)
}

/** An id or key in a URL, by the same rule as in a body. */
export function isName(text: string): boolean {
  return name.safeParse(text).data === text
}

function parse<T>(schema: z.ZodType<T>, json: unknown): Parsed<T> {
  const parsed = schema.safeParse(withoutNulls(json))
  if (parsed.success) return { ok: true, value: parsed.data }
  return {
    ok: false,
    errors: parsed.error.issues.map(({ path, message }) => ({ field: fieldOf(path), detail: message })),
  }
}

function isSmall(value: unknown): boolean {
  try {
    return (JSON.stringify(value) ?? '').length <= maxScheduleChars
  } catch {
    // Nested so deeply that it cannot be written again.
    return false
  }
}

/** Two levels deep, as deep as there are keys of ours. */
function withoutNulls(json: unknown, depth = 0): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || depth > 2) return json
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      value === null ? [] : [[key, withoutNulls(value, depth + 1)]],
    ),
  )
}

/** `run.warnings[2]`; the whole body is `body`. */
function fieldOf(path: readonly PropertyKey[]): string {
  const field = path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text && '.'}${String(step)}`),
    '',
  )
  return field || 'body'
}

function isAfter(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [a && findInstantMs(a), b && findInstantMs(b)]
  return typeof first === 'number' && typeof second === 'number' && first > second
}

const maxShownChars = 60

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > maxShownChars ? `${text.slice(0, maxShownChars).toWellFormed()}…` : text
}
