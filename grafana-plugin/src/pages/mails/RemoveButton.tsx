/** Removes a subscription that is managed here, after asking. */
import { Button, ConfirmModal } from '@grafana/ui'
import React, { useState } from 'react'
import type { SubscriptionJson } from '../../../../exporter/src/api/contract-reports.ts'
import { removeSubscription } from '../../api/reports.ts'
import { tellDone, tellFailed } from '../../components/tell.ts'

type Props = { readonly saved: SubscriptionJson; readonly onRemoved: () => void }

export function RemoveButton({ saved, onRemoved }: Props) {
  const [isAsking, setAsking] = useState(false)
  const { id, name = id } = saved.subscription

  async function remove() {
    setAsking(false)
    try {
      await removeSubscription(id, saved.version ?? 0)
      tellDone(`${name} is removed`, 'Nothing more is sent.')
      onRemoved()
    } catch (cause) {
      tellFailed('The report mail was not removed', cause)
    }
  }

  return (
    <>
      <Button variant="destructive" fill="outline" icon="trash-alt" onClick={() => setAsking(true)}>
        Remove
      </Button>
      <ConfirmModal
        isOpen={isAsking}
        title={`Remove ${name}`}
        body={`${saved.subscription.to} get this mail no more. What was sent stays on record.`}
        confirmText="Remove"
        onConfirm={() => void remove()}
        onDismiss={() => setAsking(false)}
      />
    </>
  )
}
