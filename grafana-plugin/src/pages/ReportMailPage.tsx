/** One report mail: who gets it, when and how it looks, beside the mail itself as it would be made now. Those of a file,
 *  and for whoever only looks, it can be read and previewed. */
import { PluginPage } from '@grafana/runtime'
import { EmptyState, LinkButton } from '@grafana/ui'
import React from 'react'
import { readSubscriptions } from '../api/reports.ts'
import { Loaded } from '../components/Loaded.tsx'
import { mayManage } from '../components/role.ts'
import { useLoad } from '../components/use-load.ts'
import { useQuery } from '../components/use-query.ts'
import { newSubscription } from '../model/subscription.ts'
import { pageOf } from '../routes.ts'
import { SubscriptionEditor } from './mails/SubscriptionEditor.tsx'
import { SubscriptionView } from './mails/SubscriptionView.tsx'

const parentItem = { text: 'Report mails', url: pageOf.reportMails() }

export function ReportMailPage() {
  const query = useQuery()
  const id = query.get('id')
  const all = useLoad(signal => readSubscriptions(signal), [id])
  const found = all.data?.subscriptions.find(({ subscription }) => subscription.id === id)
  if (id === undefined && !mayManage())
    return (
      <PluginPage pageNav={{ text: 'New report mail', parentItem }}>
        <EmptyState variant="not-found" message="Report mails are made by editors" />
      </PluginPage>
    )
  if (!all.data || (id !== undefined && !found))
    return (
      <PluginPage pageNav={{ text: id ?? 'New report mail', parentItem }}>
        <Loaded of={all} what="the report mail">
          {() => (
            <EmptyState
              variant="not-found"
              message={`There is no report mail ${id ?? ''}`}
              button={<LinkButton href={pageOf.reportMails()}>All report mails</LinkButton>}
            >
              It may have been removed.
            </EmptyState>
          )}
        </Loaded>
      </PluginPage>
    )
  const { canSend, subscriptions } = all.data
  if (found && (found.origin === 'file' || !mayManage()))
    return (
      <SubscriptionView key={found.subscription.id} found={found} canSend={canSend} onSent={all.reload} />
    )
  const kind = query.get('kind') === 'monthly' ? 'monthly' : 'daily'
  return (
    <SubscriptionEditor
      key={`${id ?? ''} ${found?.version ?? 0}`}
      saved={found}
      begun={newSubscription(kind, query.get('group'))}
      taken={subscriptions.map(({ subscription }) => subscription.id)}
      canSend={canSend}
      onChanged={all.reload}
    />
  )
}
