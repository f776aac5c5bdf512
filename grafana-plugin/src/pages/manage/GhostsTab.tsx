/** Jobs that are silent while their computer goes on talking: most likely somebody deleted them there. */
import { Button, EmptyState, Input, Stack, Text, TextLink } from '@grafana/ui'
import React, { useState } from 'react'
import type { GhostJson, GhostsJson } from '../../../../exporter/src/api/contract.ts'
import { RemoveDialog } from '../../components/actions/RemoveDialog.tsx'
import { FilterField, FilterRow } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { mayManage } from '../../components/role.ts'
import type { Load } from '../../components/use-load.ts'
import type { QueryState } from '../../components/use-query.ts'
import { pageOf } from '../../routes.ts'

type Props = { readonly ghosts: Load<GhostsJson>; readonly query: QueryState }

export function GhostsTab({ ghosts, query }: Props) {
  const moments = useMoments()
  const [removing, setRemoving] = useState<GhostJson>()
  return (
    <Stack direction="column" gap={2}>
      <Text color="secondary">
        A job is taken for a ghost when it missed several runs in a row while other jobs of its computer
        reported. If it is gone for good, remove it; if not, find out why it is silent.
      </Text>
      <FilterRow>
        <FilterField label="Runs missed in a row">
          <Input
            id="ghost-slots"
            type="number"
            min={1}
            max={1000}
            width={16}
            value={query.get('slots') ?? '3'}
            onChange={event => query.set({ slots: event.currentTarget.value || undefined })}
          />
        </FilterField>
      </FilterRow>
      <Loaded
        of={ghosts}
        what="the ghosts"
        isEmpty={data => data.ghosts.length === 0}
        empty={<EmptyState variant="not-found" message="No ghosts" />}
      >
        {data => (
          <PlainTable
            caption="Ghosts"
            rows={data.ghosts}
            keyOf={ghost => ghost.checkId}
            columns={[
              {
                head: 'Job',
                cell: ghost => (
                  <TextLink href={pageOf.check(ghost.checkId)} inline={false}>
                    {ghost.name}
                  </TextLink>
                ),
              },
              { head: 'Client', cell: ghost => ghost.group },
              { head: 'Missed in a row', numeric: true, cell: ghost => ghost.missedInARow },
              {
                head: 'Last result',
                nowrap: true,
                cell: ghost =>
                  ghost.lastResultAtMs === undefined ? 'never' : moments.format(ghost.lastResultAtMs),
              },
              {
                head: 'Action',
                cell: ghost =>
                  mayManage() && (
                    <Button
                      size="sm"
                      variant="destructive"
                      fill="outline"
                      aria-label={`Remove ${ghost.name}`}
                      onClick={() => setRemoving(ghost)}
                    >
                      Remove
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {removing && (
        <RemoveDialog
          target={{ kind: 'check', id: removing.checkId }}
          about={removing.name}
          onClose={() => setRemoving(undefined)}
          onDone={() => {
            setRemoving(undefined)
            ghosts.reload()
          }}
        />
      )}
    </Stack>
  )
}
