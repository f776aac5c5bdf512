/** The screens of reports, and the mails that tell of them. The client goes along from one to the next. */
import { Tab, TabsBar } from '@grafana/ui'
import React from 'react'
import type { DocumentKind } from '../../api/reports.ts'
import { pageOf } from '../../routes.ts'

const screens: readonly { readonly id: DocumentKind; readonly title: string }[] = [
  { id: 'last-24h', title: 'Last 24 hours' },
  { id: 'last-status', title: 'Last status' },
  { id: 'all-reports', title: 'All reports' },
  { id: 'job', title: 'Analyze a job' },
  { id: 'client-summary', title: 'Client summary' },
]

type Props = { readonly active: DocumentKind | 'mails'; readonly group?: string | undefined }

export function ReportTabs({ active, group }: Props) {
  return (
    <TabsBar>
      {screens.map(({ id, title }) => (
        <Tab key={id} label={title} active={id === active} href={pageOf.reports(id, { group })} />
      ))}
      <Tab label="Report mails" icon="envelope" active={active === 'mails'} href={pageOf.reportMails()} />
    </TabsBar>
  )
}
