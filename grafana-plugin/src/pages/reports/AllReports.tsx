/** Every report there is, newest first, of a client, a computer or a job. */
import { EmptyState, Stack } from '@grafana/ui'
import React, { useCallback } from 'react'
import { readAllReports } from '../../api/looking.ts'
import { FilterRow } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { tellFailed } from '../../components/tell.ts'
import { usePages } from '../../components/use-pages.ts'
import type { QueryState } from '../../components/use-query.ts'
import { CheckFilter } from './CheckFilter.tsx'
import { GroupFilter } from './GroupFilter.tsx'
import { PeriodFilter } from './PeriodFilter.tsx'
import { RowTable } from './RowTable.tsx'

export function AllReports({ query }: { readonly query: QueryState }) {
  const asked = {
    group: query.get('group'),
    computer: query.get('computer'),
    check: query.get('check'),
    fromMs: query.get('fromMs'),
    toMs: query.get('toMs'),
  }
  const key = JSON.stringify(asked)
  // What is asked is told apart by its text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => readAllReports({ ...asked, cursor }, signal),
    [key],
  )
  const pages = usePages(load, [key], tellMore)
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <GroupFilter query={query} />
        <CheckFilter query={query} />
        <PeriodFilter query={query} />
      </FilterRow>
      <Loaded
        of={pages}
        what="the reports"
        isEmpty={rows => rows.length === 0}
        empty={<EmptyState variant="not-found" message="No report in this period fits" />}
      >
        {rows => (
          <>
            <RowTable caption="All reports" rows={rows} />
            <MoreButton shown={rows.length} what="report" more={pages.more} loading={pages.loadingMore} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function tellMore(cause: unknown) {
  tellFailed('No more reports could be loaded', cause)
}
