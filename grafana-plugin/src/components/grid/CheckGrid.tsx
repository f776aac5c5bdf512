/** The check grid: counts, filters and the lines. Data comes in from a panel or a page; what is clicked is told. */
import { css } from '@emotion/css'
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data'
import { Button, EmptyState, useStyles2, useTheme2 } from '@grafana/ui'
import React, { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { Grid } from '../../model/grid.ts'
import { type Density, type ExtraColumn, layOut } from '../../model/grid-layout.ts'
import {
  arrange,
  filterChecks,
  type GridFilter,
  type Heading,
  namesOf,
  noFilter,
  type Sort,
  tallyOf,
  toLines,
} from '../../model/grid-view.ts'
import { CountsBar } from './CountsBar.tsx'
import { FilterBar } from './FilterBar.tsx'
import { GridLines, type Opened } from './GridLines.tsx'
import { type GridLooks, looksOf } from './looks.ts'
import { useNow } from './use-now.ts'

type Props = {
  readonly grid: Grid
  readonly widthPx: number
  readonly heightPx: number
  readonly filter: GridFilter
  readonly onFilter: (change: Partial<GridFilter>) => void
  readonly onOpen: (opened: Opened) => void
  readonly sort?: Sort
  readonly heading?: Heading
  readonly density?: Density
  readonly columns?: readonly ExtraColumn[]
  /** Of each check at most so many of the newest. */
  readonly results?: number
  readonly showCounts?: boolean
  readonly showFilters?: boolean
  readonly looks?: GridLooks
  readonly formatTime?: (ms: number) => string
}

const usualColumns: readonly ExtraColumn[] = ['lastGood', 'expected']
const scrollbarPx = 12

export function CheckGrid(props: Props) {
  const { grid, widthPx, heightPx, filter, onFilter, onOpen, sort = 'worst', heading = 'group' } = props
  const { density = 'normal', columns = usualColumns, results = 30, showCounts = true } = props
  const { showFilters = true, formatTime = dateTimeFormat } = props
  const theme = useTheme2()
  const styles = useStyles2(stylesOf)
  const nowMs = useNow()
  const usualLooks = useMemo(() => looksOf(theme), [theme])
  const looks = props.looks ?? usualLooks
  // A choice made here holds until the option itself is changed.
  const [chosenSort, setSort] = useChoice(sort)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())

  const arranged = useMemo(() => arrange(grid, chosenSort, heading), [grid, chosenSort, heading])
  const tally = useMemo(() => tallyOf(grid.checks), [grid])
  const groups = useMemo(() => namesOf(grid.checks, 'group'), [grid])
  const labels = useMemo(() => namesOf(grid.checks, 'label'), [grid])
  // The letter in the field is drawn first, the rows that it leaves right after.
  const settled = useDeferredValue(filter)
  const checks = useMemo(() => filterChecks(arranged, settled), [arranged, settled])
  const lines = useMemo(() => toLines(checks, heading, closed), [checks, heading, closed])
  const longest = useMemo(
    () => grid.checks.reduce((most, { resultCount }) => Math.max(most, resultCount), 1),
    [grid],
  )
  const layout = useMemo(
    () =>
      layOut({
        widthPx: widthPx - scrollbarPx,
        density,
        columns,
        results: Math.min(results, longest),
      }),
    [widthPx, density, columns, results, longest],
  )
  const fold = useCallback((key: string, open: boolean) => {
    setClosed(before => {
      const after = new Set(before)
      if (open) after.delete(key)
      else after.add(key)
      return after
    })
  }, [])
  return (
    <div className={styles.whole} style={{ width: widthPx, height: heightPx }}>
      {(showCounts || showFilters) && (
        <div className={styles.bars}>
          {showCounts && (
            <CountsBar
              tally={tally}
              looks={looks}
              chosen={filter.standings}
              onChoose={standings => onFilter({ standings })}
            />
          )}
          {showFilters && (
            <FilterBar
              filter={filter}
              onFilter={onFilter}
              groups={groups}
              labels={labels}
              sort={chosenSort}
              onSort={setSort}
              shown={checks.length}
              total={grid.checks.length}
            />
          )}
        </div>
      )}
      {lines.length === 0 ? (
        <NothingLeft isEmpty={grid.checks.length === 0} onClear={() => onFilter(noFilter)} />
      ) : (
        <GridLines
          grid={grid}
          lines={lines}
          closed={closed}
          layout={layout}
          looks={looks}
          wanted={results}
          nowMs={nowMs}
          formatTime={formatTime}
          onFold={fold}
          onOpen={onOpen}
        />
      )}
    </div>
  )
}

function NothingLeft({ isEmpty, onClear }: { readonly isEmpty: boolean; readonly onClear: () => void }) {
  if (isEmpty) return <EmptyState variant="not-found" message="There are no checks" hideImage />
  return (
    <EmptyState
      variant="not-found"
      message="No check fits the filter"
      hideImage
      button={<Button onClick={onClear}>Clear filters</Button>}
    />
  )
}

function useChoice<T>(given: T): readonly [T, (choice: T) => void] {
  const [state, setState] = useState({ given, choice: given })
  const current = state.given === given ? state.choice : given
  return [current, choice => setState({ given, choice })]
}

const stylesOf = (theme: GrafanaTheme2) => ({
  whole: css({ display: 'flex', flexDirection: 'column', minHeight: 0 }),
  bars: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
  }),
})
