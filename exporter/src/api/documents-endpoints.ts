/** The routes of documents, for the API document. */
import { z } from 'zod'
import { languages } from '../core/mailing/subscription.ts'
import { csvType } from './csv.ts'
import {
  allReportsDocument,
  clientSummaryDocument,
  jobDocument,
  last24hDocument,
  lastStatusDocument,
} from './documents-schemas.ts'
import type { Endpoint } from './endpoint.ts'

export const reportsLimits = { usual: 100, most: 1000 }
export const documentFormats = ['json', 'csv', 'html', 'pdf'] as const
/** Media types of the forms, in the order in which they are preferred. */
export const documentTypes = {
  json: 'application/json',
  csv: csvType,
  html: 'text/html',
  pdf: 'application/pdf',
} as const
export const resultStatuses = ['success', 'warning', 'failure', 'none'] as const

const group = { schema: z.string(), description: 'The client' }
const computer = { schema: z.string() }
const q = {
  schema: z.string(),
  description: 'Part of id, name, client, label, computer, product or last reason',
}
const format = { schema: z.enum(documentFormats), description: 'Instead of `Accept`' }
const language = {
  schema: z.enum(languages).default('en'),
  description: 'Of HTML and PDF; the others have no words of a language',
}
const fromMs = { schema: z.int().min(0), description: '100 days before `toMs` unless given' }
const toMs = { schema: z.int().min(0), description: 'Exclusive; now unless given' }

function endpoint(path: string, summary: string, query: Endpoint['query'], schema: z.ZodType): Endpoint {
  return {
    method: 'get',
    path: `/documents/${path}`,
    tag: 'document',
    scope: 'read',
    summary,
    query: { ...query, format, language },
    answers: {
      200: {
        description: 'The document',
        schema,
        types: [documentTypes.csv, documentTypes.html, documentTypes.pdf],
      },
    },
  }
}

export const documentEndpoints: readonly Endpoint[] = [
  endpoint(
    'last-24h',
    'Runs whose report was received in the day up to the cut-off, and checks that should have run in it and did not',
    {
      day: {
        schema: z.iso.date(),
        description: 'The day that ends then; the one that ends next unless given',
      },
      group,
      computer,
      q,
    },
    last24hDocument,
  ),
  endpoint(
    'last-status',
    'Every check with its last result',
    { group, computer, q, status: { schema: z.enum(resultStatuses) } },
    lastStatusDocument,
  ),
  endpoint(
    'all-reports',
    'All reports, newest first; as CSV all that fit, as HTML and PDF the newest 20,000',
    {
      group,
      computer,
      check: { schema: z.string(), description: 'Id of a check' },
      fromMs,
      toMs,
      limit: { schema: z.int().min(1).max(reportsLimits.most).default(reportsLimits.usual) },
      cursor: { schema: z.string(), description: '`nextCursor` of the page before' },
    },
    allReportsDocument,
  ),
  endpoint(
    'job',
    'The runs and missed slots of one check, oldest first, with success rate and growth',
    { check: { schema: z.string(), description: 'Its id; needed' }, fromMs, toMs },
    jobDocument,
  ),
  endpoint(
    'client-summary',
    'A month of one client',
    {
      group: { ...group, description: 'The client; needed' },
      month: {
        schema: z.string().regex(/^\d{4}-\d{2}$/),
        description: 'The one of the day that ends next unless given',
      },
    },
    clientSummaryDocument,
  ),
]
