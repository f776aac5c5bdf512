/** How a row speaks of its job: its colour, the word for its status, why. */
import type { Row } from '../documents/row.ts'
import { type Formats, fill } from './formats.ts'
import type { Tone } from './look.ts'
import type { Cell } from './sheet.ts'
import type { Words } from './words-en.ts'

export type RowLook = {
  readonly toneOf: (row: Row) => Tone
  readonly status: (row: Row, formats: Formats) => Cell
  readonly note: (row: Row, formats: Formats) => Cell
}
/** As the run ended. */
export const asRun: RowLook = { toneOf, status: runStatus, note: noteCell }
/** As the run ended, and the silence since then: they are two facts. */
export const asRunAndSilence: RowLook = { toneOf, status: statusCell, note: noteCell }
/** As the job stands now. */
export const asStanding: RowLook = { toneOf: standingOf, status: standingCell, note: standingNote }

/** Of the run itself; where there is none, of the silence. */
export function toneOf({ result, timing }: Pick<Row, 'result' | 'timing'>): Tone {
  if (result === 'failure') return 'failed'
  if (result === 'missed') return 'overdue'
  if (result === 'warning') return 'warning'
  if (result === 'success') return 'good'
  if (result === 'ignored') return 'paused'
  return timing === 'overdue' ? 'overdue' : timing === 'late' ? 'late' : 'waiting'
}

/** Of the job as it stands now: a good result does not hide that the next one is missing. */
export function standingOf(row: Pick<Row, 'result' | 'timing'>): Tone {
  if (row.timing === 'paused') return 'paused'
  if (row.result === 'failure') return 'failed'
  if (row.timing === 'overdue') return 'overdue'
  if (row.result === 'warning') return 'warning'
  if (row.timing === 'late') return 'late'
  return toneOf(row)
}

function resultWord(words: Words, { result, timing }: Pick<Row, 'result' | 'timing'>): string {
  if (result !== undefined) return words[result]
  return timing === 'overdue' ? words.overdue : timing === 'late' ? words.isLate : words.noResult
}

function statusCell(row: Row, formats: Formats): Cell {
  const { words } = formats
  const silence = { overdue: words.overdue, late: words.isLate, paused: words.paused }[String(row.timing)]
  return cellOfRun(row, formats, silence === resultWord(words, row) ? undefined : silence)
}

/** Where the job stands now is told of it elsewhere. */
function runStatus(row: Row, formats: Formats): Cell {
  return cellOfRun(row, formats, undefined)
}

/** @param silence what is told of the time since then */
function cellOfRun(row: Row, { words, seconds }: Formats, silence: string | undefined): Cell {
  const late = row.lateMs === undefined ? undefined : fill(words.late, { span: seconds(row.lateMs / 1000) })
  const small = [silence, late].filter(one => one !== undefined).join(', ')
  return { text: resultWord(words, row), tone: toneOf(row), ...(small !== '' && { small }) }
}

/** As the job stands now. A good result does not hide that the next one is missing: the silence is told, and the result
 *  of then below it. */
function standingCell(row: Row, formats: Formats): Cell {
  const { words, moment } = formats
  const { result, timing, sinceMs } = row
  const tone = standingOf(row)
  const isNever = result === undefined && timing === 'overdue'
  const isOfResult = result !== undefined && tone === toneOf(row)
  const word = isNever ? words.neverSeen : isOfResult ? resultWord(words, row) : words[standingWords[tone]]
  const small = [
    sinceMs !== undefined && fill(words.since, { at: moment(sinceMs) }),
    isOfResult && timing === 'overdue' && words.overdue,
    isOfResult && timing === 'late' && words.isLate,
    result !== undefined && !isOfResult && fill(words.lastResult, { result: words[result] }),
  ].filter(one => typeof one === 'string')
  return { text: word, tone, ...(small.length > 0 && { small: small.join(', ') }) }
}

const standingWords: Readonly<Record<Tone, keyof Words>> = {
  failed: 'failure',
  overdue: 'overdue',
  warning: 'warning',
  late: 'isLate',
  waiting: 'noResult',
  good: 'success',
  paused: 'paused',
}

/** Why it stands so; of silence, since when there is nothing. */
function standingNote(row: Row, { words, moment }: Formats): Cell {
  const { text } = noteCell(row)
  const { receivedAtMs } = row
  if (row.timing !== 'overdue') return { text }
  const silence =
    receivedAtMs === undefined ? words.silentEver : fill(words.silentSince, { at: moment(receivedAtMs) })
  return { text: [silence, text].filter(one => one !== '').join(' ') }
}

/** Why it is not good, and what people said. */
function noteCell({ result, reason, notes }: Row): Cell {
  const why = result === 'success' || result === 'ignored' ? [] : [reason ?? '']
  return { text: [...why, ...notes].filter(text => text !== '').join(' · ') }
}
