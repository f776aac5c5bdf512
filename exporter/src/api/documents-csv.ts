/** Documents as tables: a line for each run, or each job of a client. Times are ISO 8601 with the offset of the
 *  document's time zone; what is unknown is empty. */
import { daysIn, firstDayOf, toIsoDate } from '../core/day.ts'
import { findMonth } from '../core/documents/backup-day.ts'
import { type Exact, exactCells, exactTitles } from '../core/sheet/run-columns.ts'
import { openZone } from '../core/zone.ts'
import type { ClientSummaryDocument, DocumentRow } from './contract-looking.ts'
import { type CsvCell, csvLine, csvTime } from './csv.ts'

const pieceRows = 500

/** @param section tells tables of one document apart; without one there is no such column */
export function csvTitles(section?: 'section'): string {
  return csvLine([...(section ? [section] : []), ...exactTitles])
}

export function csvRows(rows: readonly DocumentRow[], timeZone: string, section?: string): string {
  const zone = openZone(timeZone)
  const head = section === undefined ? [] : [section]
  const toCell = (exact: Exact): CsvCell => {
    if (typeof exact !== 'object') return exact
    return csvTime(exact.atMs, exact.atMs === undefined ? 0 : zone.offsetAt(exact.atMs))
  }
  return rows.map(row => csvLine([...head, ...exactCells(row).map(toCell)])).join('')
}

/** A piece at a time: a whole one of many rows is megabytes. */
export function* csvTable(rows: readonly DocumentRow[], timeZone: string): Generator<string> {
  yield csvTitles()
  for (let at = 0; at < rows.length; at += pieceRows) yield csvRows(rows.slice(at, at + pieceRows), timeZone)
}

export async function* csvPages(
  pages: AsyncIterable<{ readonly rows: readonly DocumentRow[]; readonly timeZone: string }>,
): AsyncGenerator<string> {
  yield csvTitles()
  for await (const { rows, timeZone } of pages) yield csvRows(rows, timeZone)
}

/** A line for each job; the worst of each day of the month stands under its date. */
export function* csvOfClient(document: ClientSummaryDocument): Generator<string> {
  const month = findMonth(document.month) ?? 0
  const dates = Array.from({ length: daysIn(month) }, (_, i) => toIsoDate(firstDayOf(month) + i))
  const titles = ['good', 'expected', 'failures', 'warnings', 'missed']
  const sizes = ['sizeBytes', 'growthBytes', 'averageDurationSeconds']
  yield csvLine(['client', 'label', 'computer', 'job', ...titles, ...sizes, ...dates, 'check'])
  for (const job of document.jobs) {
    const { good, expected } = job.successRate
    yield csvLine([
      document.group,
      job.label,
      job.computer,
      job.job,
      ...[good, expected, job.failures, job.warnings, job.missed],
      ...[job.sizeBytes, job.growthBytes, job.averageDurationSeconds],
      ...job.days.map(day => day ?? ''),
      job.checkId,
    ])
  }
}
