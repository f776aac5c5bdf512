/** The clients, those with trouble first. */
import { TextLink } from '@grafana/ui'
import React from 'react'
import { readGroups } from '../../api/looking.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { useLoad } from '../../components/use-load.ts'
import { agoInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

const refreshMs = 30_000
const most = 15

export function Groups() {
  const moments = useMoments()
  const groups = useLoad(signal => readGroups({}, signal), [], refreshMs)
  return (
    <Card title="Clients" actions={<TextLink href={pageOf.checks()}>All checks</TextLink>}>
      <Loaded
        of={groups}
        what="the groups"
        isEmpty={data => data.groups.length === 0}
        empty={<p>There are none yet.</p>}
      >
        {data => (
          <>
            <PlainTable
              caption="Clients, those with trouble first"
              rows={data.groups
                .toSorted((a, b) => b.failed - a.failed || b.overdue - a.overdue || b.warning - a.warning)
                .slice(0, most)}
              keyOf={({ name }) => name}
              columns={[
                {
                  head: 'Client',
                  cell: ({ name }) => (
                    <TextLink href={pageOf.group(name)} inline={false}>
                      {name}
                    </TextLink>
                  ),
                },
                { head: 'Checks', numeric: true, cell: ({ checks }) => checks },
                { head: 'Failed', numeric: true, cell: ({ failed }) => failed || '' },
                { head: 'Overdue', numeric: true, cell: ({ overdue }) => overdue || '' },
                { head: 'Warning', numeric: true, cell: ({ warning }) => warning || '' },
                {
                  head: 'Last result',
                  cell: ({ lastResultAtMs }) =>
                    lastResultAtMs === undefined ? (
                      'never'
                    ) : (
                      <span title={moments.format(lastResultAtMs)}>
                        {agoInWords(lastResultAtMs, Date.now())}
                      </span>
                    ),
                },
              ]}
            />
            {data.groups.length > most && <p>and {data.groups.length - most} more</p>}
          </>
        )}
      </Loaded>
    </Card>
  )
}
