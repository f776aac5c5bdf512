/** Computers that report, each with its jobs. */
import { Combobox, EmptyState, LinkButton, Stack } from '@grafana/ui'
import React, { useCallback } from 'react'
import { readGroups } from '../../api/looking.ts'
import { readInstallations } from '../../api/managing.ts'
import { FilterField, FilterRow } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { mayConfigure } from '../../components/role.ts'
import { tellFailed } from '../../components/tell.ts'
import { useLoad } from '../../components/use-load.ts'
import { usePages } from '../../components/use-pages.ts'
import type { QueryState } from '../../components/use-query.ts'
import { pageOf } from '../../routes.ts'
import { InstallationCard } from './InstallationCard.tsx'

const pageLength = 50

export function InstallationsTab({ query }: { readonly query: QueryState }) {
  const group = query.get('group')
  const groups = useLoad(signal => readGroups({}, signal), [])
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => {
      const page = await readInstallations({ group, limit: pageLength, cursor }, signal)
      return { rows: page.installations, nextCursor: page.nextCursor, total: page.total }
    },
    [group],
  )
  const pages = usePages(load, [group], tellMore)
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <FilterField label="Client">
          <Combobox
            id="manage-group"
            width={28}
            isClearable
            placeholder="all clients"
            options={(groups.data?.groups ?? []).map(({ name }) => ({ value: name, label: name }))}
            value={group ?? null}
            onChange={option => query.set({ group: option?.value })}
          />
        </FilterField>
      </FilterRow>
      <Loaded
        of={pages}
        what="the installations"
        isEmpty={rows => rows.length === 0}
        empty={
          <EmptyState
            variant={group === undefined ? 'call-to-action' : 'not-found'}
            message={
              group === undefined ? 'No computer reports by itself yet' : 'No computer of this client reports'
            }
            {...(mayConfigure() && {
              button: <LinkButton href={pageOf.senders()}>Add an account for senders</LinkButton>,
            })}
          >
            Installations appear here by themselves with their first report. Checks that are fed by mails have
            none.
          </EmptyState>
        }
      >
        {rows => (
          <Stack direction="column" gap={3}>
            {rows.map(one => (
              <InstallationCard key={one.id} installation={one} onChanged={pages.reload} />
            ))}
            <MoreButton
              shown={rows.length}
              total={pages.total}
              what="installation"
              more={pages.more}
              loading={pages.loadingMore}
            />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}

function tellMore(cause: unknown) {
  tellFailed('No more installations could be loaded', cause)
}
