/** Posted reports: what is kept of one, and how what was kept reads. A report that is larger than the soft limit loses
 *  the middle of its HTML and of its lists, never its facts, and says so. */

import { cutText } from '../cut-text.ts'
import { htmlToText } from '../html-text.ts'
import { cutHtml } from './cut-html.ts'
import { findInstantMs } from './instant.ts'
import { findJson, findNumber } from './json-value.ts'
import { type Reader, sentAt, toFigures } from './reading.ts'
import { parseReport, type Report } from './report-schema.ts'

/** Of a list in a report over the soft limit. */
const maxItems = 400
const maxItemChars = 1000

/** What a cut report says about itself, beside the keys of a report. */
type Cuts = {
  readonly htmlCut?: { readonly bytes: number }
  readonly warningsCut?: { readonly count: number }
  readonly errorsCut?: { readonly count: number }
}

/** The bytes to store: as received while they are within the limit, else the report alone, cut. */
export function keepReport(report: Report, body: Buffer, softLimitBytes: number): Buffer {
  if (body.length <= softLimitBytes) return body
  const { html, run, ...rest } = report
  const warnings = cutList(run.warnings)
  const errors = cutList(run.errors)
  const cut = html === undefined ? undefined : cutHtml(html, softLimitBytes)
  const cuts: Cuts = {
    ...(cut?.bytes !== undefined && { htmlCut: { bytes: cut.bytes } }),
    ...(warnings !== run.warnings && { warningsCut: { count: run.warnings?.length ?? 0 } }),
    ...(errors !== run.errors && { errorsCut: { count: run.errors?.length ?? 0 } }),
  }
  const kept = { ...rest, run: { ...run, warnings, errors }, ...(cut && { html: cut.html }), ...cuts }
  return Buffer.from(JSON.stringify(kept))
}

/** The same list when nothing had to be left out. */
function cutList(list: readonly string[] | undefined): readonly string[] | undefined {
  if (list === undefined) return list
  const isLong = list.length > maxItems
  if (!isLong && list.every(item => item.length <= maxItemChars)) return list
  const head = isLong ? list.slice(0, (maxItems * 3) / 4) : list
  const tail = isLong ? list.slice(-maxItems / 4) : []
  const left = isLong ? [`[… ${list.length - maxItems} left out …]`] : []
  return [...head, ...left, ...tail].map(item => cutText(item, maxItemChars).text)
}

/** @throws Error for bytes that are no report: the door lets none in */
export const readReport: Reader = text => {
  const json = findJson(text)
  const parsed = parseReport(json)
  if (!parsed.ok) {
    const [first] = parsed.errors
    throw new Error(`is no report: ${first?.field} ${first?.detail}`)
  }
  const { installation, job, run, nextExpectedRun, html } = parsed.value
  const countOf = (name: 'warnings' | 'errors') => findNumber(json, `${name}Cut.count`) ?? run[name]?.length
  const moment = (written: string | undefined) => (written === undefined ? undefined : findInstantMs(written))
  const counts = { warnings: countOf('warnings'), errors: countOf('errors') }
  const figures = toFigures({
    size: run.sizeBytes,
    transferred: run.transferredBytes,
    files: run.files,
    ...counts,
    startedAt: moment(run.startedAt),
    endedAt: moment(run.endedAt),
    nextRunAt: moment(nextExpectedRun),
  })
  const isCut = ['htmlCut.bytes', 'warningsCut.count', 'errorsCut.count'].some(
    path => findNumber(json, path) !== undefined,
  )
  return {
    subject: `Report: ${job.name ?? job.key} ${run.status}`,
    from: installation.organization
      ? `${installation.computer} (${installation.organization})`
      : installation.computer,
    text: toText(parsed.value),
    ...(html !== undefined && { html }),
    ...sentAt(figures),
    ...(isCut && { marks: ['oversize' as const] }),
    said: {
      status: run.status,
      reason: `the report says ${run.status}${countWords(counts)}`,
      figures,
      executionKey: run.executionKey,
    },
  }
}

function countWords(counts: Readonly<Record<string, number | undefined>>): string {
  const words = Object.entries(counts).flatMap(([name, count]) =>
    count ? [count === 1 ? `1 ${name.replace(/s$/, '')}` : `${count} ${name}`] : [],
  )
  return words.length > 0 ? `, with ${words.join(' and ')}` : ''
}

function toText({ installation, job, run, nextExpectedRun, html }: Report): string {
  const facts = {
    Organization: installation.organization,
    Computer: installation.computer,
    Product: [installation.product, installation.version].filter(Boolean).join(' '),
    Job: job.name ?? job.key,
    Engine: job.engine,
    Status: run.status,
    Started: run.startedAt,
    Ended: run.endedAt,
    Size: run.sizeBytes,
    Transferred: run.transferredBytes,
    Files: run.files,
    'Next run': nextExpectedRun,
  }
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}: ${value}`],
  )
  const lists = [
    ...(run.errors ?? []).map(text => `Error: ${text}`),
    ...(run.warnings ?? []).map(text => `Warning: ${text}`),
  ]
  return [lines.join('\n'), lists.join('\n'), html === undefined ? '' : htmlToText(html)]
    .filter(Boolean)
    .join('\n\n')
}
