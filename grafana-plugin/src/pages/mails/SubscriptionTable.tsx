/** Subscriptions, each with when it is next due and what became of its last mail. */
import { Badge, LinkButton, Stack, TextLink } from '@grafana/ui'
import React from 'react'
import type { SubscriptionJson } from '../../../../exporter/src/api/contract-reports.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { Whole } from '../../components/Whole.tsx'
import {
  extrasInWords,
  groupsInWords,
  kindOf,
  readAddresses,
  scheduleInWords,
} from '../../model/subscription.ts'
import { agoInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { MailOutcome, Trouble } from './MailOutcome.tsx'

export function SubscriptionTable({
  subscriptions,
}: {
  readonly subscriptions: readonly SubscriptionJson[]
}) {
  const moments = useMoments()
  const nowMs = Date.now()
  return (
    <PlainTable
      caption="Report mails"
      rows={subscriptions}
      keyOf={({ subscription }) => subscription.id}
      columns={[
        { head: 'Name', cell: one => <Name of={one} /> },
        {
          head: 'Last mail',
          cell: ({ last, trouble }) => (
            <>
              {last ? <MailOutcome mail={last} /> : <Quiet>none yet</Quiet>}
              {trouble !== undefined && <Trouble text={`The mail that is due cannot be made: ${trouble}`} />}
            </>
          ),
        },
        {
          head: 'Next',
          cell: ({ subscription, nextAtMs }) => {
            if (subscription.paused) return <Badge text="paused" color="orange" icon="pause" />
            if (nextAtMs === undefined) return 'not while there is no mail server'
            return (
              <>
                <Whole>{moments.format(nextAtMs)}</Whole>
                <Quiet>
                  {agoInWords(nextAtMs, nowMs)}, {moments.zone}
                </Quiet>
              </>
            )
          },
        },
        {
          head: 'When',
          cell: one => (
            <>
              {kindOf(one.subscription) === 'daily' ? 'Daily' : 'Monthly'}
              <Quiet>{scheduleInWords(one)}</Quiet>
            </>
          ),
        },
        { head: 'To', cell: ({ subscription }) => <Addresses of={readAddresses(subscription.to)} /> },
        {
          head: 'About',
          cell: ({ subscription }) => (
            <>
              {groupsInWords(subscription)}
              {extrasInWords(subscription).map(text => (
                <Quiet key={text}>{text}</Quiet>
              ))}
            </>
          ),
        },
        {
          head: 'Preview',
          nowrap: true,
          cell: ({ subscription: { id, name = id } }) => (
            <LinkButton
              size="sm"
              variant="secondary"
              icon="eye"
              href={pageOf.reportMail({ id })}
              aria-label={`Preview ${name}`}
              style={{ display: 'inline-flex' }}
            >
              Preview
            </LinkButton>
          ),
        },
      ]}
    />
  )
}

function Name({ of: { subscription, origin, place } }: { readonly of: SubscriptionJson }) {
  const { id, name = id } = subscription
  return (
    <>
      <TextLink href={pageOf.reportMail({ id })} inline={false}>
        {name}
      </TextLink>
      {origin === 'file' && <Quiet>stands in {place ?? 'the configuration file'}</Quiet>}
    </>
  )
}

const shownAddresses = 2

function Addresses({ of }: { readonly of: readonly string[] }) {
  const more = of.slice(shownAddresses)
  return (
    <Stack direction="column" gap={0}>
      {of.slice(0, shownAddresses).map(address => (
        <span key={address}>{address}</span>
      ))}
      {more.length > 0 && <span title={more.join('; ')}>and {more.length} more</span>}
    </Stack>
  )
}

function Quiet({ children }: { readonly children: React.ReactNode }) {
  return <small style={{ display: 'block', opacity: 0.8 }}>{children}</small>
}
