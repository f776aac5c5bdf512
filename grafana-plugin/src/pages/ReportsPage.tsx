/** The screens of reports: what ran, what did not, how jobs and clients stand. Each can be filtered, printed and taken
 *  as a document, and its address can be passed on. */
import { PluginPage } from '@grafana/runtime'
import { Button, Stack } from '@grafana/ui'
import React from 'react'
import { useParams } from 'react-router'
import type { Query } from '../api/call.ts'
import type { DocumentKind } from '../api/reports.ts'
import { DocumentMenu } from '../components/DocumentMenu.tsx'
import { OpenedResult } from '../components/message/OpenedResult.tsx'
import { Printed } from '../components/Printed.tsx'
import { type QueryState, useQuery } from '../components/use-query.ts'
import { AllReports } from './reports/AllReports.tsx'
import { ClientSummary } from './reports/ClientSummary.tsx'
import { JobAnalysis } from './reports/JobAnalysis.tsx'
import { Last24h } from './reports/Last24h.tsx'
import { LastStatus } from './reports/LastStatus.tsx'
import { ReportTabs } from './reports/ReportTabs.tsx'

type Screen = {
  readonly id: DocumentKind
  readonly about: string
  /** Parameters of the address that its document understands. */
  readonly parameters: readonly string[]
  readonly Body: (props: { readonly query: QueryState }) => React.JSX.Element
}

const screens: readonly Screen[] = [
  {
    id: 'last-24h',
    about: 'What was received in the day that ends at the cut-off, and what should have run and did not.',
    parameters: ['day', 'group', 'computer', 'q'],
    Body: Last24h,
  },
  {
    id: 'last-status',
    about: 'Every job with its last result.',
    parameters: ['group', 'computer', 'q', 'status'],
    Body: LastStatus,
  },
  {
    id: 'all-reports',
    about: 'Every report of a client, a computer or a job, newest first.',
    parameters: ['group', 'computer', 'check', 'fromMs', 'toMs'],
    Body: AllReports,
  },
  {
    id: 'job',
    about: 'How its data grows, how long it takes and how fast it is.',
    parameters: ['check', 'fromMs', 'toMs'],
    Body: JobAnalysis,
  },
  {
    id: 'client-summary',
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
            <DocumentMenu kind={screen.id} query={asked} />
            <Button variant="secondary" onClick={() => window.print()}>
              Print
            </Button>
          </Stack>
        )
      }
    >
      <Stack direction="column" gap={2}>
        <ReportTabs active={screen.id} group={query.get('group')} />
        <Printed>
          <Body query={query} key={screen.id} />
        </Printed>
        <OpenedResult />
      </Stack>
    </PluginPage>
  )
}
