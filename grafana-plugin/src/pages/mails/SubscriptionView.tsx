/** A subscription that cannot be changed here: what it says, its mail as it would be made now, and what became of the
 *  last ones. */
import { PluginPage } from '@grafana/runtime'
import { Alert, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { SubscriptionJson } from '../../../../exporter/src/api/contract-reports.ts'
import { previewSubscription } from '../../api/reports.ts'
import { Card } from '../../components/Card.tsx'
import { useMoments } from '../../components/moments.tsx'
import { mayManage } from '../../components/role.ts'
import {
  extrasInWords,
  groupsInWords,
  kindOf,
  kinds,
  readAddresses,
  scheduleInWords,
  sections,
  sectionsOf,
} from '../../model/subscription.ts'
import { pageOf } from '../../routes.ts'
import { Facts } from '../reports/Facts.tsx'
import { MailColumns } from './MailColumns.tsx'
import { MailHistory } from './MailHistory.tsx'
import { MailPreview } from './MailPreview.tsx'
import { NoMailServer } from './NoMailServer.tsx'
import { SendButton } from './SendButton.tsx'
import { useMailPreview } from './use-mail-preview.ts'

type Props = {
  readonly found: SubscriptionJson
  readonly canSend: boolean
  readonly onSent: () => void
}

export function SubscriptionView({ found, canSend, onSent }: Props) {
  const moments = useMoments()
  const [chosen, setChosen] = useState<string>()
  const { subscription, origin, place, nextAtMs } = found
  const { id, name = id, paused } = subscription
  const isDaily = kindOf(subscription) === 'daily'
  const groups = isDaily ? [] : (subscription.groups ?? [])
  const preview = useMailPreview(`${id} ${chosen ?? ''}`, signal => previewSubscription(id, chosen, signal))
  const extras = extrasInWords(subscription)
  const next = nextAtMs === undefined ? 'nothing is sent' : `${moments.format(nextAtMs)}, ${moments.zone}`
  return (
    <PluginPage
      pageNav={{ text: name, parentItem: { text: 'Report mails', url: pageOf.reportMails() } }}
      actions={mayManage() && canSend && <SendButton subscription={subscription} onSent={onSent} />}
    >
      <Stack direction="column" gap={2}>
        {!canSend && <NoMailServer />}
        {origin === 'file' && (
          <Alert severity="info" title={`It stands in ${place ?? 'the configuration file'}`}>
            Under <code>reports:</code>, with the id <code>{id}</code>, and is changed there.
          </Alert>
        )}
        <MailColumns
          form={
            <Card title="What it says">
              <Facts
                facts={[
                  { name: 'Next', value: paused ? 'paused' : next },
                  {
                    name: kinds.find(kind => kind.id === kindOf(subscription))?.title ?? 'When',
                    value: scheduleInWords(found),
                  },
                  { name: 'To', value: readAddresses(subscription.to).join('; ') },
                  { name: 'Clients', value: groupsInWords(subscription) },
                  ...(isDaily
                    ? [
                        {
                          name: 'Sections',
                          value: sectionsOf(subscription)
                            .map(one => sections.find(section => section.id === one)?.title ?? one)
                            .join(', '),
                        },
                      ]
                    : []),
                  ...(extras.length > 0 ? [{ name: 'Besides', value: extras.join(', ') }] : []),
                ]}
              />
            </Card>
          }
          preview={
            <>
              <MailPreview
                preview={preview}
                groups={groups}
                group={chosen ?? groups[0]}
                onGroup={setChosen}
                isAddressed
              />
              <Card title="What became of its mails">
                <MailHistory subscription={id} turn={found} />
              </Card>
            </>
          }
        />
      </Stack>
    </PluginPage>
  )
}
