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

test('what is filtered is asked for, shared by its address, and in the documents', async () => {
  const proxy = startFakeProxy(answers)
  const user = show('reports/last-24h?group=Acme')
  await user.type(await screen.findByLabelText('Search'), 'sql')
  await waitFor(() => expect(address()).toBe('reports/last-24h?group=Acme&q=sql'))
  await waitFor(() => expect(proxy.requests.at(-1)?.query.toString()).toBe('group=Acme&q=sql'))
  await user.click(screen.getByRole('button', { name: 'Document' }))
  expect((await screen.findByRole('link', { name: 'CSV' })).getAttribute('href')).toMatch(
    /documents\/last-24h\?group=Acme&q=sql&format=csv$/,
  )
  expect(screen.getByRole('link', { name: 'Page in German (HTML)' }).getAttribute('href')).toMatch(
    /documents\/last-24h\?group=Acme&q=sql&language=de&format=html$/,
  )
})

test('a PDF is made in sight, can be stopped, and is handed to the browser under a name of its own', async () => {
  const made = Promise.withResolvers<Blob>()
  const proxy = startFakeProxy({
    ...answers,
    'GET /documents/job': ({ query }: { readonly query: URLSearchParams }) =>
      query.get('format') === 'pdf' ? made.promise : job,
  })
  const saved: string[] = []
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
  })
  // jsdom has no addresses of what lies in memory.
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} })
  const user = show('reports/job?check=nas')
  const begin = async () => {
    await user.click(await screen.findByRole('button', { name: 'Document' }))
    await user.click(await screen.findByRole('menuitem', { name: 'PDF in English' }))
    expect(await screen.findByText(/Making the PDF/)).toBeInTheDocument()
  }
  await begin()
  await user.click(screen.getByRole('button', { name: 'Stop' }))
  expect(screen.queryByText(/Making the PDF/)).toBeNull()
  expect(proxy.requests.at(-1)?.signal?.aborted).toBe(true)
  await begin()
  expect(proxy.requests.at(-1)?.query.toString()).toBe('check=nas&language=en&format=pdf')
  made.resolve(new Blob(['%PDF'], { type: 'application/pdf' }))
  await waitFor(() => expect(saved).toEqual(['lastgood-job-nas.pdf']))
  click.mockRestore()
})

test('charts are of the runs that are chosen: the newest, and those that are not ticked off', async () => {
  startFakeProxy(answers)
  const user = show('reports/job?check=nas')
  expect(await screen.findByText('+30 GiB in 30 days')).toBeInTheDocument()
  const [newest] = screen.getAllByRole('checkbox', { name: /^In charts/ })
  expect(newest).toBeChecked()
  await user.click(newest ?? document.body)
  await waitFor(() => expect(address()).toBe('reports/job?check=nas&without=2'))
  expect(screen.getByText(/Charts and growth are of 2 of 3 runs/)).toBeInTheDocument()
  // Two runs say nothing about a direction.
  expect(screen.queryByText(/in 30 days/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Take all' }))
  await waitFor(() => expect(address()).toBe('reports/job?check=nas'))
})

test('the month of a client leads to its mail, for those who may make one', async () => {
  startFakeProxy(answers)
  show('reports/client-summary?group=Acme')
  expect(await screen.findByRole('link', { name: 'Mail this monthly' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/reports/mail?kind=monthly&group=Acme',
  )
})

test('the month of a client tells what was missed and how the fleet changed', async () => {
  startFakeProxy({
    ...answers,
    'GET /documents/client-summary': {
      ...summary,
      jobs: summary.jobs.map(one => ({ ...one, missed: 4 })),
      missedSlots: [{ checkId: 'nas', job: 'NAS', expectedAtMs: fromMs }],
      changes: [{ atMs: fromMs, change: 'added', kind: 'job', name: 'SQL', who: 'ann' }],
    },
  })
  show('reports/client-summary?group=Acme')
  expect(await screen.findByRole('heading', { name: '4 missed slots' })).toBeInTheDocument()
  expect(screen.getByText('The first 1 of them.')).toBeInTheDocument()
  expect(
    within(screen.getByRole('region', { name: 'Changes of the fleet' })).getByText('job added'),
  ).toBeInTheDocument()
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
