/** What people write, handed in as JSON, and the version of it that a change was made on. */
import type { Request } from 'express'
import { HttpProblem } from './problem.ts'
import { shown } from './target-id.ts'

/** Any JSON: what is wrong with it is for the reader of the configuration to tell. */
export function readWritten(request: Request): unknown {
  if (!request.is('json')) throw new HttpProblem(415, 'The body must be application/json.')
  return request.body
}

/** @returns undefined when any version will do. @throws HttpProblem 400 when it is no version */
export function readVersion(request: Request): number | undefined {
  const written = request.get('if-match')
  if (written === undefined || written.trim() === '*') return undefined
  const version = /^\s*(?:W\/)?"?(\d{1,15})"?\s*$/.exec(written)?.[1]
  if (version !== undefined) return Number(version)
  throw new HttpProblem(400, `If-Match: ${shown(written)} is no version, such as "7"`, {
    parameter: 'If-Match',
  })
}
