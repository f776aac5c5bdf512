/** Every job with its last result. */
import { Combobox, EmptyState, Stack } from '@grafana/ui'
import React from 'react'
import { readLastStatus } from '../../api/looking.ts'
import { FilterField, FilterRow, SearchField } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useLoad } from '../../components/use-load.ts'
import type { QueryState } from '../../components/use-query.ts'
import { worstFirst } from '../../model/document-words.ts'
import { countInWords } from '../../model/words.ts'
import { Counts } from './Counts.tsx'
import { GroupFilter } from './GroupFilter.tsx'
import { RowTable } from './RowTable.tsx'

const statuses = [
  { value: 'failure', label: 'Failed' },
  { value: 'warning', label: 'Warning' },
  { value: 'success', label: 'Success' },
]
/** More rows than anybody reads at once; the CSV has them all. */
const mostShown = 1000

export function LastStatus({ query }: { readonly query: QueryState }) {
  const asked = {
    group: query.get('group'),
    computer: query.get('computer'),
    q: query.get('q'),
    status: query.get('status'),
  }
  const document = useLoad(signal => readLastStatus(asked, signal), [JSON.stringify(asked)])
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <GroupFilter query={query} />
        <FilterField label="Result">
          <Combobox
            id="report-status"
            width={20}
            isClearable
            placeholder="any"
            options={statuses}
            value={asked.status ?? null}
            onChange={option => query.set({ status: option?.value })}
          />
        </FilterField>
        <SearchField query={query} label="Search" placeholder="Part of job, client or computer" />
      </FilterRow>
      <Loaded
        of={document}
        what="the last status of all jobs"
        isEmpty={({ rows }) => rows.length === 0}
        empty={<EmptyState variant="not-found" message="No job fits" />}
      >
        {({ rows }) => (
          <Stack direction="column" gap={2}>
            <Counts rows={rows} />
            <RowTable caption="Last status of all jobs" rows={worstFirst(rows).slice(0, mostShown)} />
            {rows.length > mostShown && (
              <span role="status">
                {mostShown.toLocaleString('en')} of {countInWords(rows.length, 'job')}: narrow them down, or
                take the CSV.
              </span>
            )}
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}
