import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import type {
  ClientSummaryDocument,
  DocumentRow,
  JobDocument,
  Last24hDocument,
} from '../../../exporter/src/api/contract-looking.ts'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { ReportsPage } from './ReportsPage.tsx'

const day = 86_400_000
const fromMs = Date.UTC(2026, 10, 1)
const period = { fromMs, toMs: fromMs + 30 * day, timeZone: 'UTC' }

function row(change: Partial<DocumentRow>): DocumentRow {
  return { checkId: 'nas', group: 'Acme', job: 'NAS', timing: 'on time', notes: [], ...change }
}
const last24h: Last24hDocument = {
  ...period,
  kind: 'last-24h',
  runs: [
    row({ activityId: 1, messageId: 11, result: 'success', receivedAtMs: fromMs, sizeBytes: 2048 }),
    row({
      checkId: 'sql',
      job: 'SQL',
      activityId: 2,
      messageId: 12,
      result: 'failure',
      receivedAtMs: fromMs,
    }),
  ],
  didNotRun: [row({ checkId: 'mail', job: 'Mail', result: 'missed', timing: 'overdue', activityId: 3 })],
}
const job: JobDocument = {
  ...period,
  kind: 'job',
  check: { id: 'nas', name: 'NAS', group: 'Acme' },
  runs: [0, 1, 2].map(at =>
    row({
      activityId: at,
      messageId: at,
      result: 'success',
      receivedAtMs: fromMs + at * day,
      sizeBytes: (10 + at) * 1024 ** 3,
      durationSeconds: 600,
    }),
  ),
  successRate: { good: 3, expected: 4 },
  growth: { bytesPerDay: 1024 ** 3, nowBytes: 12 * 1024 ** 3 },
}
const summary: ClientSummaryDocument = {
  ...period,
  kind: 'client-summary',
  group: 'Acme',
  month: '2026-11',
  successRate: { good: 29, expected: 30 },
  jobs: [
    {
      checkId: 'nas',
      job: 'NAS',
      successRate: { good: 29, expected: 30 },
      failures: 1,
      warnings: 0,
      missed: 0,
      days: ['success', 'failure', null],
    },
  ],
  byDay: [],
  missedSlots: [],
  changes: [],
  notes: [{ text: 'new tapes', author: 'ann', createdAtMs: fromMs }],
}
const answers = {
  'GET /preferences': {},
  'GET /groups': { groups: [] },
  'GET /checks': { checks: [], total: 0 },
  'GET /documents/last-24h': last24h,
  'GET /documents/job': job,
  'GET /documents/client-summary': summary,
  'GET /growth': { figure: 'size', kind: 'size', series: [], leftOut: 2 },
}
const show = (at: string) => showPage(<ReportsPage />, 'reports/:screen?', at)

test('what did not run and what failed stand before what is good', async () => {
  startFakeProxy(answers)
  show('reports')
  expect(await screen.findByText('1 job did not run')).toBeInTheDocument()
  expect(
    within(screen.getByRole('region', { name: 'Jobs that did not run' })).getByText('Mail'),
  ).toBeInTheDocument()
  for (const button of screen.getAllByRole('button')) expect(button).toHaveAccessibleName()
  const [, first, second] = within(screen.getByRole('region', { name: 'Reports received' })).getAllByRole(
    'row',
  )
  expect(first).toHaveTextContent(/Failed.*SQL/)
  expect(second).toHaveTextContent(/Success.*NAS.*2 KiB/)
})

test('what is filtered is asked for, shared by its address, and in the CSV', async () => {
  const proxy = startFakeProxy(answers)
  const user = show('reports/last-24h?group=Acme')
  await user.type(await screen.findByLabelText('Search'), 'sql')
  await waitFor(() => expect(address()).toBe('reports/last-24h?group=Acme&q=sql'))
  await waitFor(() => expect(proxy.requests.at(-1)?.query.toString()).toBe('group=Acme&q=sql'))
  expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toMatch(
    /documents\/last-24h\?group=Acme&q=sql&format=csv$/,
  )
})

test('a job is analyzed: rate, growth, and when a disk is full', async () => {
  startFakeProxy(answers)
  show('reports/job?check=nas&capacity=42')
  expect(await screen.findByText('75 %')).toBeInTheDocument()
  expect(screen.getByText('+30 GiB in 30 days')).toBeInTheDocument()
  const full = screen.getByText('Full on').closest('div')
  expect(full).toHaveTextContent(new Date(Date.now() + 30 * day).toISOString().slice(0, 10))
  expect(screen.getByRole('figure', { name: 'Data of NAS' })).toBeInTheDocument()
  expect(screen.getByRole('figure', { name: 'Throughput of NAS, per second' })).toBeInTheDocument()
})

test('the summary of a client says what its rate means, and what does not fit into a chart', async () => {
  startFakeProxy(answers)
  show('reports/client-summary?group=Acme')
  expect(await screen.findByRole('img', { name: 'NAS, by day: 2: Failed' })).toBeInTheDocument()
  expect(screen.getByText('29 of 30 expected runs')).toBeInTheDocument()
  expect(screen.getByText(/answered by a success or a warning/)).toBeInTheDocument()
  expect(screen.getByText(/new tapes/)).toBeInTheDocument()
  expect(await screen.findAllByText('2 jobs more than fit into the chart')).not.toHaveLength(0)
})

test('a client that is not there is told in words', async () => {
  startFakeProxy({
    ...answers,
    'GET /documents/client-summary': () => {
      throw new Refused(404, 'There is no client "Acme".')
    },
  })
  show('reports/client-summary?group=Acme')
  expect(await screen.findByText('There is no client "Acme".')).toBeInTheDocument()
})
