/** The documents that people read, over the rooms that know: the HTTP face hands them out. */
import type { Documents } from './api/documents.ts'
import { clientSummary } from './documents/client-summary.ts'
import { jobDocument } from './documents/job.ts'
import { last24h } from './documents/last-24h.ts'
import { allReports, lastStatus } from './documents/lists.ts'
import { createSource, type SourceOptions } from './documents/source.ts'

export function createDocuments(options: SourceOptions): Documents {
  const source = createSource(options)
  return {
    last24h: (filter, day) => last24h(source, filter, day),
    lastStatus: filter => lastStatus(source, filter),
    allReports: (filter, span, page) => allReports(source, filter, span, page),
    async job(checkId, span) {
      const job = await source.job(checkId)
      return job && jobDocument(source, job, span)
    },
    clientSummary: (group, month) => clientSummary(source, group, month),
  }
}
