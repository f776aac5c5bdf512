/** How what is managed here and what stands in files differ: what would change if the files were all there is. */
import { EmptyState, Icon, TextLink } from '@grafana/ui'
import React from 'react'
import type { DriftJson } from '../../../../exporter/src/api/contract-checks.ts'
import { readDrift } from '../../api/checks.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { useLoad } from '../../components/use-load.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

type Row = DriftJson['checks'][number]
const words: Readonly<Record<Row['kind'], string>> = {
  'managed only': 'Managed here only: it would be missing if the files were all there is',
  'file only': 'In a file only',
  shadowed: 'In both: the file holds, what is managed here is out of force',
  different: 'In both, and different',
  same: 'In both, and the same',
}
const order: readonly Row['kind'][] = ['different', 'shadowed', 'managed only', 'file only', 'same']

export function Drift() {
  const drift = useLoad(readDrift, [])
  return (
    <Loaded of={drift} what="the differences">
      {({ checks }) => {
        const rows = checks
          .filter(({ kind }) => kind !== 'file only' && kind !== 'same')
          .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
        const inFiles = checks.length - rows.length
        if (rows.length === 0)
          return (
            <EmptyState variant="completed" message="Files and managed checks do not differ">
              {countInWords(inFiles, 'check')} in files, none that is managed here only.
            </EmptyState>
          )
        return (
          <>
            <p>
              {countInWords(rows.length, 'check')} would change if the files were all there is;{' '}
              {countInWords(inFiles, 'check')} would not.
            </p>
            <PlainTable
              caption="Differences between files and managed checks"
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'Check',
                  cell: ({ id, name }) => (
                    <TextLink href={pageOf.check(id)} inline={false}>
                      {name}
                    </TextLink>
                  ),
                },
                { head: 'Id', cell: ({ id }) => id },
                {
                  head: 'What',
                  cell: ({ kind }) => (
                    <>
                      {kind !== 'managed only' && <Icon name="exclamation-triangle" />} {words[kind]}
                    </>
                  ),
                },
                { head: 'Keys that differ', cell: ({ keys }) => keys.join(', ') },
              ]}
            />
          </>
        )
      }}
    </Loaded>
  )
}
