/** /api/v1/documents: what people read about backups, as JSON, CSV, HTML or PDF. docs/documents.md defines each. */
import type { Router } from 'express'
import { findDay, toIsoDate } from '../core/day.ts'
import { findMonth, type Span } from '../core/documents/backup-day.ts'
import type { DocumentKind } from '../core/documents/document.ts'
import { languages } from '../core/mailing/subscription.ts'
import { clientSummarySheet } from '../core/sheet/client-summary.ts'
import { jobSheet } from '../core/sheet/job.ts'
import { allReportsSheet, last24hSheet, lastStatusSheet } from '../core/sheet/lists.ts'
import { openZone } from '../core/zone.ts'
import type { DocumentRow } from './contract-looking.ts'
import type { HttpDeps } from './deps.ts'
import type { DocumentFilter, Documents, Place, ReportsDocument } from './documents.ts'
import { csvOfClient, csvPages, csvRows, csvTable, csvTitles } from './documents-csv.ts'
import { documentEndpoints, reportsLimits, resultStatuses } from './documents-endpoints.ts'
import { type Answer, type Form, formOf, sendDocument } from './documents-forms.ts'
import { refuseMethod } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { readCursor, readQuery, writeCursor } from './query.ts'

/** Of reports and runs, when nobody says otherwise. */
const usualMs = 100 * 86_400_000
const latestMs = 8_640_000_000_000_000
/** More rows are no page that anybody reads, and more than a browser lays out. */
const mostReports = 20_000

type Query = ReturnType<typeof readQuery>

export type DocumentDeps = { readonly documents: Documents } & Pick<
  HttpDeps,
  'nowMs' | 'manage' | 'renderPdf'
>

export function addDocuments(router: Router, deps: DocumentDeps) {
  const { documents, nowMs } = deps
  const answer = (kind: DocumentKind, find: (query: Query, form: Form) => Promise<Answer>) => {
    const endpoint = documentEndpoints.find(({ path }) => path === `/documents/${kind}`)
    const known = Object.keys(endpoint?.query ?? {})
    router
      .route(`/documents/${kind}`)
      .get(async (request, response) => {
        const query = readQuery(request, known)
        response.vary('Accept')
        query.oneOf('language', languages)
        const form = formOf(request, query)
        await sendDocument(response, { kind, form, query, answer: await find(query, form) }, deps)
      })
      .all(refuseMethod('GET, HEAD'))
  }

  answer('last-24h', async query => {
    const found = await documents.last24h(readFilter(query), readWith(query, 'day', findDay, '2026-11-22'))
    const { runs, didNotRun, timeZone, toMs } = found
    return {
      timeZone,
      about: [query.text('group') ?? '', toIsoDate(openZone(timeZone).dayAt(toMs - 1))],
      json: () => found,
      csv: () => [
        csvTitles('section'),
        csvRows(runs, timeZone, 'run'),
        csvRows(didNotRun, timeZone, 'did not run'),
      ],
      sheet: made => last24hSheet(found, made),
    }
  })
  answer('last-status', async query => {
    const status = query.oneOf('status', resultStatuses)
    const found = await documents.lastStatus({ ...readFilter(query), ...(status && { status }) })
    return {
      timeZone: found.timeZone,
      about: [query.text('group') ?? ''],
      json: () => found,
      csv: () => csvTable(found.rows, found.timeZone),
      sheet: made => lastStatusSheet(found, made),
    }
  })
  answer('all-reports', async (query, form) => {
    const filter = readFilter(query)
    const span = readSpan(query, nowMs())
    const before = readPlace(query.text('cursor'))
    const limit = query.integer('limit', 1, reportsLimits.most) ?? reportsLimits.usual
    const size = form === 'json' ? limit : reportsLimits.most
    const start = form === 'json' ? before : undefined
    const first = await documents.allReports(filter, span, {
      limit: size,
      ...(start && { before: start }),
    })
    const { next, ...page } = first
    const all = (most: number) => allReports(documents, { filter, span, first, most })
    return {
      timeZone: page.timeZone,
      about: [query.text('group') ?? '', query.text('check') ?? ''],
      json: () => ({ ...page, ...(next && { nextCursor: writeCursor(`${next.atMs} ${next.id}`) }) }),
      csv: () => csvPages(all(Number.POSITIVE_INFINITY)),
      sheet: made => allReportsSheet(span, eachRow(all(mostReports + 1)), mostReports, made),
    }
  })
  answer('job', async query => {
    const id = need(query, 'check', 'the id of a check')
    const found = await documents.job(id, readSpan(query, nowMs()))
    if (!found) throw new HttpProblem(404, `There is no check "${id.slice(0, 200)}".`, { parameter: 'check' })
    return {
      timeZone: found.timeZone,
      about: [id],
      json: () => found,
      csv: () => csvTable(found.runs, found.timeZone),
      sheet: made => jobSheet(found, made),
    }
  })
  answer('client-summary', async query => {
    const client = need(query, 'group', 'the name of a client')
    const month = readWith(query, 'month', findMonth, '2026-11')
    const found = await documents.clientSummary(client, month)
    return {
      timeZone: found.timeZone,
      about: [client, found.month],
      json: () => found,
      csv: () => csvOfClient(found),
      sheet: made => clientSummarySheet(found, made),
    }
  })
}

type Reports = {
  readonly filter: DocumentFilter
  readonly span: Span
  /** Read already. */
  readonly first: ReportsDocument
  /** No page is read when there are so many rows. */
  readonly most: number
}

/** A page at a time, as fast as they are taken. */
async function* allReports(
  documents: Documents,
  { filter, span, first, most }: Reports,
): AsyncGenerator<ReportsDocument> {
  let page = first
  for (let count = 0; ; ) {
    yield page
    count += page.rows.length
    if (!page.next || count >= most) return
    page = await documents.allReports(filter, span, { limit: reportsLimits.most, before: page.next })
  }
}

async function* eachRow(pages: AsyncIterable<ReportsDocument>): AsyncGenerator<DocumentRow> {
  for await (const { rows } of pages) yield* rows
}

function readFilter(query: Query): DocumentFilter {
  const [group, computer] = [query.text('group'), query.text('computer')]
  const [check, text] = [query.text('check'), query.text('q')]
  return {
    ...(group !== undefined && { group }),
    ...(computer !== undefined && { computer }),
    ...(check !== undefined && { check }),
    ...(text !== undefined && { text }),
  }
}

function readSpan(query: Query, nowMs: number): Span {
  const toMs = query.integer('toMs', 0, latestMs) ?? nowMs + 1
  const fromMs = query.integer('fromMs', 0, latestMs) ?? Math.max(0, toMs - usualMs)
  if (fromMs >= toMs)
    throw new HttpProblem(400, `fromMs: ${fromMs} is not before toMs, ${toMs}`, { parameter: 'fromMs' })
  return { fromMs, toMs }
}

function readWith<T>(
  query: Query,
  parameter: string,
  find: (text: string) => T | undefined,
  example: string,
): T | undefined {
  const text = query.text(parameter)
  if (text === undefined) return undefined
  const found = find(text)
  if (found !== undefined) return found
  throw new HttpProblem(400, `${parameter}: "${text.slice(0, 80)}" is none such as ${example}`, { parameter })
}

function readPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [, atMs, id] = /^(\d{1,16}) (\d{1,16})$/.exec(readCursor(cursor) ?? '') ?? []
  if (id === undefined)
    throw new HttpProblem(400, 'cursor: is not one that an answer has given', { parameter: 'cursor' })
  return { atMs: Number(atMs), id: Number(id) }
}

function need(query: Query, parameter: string, what: string): string {
  const value = query.text(parameter)
  if (value !== undefined) return value
  throw new HttpProblem(400, `${parameter}: is needed: ${what}`, { parameter })
}
