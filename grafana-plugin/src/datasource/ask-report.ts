/** The documents as frames. Each is asked for whole, or for each client or check that is chosen. */
import type { DataFrame } from '@grafana/data'
import type { DocumentRow } from '../../../exporter/src/api/contract-looking.ts'
import { readAllReports, readClientSummary, readJob, readLast24h, readLastStatus } from '../api/looking.ts'
import { readStanding } from '../model/standing.ts'
import { type Answer, fitsStates, type Question, toldOf } from './answer.ts'
import { attributesOfRow, documentTable, summaryFrames } from './frames/documents.ts'
import { collectPages } from './pages.ts'
import type { Report } from './query.ts'

const pageSize = 1000
/** Documents of one check or one client that a query puts together. */
const mostDocuments = 20

export function askReport(question: Question): Promise<Answer> {
  return reporting[question.query.report](question)
}

const reporting: Readonly<Record<Report, (question: Question) => Promise<Answer>>> = {
  'last-24h': askLast24h,
  'last-status': askLastStatus,
  'all-reports': askAllReports,
  job: askJobs,
  'client-summary': askSummaries,
}

async function askLast24h(question: Question): Promise<Answer> {
  const { runs, didNotRun } = await readLast24h(filterOf(question), question.signal)
  const fits = fitsRow(question)
  return whole([
    documentTable('runs', runs.filter(fits)),
    documentTable('did not run', didNotRun.filter(fits)),
  ])
}

async function askLastStatus(question: Question): Promise<Answer> {
  const { rows } = await readLastStatus(filterOf(question), question.signal)
  return whole([documentTable('last status', rows.filter(fitsRow(question)))])
}

async function askAllReports(question: Question): Promise<Answer> {
  const { query, selection, fromMs, toMs, signal } = question
  const fits = fitsRow(question)
  const filter = { ...only('group', selection.asked.group), ...only('check', selection.asked.check) }
  const found = await collectPages(
    query.limit,
    pageSize,
    async page => {
      const { rows, nextCursor } = await readAllReports({ ...filter, fromMs, toMs, ...page }, signal)
      return { rows, nextCursor }
    },
    // This document knows no text of its own.
    row => fits(row) && holdsText(row, query.text),
  )
  return { frames: [documentTable('reports', found.rows)], notices: toldOf(found, 'reports') }
}

async function askJobs({ query, selection, fromMs, toMs, signal }: Question): Promise<Answer> {
  const { asked, notices } = cut(query.checks, 'checks')
  const documents = await Promise.all(asked.map(check => readJob({ check, fromMs, toMs }, signal)))
  const frames = documents
    .filter(({ check: { id, ...check } }) => selection.fits({ ...check, check: id }))
    .map(({ check, runs }) =>
      documentTable(
        check.name,
        runs.filter(row => fitsStates(query, { status: row.result })),
      ),
    )
  return { frames, notices }
}

async function askSummaries({ query, signal }: Question): Promise<Answer> {
  const { asked, notices } = cut(query.groups, 'groups')
  const month = query.month !== '' ? { month: query.month } : {}
  const documents = await Promise.all(asked.map(group => readClientSummary({ group, ...month }, signal)))
  return { frames: documents.flatMap(summaryFrames), notices }
}

function whole(frames: readonly DataFrame[]): Answer {
  return { frames, notices: [] }
}

/** A document takes one group; of several all rows are asked for, and these chosen here. */
function filterOf({ query, selection }: Question) {
  return { ...only('group', selection.asked.group), ...(query.text !== '' && { q: query.text }) }
}

function only(name: string, list: readonly string[] = []): Readonly<Record<string, string>> {
  const [one, ...others] = list
  return one !== undefined && others.length === 0 ? { [name]: one } : {}
}

function fitsRow({ query, selection }: Question): (row: DocumentRow) => boolean {
  return row => {
    const told = attributesOfRow(row)
    const status = row.result === 'missed' || row.result === 'ignored' ? null : (row.result ?? null)
    const standing = readStanding({ status, timing: row.timing })
    return fitsStates(query, { ...told, standing }) && selection.fits(told)
  }
}

function holdsText(row: DocumentRow, text: string): boolean {
  const told = [row.job, row.group, row.label, row.computer, row.product, row.reason, row.checkId]
  return told.some(word => word?.toLowerCase().includes(text.toLowerCase()))
}

function cut(list: readonly string[], many: string) {
  const asked = list.slice(0, mostDocuments)
  const text = `Only the first ${mostDocuments} of ${list.length} ${many} are put together here.`
  const notices = asked.length < list.length ? [{ severity: 'warning' as const, text }] : []
  return { asked, notices }
}
