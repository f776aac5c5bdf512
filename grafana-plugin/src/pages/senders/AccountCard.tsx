/** One account with its keys: rotate by making a new one, handing it out, and revoking the old one. */
import { Badge, Button, ConfirmModal, Stack, Switch, Text } from '@grafana/ui'
import React, { useState } from 'react'
import type { AccountsJson } from '../../../../exporter/src/api/contract.ts'
import { changeAccount, removeAccount, revokeKey } from '../../api/senders.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { tellDone, tellFailed } from '../../components/tell.ts'

type Account = AccountsJson['accounts'][number]
type Props = {
  readonly account: Account
  readonly onNewKey: () => void
  readonly onChanged: () => void
}

export function AccountCard({ account, onNewKey, onChanged }: Props) {
  const moments = useMoments()
  const [revoking, setRevoking] = useState<number>()
  const [isRemoving, setRemoving] = useState(false)

  async function change(what: string, work: () => Promise<unknown>) {
    try {
      await work()
      tellDone(what)
      onChanged()
    } catch (cause) {
      tellFailed(`${what}: not done`, cause)
    }
  }

  const heading = `account-${account.id}`
  return (
    <section aria-labelledby={heading}>
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap" gap={1}>
        <Stack alignItems="center" gap={1}>
          <Text element="h2" variant="h3" id={heading}>
            {account.name}
          </Text>
          <Text color="secondary">{account.id}</Text>
        </Stack>
        <Stack alignItems="center" gap={1} wrap="wrap">
          <label htmlFor={`monitored-${account.id}`}>Silence is told</label>
          <Switch
            id={`monitored-${account.id}`}
            value={account.monitored}
            onChange={event => {
              const monitored = event.currentTarget.checked
              void change(`Monitoring of ${account.id} is ${monitored ? 'on' : 'off'}`, () =>
                changeAccount(account.id, { monitored }),
              )
            }}
          />
          <Button size="sm" variant="secondary" icon="key-skeleton-alt" onClick={onNewKey}>
            New key
          </Button>
          <Button
            size="sm"
            variant="destructive"
            fill="outline"
            aria-label={`Remove account ${account.id}`}
            onClick={() => setRemoving(true)}
          >
            Remove
          </Button>
        </Stack>
      </Stack>
      <PlainTable
        caption={`Keys of ${account.id}`}
        rows={account.keys}
        keyOf={key => key.id}
        columns={[
          { head: 'Key', cell: key => <code>…{key.hint}</code> },
          { head: 'Made', nowrap: true, cell: key => moments.format(key.createdAtMs) },
          {
            head: 'Last used',
            nowrap: true,
            cell: key => (key.lastUsedAtMs === undefined ? 'never' : moments.format(key.lastUsedAtMs)),
          },
          {
            head: 'State',
            cell: key =>
              key.revokedAtMs === undefined ? (
                <Badge color="green" text="in force" />
              ) : (
                <Badge color="darkgrey" text={`revoked ${moments.format(key.revokedAtMs)}`} />
              ),
          },
          {
            head: 'Action',
            cell: key =>
              key.revokedAtMs === undefined && (
                <Button
                  size="sm"
                  variant="secondary"
                  aria-label={`Revoke key ending in ${key.hint}`}
                  onClick={() => setRevoking(key.id)}
                >
                  Revoke
                </Button>
              ),
          },
        ]}
      />
      <ConfirmModal
        isOpen={revoking !== undefined}
        title="Revoke the key"
        body="Whatever still reports with it is refused from now on. This cannot be undone."
        confirmText="Revoke"
        onConfirm={() => {
          if (revoking !== undefined) void change('The key is revoked', () => revokeKey(account.id, revoking))
          setRevoking(undefined)
        }}
        onDismiss={() => setRevoking(undefined)}
      />
      <ConfirmModal
        isOpen={isRemoving}
        title={`Remove the account ${account.id}`}
        body="Its keys, its installations, their jobs, and everything they reported are deleted."
        confirmText="Remove"
        confirmationText={account.id}
        onConfirm={() => {
          setRemoving(false)
          void change(`The account ${account.id} is removed`, () => removeAccount(account.id))
        }}
        onDismiss={() => setRemoving(false)}
      />
    </section>
  )
}
