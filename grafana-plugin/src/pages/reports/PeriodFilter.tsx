/** From one day to another, in the zone of the preferences. */
import { dateTimeForTimeZone } from '@grafana/data'
import { Input } from '@grafana/ui'
import React from 'react'
import { FilterField } from '../../components/Filters.tsx'
import { useMoments } from '../../components/moments.tsx'
import type { QueryState } from '../../components/use-query.ts'

export function PeriodFilter({ query }: { readonly query: QueryState }) {
  const { zone } = useMoments()
  const read = (name: string, shiftDays: number) => {
    const atMs = Number(query.get(name))
    if (!query.get(name) || !Number.isFinite(atMs)) return ''
    return dateTimeForTimeZone(zone, atMs).add(shiftDays, 'd').format('YYYY-MM-DD')
  }
  const write = (name: string, day: string, shiftDays: number) => {
    const moment = day ? dateTimeForTimeZone(zone, day, 'YYYY-MM-DD').add(shiftDays, 'd') : undefined
    query.set({ [name]: moment?.isValid() ? String(moment.valueOf()) : undefined })
  }
  return (
    <>
      <FilterField label="From">
        <Input
          id="report-from"
          type="date"
          width={22}
          value={read('fromMs', 0)}
          onChange={event => write('fromMs', event.currentTarget.value, 0)}
        />
      </FilterField>
      <FilterField label="To">
        {/* The address names the moment after the last day. */}
        <Input
          id="report-to"
          type="date"
          width={22}
          value={read('toMs', -1)}
          onChange={event => write('toMs', event.currentTarget.value, 1)}
        />
      </FilterField>
    </>
  )
}
