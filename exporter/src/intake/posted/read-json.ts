/** The JSON of a request: its media type, its syntax with the place where it goes wrong, and its fields. */
import type { Request } from 'express'
import { decodeText } from '../charset.ts'
import { findJsonFault } from './json-fault.ts'
import { PostProblem } from './post-problem.ts'
import type { Parsed } from './report-schema.ts'

/** @throws PostProblem 415 when something else than JSON is announced; nothing announced is taken for JSON */
export function needJson(request: Request): void {
  const type = request.get('content-type')
  if (type === undefined || /^(application|text)\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) return
  throw new PostProblem(
    415,
    `Content-Type ${type.slice(0, 80)} is not taken here: send Content-Type: application/json.`,
    { refusal: 'unreadable', headers: { Accept: 'application/json' } },
  )
}

/** @throws PostProblem 400 naming line and column, 422 naming each field */
export function readJsonBody<T>(body: Buffer, parse: (json: unknown) => Parsed<T>): T {
  const text = decodeText(body).replace(/^\ufeff/, '')
  const parsed = parse(parseJson(text))
  if (parsed.ok) return parsed.value
  const [first] = parsed.errors
  const more = parsed.errors.length > 1 ? `, and ${parsed.errors.length - 1} more` : ''
  throw new PostProblem(422, `${first?.field} ${first?.detail}${more}`, {
    refusal: 'invalid',
    errors: parsed.errors,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (text.trim() === '') throw new PostProblem(400, 'The body is empty.', { refusal: 'unreadable', cause })
    const fault = findJsonFault(text)
    const where = fault
      ? `line ${fault.line}, column ${fault.column} (position ${fault.position}): expected ${fault.expected}`
      : String(cause)
    throw new PostProblem(400, `The body is no JSON: ${where}.`, { refusal: 'unreadable', cause })
  }
}
