/** A new token for a person or a program, with what it may do. */
import { Button, Checkbox, Combobox, Field, Input, Modal, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { AccountsJson, TokenCreated } from '../../../../exporter/src/api/contract.ts'
import { createToken } from '../../api/senders.ts'

const scopes = [
  { scope: 'read', about: 'Looks at everything' },
  { scope: 'write', about: 'Changes checks, notes, pauses and accounts' },
  { scope: 'ingest', about: 'Hands in reports, and nothing else' },
] as const

type Props = {
  readonly accounts: AccountsJson['accounts']
  readonly onClose: () => void
  readonly onCreated: (made: TokenCreated) => void
}

export function NewToken({ accounts, onClose, onCreated }: Props) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(['read'])
  const [accountId, setAccountId] = useState('')
  const [problem, setProblem] = useState<string>()
  const isSender = chosen.includes('ingest')

  async function create() {
    try {
      onCreated(
        await createToken({ name: name.trim(), scopes: chosen, ...(isSender && accountId && { accountId }) }),
      )
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause))
    }
  }

  return (
    <Modal title="Add token" isOpen onDismiss={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void create()
        }}
      >
        <Field
          label="Name"
          description="Stands in the log of changes with everything done with it"
          required
          invalid={problem !== undefined}
          error={problem}
        >
          <Input
            id="token-name"
            autoFocus
            value={name}
            onChange={event => {
              setName(event.currentTarget.value)
              setProblem(undefined)
            }}
          />
        </Field>
        <Stack direction="column" gap={1}>
          {scopes.map(({ scope, about }) => (
            <Checkbox
              key={scope}
              label={scope}
              description={about}
              value={chosen.includes(scope)}
              onChange={event =>
                setChosen(
                  event.currentTarget.checked ? [...chosen, scope] : chosen.filter(one => one !== scope),
                )
              }
            />
          ))}
        </Stack>
        {isSender && accounts.length > 0 && (
          <Field label="Account" description="It reports for this account only; for any unless chosen">
            <Combobox
              id="token-account"
              isClearable
              options={accounts.map(({ id, name }) => ({ label: name, value: id, description: id }))}
              value={accountId || null}
              onChange={option => setAccountId(option?.value ?? '')}
            />
          </Field>
        )}
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === '' || chosen.length === 0}>
            Add token
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  )
}
