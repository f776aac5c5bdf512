/** One check: where it stands, its name, its newest results, and the columns that are wanted and fit. */
import React, { memo } from 'react'
import type { Grid, GridCheck } from '../../model/grid.ts'
import type { ExtraColumn } from '../../model/grid-layout.ts'
import { agoInWords, durationInWords, sizeInWords } from '../../model/words.ts'
import type { GridDrawing } from './drawing.ts'
import { Indicators } from './Indicators.tsx'
import type { Paint } from './looks.ts'

type Props = {
  readonly check: GridCheck
  readonly grid: Grid
  readonly drawing: GridDrawing
  readonly index: number
  readonly top: number
}

export const CheckRow = memo(function CheckRow({ check, grid, drawing, index, top }: Props) {
  const { layout, frame, looks } = drawing
  const standing = (
    <>
      <Glyph look={looks.standing[check.standing]} className={frame.badge} />
      {looks.standing[check.standing].text}
    </>
  )
  const name = (
    <button type="button" tabIndex={-1} className={frame.name} data-open="" title={titleOf(check)}>
      {check.name}
    </button>
  )
  const style = { height: layout.rowPx, transform: `translateY(${top}px)` }
  if (layout.stacked)
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        data-index={index}
        className={`${frame.row} ${frame.stacked}`}
        style={style}
      >
        <div>
          <div role="gridcell" className={frame.cell} style={{ width: layout.standingPx }}>
            {standing}
          </div>
          <div role="gridcell" className={`${frame.cell} ${frame.strong}`} style={{ width: layout.namePx }}>
            {name}
          </div>
        </div>
        <div role="gridcell" className={frame.results} style={{ width: layout.resultsPx }}>
          <Indicators check={check} grid={grid} drawing={drawing} />
        </div>
      </div>
    )
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={`${frame.row} ${frame.inLine}`}
      style={style}
    >
      <div role="gridcell" className={frame.cell} style={{ width: layout.standingPx }}>
        {standing}
      </div>
      <div role="gridcell" className={`${frame.cell} ${frame.strong}`} style={{ width: layout.namePx }}>
        {name}
      </div>
      <div role="gridcell" className={frame.results} style={{ width: layout.resultsPx }}>
        <Indicators check={check} grid={grid} drawing={drawing} />
      </div>
      {layout.columns.map(({ column, px }) => (
        <div
          key={column}
          role="gridcell"
          className={`${frame.cell} ${frame.clip} ${frame.faint}`}
          style={{ width: px, paddingLeft: 12 }}
        >
          <Extra column={column} check={check} drawing={drawing} />
        </div>
      ))}
    </div>
  )
})

export function Glyph({ look, className }: { readonly look: Paint; readonly className: string }) {
  return (
    <span aria-hidden="true" className={className} style={{ background: look.color, color: look.ink }}>
      {look.glyph}
    </span>
  )
}

function Extra({
  column,
  check,
  drawing,
}: {
  readonly column: ExtraColumn
  readonly check: GridCheck
  readonly drawing: GridDrawing
}) {
  const { nowMs, formatTime } = drawing
  const moment = (ms: number | null, never: string) =>
    ms === null ? never : <span title={formatTime(ms)}>{agoInWords(ms, nowMs)}</span>
  switch (column) {
    case 'lastGood':
      return moment(check.lastGoodAtMs, 'never')
    case 'expected':
      return moment(check.standing === 'paused' ? null : check.expectedAtMs, '–')
    case 'size':
      return check.sizeBytes === null ? '–' : sizeInWords(check.sizeBytes)
    case 'duration':
      return check.durationSeconds === null ? '–' : durationInWords(check.durationSeconds)
    case 'reason':
      return <span title={check.reason ?? ''}>{check.reason ?? ''}</span>
    case 'notes':
      return check.notes === 0 ? '' : <span title={`${check.notes} notes`}>✎ {check.notes}</span>
  }
}

function titleOf({ name, group, label, computer, product, schedule }: GridCheck): string {
  return [name, [group, label].filter(Boolean).join(' / '), computer, product, schedule]
    .filter(Boolean)
    .join('\n')
}
