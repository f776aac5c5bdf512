/** JSON bodies, parsed once at the door: a field that is wrong, missing or unknown is 422 and named. */
import { json, type Request, type RequestHandler } from 'express'
import { HttpProblem } from './problem.ts'

const bodyLimitBytes = 16 * 1024

export const jsonBody: RequestHandler = json({ limit: bodyLimitBytes, strict: true })

/** @throws HttpProblem 415 for another type, 422 for what is no object or has a field that is not among `known`. */
export function readBody(request: Request, known: readonly string[]) {
  const hasBody =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  if (hasBody && !request.is('json')) throw new HttpProblem(415, 'The body must be application/json.')
  const body: unknown = request.body
  if (hasBody && (typeof body !== 'object' || body === null || Array.isArray(body)))
    throw new HttpProblem(422, 'The body must be a JSON object.')
  const fields = new Map(Object.entries(hasBody ? (body as Record<string, unknown>) : {}))
  for (const name of fields.keys())
    if (!known.includes(name))
      refuseField(name.slice(0, 80), `is not known; known are ${known.join(', ') || 'none'}`)

  function text(name: string): string | undefined {
    const value = fields.get(name)
    if (value === undefined) return undefined
    return typeof value === 'string' ? value : refuseField(name, 'is not a text')
  }
  return {
    text,
    needText: (name: string): string => text(name) ?? refuseField(name, 'is needed'),
    flag(name: string): boolean | undefined {
      const value = fields.get(name)
      if (value === undefined) return undefined
      return typeof value === 'boolean' ? value : refuseField(name, 'is neither true nor false')
    },
    /** A list of which every item is one of `allowed`. */
    needListOf<T extends string>(name: string, allowed: readonly T[]): readonly T[] {
      const value = fields.get(name)
      const fits = (item: unknown): item is T => allowed.some(one => one === item)
      return Array.isArray(value) && value.every(fits)
        ? value
        : refuseField(name, `must be a list of ${allowed.join(', ')}`)
    },
  }
}

function refuseField(parameter: string, why: string): never {
  throw new HttpProblem(422, `${parameter}: ${why}`, { parameter })
}
