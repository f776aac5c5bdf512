import { OrgRole } from '@grafana/data'
import { screen, within } from '@testing-library/react'
import React from 'react'
import type { ReportMailJson, SubscriptionsJson } from '../../../exporter/src/api/contract-reports.ts'
import { startFakeProxy } from '../../test/fake-proxy.ts'
import { showPage } from '../../test/show-page.tsx'
import { ReportMailsPage } from './ReportMailsPage.tsx'

const atMs = Date.UTC(2026, 10, 22, 8)
const mail: ReportMailJson = {
  id: 7,
  subscriptionId: 'morning',
  period: '2026-11-22',
  subject: '2 failed, 9 good',
  to: ['ann@example.com', 'bob@example.com', 'cy@example.com'],
  dueAtMs: atMs,
  state: 'waiting',
  attempts: 3,
  nextAttemptAtMs: atMs + 600_000,
  error: '450 mailbox is busy',
}
const listed: SubscriptionsJson = {
  canSend: true,
  subscriptions: [
    {
      origin: 'file',
      timezone: 'Europe/Berlin',
      place: '/etc/lastgood/lastgood.yml',
      subscription: {
        id: 'morning',
        name: 'Morning',
        to: 'ann@example.com; bob@example.com; cy@example.com',
      },
      nextAtMs: atMs + 86_400_000,
      last: mail,
    },
    {
      origin: 'store',
      timezone: 'UTC',
      version: 2,
      subscription: {
        id: 'acme',
        kind: 'monthly',
        groups: ['Acme'],
        to: 'office@acme.example',
        paused: true,
      },
      trouble: 'there is no group "Acme"',
    },
  ],
}
const answers = {
  'GET /preferences': { timeZone: 'UTC' },
  'GET /subscriptions': listed,
  'GET /subscriptions/mails': { mails: [mail] },
}
const show = (role?: OrgRole) => showPage(<ReportMailsPage />, 'reports/mails', 'reports/mails', role)

test('each mail tells what became of its last one, when the next is due, and where it stands', async () => {
  startFakeProxy(answers)
  show()
  const table = await screen.findByRole('region', { name: 'Report mails' })
  const [, morning, acme] = within(table).getAllByRole('row')
  expect(morning).toHaveTextContent(/↻Trying again.*3 attempts, next 2026-11-22 08:10.*450 mailbox is busy/)
  expect(morning).toHaveTextContent(/2026-11-23 08:00/)
  expect(morning).toHaveTextContent(/stands in \/etc\/lastgood\/lastgood.yml/)
  expect(morning).toHaveTextContent(/and 1 more/)
  expect(acme).toHaveTextContent(
    /none yet.*cannot be made: there is no group "Acme".*paused.*Monthly.*the 1st of each month at 09:00.*Acme/,
  )
  expect(within(table).getByRole('link', { name: 'Preview acme' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/reports/mail?id=acme',
  )
  expect(screen.queryByText(/No mail server is configured/)).toBeNull()
})

test('the mails that were made are listed with subject, recipients and outcome', async () => {
  startFakeProxy(answers)
  show()
  const history = await screen.findByRole('region', { name: 'What became of the mails' })
  expect(within(history).getByRole('link', { name: 'Morning' })).toBeInTheDocument()
  expect(history).toHaveTextContent(/2026-11-22.*2 failed, 9 good.*3 addresses/)
})

test('without a mail server it is said what to write, and where', async () => {
  startFakeProxy({ ...answers, 'GET /subscriptions': { ...listed, canSend: false } })
  show()
  expect(await screen.findByText('No mail server is configured: nothing is sent')).toBeInTheDocument()
  expect(screen.getByText(/host: smtp.example.com/)).toBeInTheDocument()
})

test('who only looks makes no mails', async () => {
  startFakeProxy({
    ...answers,
    'GET /subscriptions': { subscriptions: [], canSend: true },
    'GET /subscriptions/mails': { mails: [] },
  })
  show(OrgRole.Viewer)
  expect(await screen.findByText('Nobody gets a report by mail yet')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /New report mail|Daily mail/ })).toBeNull()
})
