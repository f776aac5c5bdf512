/** Tokens, the revoked ones too, as long as they are on record. */
import { Badge, Button, ConfirmModal, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { TokensJson } from '../../../../exporter/src/api/contract.ts'
import { revokeToken } from '../../api/senders.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { tellDone, tellFailed } from '../../components/tell.ts'

type Props = { readonly tokens: TokensJson['tokens']; readonly onChanged: () => void }

export function TokenTable({ tokens, onChanged }: Props) {
  const moments = useMoments()
  const [revoking, setRevoking] = useState<Props['tokens'][number]>()

  async function revoke(id: number) {
    setRevoking(undefined)
    try {
      await revokeToken(id)
      tellDone('The token is revoked')
      onChanged()
    } catch (cause) {
      tellFailed('The token was not revoked', cause)
    }
  }

  return (
    <>
      <PlainTable
        caption="Tokens"
        rows={tokens}
        keyOf={token => token.id}
        columns={[
          { head: 'Name', cell: token => token.name },
          { head: 'Token', cell: token => <code>…{token.hint}</code> },
          {
            head: 'Scopes',
            cell: token => (
              <Stack gap={0.5} wrap="wrap">
                {token.scopes.map(scope => (
                  <Badge key={scope} color="blue" text={scope} />
                ))}
                {token.accountId !== undefined && <span>for {token.accountId}</span>}
              </Stack>
            ),
          },
          { head: 'Made', nowrap: true, cell: token => moments.format(token.createdAtMs) },
          {
            head: 'Last used',
            nowrap: true,
            cell: token => (token.lastUsedAtMs === undefined ? 'never' : moments.format(token.lastUsedAtMs)),
          },
          {
            head: 'State',
            cell: token =>
              token.revokedAtMs === undefined ? (
                <Button
                  size="sm"
                  variant="secondary"
                  aria-label={`Revoke token ${token.name}`}
                  onClick={() => setRevoking(token)}
                >
                  Revoke
                </Button>
              ) : (
                <Badge color="darkgrey" text={`revoked ${moments.format(token.revokedAtMs)}`} />
              ),
          },
        ]}
      />
      <ConfirmModal
        isOpen={revoking !== undefined}
        title={`Revoke the token ${revoking?.name ?? ''}`}
        body="Whoever uses it is refused from now on; if this app does, its pages stop working until it has another one."
        confirmText="Revoke"
        onConfirm={() => revoking && void revoke(revoking.id)}
        onDismiss={() => setRevoking(undefined)}
      />
    </>
  )
}
