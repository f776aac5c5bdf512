/** JSON bodies that have a schema, which the API document shows too: a field that is wrong, missing or unknown is 422
 *  and named. */
import type { Request } from 'express'
import { z } from 'zod'
import { HttpProblem } from './problem.ts'

/** ISO 8601 with an offset, or epoch ms. @returns epoch ms */
export const momentSchema = z
  .union(
    [
      z.iso.datetime({ offset: true }).transform(text => Date.parse(text)),
      z.int().min(0).max(8_640_000_000_000_000),
    ],
    'is no time: write ISO 8601 with an offset, such as 2026-11-22T18:00:00+01:00, or epoch milliseconds',
  )
  .describe('ISO 8601 with an offset, or epoch milliseconds')

/** @throws HttpProblem 415 for another type, 422 naming the first field that is wrong */
export function readJson<T>(request: Request, schema: z.ZodType<T>): T {
  const isSent =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  if (isSent && !request.is('json')) throw new HttpProblem(415, 'The body must be application/json.')
  const body: unknown = isSent ? request.body : {}
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpProblem(422, 'The body must be a JSON object.')
  const parsed = schema.safeParse(body, { error: tellLimit })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (!issue) throw parsed.error
  const { parameter, why } = describe(issue, body)
  throw new HttpProblem(422, parameter === '' ? why : `${parameter}: ${why}`, {
    ...(parameter !== '' && { parameter }),
  })
}

const maxNameCharacters = 80

function describe(issue: z.core.$ZodIssue, body: unknown): { parameter: string; why: string } {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return { parameter: [...path, key].join('.').slice(0, maxNameCharacters), why: 'is not known' }
  }
  const parameter = path.join('.').slice(0, maxNameCharacters)
  const isMissing = path.length > 0 && valueAt(body, path) === undefined
  if (isMissing) return { parameter, why: 'is needed' }
  if (issue.code === 'invalid_type') return { parameter, why: `must be of type ${issue.expected}` }
  if (issue.code === 'invalid_value')
    return { parameter, why: `must be one of ${issue.values.map(String).join(', ')}` }
  return { parameter, why: issue.message }
}

/** Of a limit that the schema has no words of its own for. */
function tellLimit(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'too_small') return `needs at least ${amount(issue.minimum, issue.origin)}`
  if (issue.code === 'too_big') return `takes at most ${amount(issue.maximum, issue.origin)}`
  return undefined
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} characters`
  return origin === 'array' ? `${limit} of them` : String(limit)
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined,
    body,
  )
}
