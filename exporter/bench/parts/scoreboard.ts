/** Holds what was identified against what is known of each message, and prints it as a page. */

import { readDuration } from '../../src/core/figures/duration.ts'
import type { Identified } from '../../src/core/identify/identify.ts'

export type Expected = {
  readonly product: string
  readonly file: string
  readonly status: string
  readonly job: string
  readonly size: number | undefined
  readonly duration: number | undefined
}
export type Row = { readonly expected: Expected; readonly found: Identified }
type Share = { readonly right: number; readonly of: number }
export type Total = {
  readonly [name in 'status' | 'product' | 'job' | 'size' | 'duration']: Share
} & { readonly falseGreen: number }

/** What is rounded in a message may differ so much. */
const tolerance = 0.01

export function readExpected(index: string): readonly Expected[] {
  const [head = '', ...lines] = index.trim().split('\n')
  const columns = head.split('\t')
  return lines.map(line => {
    const cells = line.split('\t')
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
    const size = /^~?(\d+)/.exec(cell('size_bytes'))?.[1]
    return {
      product: cell('product'),
      file: cell('file'),
      status: cell('expected_status'),
      job: cell('job_name'),
      size: size === undefined ? undefined : Number(size),
      duration: readExpectedDuration(cell('duration'), cell('product')),
    }
  })
}

function readExpectedDuration(text: string, product: string): number | undefined {
  if (text === '') return undefined
  const first = text.replaceAll(/[()]/g, ' ').split(/ \/ | run\b/)[0] ?? ''
  const parts = first.split('+').map(part => readDuration(part, product === 'amanda' ? { unit: 'h:mm' } : {}))
  return parts.some(part => part === undefined)
    ? undefined
    : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
}

export function score(rows: readonly Row[]): Total {
  const share = (isAsked: (row: Row) => boolean, isRight: (row: Row) => boolean): Share => {
    const asked = rows.filter(isAsked)
    return { right: asked.filter(isRight).length, of: asked.length }
  }
  return {
    status: share(
      () => true,
      ({ expected, found }) => expected.status === found.status,
    ),
    product: share(
      ({ expected }) => isProduct(expected.product),
      ({ expected, found }) => expected.product === found.product,
    ),
    job: share(
      ({ expected }) => expected.job !== '',
      ({ expected, found }) => isSameName(expected.job, found),
    ),
    size: share(
      ({ expected }) => expected.size !== undefined,
      ({ expected, found }) => isNear(expected.size, found.sizeBytes, 1),
    ),
    duration: share(
      ({ expected }) => expected.duration !== undefined,
      ({ expected, found }) => isNear(expected.duration, found.durationSeconds, 1),
    ),
    falseGreen: rows.filter(
      ({ expected, found }) => found.status === 'success' && /^(?:failure|warning)$/.test(expected.status),
    ).length,
  }
}

function isProduct(name: string): boolean {
  return name !== 'not-a-backup' && name !== 'generic-script'
}

/** Names of several parts (`job / machine`) count when the job is one of them. */
function isSameName(wanted: string, { job, machine }: Identified): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return [job, machine].some(
    name =>
      name !== undefined && (plain(wanted).includes(plain(name)) || plain(name).includes(plain(wanted))),
  )
}

function isNear(wanted = 0, found: number | undefined, least: number): boolean {
  return found !== undefined && Math.abs(found - wanted) <= Math.max(least, wanted * tolerance)
}

const columns = ['status', 'product', 'job', 'size', 'duration'] as const
const statuses = ['success', 'warning', 'failure', 'none'] as const

export function printBoard(rows: readonly Row[], blind: Total): string {
  const total = score(rows)
  const names = [...new Set(rows.map(({ expected }) => expected.product))].sort()
  const line = (name: string, one: Total) =>
    `| ${[name, ...columns.map(column => cell(one[column])), one.falseGreen].join(' | ')} |`
  const confusion = statuses.map(wanted => {
    const own = rows.filter(({ expected }) => expected.status === wanted)
    const count = (status: string | undefined) => own.filter(({ found }) => found.status === status).length
    return `| ${wanted} | ${[...statuses, undefined].map(count).join(' | ')} |`
  })
  return `${[
    '# Products: scoreboard',
    '',
    `What \`lastgood identify\` makes of ${rows.length} messages whose result is known, written by \`npm run bench -- identify --write\`.`,
    'The messages are not part of this repository. Of job, size and duration only those count that are stated.',
    '',
    '| product | status | product | job | size | duration | false green |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    line('**all**', total),
    line('**all, without product files**', blind),
    ...names.map(name => line(name, score(rows.filter(({ expected }) => expected.product === name)))),
    '',
    '## Confusion',
    '',
    '| is, read as | success | warning | failure | none | undecided |',
    '| --- | --- | --- | --- | --- | --- |',
    ...confusion,
  ].join('\n')}\n`
}

function cell({ right, of }: Share): string {
  return of === 0 ? '' : `${right} of ${of}`
}
