/** All checks: as a list to search, sort and change many at once; as the grid; and how they differ from the files. */
import { PluginPage } from '@grafana/runtime'
import { Button, RadioButtonGroup, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import { readGrid as askGrid, readHealth } from '../api/looking.ts'
import { AddCheck } from '../components/AddCheck.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { NoChecks } from '../components/NoChecks.tsx'
import { useLoad } from '../components/use-load.ts'
import { useQuery } from '../components/use-query.ts'
import { WaitingLine } from '../components/WaitingLine.tsx'
import { readGrid } from '../model/grid.ts'
import { CheckList } from './checks/CheckList.tsx'
import { Drift } from './checks/Drift.tsx'
import { PageGrid } from './checks/PageGrid.tsx'
import { YamlDialog } from './checks/YamlDialog.tsx'

const views = [
  { value: 'list', label: 'List' },
  { value: 'grid', label: 'Grid' },
  { value: 'drift', label: 'Drift' },
] as const
type View = (typeof views)[number]['value']
const refreshMs = 30_000

export function ChecksPage() {
  const query = useQuery()
  const [isExporting, setExporting] = useState(false)
  const view: View = views.find(({ value }) => value === query.get('view'))?.value ?? 'list'
  // The list shows no results, which are most of what there is to load.
  const results = view === 'grid' ? 30 : 0
  const grid = useLoad(
    async signal => (view === 'drift' ? undefined : readGrid(await askGrid({ results }, signal))),
    [results, view === 'drift'],
    refreshMs,
  )
  const health = useLoad(signal => readHealth({}, signal), [], refreshMs)
  return (
    <PluginPage
      pageNav={{ text: 'Checks' }}
      actions={
        <Stack gap={1} wrap="wrap">
          <Button variant="secondary" icon="download-alt" onClick={() => setExporting(true)}>
            Export managed
          </Button>
          <AddCheck />
        </Stack>
      }
    >
      <Stack direction="column" gap={2}>
        <WaitingLine messages={health.data?.unmatched ?? 0} />
        <div>
          <RadioButtonGroup<View>
            aria-label="View"
            options={[...views]}
            value={view}
            onChange={next => query.set({ view: next === 'list' ? undefined : next })}
          />
        </div>
        {view === 'drift' ? (
          <Drift />
        ) : (
          <Loaded
            of={grid}
            what="the checks"
            isEmpty={data => data?.checks.length === 0}
            empty={<NoChecks waiting={health.data?.unmatched ?? 0} />}
          >
            {data =>
              data &&
              (view === 'grid' ? (
                <PageGrid grid={data} onChanged={grid.reload} />
              ) : (
                <CheckList grid={data} onChanged={grid.reload} />
              ))
            }
          </Loaded>
        )}
      </Stack>
      {isExporting && <YamlDialog title="Managed checks as YAML" onClose={() => setExporting(false)} />}
    </PluginPage>
  )
}
