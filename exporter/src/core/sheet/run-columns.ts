/** The columns of runs, once for every form a document has: exact cells for programs (CSV) and worded ones for people
 *  (HTML, PDF) stand side by side, so that the two cannot tell different things. */
import type { Row } from '../documents/row.ts'
import type { Formats } from './formats.ts'
import type { RowLook } from './row-look.ts'
import type { Cell, Column, TableRow } from './sheet.ts'
import type { Words } from './words-en.ts'

/** A moment is marked as one: how it is written is the form's affair. */
export type Exact = string | number | undefined | { readonly atMs: number | undefined }

type RunColumn = {
  /** Absent: for programs only. */
  readonly word?: keyof Words
  /** Where only runs of one job stand, there is room for it. */
  readonly ofJob?: true
  readonly align?: Column['align']
  readonly width?: number
  readonly moments?: true
  readonly exact: Readonly<Record<string, (row: Row) => Exact>>
  readonly cell?: (row: Row, formats: Formats, look: RowLook) => Cell
}

/** What a title over a single job says of it anyway. */
const toldAbove = ['client', 'computer', 'jobTitle', 'product'] as const

const columns: readonly RunColumn[] = [
  {
    word: 'client',
    width: 8,
    exact: { client: row => row.group, label: row => row.label },
    cell: row => ({ text: row.group, ...(row.label !== undefined && { small: row.label }) }),
  },
  text('computer', 7.5, row => row.computer),
  {
    word: 'jobTitle',
    width: 11,
    exact: { job: row => row.job },
    cell: row => ({ text: row.job, strong: true }),
  },
  text('product', 7.5, row => row.product),
  {
    word: 'status',
    width: 9,
    exact: { result: row => row.result, timing: row => row.timing, reason: row => row.reason },
    cell: (row, formats, look) => look.status(row, formats),
  },
  moment('start', 'started', row => row.startedAtMs),
  {
    word: 'end',
    width: 8,
    moments: true,
    exact: {
      ended: row => ({ atMs: row.endedAtMs }),
      received: row => ({ atMs: row.receivedAtMs }),
    },
    cell: endCell,
  },
  number(
    'duration',
    'durationSeconds',
    row => row.durationSeconds,
    f => f.seconds,
  ),
  number(
    'size',
    'sizeBytes',
    row => row.sizeBytes,
    f => f.bytes,
  ),
  number(
    'change',
    'sizeChangeBytes',
    row => row.sizeChangeBytes,
    f => f.change,
  ),
  {
    ...number(
      'transferred',
      'transferredBytes',
      row => row.transferredBytes,
      f => f.bytes,
    ),
    ofJob: true,
  },
  { exact: { lateSeconds: row => row.lateMs && row.lateMs / 1000 } },
  {
    word: 'lastGood',
    width: 8,
    moments: true,
    exact: { lastGood: row => ({ atMs: row.lastGoodAtMs }) },
    cell: ({ lastGoodAtMs }, f) => ({
      text: lastGoodAtMs === undefined ? f.words.never : f.moment(lastGoodAtMs),
    }),
  },
  moment('next', 'expected', row => row.expectedAtMs),
  {
    word: 'note',
    width: 15,
    exact: { notes: row => row.notes.join('; ') },
    cell: (row, formats, look) => look.note(row, formats),
  },
  { exact: { check: row => row.checkId } },
]

/** @param about `job`: all rows are of one job, which the document names already */
export function columnsOf(formats: Formats, look: RowLook, about?: 'job') {
  const shown = columns.filter(
    ({ word, ofJob }) =>
      word !== undefined && (about === 'job' ? !toldAbove.some(one => one === word) : !ofJob),
  )
  return {
    columns: shown.map(
      ({ word = 'note', align = 'left', width = 7, moments }): Column => ({
        title: formats.words[word],
        align,
        width,
        ...(moments && { moments }),
      }),
    ),
    row: (row: Row): TableRow => ({
      tone: look.toneOf(row),
      of: row.group,
      cells: shown.map(({ cell }) => cell?.(row, formats, look) ?? { text: '' }),
    }),
  }
}

export const exactTitles: readonly string[] = columns.flatMap(({ exact }) => Object.keys(exact))

export function exactCells(row: Row): readonly Exact[] {
  return columns.flatMap(({ exact }) => Object.values(exact).map(read => read(row)))
}

/** A report that does not tell its own times was at least received. */
function endCell({ endedAtMs, receivedAtMs }: Row, { moment, words }: Formats): Cell {
  if (endedAtMs !== undefined || receivedAtMs === undefined) return { text: moment(endedAtMs) }
  return { text: moment(receivedAtMs), small: words.received }
}

function text(
  word: 'computer' | 'product',
  width: number,
  read: (row: Row) => string | undefined,
): RunColumn {
  return { word, width, exact: { [word]: read }, cell: row => ({ text: read(row) ?? '' }) }
}

function moment(word: keyof Words, name: string, read: (row: Row) => number | undefined): RunColumn {
  return {
    word,
    width: 8,
    moments: true,
    exact: { [name]: row => ({ atMs: read(row) }) },
    cell: (row, f) => ({ text: f.moment(read(row)) }),
  }
}

function number(
  word: keyof Words,
  name: string,
  read: (row: Row) => number | undefined,
  form: (formats: Formats) => (value: number | undefined) => string,
): RunColumn {
  return {
    word,
    width: 6.2,
    align: 'right',
    exact: { [name]: read },
    cell: (row, formats) => ({ text: form(formats)(read(row)) }),
  }
}
