/** Sends a mail now, beside those that are due, and says what became of it. */
import { Button, Modal, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { ReportMailJson, SubscriptionYaml } from '../../../../exporter/src/api/contract-reports.ts'
import { sendNow } from '../../api/reports.ts'
import { DialogForm } from '../../components/actions/DialogForm.tsx'
import { Choice } from '../../components/Choice.tsx'
import { kindOf, readAddresses } from '../../model/subscription.ts'
import { countInWords } from '../../model/words.ts'
import { MailOutcome } from './MailOutcome.tsx'

type Props = {
  /** As it is saved: that is what is sent. */
  readonly subscription: SubscriptionYaml
  readonly isUnsaved?: boolean
  readonly onSent: () => void
}

const allClients = { id: '', title: 'all of them, a mail each' } as const

export function SendButton({ subscription, isUnsaved = false, onSent }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [sent, setSent] = useState<readonly ReportMailJson[]>()
  const [group, setGroup] = useState('')
  const { id, name = id } = subscription
  const groups = kindOf(subscription) === 'monthly' ? (subscription.groups ?? []) : []
  const addresses = readAddresses(subscription.to)

  async function send() {
    const mails = await sendNow(id, group === '' ? undefined : group)
    setAsking(false)
    setSent(mails)
    onSent()
  }

  return (
    <>
      <Button variant="secondary" icon="envelope" onClick={() => setAsking(true)}>
        Send now
      </Button>
      {isAsking && (
        <DialogForm
          title={`Send ${name} now`}
          submit="Send"
          isReady
          onSubmit={send}
          onClose={() => setAsking(false)}
        >
          <p>
            To {countInWords(addresses.length, 'address', 'addresses')}: {addresses.join('; ')}. The next one
            comes when it is due all the same.
          </p>
          {isUnsaved && <p>What is not saved yet is not in it.</p>}
          {groups.length > 1 && (
            <Choice
              label="Client"
              options={[allClients, ...groups.map(one => ({ id: one, title: one }))]}
              value={group}
              onChange={setGroup}
            />
          )}
        </DialogForm>
      )}
      {sent && (
        <Modal title={name} isOpen onDismiss={() => setSent(undefined)}>
          <Stack direction="column" gap={2}>
            {sent.map(mail => (
              <div key={mail.id}>
                {mail.group !== undefined && <strong>{mail.group} </strong>}
                <MailOutcome mail={mail} />
                <div>{mail.subject}</div>
              </div>
            ))}
          </Stack>
          <Modal.ButtonRow>
            <Button onClick={() => setSent(undefined)}>Close</Button>
          </Modal.ButtonRow>
        </Modal>
      )}
    </>
  )
}
