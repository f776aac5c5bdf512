/** /api/v1/documents: what people read about backups, as JSON, or as a table in CSV. docs/documents.md defines each. */
import type { Request, Router } from 'express'
import { findDay } from '../core/day.ts'
import { findMonth, type Span } from '../core/documents/backup-day.ts'
import { csvType, sendPieces } from './csv.ts'
import type { HttpDeps } from './deps.ts'
import type { DocumentFilter, Documents, Place } from './documents.ts'
import { csvOfClient, csvRows, csvTitles } from './documents-csv.ts'
import { documentEndpoints, documentFormats, reportsLimits, resultStatuses } from './documents-endpoints.ts'
import { refuseMethod } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { readCursor, readQuery, writeCursor } from './query.ts'

/** Of reports and runs, when nobody says otherwise. */
const usualMs = 100 * 86_400_000
const latestMs = 8_640_000_000_000_000

type Deps = { readonly documents: Documents } & Pick<HttpDeps, 'nowMs'>
type Query = ReturnType<typeof readQuery>

export function addDocuments(router: Router, { documents, nowMs }: Deps) {
  const answer = (
    name: string,
    send: (query: Query, csv: ((pieces: Pieces) => Promise<void>) | undefined) => Promise<unknown>,
  ) => {
    const endpoint = documentEndpoints.find(({ path }) => path === `/documents/${name}`)
    const known = Object.keys(endpoint?.query ?? {})
    router
      .route(`/documents/${name}`)
      .get(async (request, response) => {
        const query = readQuery(request, known)
        response.vary('Accept')
        const file = { type: csvType, fileName: `lastgood-${name}.csv` }
        const isCsv = wantsCsv(request, query)
        const body = await send(query, isCsv ? pieces => sendPieces(response, file, pieces) : undefined)
        if (body !== undefined) response.json(body)
      })
      .all(refuseMethod('GET, HEAD'))
  }

  answer('last-24h', async (query, csv) => {
    const found = await documents.last24h(readFilter(query), readWith(query, 'day', findDay, '2026-11-22'))
    if (!csv) return found
    const { runs, didNotRun, timeZone } = found
    const tables = [csvRows(runs, timeZone, 'run'), csvRows(didNotRun, timeZone, 'did not run')]
    return csv([csvTitles('section'), ...tables])
  })
  answer('last-status', async (query, csv) => {
    const status = query.oneOf('status', resultStatuses)
    const found = await documents.lastStatus({ ...readFilter(query), ...(status && { status }) })
    return csv ? csv([csvTitles(), csvRows(found.rows, found.timeZone)]) : found
  })
  answer('all-reports', async (query, csv) => {
    const filter = readFilter(query)
    const span = readSpan(query, nowMs())
    const before = readPlace(query.text('cursor'))
    const limit = query.integer('limit', 1, reportsLimits.most) ?? reportsLimits.usual
    if (csv) return csv(allRows(documents, filter, span))
    const { next, ...page } = await documents.allReports(filter, span, { limit, ...(before && { before }) })
    return { ...page, ...(next && { nextCursor: writeCursor(`${next.atMs} ${next.id}`) }) }
  })
  answer('job', async (query, csv) => {
    const id = need(query, 'check', 'the id of a check')
    const found = await documents.job(id, readSpan(query, nowMs()))
    if (!found) throw new HttpProblem(404, `There is no check "${id.slice(0, 200)}".`, { parameter: 'check' })
    return csv ? csv([csvTitles(), csvRows(found.runs, found.timeZone)]) : found
  })
  answer('client-summary', async (query, csv) => {
    const client = need(query, 'group', 'the name of a client')
    const month = readWith(query, 'month', findMonth, '2026-11')
    const found = await documents.clientSummary(client, month)
    return csv ? csv(csvOfClient(found)) : found
  })
}

type Pieces = AsyncIterable<string> | Iterable<string>

/** A page at a time, as fast as they are taken. */
async function* allRows(documents: Documents, filter: DocumentFilter, span: Span): AsyncGenerator<string> {
  yield csvTitles()
  for (let before: Place | undefined; ; ) {
    const page = { limit: reportsLimits.most, ...(before && { before }) }
    const { rows, timeZone, next } = await documents.allReports(filter, span, page)
    yield csvRows(rows, timeZone)
    if (!next) return
    before = next
  }
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

function wantsCsv(request: Request, query: Query): boolean {
  const format = query.oneOf('format', documentFormats)
  return (format ?? (request.accepts(['application/json', csvType]) === csvType ? 'csv' : 'json')) === 'csv'
}
