/** What is paused now. */
import { Button, EmptyState } from '@grafana/ui'
import React from 'react'
import type { PausesJson } from '../../../../exporter/src/api/contract.ts'
import { resume } from '../../api/managing.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { mayManage } from '../../components/role.ts'
import { TargetLink } from '../../components/TargetLink.tsx'
import { tellDone, tellFailed } from '../../components/tell.ts'
import type { Load } from '../../components/use-load.ts'

type Pause = PausesJson['pauses'][number]

export function PausesTab({ pauses }: { readonly pauses: Load<PausesJson> }) {
  const moments = useMoments()

  async function end({ target }: Pause) {
    try {
      await resume(target)
      tellDone(`${target.kind} ${target.id} is resumed`)
      pauses.reload()
    } catch (cause) {
      tellFailed(`${target.kind} ${target.id} was not resumed`, cause)
    }
  }

  return (
    <Loaded
      of={pauses}
      what="the pauses"
      isEmpty={data => data.pauses.length === 0}
      empty={<EmptyState variant="not-found" message="Nothing is paused" />}
    >
      {data => (
        <PlainTable
          caption="Pauses"
          rows={data.pauses}
          keyOf={({ target }) => `${target.kind} ${target.id}`}
          columns={[
            { head: 'Paused', cell: pause => <TargetLink target={pause.target} /> },
            { head: 'Since', nowrap: true, cell: pause => moments.format(pause.sinceMs) },
            {
              head: 'Until',
              nowrap: true,
              cell: pause =>
                pause.untilMs === undefined ? 'resumed by hand' : moments.format(pause.untilMs),
            },
            { head: 'By', cell: pause => pause.by },
            { head: 'Reason', cell: pause => pause.reason ?? '' },
            {
              head: 'Action',
              cell: pause =>
                mayManage() && (
                  <Button
                    size="sm"
                    variant="secondary"
                    icon="play"
                    aria-label={`Resume ${pause.target.kind} ${pause.target.id}`}
                    onClick={() => void end(pause)}
                  >
                    Resume
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
