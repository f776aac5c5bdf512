/** What went wrong with a request: thrown where it is found, answered in one place as RFC 9457 asks. */
import { STATUS_CODES } from 'node:http'
import { Refusal } from '../core/refusal.ts'
import type { ProblemJson } from './contract.ts'

export class HttpProblem extends Error {
  readonly status: number
  readonly parameter: string | undefined
  /** Every field that is wrong. */
  readonly errors: ProblemJson['errors']
  /** Methods that would be allowed, for 405. */
  readonly allow: string | undefined

  constructor(
    status: number,
    detail: string,
    more: { parameter?: string; allow?: string; cause?: unknown; errors?: ProblemJson['errors'] } = {},
  ) {
    super(detail, { cause: more.cause })
    this.name = 'HttpProblem'
    this.status = status
    this.parameter = more.parameter
    this.allow = more.allow
    this.errors = more.errors
  }
}

const refusalStatus = { missing: 404, taken: 409, wrong: 422, forbidden: 403, outdated: 412 } as const

/** Express and its body parser throw errors with a status of their own; their texts are safe to show below 500.
 *  Anything else is a fault of ours: what it says stays in the log. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof Refusal) {
    const { field: parameter, errors } = error
    return new HttpProblem(refusalStatus[error.reason], `${error.message}.`, {
      cause: error,
      ...(parameter !== undefined && { parameter }),
      ...(errors.length > 0 && { errors }),
    })
  }
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    const { status, message } = error
    if (status >= 400 && status < 500) return new HttpProblem(status, message, { cause: error })
  }
  return new HttpProblem(500, 'The request failed for a reason that stands in the log.', { cause: error })
}

export function renderProblem(problem: HttpProblem, instance: string): ProblemJson {
  return {
    type: 'about:blank',
    title: titleOf(problem.status),
    status: problem.status,
    detail: problem.message,
    instance,
    ...(problem.parameter !== undefined && { parameter: problem.parameter }),
    ...(problem.errors && { errors: problem.errors }),
  }
}

export function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error'
}
