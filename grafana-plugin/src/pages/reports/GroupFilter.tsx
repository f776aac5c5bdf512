/** The client, and what narrows it down. */
import { Combobox } from '@grafana/ui'
import React from 'react'
import { readGroups } from '../../api/looking.ts'
import { FilterField } from '../../components/Filters.tsx'
import { useLoad } from '../../components/use-load.ts'
import type { QueryState } from '../../components/use-query.ts'

type Props = { readonly query: QueryState; readonly isNeeded?: true }

export function GroupFilter({ query, isNeeded }: Props) {
  const groups = useLoad(signal => readGroups({}, signal), [])
  const options = (groups.data?.groups ?? []).map(({ name }) => ({ value: name, label: name }))
  const value = query.get('group') ?? null
  const onChange = (group: string | undefined) => query.set({ group, check: undefined })
  return (
    <FilterField label="Client">
      {isNeeded ? (
        <Combobox
          id="report-group"
          width={28}
          placeholder="Choose a client"
          options={options}
          value={value}
          onChange={option => onChange(option.value)}
        />
      ) : (
        <Combobox
          id="report-group"
          width={28}
          isClearable
          placeholder="all clients"
          options={options}
          value={value}
          onChange={option => onChange(option?.value)}
        />
      )}
    </FilterField>
  )
}
