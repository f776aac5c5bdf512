/** What arrived last for a group, whatever the check. */
import { TextLink } from '@grafana/ui'
import React from 'react'
import { readActivities } from '../../api/looking.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useLoad } from '../../components/use-load.ts'
import { Whole } from '../../components/Whole.tsx'
import { lookOfResult, lookOfStatus } from '../../model/look.ts'
import { pageOf } from '../../routes.ts'

type Props = {
  readonly group: string
  /** Of the page's data: loads again with it. */
  readonly atMs: number
}
const shown = 15

export function LastReports({ group, atMs }: Props) {
  const moments = useMoments()
  const [, open] = useDrawer()
  const reports = useLoad(signal => readActivities({ group: [group], limit: shown }, signal), [group, atMs])
  return (
    <Card
      title="Last reports"
      actions={<TextLink href={pageOf.reports('all-reports', { group })}>All reports</TextLink>}
    >
      <Loaded
        of={reports}
        what="the last reports"
        isEmpty={({ activities }) => activities.length === 0}
        empty={<p>Nothing was heard yet.</p>}
      >
        {({ activities }) => (
          <PlainTable
            caption={`Last reports of ${group}`}
            rows={activities}
            keyOf={({ id }) => id}
            columns={[
              {
                head: 'When',
                cell: ({ id, atMs: at }) => (
                  <TextButton onClick={() => open({ kind: 'activity', id })}>
                    <Whole>{moments.format(at)}</Whole>
                  </TextButton>
                ),
              },
              {
                head: 'Status',
                cell: one => (
                  <LookBadge look={one.kind === 'missed' ? lookOfResult[3] : lookOfStatus[one.status]} />
                ),
              },
              { head: 'Check', cell: ({ name }) => name },
              { head: 'Why', cell: ({ reason }) => reason },
            ]}
          />
        )}
      </Loaded>
    </Card>
  )
}
