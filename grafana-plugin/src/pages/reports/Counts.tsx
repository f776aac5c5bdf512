/** What a table holds, before anybody reads it. */
import { Stack } from '@grafana/ui'
import React from 'react'
import type { DocumentRow } from '../../../../exporter/src/api/contract-looking.ts'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { countResults } from '../../model/document-words.ts'

export function Counts({ rows }: { readonly rows: readonly DocumentRow[] }) {
  return (
    <Stack gap={2} wrap="wrap">
      {countResults(rows).map(({ look, count }) => (
        <Stack key={look.text} gap={1} alignItems="center">
          <strong>{count.toLocaleString('en')}</strong>
          <LookBadge look={look} />
        </Stack>
      ))}
    </Stack>
  )
}
