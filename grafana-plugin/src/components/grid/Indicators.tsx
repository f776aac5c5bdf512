/** The newest results of one check, oldest first, so that the newest of all checks stand below each other at the right.
 *  What does not fit is counted before them. Each is a button without a handler: the grid listens for all. */
import React from 'react'
import type { Grid, GridCheck } from '../../model/grid.ts'
import { durationInWords } from '../../model/words.ts'
import type { GridDrawing } from './drawing.ts'

type Props = { readonly check: GridCheck; readonly grid: Grid; readonly drawing: GridDrawing }

export function Indicators({ check, grid, drawing }: Props) {
  const { layout, cells, frame, looks, hasRunning, formatTime } = drawing
  const { results } = grid
  const shown = Math.min(check.resultCount, layout.results)
  const end = check.firstResult + check.resultCount
  const older = Math.min(check.resultCount, drawing.wanted) - shown
  const buttons: React.ReactNode[] = []
  for (let place = end - shown; place < end; place++) {
    const code = results.code[place] ?? 5
    const lateMs = results.lateMs[place]
    const look = looks.result[code]
    const told = `${look.text}, ${formatTime(results.atMs[place] ?? 0)}`
    const late = typeof lateMs === 'number'
    const className = late ? `${cells.byCode[code]} ${cells.late}` : cells.byCode[code]
    const label = late ? `${told}, late by ${durationInWords(lateMs / 1000)}` : told
    buttons.push(
      <button
        key={place}
        type="button"
        tabIndex={-1}
        className={className}
        data-place={place}
        aria-label={label}
      >
        {layout.cellPx >= 11 && look.glyph}
      </button>,
    )
  }
  return (
    <>
      <span className={frame.older}>
        {older > 0 && (
          <span title={`${older} older results do not fit into the width`}>
            +{older}
            {layout.stacked && ' older'}
          </span>
        )}
        {check.resultCount === 0 && 'no result yet'}
      </span>
      {buttons}
      {check.runningSinceMs !== null ? (
        <button
          type="button"
          tabIndex={-1}
          className={cells.running}
          data-running=""
          aria-label={`${looks.running.text} since ${formatTime(check.runningSinceMs)}`}
        >
          {looks.running.glyph}
        </button>
      ) : (
        hasRunning && <span className={cells.noRun} />
      )}
    </>
  )
}
