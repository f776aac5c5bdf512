/** What a client's month is remembered for: slots without a run, and what came to its fleet and went. */
import { Stack, Text } from '@grafana/ui'
import React from 'react'
import type { ClientSummaryDocument } from '../../../../exporter/src/api/contract-looking.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { countInWords } from '../../model/words.ts'

export function Happenings({ document }: { readonly document: ClientSummaryDocument }) {
  const { format } = useMoments()
  const { missedSlots, changes, jobs } = document
  const missed = jobs.reduce((sum, job) => sum + job.missed, 0)
  return (
    <>
      {missedSlots.length > 0 && (
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h3">
            {countInWords(missed, 'missed slot')}
          </Text>
          <PlainTable
            caption="Missed slots"
            rows={missedSlots}
            keyOf={slot => `${slot.checkId} ${slot.expectedAtMs}`}
            columns={[
              { head: 'Expected', nowrap: true, cell: slot => format(slot.expectedAtMs) },
              { head: 'Job', cell: slot => slot.job },
              { head: 'Computer', cell: slot => slot.computer ?? '' },
            ]}
          />
          {missed > missedSlots.length && <span>The first {missedSlots.length} of them.</span>}
        </Stack>
      )}
      {changes.length > 0 && (
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h3">
            {countInWords(changes.length, 'change')} of the fleet
          </Text>
          <PlainTable
            caption="Changes of the fleet"
            rows={changes}
            keyOf={change => `${change.atMs} ${change.kind} ${change.name}`}
            columns={[
              { head: 'When', nowrap: true, cell: change => format(change.atMs) },
              { head: 'What', cell: change => `${change.kind} ${change.change}` },
              { head: 'Name', cell: change => change.name },
              { head: 'By', cell: change => change.who },
            ]}
          />
        </Stack>
      )}
    </>
  )
}
