/** Addresses for pings and webhooks of a check: made by an administrator, shown once, revoked. */
import { Button, Combobox, ConfirmButton, Field, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { PathKeyCreated, PathKeysJson } from '../../../../exporter/src/api/contract.ts'
import { readHealth } from '../../api/looking.ts'
import { createPathKey, readPathKeys, revokePathKey } from '../../api/senders.ts'
import { Card } from '../../components/Card.tsx'
import { CommandTabs } from '../../components/CommandTabs.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { SecretShown } from '../../components/SecretShown.tsx'
import { tellFailed } from '../../components/tell.ts'
import { useLoad } from '../../components/use-load.ts'
import { hookCommands, pingCommands } from '../../model/key-commands.ts'

type Key = PathKeysJson['keys'][number]
const products = ['json', 'comet', 'duplicati', 'aws', 'proxmox', 'restic']

export function PathKeys({ checkId }: { readonly checkId: string }) {
  const moments = useMoments()
  const [product, setProduct] = useState('json')
  const [made, setMade] = useState<PathKeyCreated & { readonly address: string }>()
  const keys = useLoad(signal => readPathKeys(signal), [])
  const health = useLoad(signal => readHealth({}, signal), [])

  async function make(of: { readonly checkId: string; readonly product?: string }) {
    try {
      const created = await createPathKey(of)
      const base = (health.data?.url ?? '').replace(/\/+$/, '')
      setMade({ ...created, address: `${base}${created.path}` })
      keys.reload()
    } catch (cause) {
      tellFailed('No address was made', cause)
    }
  }
  async function revoke({ id }: Key) {
    try {
      await revokePathKey(id)
      keys.reload()
    } catch (cause) {
      tellFailed('The address was not revoked', cause)
    }
  }
  return (
    <Card title="Pings and webhooks">
      {made && (
        <SecretShown title="The address is made" secret={made.address} onClose={() => setMade(undefined)}>
          <CommandTabs
            commands={made.key.kind === 'ping' ? pingCommands(made.address) : hookCommands(made.address)}
          />
        </SecretShown>
      )}
      <Loaded of={keys} what="the addresses">
        {({ keys: all }) => {
          const live = all.filter(one => one.checkId === checkId && one.revokedAtMs === undefined)
          return live.length === 0 ? (
            <p>A script can report to this check by fetching an address, a product by posting to one.</p>
          ) : (
            <PlainTable
              caption="Addresses of pings and webhooks"
              rows={live}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'For',
                  cell: ({ kind, product: of }) => (of === undefined ? kind : `${kind}: ${of}`),
                },
                { head: 'Ends in', cell: ({ hint }) => <code>…{hint}</code> },
                { head: 'Made', cell: ({ createdAtMs }) => moments.format(createdAtMs) },
                {
                  head: 'Last used',
                  cell: ({ lastUsedAtMs }) =>
                    lastUsedAtMs === undefined ? 'never' : moments.format(lastUsedAtMs),
                },
                {
                  head: 'Revoke',
                  cell: one => (
                    <ConfirmButton
                      size="sm"
                      confirmText="Revoke"
                      confirmVariant="destructive"
                      onConfirm={() => void revoke(one)}
                    >
                      Revoke
                    </ConfirmButton>
                  ),
                },
              ]}
            />
          )
        }}
      </Loaded>
      <Stack gap={1} alignItems="flex-end" wrap="wrap">
        <Button size="sm" variant="secondary" icon="plus" onClick={() => void make({ checkId })}>
          Make a ping address
        </Button>
        <Field label="Product" htmlFor="hook-product" style={{ marginBottom: 0 }}>
          <Combobox<string>
            id="hook-product"
            width={18}
            createCustomValue
            options={products.map(value => ({ value, label: value }))}
            value={product}
            onChange={({ value }) => setProduct(value)}
          />
        </Field>
        <Button size="sm" variant="secondary" icon="plus" onClick={() => void make({ checkId, product })}>
          Make a webhook address
        </Button>
      </Stack>
    </Card>
  )
}
