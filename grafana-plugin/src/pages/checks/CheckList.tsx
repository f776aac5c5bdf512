/** The list of checks with its filters, its order and its selection; filters and order stand in the address. */
import { Stack, useTheme2 } from '@grafana/ui'
import React, { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { CountsBar } from '../../components/grid/CountsBar.tsx'
import { looksOf } from '../../components/grid/looks.ts'
import { useGridFilter } from '../../components/grid/use-grid-filter.ts'
import { mayManage } from '../../components/role.ts'
import { useQuery } from '../../components/use-query.ts'
import { readOrder, sortChecks, writeOrder } from '../../model/check-list.ts'
import type { Grid } from '../../model/grid.ts'
import { arrange, filterChecks, namesOf, tallyOf } from '../../model/grid-view.ts'
import { countInWords } from '../../model/words.ts'
import { BulkBar } from './BulkBar.tsx'
import { CheckTable } from './CheckTable.tsx'
import { ListFilters } from './ListFilters.tsx'

type Props = { readonly grid: Grid; readonly onChanged: () => void }

export function CheckList({ grid, onChanged }: Props) {
  const theme = useTheme2()
  const query = useQuery()
  const [filter, setFilter] = useGridFilter()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const sort = query.get('sort')
  const order = useMemo(() => readOrder(sort), [sort])
  const chosenTimings = query.all('timing')
  const looks = useMemo(() => looksOf(theme), [theme])
  const tally = useMemo(() => tallyOf(grid.checks), [grid])
  const arranged = useMemo(() => arrange(grid, 'name', 'none'), [grid])
  const settled = useDeferredValue(filter)
  const timingKey = chosenTimings.join()
  // Sorting takes longer than leaving out: a letter that is typed must not wait for it.
  const sorted = useMemo(() => sortChecks(grid.checks, order), [grid, order])
  const checks = useMemo(() => {
    const wanted = new Set(timingKey === '' ? [] : timingKey.split(','))
    const found = new Set(filterChecks(arranged, settled))
    return sorted.filter(check => found.has(check) && (wanted.size === 0 || wanted.has(check.timing)))
  }, [sorted, arranged, settled, timingKey])
  const select = useCallback((ids: readonly string[], isSelected: boolean) => {
    setSelected(before => {
      const after = new Set(before)
      for (const id of ids)
        if (isSelected) after.add(id)
        else after.delete(id)
      return after
    })
  }, [])
  // What was removed meanwhile is not selected any more.
  const chosen = useMemo(
    () => grid.checks.filter(({ id }) => selected.has(id)).map(({ id }) => id),
    [grid, selected],
  )
  return (
    <Stack direction="column" gap={1}>
      <CountsBar
        tally={tally}
        looks={looks}
        chosen={filter.standings}
        onChoose={standings => setFilter({ standings })}
      />
      <ListFilters
        filter={filter}
        onFilter={setFilter}
        groups={namesOf(grid.checks, 'group')}
        labels={namesOf(grid.checks, 'label')}
        timings={chosenTimings}
        onTimings={next => query.set({ timing: next.length > 0 ? next : undefined })}
      />
      <span role="status">
        {checks.length === grid.checks.length
          ? countInWords(checks.length, 'check')
          : `${checks.length.toLocaleString('en')} of ${countInWords(grid.checks.length, 'check')}`}
      </span>
      {chosen.length > 0 && (
        <BulkBar ids={chosen} onClear={() => setSelected(new Set())} onDone={onChanged} />
      )}
      <CheckTable
        checks={checks}
        order={order}
        onOrder={next => query.set({ sort: writeOrder(next) })}
        selected={selected}
        onSelect={select}
        isSelectable={mayManage()}
        nowMs={grid.atMs}
      />
    </Stack>
  )
}
