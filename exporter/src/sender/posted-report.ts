/** A report as it is posted, and as its file in the backlog folder holds it: no secret is ever part of it. */

export type RunStatus = 'success' | 'warning' | 'failure'

/** Times are ISO 8601 with an offset; what is not known is absent. */
export type PostedReport = {
  readonly installation: {
    readonly id: string
    readonly organization?: string
    readonly computer?: string
    readonly product?: string
    readonly version?: string
  }
  readonly job: { readonly key: string; readonly name: string; readonly engine?: string }
  readonly run: {
    /** The same run posted twice counts once. */
    readonly executionKey: string
    readonly status: RunStatus
    readonly startedAt?: string
    readonly endedAt: string
    readonly sizeBytes?: number
    readonly transferredBytes?: number
    readonly files?: number
    readonly warnings: readonly string[]
    readonly errors: readonly string[]
  }
  readonly nextExpectedRun?: string
  readonly html?: string
}

/** @throws Error that says what is wrong with the text. Only what sending needs is looked at: the rest is the server's. */
export function parsePostedReport(text: string): PostedReport {
  if (!text.trim()) throw new Error('it is empty')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Error('it is not JSON, or only the beginning of it', { cause })
  }
  const { installation, job, run } = Object(value)
  const named = [Object(installation).id, Object(job).key, Object(run).executionKey]
  if (!named.every(part => typeof part === 'string' && part !== ''))
    throw new Error('it is no report: installation.id, job.key and run.executionKey must be there')
  return value as PostedReport
}
