/** The log of everything the service did and anyone changed. */
import { PluginPage } from '@grafana/runtime'
import { Combobox, EmptyState, LinkButton, Stack } from '@grafana/ui'
import React, { useCallback } from 'react'
import { addressOf, type Query } from '../api/call.ts'
import { readTransactions } from '../api/looking.ts'
import { FilterField, FilterRow, SearchField } from '../components/Filters.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { MoreButton } from '../components/MoreButton.tsx'
import { useMoments } from '../components/moments.tsx'
import { PlainTable } from '../components/PlainTable.tsx'
import { tellFailed } from '../components/tell.ts'
import { usePages } from '../components/use-pages.ts'
import { useQuery } from '../components/use-query.ts'
import { changesOf, transactionInWords } from '../model/transaction-words.ts'

const shows = [
  { value: 'changes', label: 'What was changed' },
  { value: 'all', label: 'Everything, messages too' },
]
const kinds = [
  'check',
  'installation',
  'group',
  'account',
  'key',
  'token',
  'pathKey',
  'job',
  'note',
  'preference',
  'message',
  'activity',
  'config',
  'notification',
].map(value => ({ value, label: value }))

export function TransactionsPage() {
  const query = useQuery()
  const moments = useMoments()
  const who = query.get('who')
  const kind = query.get('kind')
  const id = query.get('id')
  const show = query.get('show') ?? 'changes'
  const filter: Query = {
    who,
    kind,
    ...(kind && { id }),
    ...(show === 'changes' && { only: 'changes' }),
  }
  const key = JSON.stringify(filter)
  // The filter is told apart by its text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => {
      const page = await readTransactions({ ...filter, cursor }, signal)
      return { rows: page.transactions, nextCursor: page.nextCursor }
    },
    [key],
  )
  const pages = usePages(load, [key], tellMore)
  return (
    <PluginPage
      pageNav={{ text: 'Transactions' }}
      subTitle="Everything that was processed, sent and changed, and by whom."
      actions={
        <LinkButton
          icon="download-alt"
          variant="secondary"
          href={addressOf('/transactions', { ...filter, format: 'csv' })}
          target="_blank"
        >
          CSV
        </LinkButton>
      }
    >
      <Stack direction="column" gap={2}>
        <FilterRow>
          <FilterField label="Show">
            <Combobox
              id="transactions-show"
              width={28}
              options={shows}
              value={show}
              onChange={({ value }) => query.set({ show: value === 'changes' ? undefined : value })}
            />
          </FilterField>
          <FilterField label="About">
            <Combobox
              id="transactions-kind"
              width={22}
              isClearable
              placeholder="anything"
              options={kinds}
              value={kind ?? null}
              onChange={option => query.set({ kind: option?.value, id: undefined })}
            />
          </FilterField>
          {kind !== undefined && <SearchField query={query} name="id" label="Its id" />}
          <SearchField query={query} name="who" label="By whom" placeholder="user:, token:, grafana:, cli:" />
        </FilterRow>
        <Loaded
          of={pages}
          what="the log"
          isEmpty={rows => rows.length === 0}
          empty={<EmptyState variant="not-found" message="Nothing in the log fits" />}
        >
          {rows => (
            <>
              <PlainTable
                caption="Transactions"
                rows={rows}
                keyOf={one => one.id}
                columns={[
                  { head: 'When', nowrap: true, cell: one => moments.format(one.atMs) },
                  { head: 'Who', cell: one => one.who },
                  { head: 'What', cell: one => transactionInWords(one) },
                  {
                    head: 'Change',
                    cell: one => changesOf(one).map(line => <div key={line}>{line}</div>),
                  },
                ]}
              />
              <MoreButton shown={rows.length} what="line" more={pages.more} loading={pages.loadingMore} />
            </>
          )}
        </Loaded>
      </Stack>
    </PluginPage>
  )
}

function tellMore(cause: unknown) {
  tellFailed('No more lines could be loaded', cause)
}
