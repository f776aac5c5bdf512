/** The check grid as wide as its page, with the drawer behind its indicators. */
import React from 'react'
import { useWidth } from '../../components/chart/use-width.ts'
import { CheckGrid } from '../../components/grid/CheckGrid.tsx'
import { useGridFilter } from '../../components/grid/use-grid-filter.ts'
import { MessageDrawer } from '../../components/message/MessageDrawer.tsx'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import type { Grid } from '../../model/grid.ts'
import type { Heading } from '../../model/grid-view.ts'

type Props = {
  readonly grid: Grid
  readonly onChanged: () => void
  readonly heading?: Heading
  readonly heightPx?: number
}

export function PageGrid({ grid, onChanged, heading = 'label', heightPx = 620 }: Props) {
  const [ref, widthPx] = useWidth()
  const [filter, setFilter] = useGridFilter()
  const [target, setTarget] = useDrawer()
  const moments = useMoments()
  return (
    <div ref={ref} style={{ minWidth: 0 }}>
      <CheckGrid
        grid={grid}
        widthPx={widthPx}
        heightPx={heightPx}
        filter={filter}
        onFilter={setFilter}
        heading={heading}
        formatTime={moments.format}
        onOpen={({ check, place }) => {
          const activityId = place === undefined ? undefined : grid.results.activityId[place]
          setTarget(activityId ? { kind: 'activity', id: activityId } : { kind: 'check', id: check.id })
        }}
      />
      {target && (
        <MessageDrawer
          target={target}
          onClose={() => setTarget(undefined)}
          onActivity={id => setTarget({ kind: 'activity', id })}
          onChanged={onChanged}
        />
      )}
    </div>
  )
}
