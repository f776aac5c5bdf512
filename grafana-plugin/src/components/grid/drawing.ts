/** What every row needs to draw itself; the same object until data, size or theme change, so that rows stay as they
 *  are. */
import type { GridLayout } from '../../model/grid-layout.ts'
import type { CellStyles, FrameStyles } from './grid-styles.ts'
import type { GridLooks } from './looks.ts'

export type GridDrawing = {
  readonly layout: GridLayout
  readonly frame: FrameStyles
  readonly cells: CellStyles
  readonly looks: GridLooks
  /** How many results of a check are asked for; those that do not fit are counted. */
  readonly wanted: number
  /** Some check runs now: every row keeps a place for that. */
  readonly hasRunning: boolean
  readonly nowMs: number
  readonly formatTime: (ms: number) => string
}
