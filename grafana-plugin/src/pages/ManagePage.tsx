/** What reports, and what people said about it: installations and their jobs, notes, pauses, ghosts. */
import { PluginPage } from '@grafana/runtime'
import { Stack, Tab, TabsBar } from '@grafana/ui'
import React from 'react'
import { useParams } from 'react-router'
import { readGhosts, readPauses } from '../api/managing.ts'
import { useLoad } from '../components/use-load.ts'
import { useQuery } from '../components/use-query.ts'
import { pageOf } from '../routes.ts'
import { GhostsTab } from './manage/GhostsTab.tsx'
import { InstallationsTab } from './manage/InstallationsTab.tsx'
import { NotesTab } from './manage/NotesTab.tsx'
import { PausesTab } from './manage/PausesTab.tsx'

const tabs = [
  { id: 'installations', label: 'Installations and jobs' },
  { id: 'notes', label: 'Notes' },
  { id: 'pauses', label: 'Pauses' },
  { id: 'ghosts', label: 'Ghosts' },
] as const

export function ManagePage() {
  const { tab: named } = useParams()
  const query = useQuery()
  const tab = tabs.find(({ id }) => id === named)?.id ?? 'installations'
  const pauses = useLoad(signal => readPauses(signal), [])
  const slots = query.get('slots')
  const ghosts = useLoad(signal => readGhosts({ slots }, signal), [slots])
  const counts = { pauses: pauses.data?.pauses.length, ghosts: ghosts.data?.ghosts.length }
  return (
    <PluginPage pageNav={{ text: 'Manage' }} subTitle="What reports, and what was said about it.">
      <Stack direction="column" gap={2}>
        <TabsBar>
          {tabs.map(({ id, label }) => (
            <Tab
              key={id}
              label={label}
              active={id === tab}
              href={pageOf.manage(id)}
              counter={id === 'pauses' || id === 'ghosts' ? (counts[id] ?? null) : null}
            />
          ))}
        </TabsBar>
        {tab === 'installations' && <InstallationsTab query={query} />}
        {tab === 'notes' && <NotesTab query={query} />}
        {tab === 'pauses' && <PausesTab pauses={pauses} />}
        {tab === 'ghosts' && <GhostsTab ghosts={ghosts} query={query} />}
      </Stack>
    </PluginPage>
  )
}
