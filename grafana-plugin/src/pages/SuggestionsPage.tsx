/** Checks for the messages that wait unmatched: looked at, and made at once, one, some or all. */
import { PluginPage } from '@grafana/runtime'
import { Alert, EmptyState, LinkButton, Stack, TextLink } from '@grafana/ui'
import React from 'react'
import type { SuggestionsJson } from '../../../exporter/src/api/contract-checks.ts'
import { Loaded } from '../components/Loaded.tsx'
import { OpenedResult } from '../components/message/OpenedResult.tsx'
import { mayManage } from '../components/role.ts'
import { isReading } from '../model/suggestion.ts'
import { pageOf } from '../routes.ts'
import { LeftOver } from './suggestions/LeftOver.tsx'
import { MadeChecks } from './suggestions/MadeChecks.tsx'
import { Reading } from './suggestions/Reading.tsx'
import { SuggestionList } from './suggestions/SuggestionList.tsx'
import { useSuggestions } from './suggestions/use-suggestions.ts'

export function SuggestionsPage() {
  const suggesting = useSuggestions()
  const { load, accepted, failure } = suggesting
  return (
    <PluginPage
      pageNav={{ text: 'Suggested checks', parentItem: { text: 'Checks', url: pageOf.checks() } }}
      subTitle="Messages that fit no check, sorted by the job that sent them: what is right becomes a check."
    >
      <Stack direction="column" gap={2}>
        <MadeChecks accepted={accepted} suggestions={load.data?.suggestions ?? []} />
        {failure && (
          <Alert severity="error" title="Nothing was accepted">
            {failure.message}
          </Alert>
        )}
        <Loaded of={load} what="the suggestions" isEmpty={isNothing} empty={<NothingWaits />}>
          {data => (
            <>
              <Reading looked={data.looked} waiting={data.waiting} />
              {data.suggestions.length > 0 ? (
                <SuggestionList suggestions={data.suggestions} suggesting={suggesting} />
              ) : (
                !isReading(data) && <NoneOfThem />
              )}
              <LeftOver left={data.left} />
            </>
          )}
        </Loaded>
      </Stack>
      <OpenedResult onChanged={load.reload} />
    </PluginPage>
  )
}

function isNothing({ waiting, suggestions, left }: SuggestionsJson): boolean {
  return waiting === 0 && suggestions.length === 0 && left.length === 0
}

function NothingWaits() {
  return (
    <EmptyState
      variant="call-to-action"
      message="No message waits for a check"
      hideImage
      button={
        mayManage() ? (
          <LinkButton href={pageOf.templates()}>Begin with a product</LinkButton>
        ) : (
          <LinkButton variant="secondary" href={pageOf.checks()}>
            All checks
          </LinkButton>
        )
      }
    >
      Send backup mails to the exporter, or let it fetch a mailbox: what fits no check yet is sorted here.
    </EmptyState>
  )
}

function NoneOfThem() {
  return (
    <EmptyState variant="not-found" message="None of the waiting messages makes a check by itself" hideImage>
      Why not stands below.{' '}
      <TextLink href={pageOf.activity({ outcome: 'unmatched' })}>See the messages</TextLink>: from each a
      check can be made by hand.
    </EmptyState>
  )
}
