import { setDataSourceSrv } from '@grafana/runtime'
import { screen, within } from '@testing-library/react'
import React from 'react'
import { type FakeAnswers, startFakeProxy } from '../../test/fake-proxy.ts'
import { grid, groups, health, nowMs, rows } from '../../test/looking-answers.ts'
import { showPage } from '../../test/show-page.tsx'
import { HomePage } from './HomePage.tsx'

const usual: FakeAnswers = {
  'GET /preferences': { timeZone: 'UTC' },
  'GET /grid': grid,
  'GET /groups': groups,
  'GET /health': {
    ...health,
    intakes: [
      { name: 'smtp', up: true, lastMessageAtMs: nowMs },
      { name: 'imap:inbox', up: false, detail: 'login refused' },
    ],
  },
  'GET /documents/last-24h': {
    kind: 'last-24h',
    fromMs: nowMs - 86_400_000,
    toMs: nowMs,
    timeZone: 'UTC',
    runs: rows,
    didNotRun: [{ checkId: 'acme-mail', group: 'Acme', job: 'Mail', timing: 'overdue', notes: [] }],
  },
  'GET /api/plugins/lastgood-backups-app/settings': { jsonData: {} },
}

beforeEach(() => {
  localStorage.clear()
  setAlertmanagers([])
})

function setAlertmanagers(uids: readonly string[]) {
  setDataSourceSrv({ getList: () => uids.map(uid => ({ uid })) } as never)
}
function open(answers: FakeAnswers = {}) {
  const proxy = startFakeProxy({ ...usual, ...answers })
  return { proxy, user: showPage(<HomePage />, 'home', 'home') }
}

test('what is wrong stands first: failed, then overdue, with why', async () => {
  open()
  const bad = await screen.findByRole('region', { name: 'Not good now' })
  const told = within(bad).getAllByRole('row').slice(1)
  expect(told.map(row => row.textContent)).toEqual([
    expect.stringContaining('FailedNASAcmesays Failed'),
    expect.stringContaining('OverdueMailAcmenot heard of'),
  ])
  expect(screen.getByRole('link', { name: '1 Failed' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/checks?state=failed',
  )
})

test('where nothing is bad the page claims no more than was heard of', async () => {
  const fill = <T,>(first: T, rest: T) => grid.id.map((_, at) => (at === 0 ? first : rest))
  open({
    'GET /grid': {
      ...grid,
      status: fill<'success' | null>('success', null),
      timing: fill<'on time' | 'new'>('on time', 'new'),
    },
  })
  const calm = await screen.findByRole('region', { name: 'Nothing is wrong' })
  const silent = grid.id.length - 1
  expect(calm).toHaveTextContent(
    `The last result of 1 check was good. Of the others ${silent} ${silent === 1 ? 'has' : 'have'} not been heard of yet.`,
  )
})

test('an intake that is down is told with its reason, and messages that wait lead to them', async () => {
  open()
  expect(await screen.findByText(/imap:inbox is down: login refused/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: '1 message waits for a check' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/activity?outcome=unmatched',
  )
})

test('the last day tells who did not run', async () => {
  open()
  const list = await screen.findByRole('list', { name: 'Did not run' })
  expect(within(list).getByRole('link', { name: 'Mail' })).toBeInTheDocument()
})

test('alerts come from Alertmanager, without the watchdog and what is none of ours', async () => {
  setAlertmanagers(['am'])
  const alert = (alertname: string, labels: object, summary: string) => ({
    fingerprint: summary,
    startsAt: new Date(nowMs).toISOString(),
    labels: { alertname, ...labels },
    annotations: { summary },
  })
  open({
    'GET /api/alertmanager/am/api/v2/alerts': [
      alert('LastgoodBackupFailed', { check: 'acme-nas' }, 'NAS failed'),
      alert('LastgoodWatchdog', {}, 'Alerting works'),
      alert('HighLoad', {}, 'Somebody else'),
    ],
  })
  expect(await screen.findByText('NAS failed')).toBeInTheDocument()
  expect(screen.queryByText('Alerting works')).not.toBeInTheDocument()
  expect(screen.queryByText('Somebody else')).not.toBeInTheDocument()
})

test('without Alertmanager there is no card of alerts', async () => {
  open()
  await screen.findByRole('region', { name: 'Not good now' })
  expect(screen.queryByRole('region', { name: 'Alerts now' })).not.toBeInTheDocument()
})

test('preferences are offered as long as none is set, and not again once that was declined', async () => {
  const { user } = open({ 'GET /preferences': {} })
  expect(await screen.findByText('Welcome to Lastgood')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Close alert' }))
  expect(screen.queryByText('Welcome to Lastgood')).not.toBeInTheDocument()
  expect(localStorage.length).toBe(1)
})
