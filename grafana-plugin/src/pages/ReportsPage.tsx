/** The screens of reports: what ran, what did not, how jobs and clients stand. Each can be filtered, printed and taken
 *  as CSV, and its address can be passed on. */
import { PluginPage } from '@grafana/runtime'
import { Button, LinkButton, Stack, Tab, TabsBar } from '@grafana/ui'
import React from 'react'
import { useParams } from 'react-router'
import { addressOf, type Query } from '../api/call.ts'
import { OpenedResult } from '../components/message/OpenedResult.tsx'
import { Printed } from '../components/Printed.tsx'
import { type QueryState, useQuery } from '../components/use-query.ts'
import { pageOf } from '../routes.ts'
import { AllReports } from './reports/AllReports.tsx'
import { ClientSummary } from './reports/ClientSummary.tsx'
import { JobAnalysis } from './reports/JobAnalysis.tsx'
import { Last24h } from './reports/Last24h.tsx'
import { LastStatus } from './reports/LastStatus.tsx'

type Screen = {
  readonly id: string
  readonly title: string
  readonly about: string
  /** Parameters of the address that its document understands. */
  readonly parameters: readonly string[]
  readonly Body: (props: { readonly query: QueryState }) => React.JSX.Element
}

const screens: readonly Screen[] = [
  {
    id: 'last-24h',
    title: 'Last 24 hours',
    about: 'What was received in the day that ends at the cut-off, and what should have run and did not.',
    parameters: ['day', 'group', 'computer', 'q'],
    Body: Last24h,
  },
  {
    id: 'last-status',
    title: 'Last status',
    about: 'Every job with its last result.',
    parameters: ['group', 'computer', 'q', 'status'],
    Body: LastStatus,
  },
  {
    id: 'all-reports',
    title: 'All reports',
    about: 'Every report of a client, a computer or a job, newest first.',
    parameters: ['group', 'computer', 'check', 'fromMs', 'toMs'],
    Body: AllReports,
  },
  {
    id: 'job',
    title: 'Analyze a job',
    about: 'How its data grows, how long it takes and how fast it is.',
    parameters: ['check', 'fromMs', 'toMs'],
    Body: JobAnalysis,
  },
  {
    id: 'client-summary',
    title: 'Client summary',
    about: 'A month of one client, to be printed or passed on.',
    parameters: ['group', 'month'],
    Body: ClientSummary,
  },
]
/** Documents of one thing need it named. */
const needed: Readonly<Record<string, string>> = { job: 'check', 'client-summary': 'group' }

export function ReportsPage() {
  const { screen: id } = useParams()
  const query = useQuery()
  const screen = screens.find(one => one.id === id) ?? screens[0]
  if (!screen) return null
  const asked: Query = Object.fromEntries(screen.parameters.map(name => [name, query.get(name)]))
  const need = needed[screen.id]
  const canExport = need === undefined || asked[need] !== undefined
  const { Body } = screen
  return (
    <PluginPage
      pageNav={{ text: 'Reports' }}
      subTitle={screen.about}
      actions={
        canExport && (
          <Stack gap={1}>
            <LinkButton
              icon="download-alt"
              variant="secondary"
              href={addressOf(`/documents/${screen.id}`, { ...asked, format: 'csv' })}
              target="_blank"
            >
              CSV
            </LinkButton>
            <Button variant="secondary" onClick={() => window.print()}>
              Print
            </Button>
          </Stack>
        )
      }
    >
      <Stack direction="column" gap={2}>
        <TabsBar>
          {screens.map(one => (
            <Tab
              key={one.id}
              label={one.title}
              active={one.id === screen.id}
              href={pageOf.reports(one.id, { group: query.get('group') })}
            />
          ))}
        </TabsBar>
        <Printed>
          <Body query={query} key={screen.id} />
        </Printed>
        <OpenedResult />
      </Stack>
    </PluginPage>
  )
}
