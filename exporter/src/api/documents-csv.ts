/** Documents as tables: a line for each run, or each job of a client. Times are ISO 8601 with the offset of the
 *  document's time zone; what is unknown is empty. */
import { daysIn, firstDayOf, toIsoDate } from '../core/day.ts'
import { findMonth } from '../core/documents/backup-day.ts'
import { openZone } from '../core/zone.ts'
import type { ClientSummaryDocument, DocumentRow } from './contract-looking.ts'
import { type CsvCell, csvLine, csvTime } from './csv.ts'

type Column = readonly [title: string, cell: (row: DocumentRow, time: Time) => CsvCell]
type Time = (atMs: number | undefined) => string

const columns: readonly Column[] = [
  ['client', row => row.group],
  ['label', row => row.label],
  ['computer', row => row.computer],
  ['job', row => row.job],
  ['product', row => row.product],
  ['result', row => row.result],
  ['timing', row => row.timing],
  ['reason', row => row.reason],
  ['received', (row, time) => time(row.receivedAtMs)],
  ['started', (row, time) => time(row.startedAtMs)],
  ['ended', (row, time) => time(row.endedAtMs)],
  ['durationSeconds', row => row.durationSeconds],
  ['sizeBytes', row => row.sizeBytes],
  ['sizeChangeBytes', row => row.sizeChangeBytes],
  ['lateSeconds', row => row.lateMs && row.lateMs / 1000],
  ['lastGood', (row, time) => time(row.lastGoodAtMs)],
  ['expected', (row, time) => time(row.expectedAtMs)],
  ['notes', row => row.notes.join('; ')],
  ['check', row => row.checkId],
]

/** @param section tells tables of one document apart; without one there is no such column */
export function csvTitles(section?: 'section'): string {
  return csvLine([...(section ? [section] : []), ...columns.map(([title]) => title)])
}

export function csvRows(rows: readonly DocumentRow[], timeZone: string, section?: string): string {
  const zone = openZone(timeZone)
  const time: Time = atMs => csvTime(atMs, atMs === undefined ? 0 : zone.offsetAt(atMs))
  const head = section === undefined ? [] : [section]
  return rows.map(row => csvLine([...head, ...columns.map(([, cell]) => cell(row, time))])).join('')
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
