/** One job, found by typing a part of its name. */
import { Combobox } from '@grafana/ui'
import React, { useCallback } from 'react'
import { readChecks } from '../../api/checks.ts'
import { FilterField } from '../../components/Filters.tsx'
import type { QueryState } from '../../components/use-query.ts'

const mostOffered = 100

export function CheckFilter({ query, isNeeded }: { readonly query: QueryState; readonly isNeeded?: true }) {
  const group = query.get('group')
  const check = query.get('check')
  const find = useCallback(
    async (text: string) => {
      const { checks } = await readChecks({ q: text || undefined, group, limit: mostOffered })
      return checks.map(({ id, name, label, group: client }) => ({
        value: id,
        label: name,
        description: [client, label].filter(Boolean).join(' · '),
      }))
    },
    [group],
  )
  return (
    <FilterField label="Job">
      <Combobox
        id="report-check"
        width={36}
        isClearable
        placeholder={isNeeded ? 'Choose a job' : 'all jobs'}
        options={find}
        value={check ?? null}
        onChange={option => query.set({ check: option?.value })}
      />
    </FilterField>
  )
}
