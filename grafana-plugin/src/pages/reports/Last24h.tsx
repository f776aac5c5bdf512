/** The day that ends at the cut-off, by when reports were received; and what should have run in it and did not. */
import { EmptyState, Input, Stack, Text } from '@grafana/ui'
import React from 'react'
import { readLast24h } from '../../api/looking.ts'
import { FilterField, FilterRow, SearchField } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { useLoad } from '../../components/use-load.ts'
import type { QueryState } from '../../components/use-query.ts'
import { worstFirst } from '../../model/document-words.ts'
import { countInWords } from '../../model/words.ts'
import { Counts } from './Counts.tsx'
import { GroupFilter } from './GroupFilter.tsx'
import { RowTable } from './RowTable.tsx'

export function Last24h({ query }: { readonly query: QueryState }) {
  const moments = useMoments()
  const asked = {
    day: query.get('day'),
    group: query.get('group'),
    computer: query.get('computer'),
    q: query.get('q'),
  }
  const document = useLoad(signal => readLast24h(asked, signal), [JSON.stringify(asked)])
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <FilterField label="Day">
          <Input
            id="report-day"
            type="date"
            width={22}
            value={asked.day ?? ''}
            onChange={event => query.set({ day: event.currentTarget.value || undefined })}
          />
        </FilterField>
        <GroupFilter query={query} />
        <SearchField query={query} label="Search" placeholder="Part of job, client or computer" />
      </FilterRow>
      <Loaded of={document} what="the last 24 hours">
        {({ runs, didNotRun, fromMs, toMs, timeZone }) => (
          <Stack direction="column" gap={2}>
            <Text color="secondary">
              {moments.format(fromMs)} to {moments.format(toMs)} ({timeZone})
            </Text>
            {didNotRun.length > 0 && (
              <Stack direction="column" gap={1}>
                <Text element="h2" variant="h3">
                  {countInWords(didNotRun.length, 'job')} did not run
                </Text>
                <RowTable caption="Jobs that did not run" rows={didNotRun} />
              </Stack>
            )}
            <Text element="h2" variant="h3">
              {countInWords(runs.length, 'report')} received
            </Text>
            {runs.length === 0 ? (
              <EmptyState variant="not-found" message="Nothing was received in this day" />
            ) : (
              <>
                <Counts rows={runs} />
                <RowTable caption="Reports received" rows={worstFirst(runs)} />
              </>
            )}
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}
