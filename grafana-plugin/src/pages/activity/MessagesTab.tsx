/** Messages, newest first. From one that no check takes, a check is made in one click. */
import { Combobox, EmptyState, LinkButton, RadioButtonGroup, Stack } from '@grafana/ui'
import React, { useCallback } from 'react'
import type { MessageSummary } from '../../../../exporter/src/api/contract.ts'
import type { Query } from '../../api/call.ts'
import { readHealth } from '../../api/looking.ts'
import { messagesCsvAddress, readMessages } from '../../api/messages.ts'
import { FilterField, FilterRow, SearchField } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { OpenedResult } from '../../components/message/OpenedResult.tsx'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import { type Column, PlainTable } from '../../components/PlainTable.tsx'
import { mayManage } from '../../components/role.ts'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { tellFailed } from '../../components/tell.ts'
import { useLoad } from '../../components/use-load.ts'
import { usePages } from '../../components/use-pages.ts'
import type { QueryState } from '../../components/use-query.ts'
import { WaitingLine } from '../../components/WaitingLine.tsx'
import { lookOfOutcome, marksInWords, outcomes, senderInWords } from '../../model/message-look.ts'
import { lookOfSender, senderVerdictInWords } from '../../model/sender-look.ts'
import { pageOf } from '../../routes.ts'

const all = 'all'

export function MessagesTab({ query }: { readonly query: QueryState }) {
  const moments = useMoments()
  const [, open] = useDrawer()
  const outcome = query.get('outcome') ?? all
  const filter: Query = {
    ...(outcome !== all && { outcome }),
    q: query.get('q'),
    intake: query.get('intake'),
  }
  const key = JSON.stringify(filter)
  // The filter is told apart by its text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => {
      const page = await readMessages({ ...filter, cursor }, signal)
      return { rows: page.messages, nextCursor: page.nextCursor, total: page.total }
    },
    [key],
  )
  const pages = usePages(load, [key], tellMore)
  const health = useLoad(signal => readHealth({}, signal), [])
  const unmatched = health.data?.unmatched
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <FilterField label="Outcome">
          <RadioButtonGroup
            aria-label="Outcome"
            options={[
              { value: all, label: 'All' },
              ...outcomes.map(value => ({
                value,
                label:
                  value === 'unmatched' && unmatched
                    ? `${lookOfOutcome[value].text} (${unmatched.toLocaleString('en')})`
                    : lookOfOutcome[value].text,
              })),
            ]}
            value={outcome}
            onChange={value => query.set({ outcome: value === all ? undefined : value })}
          />
        </FilterField>
        <SearchField query={query} label="Search" placeholder="Part of subject or sender" />
        <FilterField label="Intake">
          <Combobox
            id="activity-intake"
            width={24}
            isClearable
            placeholder="any"
            options={(health.data?.intakes ?? []).map(({ name }) => ({ value: name, label: name }))}
            value={query.get('intake') ?? null}
            onChange={option => query.set({ intake: option?.value })}
          />
        </FilterField>
        <LinkButton variant="secondary" icon="download-alt" href={messagesCsvAddress(filter)} target="_blank">
          CSV
        </LinkButton>
      </FilterRow>
      {outcome === 'unmatched' && <WaitingLine messages={unmatched ?? 0} />}
      <Loaded
        of={pages}
        what="the messages"
        isEmpty={rows => rows.length === 0}
        empty={<NoMessages isFiltered={key !== '{}'} query={query} />}
      >
        {rows => (
          <>
            <PlainTable
              caption="Messages"
              rows={rows}
              keyOf={one => one.id}
              columns={[
                { head: 'Received', nowrap: true, cell: one => moments.format(one.receivedAtMs) },
                { head: 'Outcome', cell: one => <LookBadge look={lookOfOutcome[one.outcome]} /> },
                {
                  head: 'Subject',
                  cell: one => <Subject message={one} onOpen={() => open({ kind: 'message', id: one.id })} />,
                },
                { head: 'From', cell: one => <From message={one} /> },
                {
                  head: 'To',
                  cell: one => (one.originallyTo.length > 0 ? one.originallyTo : one.to).join(', '),
                },
                ...(mayManage() && rows.some(({ outcome }) => outcome === 'unmatched') ? [makeCheck] : []),
              ]}
            />
            <MoreButton
              shown={rows.length}
              total={pages.total}
              what="message"
              more={pages.more}
              loading={pages.loadingMore}
            />
          </>
        )}
      </Loaded>
      <OpenedResult onChanged={pages.reload} />
    </Stack>
  )
}

const makeCheck: Column<MessageSummary> = {
  head: 'No check yet',
  cell: one =>
    one.outcome === 'unmatched' && (
      <LinkButton
        size="sm"
        variant="secondary"
        href={pageOf.addCheck({ message: String(one.id) })}
        aria-label={`Make a check from ${one.subject || 'this message'}`}
      >
        Make a check
      </LinkButton>
    ),
}

function Subject({ message, onOpen }: { readonly message: MessageSummary; readonly onOpen: () => void }) {
  const marks = marksInWords(message.marks)
  return (
    <>
      <TextButton onClick={onOpen}>{message.subject || '(no subject)'}</TextButton>
      {marks && <div>{marks}</div>}
      {message.copies > 0 && <div>arrived {message.copies + 1} times, counts once</div>}
    </>
  )
}

/** Only what speaks against the sender is worth a place in the list. */
function From({ message }: { readonly message: MessageSummary }) {
  const { sender } = message
  return (
    <>
      {senderInWords(message)}
      {sender?.outcome === 'failed' && (
        <div>
          <LookBadge look={lookOfSender.failed} detail={senderVerdictInWords(sender)} />
        </div>
      )}
    </>
  )
}

function NoMessages({ isFiltered, query }: { readonly isFiltered: boolean; readonly query: QueryState }) {
  if (isFiltered)
    return (
      <EmptyState
        variant="not-found"
        message={query.get('outcome') === 'unmatched' ? 'No message waits for a check' : 'No message fits'}
      />
    )
  return (
    <EmptyState variant="call-to-action" message="Nothing has come in yet">
      Send backup mails to the exporter, let it fetch a mailbox, or make an account for software that reports
      by itself.
    </EmptyState>
  )
}

function tellMore(cause: unknown) {
  tellFailed('No more messages could be loaded', cause)
}
