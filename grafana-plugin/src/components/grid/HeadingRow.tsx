/** The heading of a group or a label: folds its checks away, and says how many of them are bad. */
import React, { memo } from 'react'
import type { GridLine } from '../../model/grid-view.ts'
import { isBad, standings } from '../../model/standing.ts'
import { Glyph } from './CheckRow.tsx'
import type { GridDrawing } from './drawing.ts'

type Props = {
  readonly line: Exclude<GridLine, { readonly kind: 'check' }>
  readonly isOpen: boolean
  readonly drawing: GridDrawing
  readonly columnCount: number
  readonly index: number
  readonly top: number
}

export const HeadingRow = memo(function HeadingRow(props: Props) {
  const { line, isOpen, drawing, columnCount, index, top } = props
  const { layout, frame, looks } = drawing
  const { bad, total } = line.tally
  const name = line.name || (line.kind === 'group' ? 'Without a group' : 'Without a label')
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={`${frame.row} ${frame.heading} ${line.kind === 'label' ? frame.subheading : ''}`}
      style={{ height: layout.headingPx, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colspan={columnCount}>
        <button
          type="button"
          tabIndex={-1}
          className={frame.fold}
          data-fold={line.key}
          aria-expanded={isOpen}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
          <span className={frame.clip}>{name}</span>
          <span className={frame.count}>{bad > 0 ? `${bad} of ${total} bad` : `none of ${total} bad`}</span>
        </button>
        <span className={frame.chips} aria-hidden="true">
          {standings
            .filter(standing => isBad(standing) && line.tally[standing] > 0)
            .map(standing => (
              <span key={standing} className={frame.count} title={looks.standing[standing].text}>
                <Glyph look={looks.standing[standing]} className={frame.badge} />
                {line.tally[standing]}
              </span>
            ))}
        </span>
      </div>
    </div>
  )
})
