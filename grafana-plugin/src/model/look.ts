/** How states look everywhere: a colour, a glyph and a word each, so that nobody has to tell red from green. Colours
 *  are names of Grafana's palette, which theme and value mappings understand. */
import type { ResultCode } from '../../../exporter/src/api/contract-looking.ts'
import type { ResultStatus } from '../../../exporter/src/core/activity.ts'
import type { Standing } from './standing.ts'

export type Look = {
  readonly color: string
  readonly glyph: string
  readonly text: string
}

export const lookOfStanding: Readonly<Record<Standing, Look>> = {
  failed: { color: 'red', glyph: '✕', text: 'Failed' },
  overdue: { color: 'purple', glyph: '◷', text: 'Overdue' },
  warning: { color: 'orange', glyph: '!', text: 'Warning' },
  late: { color: 'yellow', glyph: '◔', text: 'Late' },
  waiting: { color: 'blue', glyph: '…', text: 'Waiting' },
  good: { color: 'green', glyph: '✓', text: 'Good' },
  paused: { color: 'gray', glyph: '‖', text: 'Paused' },
}

/** By code of a result. */
export const lookOfResult: Readonly<Record<ResultCode, Look>> = {
  0: { color: 'green', glyph: '✓', text: 'Success' },
  1: { color: 'orange', glyph: '!', text: 'Warning' },
  2: { color: 'red', glyph: '✕', text: 'Failed' },
  3: { color: 'purple', glyph: '–', text: 'Missed' },
  4: { color: 'gray', glyph: '·', text: 'Ignored' },
}
/** Of a result by its word. */
export const codeOfResult = { success: 0, warning: 1, failure: 2, missed: 3, ignored: 4 } as const

export const lookOfRunning: Look = { color: 'blue', glyph: '▸', text: 'Running' }

/** By the status of a result. */
export const lookOfStatus: Readonly<Record<ResultStatus, Look>> = {
  success: lookOfResult[0],
  warning: lookOfResult[1],
  failure: lookOfResult[2],
  ignored: lookOfResult[4],
}

/** Time about which nothing is known, as between scrapes that did not happen. */
export const lookOfGap: Look = { color: 'gray', glyph: '', text: 'No data' }

/** Something is reported of it, but not how it went. */
export const lookOfUndecided: Look = { color: 'gray', glyph: '?', text: 'Undecided' }
