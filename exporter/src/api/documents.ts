/** What the HTTP face asks of the service for documents. */
import type { Day, Month } from '../core/day.ts'
import type { Span } from '../core/documents/backup-day.ts'
import type {
  AllReportsDocument,
  ClientSummaryDocument,
  JobDocument,
  Last24hDocument,
  LastStatusDocument,
} from './contract-looking.ts'

export type DocumentFilter = {
  readonly group?: string
  readonly computer?: string
  readonly check?: string
  /** Part of id, name, group, label, computer, product or last reason, in any case. */
  readonly text?: string
  readonly status?: 'success' | 'warning' | 'failure' | 'none'
}

/** A row of a page, to go on from. */
export type Place = { readonly atMs: number; readonly id: number }
export type ReportsDocument = Omit<AllReportsDocument, 'nextCursor'> & { readonly next?: Place }

export type Documents = {
  /** @param day the one that ends next when absent */
  last24h(filter: DocumentFilter, day?: Day): Promise<Last24hDocument>
  lastStatus(filter: DocumentFilter): Promise<LastStatusDocument>
  allReports(
    filter: DocumentFilter,
    span: Span,
    page: { readonly limit: number; readonly before?: Place },
  ): Promise<ReportsDocument>
  /** @returns undefined when there is no such check @throws Refusal for more runs than an answer holds */
  job(checkId: string, span: Span): Promise<JobDocument | undefined>
  /** @param month the one of the day that ends next when absent @throws Refusal when there is no such client */
  clientSummary(group: string, month?: Month): Promise<ClientSummaryDocument>
}
