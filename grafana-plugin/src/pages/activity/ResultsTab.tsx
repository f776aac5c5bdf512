/** Results and missed slots of all checks, newest first. */
import { Combobox, EmptyState, LinkButton, Stack, TextLink } from '@grafana/ui'
import React, { useCallback } from 'react'
import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { addressOf } from '../../api/call.ts'
import { type ActivitiesQuery, readActivities, readGroups } from '../../api/looking.ts'
import { FilterField, FilterRow, SearchField } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { OpenedResult } from '../../components/message/OpenedResult.tsx'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { tellFailed } from '../../components/tell.ts'
import { useLoad } from '../../components/use-load.ts'
import { usePages } from '../../components/use-pages.ts'
import type { QueryState } from '../../components/use-query.ts'
import { lookOfActivity } from '../../model/sender-look.ts'
import { durationInWords, sizeInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

const statuses = [
  { value: 'failure', label: 'Failed' },
  { value: 'warning', label: 'Warning' },
  { value: 'success', label: 'Success' },
  { value: 'missed', label: 'Missed' },
  { value: 'ignored', label: 'Ignored' },
]

export function ResultsTab({ query }: { readonly query: QueryState }) {
  const moments = useMoments()
  const [, open] = useDrawer()
  const status = query.get('status')
  const group = query.get('group')
  const q = query.get('q')
  const filter: ActivitiesQuery = {
    ...(status === 'missed' ? { kind: 'missed' } : status !== undefined && { status }),
    ...(group !== undefined && { group: [group] }),
    ...(q !== undefined && { q }),
  }
  const key = JSON.stringify(filter)
  // The filter is told apart by its text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => {
      const page = await readActivities({ ...filter, ...(cursor !== undefined && { cursor }) }, signal)
      return { rows: page.activities, nextCursor: page.nextCursor }
    },
    [key],
  )
  const pages = usePages(load, [key], tellMore)
  const groups = useLoad(signal => readGroups({}, signal), [])
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <FilterField label="Result">
          <Combobox
            id="results-status"
            width={20}
            isClearable
            placeholder="any"
            options={statuses}
            value={status ?? null}
            onChange={option => query.set({ status: option?.value })}
          />
        </FilterField>
        <FilterField label="Group">
          <Combobox
            id="results-group"
            width={26}
            isClearable
            placeholder="any"
            options={(groups.data?.groups ?? []).map(({ name }) => ({ value: name, label: name }))}
            value={group ?? null}
            onChange={option => query.set({ group: option?.value })}
          />
        </FilterField>
        <SearchField query={query} label="Search" placeholder="Part of check or reason" />
        <LinkButton
          variant="secondary"
          icon="download-alt"
          href={addressOf('/activities.csv', filter)}
          target="_blank"
        >
          CSV
        </LinkButton>
      </FilterRow>
      <Loaded
        of={pages}
        what="the results"
        isEmpty={rows => rows.length === 0}
        empty={<EmptyState variant="not-found" message="No result fits" />}
      >
        {rows => (
          <>
            <PlainTable
              caption="Results"
              rows={rows}
              keyOf={one => one.id}
              columns={[
                { head: 'When', nowrap: true, cell: one => moments.format(one.atMs) },
                { head: 'Result', cell: one => <LookBadge look={lookOfActivity(one)} /> },
                {
                  head: 'Check',
                  cell: one => (
                    <TextLink href={pageOf.check(one.checkId)} inline={false}>
                      {one.name}
                    </TextLink>
                  ),
                },
                {
                  head: 'Group',
                  cell: one => (
                    <TextLink href={pageOf.group(one.group)} inline={false}>
                      {one.group}
                    </TextLink>
                  ),
                },
                {
                  head: 'Reason',
                  cell: one =>
                    one.kind === 'result' ? (
                      <TextButton onClick={() => open({ kind: 'activity', id: one.id })}>
                        {one.reason}
                      </TextButton>
                    ) : (
                      one.reason
                    ),
                },
                { head: 'Size', numeric: true, cell: one => figure(one, 'size', sizeInWords) },
                { head: 'Duration', numeric: true, cell: one => figure(one, 'duration', durationInWords) },
              ]}
            />
            <MoreButton shown={rows.length} what="result" more={pages.more} loading={pages.loadingMore} />
          </>
        )}
      </Loaded>
      <OpenedResult onChanged={pages.reload} />
    </Stack>
  )
}

function figure(activity: ListedActivity, name: string, inWords: (value: number) => string): string {
  const value = activity.kind === 'result' ? activity.figures[name] : undefined
  return value === undefined ? '' : inWords(value)
}

function tellMore(cause: unknown) {
  tellFailed('No more results could be loaded', cause)
}
