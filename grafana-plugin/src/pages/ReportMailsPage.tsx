/** Who gets which report mail, when the next one goes out, and what became of the last ones. */
import { PluginPage } from '@grafana/runtime'
import { EmptyState, LinkButton, Stack } from '@grafana/ui'
import React from 'react'
import { readSubscriptions } from '../api/reports.ts'
import { Card } from '../components/Card.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { mayManage } from '../components/role.ts'
import { useLoad } from '../components/use-load.ts'
import { pageOf } from '../routes.ts'
import { MailHistory } from './mails/MailHistory.tsx'
import { NoMailServer } from './mails/NoMailServer.tsx'
import { SubscriptionTable } from './mails/SubscriptionTable.tsx'
import { ReportTabs } from './reports/ReportTabs.tsx'

const refreshMs = 60_000

export function ReportMailsPage() {
  const subscriptions = useLoad(signal => readSubscriptions(signal), [], refreshMs)
  const { data } = subscriptions
  return (
    <PluginPage
      pageNav={{ text: 'Reports' }}
      subTitle="Who is told by mail, without opening Grafana: each morning, or each month."
      actions={mayManage() && <NewMail />}
    >
      <Stack direction="column" gap={2}>
        <ReportTabs active="mails" />
        {data && !data.canSend && <NoMailServer />}
        <Loaded
          of={subscriptions}
          what="the report mails"
          isEmpty={({ subscriptions: all }) => all.length === 0}
          empty={<NoSubscription />}
        >
          {({ subscriptions: all }) => <SubscriptionTable subscriptions={all} />}
        </Loaded>
        <Card title="What became of them">
          <MailHistory names={new Map(data?.subscriptions.map(nameOf))} turn={data} />
        </Card>
      </Stack>
    </PluginPage>
  )
}

function NewMail() {
  return (
    <LinkButton icon="plus" href={pageOf.reportMail()}>
      New report mail
    </LinkButton>
  )
}

function NoSubscription() {
  return (
    <EmptyState
      variant="call-to-action"
      message="Nobody gets a report by mail yet"
      hideImage
      button={
        mayManage() ? (
          <Stack gap={1} wrap="wrap" justifyContent="center">
            <LinkButton icon="plus" href={pageOf.reportMail({ kind: 'daily' })}>
              Daily mail
            </LinkButton>
            <LinkButton icon="plus" variant="secondary" href={pageOf.reportMail({ kind: 'monthly' })}>
              Monthly summary of a client
            </LinkButton>
          </Stack>
        ) : (
          <LinkButton variant="secondary" href={pageOf.reports()}>
            Last 24 hours
          </LinkButton>
        )
      }
    >
      One mail each morning instead of one for each job: what needs attention, what ran, what did not. Each is
      previewed before it is scheduled.
    </EmptyState>
  )
}

function nameOf({
  subscription: { id, name = id },
}: {
  readonly subscription: { readonly id: string; readonly name?: string }
}): readonly [string, string] {
  return [id, name]
}
