/** A new account: its id is the user name of reports, for good. */
import { Button, Field, Input, Modal } from '@grafana/ui'
import React, { useState } from 'react'
import type { AccountCreated } from '../../../../exporter/src/api/contract.ts'
import { createAccount } from '../../api/senders.ts'

type Props = {
  readonly onClose: () => void
  readonly onCreated: (made: AccountCreated) => void
}

export function NewAccount({ onClose, onCreated }: Props) {
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()

  async function create() {
    try {
      onCreated(await createAccount({ id: id.trim(), ...(name.trim() && { name: name.trim() }) }))
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause))
    }
  }

  return (
    <Modal title="Add account" isOpen onDismiss={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void create()
        }}
      >
        <Field
          label="Id"
          description="User name of its reports, such as acme"
          required
          invalid={problem !== undefined}
          error={problem}
        >
          <Input
            id="account-id"
            autoFocus
            value={id}
            onChange={event => {
              setId(event.currentTarget.value)
              setProblem(undefined)
            }}
          />
        </Field>
        <Field label="Name" description="For people; the client, most of the time">
          <Input id="account-name" value={name} onChange={event => setName(event.currentTarget.value)} />
        </Field>
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={id.trim() === ''}>
            Add account
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  )
}
