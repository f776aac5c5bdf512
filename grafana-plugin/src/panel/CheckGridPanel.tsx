/** The check grid as a panel of a dashboard. */
import { dateTimeFormat, LoadingState, type PanelProps } from '@grafana/data'
import { PanelDataErrorView } from '@grafana/runtime'
import { LoadingPlaceholder, useTheme2 } from '@grafana/ui'
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { CheckGrid } from '../components/grid/CheckGrid.tsx'
import type { Opened } from '../components/grid/GridLines.tsx'
import { useGridFilter } from '../components/grid/use-grid-filter.ts'
import { WallGrid } from '../components/grid/WallGrid.tsx'
import { FormatTimeContext } from '../components/message/format-time.ts'
import { useDrawer } from '../components/message/use-drawer.ts'
import { LinkMenu } from './LinkMenu.tsx'
import { type GridOptions, readOptions } from './options.ts'
import { readPanelGrid } from './panel-grid.ts'
import { linksOfCheck } from './panel-links.ts'
import { readPanelLooks } from './panel-looks.ts'

const MessageDrawer = lazy(async () => ({
  default: (await import('../components/message/MessageDrawer.tsx')).MessageDrawer,
}))
const hint =
  'No checks here. Ask the Lastgood data source for checks, or Prometheus for {__name__=~"backup_check_.+"}.'

export function CheckGridPanel(props: PanelProps<GridOptions>) {
  const { id, data, width, height, timeZone, fieldConfig } = props
  const theme = useTheme2()
  const options = useMemo(() => readOptions(props.options), [props.options])
  const [filter, setFilter] = useGridFilter(`grid${id}-`)
  const [target, setTarget] = useDrawer(`grid${id}-`)
  const grid = useMemo(() => readPanelGrid(data.series), [data.series])
  const looks = useMemo(() => readPanelLooks(data.series, theme), [data.series, theme])
  const formatTime = useCallback((ms: number) => dateTimeFormat(ms, { timeZone }), [timeZone])
  const [menu, setMenu] = useState<Opened>()
  const openResult = useCallback(
    ({ check, place }: Opened) => {
      if (!grid?.hasMessages) return
      const activityId = place === undefined ? 0 : (grid.results.activityId[place] ?? 0)
      setTarget(activityId > 0 ? { kind: 'activity', id: activityId } : { kind: 'check', id: check.id })
    },
    [grid, setTarget],
  )
  const open = useCallback(
    (opened: Opened) => {
      const hasLinks = opened.place === undefined && linksOfCheck(data.series, opened.check.id).length > 0
      if (hasLinks) setMenu(opened)
      else openResult(opened)
    },
    [data.series, openResult],
  )
  if (!grid) {
    if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted)
      return <LoadingPlaceholder text="Loading checks" />
    return <PanelDataErrorView panelId={id} fieldConfig={fieldConfig} data={data} message={hint} />
  }
  if (options.wall)
    return (
      <WallGrid
        grid={grid}
        widthPx={width}
        heightPx={height}
        shows={options.wallShows}
        scrollSeconds={options.wallScrollSeconds}
        looks={looks}
      />
    )
  return (
    <>
      <CheckGrid
        grid={grid}
        widthPx={width}
        heightPx={height}
        filter={filter}
        onFilter={setFilter}
        onOpen={open}
        sort={options.sort}
        heading={options.heading}
        density={options.rowHeight}
        columns={options.columns}
        results={options.results}
        showCounts={options.showCounts}
        showFilters={options.showFilters}
        looks={looks}
        formatTime={formatTime}
      />
      {menu && (
        <LinkMenu
          name={menu.check.name}
          links={linksOfCheck(data.series, menu.check.id)}
          x={menu.x}
          y={menu.y}
          {...(grid.hasMessages && { onOpen: () => openResult(menu) })}
          onClose={() => setMenu(undefined)}
        />
      )}
      {target && grid.hasMessages && (
        <Suspense fallback={null}>
          <FormatTimeContext.Provider value={formatTime}>
            <MessageDrawer
              target={target}
              onClose={() => setTarget(undefined)}
              onActivity={activity => setTarget({ kind: 'activity', id: activity })}
            />
          </FormatTimeContext.Provider>
        </Suspense>
      )}
    </>
  )
}
