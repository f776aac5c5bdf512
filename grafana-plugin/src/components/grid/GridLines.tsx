/** The lines of the grid. Only those in view are drawn, whatever their number; clicks and keys are heard once, for all. */
import { useStyles2, useTheme2 } from '@grafana/ui'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import React, { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Grid, GridCheck } from '../../model/grid.ts'
import { type GridLayout, titleOfColumn } from '../../model/grid-layout.ts'
import type { GridLine } from '../../model/grid-view.ts'
import { CheckRow } from './CheckRow.tsx'
import type { GridDrawing } from './drawing.ts'
import { GridTip } from './GridTip.tsx'
import { stylesOfCells, stylesOfFrame } from './grid-styles.ts'
import { HeadingRow } from './HeadingRow.tsx'
import type { GridLooks } from './looks.ts'
import { useGridFocus } from './use-grid-focus.ts'

/** What was clicked: a result, or the check itself. */
export type Opened = {
  readonly check: GridCheck
  /** In the columns of results; absent when the check itself is meant. */
  readonly place?: number
  /** Below what was clicked, for a menu. */
  readonly x: number
  readonly y: number
}

type Props = {
  readonly grid: Grid
  readonly lines: readonly GridLine[]
  readonly closed: ReadonlySet<string>
  readonly layout: GridLayout
  readonly looks: GridLooks
  readonly wanted: number
  readonly nowMs: number
  readonly formatTime: (ms: number) => string
  readonly onFold: (key: string, open: boolean) => void
  readonly onOpen: (opened: Opened) => void
}

const overscan = 8

export function GridLines(props: Props) {
  const { grid, lines, closed, layout, looks, wanted, nowMs, formatTime, onFold, onOpen } = props
  const theme = useTheme2()
  const frame = useStyles2(stylesOfFrame)
  const cells = useMemo(() => stylesOfCells(theme, looks, layout), [theme, looks, layout])
  const hasRunning = useMemo(() => grid.checks.some(check => check.runningSinceMs !== null), [grid])
  const drawing = useMemo<GridDrawing>(
    () => ({ layout, frame, cells, looks, wanted, hasRunning, nowMs, formatTime }),
    [layout, frame, cells, looks, wanted, hasRunning, nowMs, formatTime],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const linesPerPage = useCallback(
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / layout.rowPx) - 1),
    [layout],
  )
  const focus = useGridFocus({
    scroller,
    lineCount: lines.length,
    linesPerPage,
    reveal: index => virtualizer.scrollToIndex(index),
    fold: onFold,
  })
  const { focusedLine } = focus
  const virtualizer = useVirtualizer({
    count: lines.length,
    overscan,
    getScrollElement: () => scroller.current,
    estimateSize: index => (lines[index]?.kind === 'check' ? layout.rowPx : layout.headingPx),
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    rangeExtractor: useCallback(
      (range: Range) => withFocused(defaultRangeExtractor(range), focusedLine.current, range.count),
      [focusedLine],
    ),
    // The titles of the columns stay on top and cover so much.
    scrollPaddingStart: 28,
    // React 19 complains about flushing in the middle of its own work.
    useFlushSync: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from these
  useEffect(() => virtualizer.measure(), [virtualizer, lines, layout])

  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element)) return
    const button = target.closest('button')
    if (!button) return
    const { fold, place } = button.dataset
    if (fold !== undefined) return onFold(fold, button.getAttribute('aria-expanded') !== 'true')
    const line = lines[Number(button.closest('[data-index]')?.getAttribute('data-index'))]
    if (line?.kind !== 'check') return
    const { left, bottom } = button.getBoundingClientRect()
    const opened = { check: line.check, x: left, y: bottom }
    if (place === undefined) onOpen(opened)
    else if (grid.results.code[Number(place)] !== 5) onOpen({ ...opened, place: Number(place) })
  }
  const columnCount = 3 + layout.columns.length
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Checks"
      aria-rowcount={lines.length + 1}
      aria-colcount={columnCount}
      tabIndex={0}
      className={frame.scroller}
      onClick={onClick}
      {...focus.handlers}
    >
      <Titles layout={layout} className={frame.columns} />
      <div role="rowgroup" className={frame.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          if (!line) return null
          return line.kind === 'check' ? (
            <CheckRow key={key} check={line.check} grid={grid} drawing={drawing} index={index} top={start} />
          ) : (
            <HeadingRow
              key={key}
              line={line}
              isOpen={!closed.has(line.key)}
              drawing={drawing}
              columnCount={columnCount}
              index={index}
              top={start}
            />
          )
        })}
      </div>
      <GridTip scroller={scroller} />
    </div>
  )
}

function Titles({ layout, className }: { readonly layout: GridLayout; readonly className: string }) {
  const { stacked, standingPx, namePx, resultsPx, columns } = layout
  return (
    <div role="rowgroup" className={className}>
      <div role="row" aria-rowindex={1} style={{ display: 'flex', width: '100%' }}>
        <span role="columnheader" style={{ width: standingPx, flexShrink: 0 }}>
          Standing
        </span>
        <span role="columnheader" style={{ width: stacked ? undefined : namePx, flexShrink: 0 }}>
          Check
        </span>
        <span
          role="columnheader"
          style={{
            width: stacked ? undefined : resultsPx,
            flex: stacked ? 1 : undefined,
            textAlign: 'right',
          }}
        >
          Results, newest at the right
        </span>
        {columns.map(({ column, px }) => (
          <span key={column} role="columnheader" style={{ width: px, paddingLeft: 12, flexShrink: 0 }}>
            {titleOfColumn[column]}
          </span>
        ))}
      </div>
    </div>
  )
}

function withFocused(indexes: number[], focused: number | undefined, count: number): number[] {
  if (focused === undefined || focused >= count || indexes.includes(focused)) return indexes
  return [...indexes, focused].sort((a, b) => a - b)
}
