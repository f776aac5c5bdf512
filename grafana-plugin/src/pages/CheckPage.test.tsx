import { OrgRole } from '@grafana/data'
import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import type { CheckJson } from '../../../exporter/src/api/contract.ts'
import type { CheckDefinitionJson } from '../../../exporter/src/api/contract-checks.ts'
import { type FakeAnswers, type FakeRequest, Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { grid, growth, health, nowMs } from '../../test/looking-answers.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { CheckPage } from './CheckPage.tsx'

const check: CheckJson = {
  id: 'acme-nas',
  name: 'NAS',
  group: 'Acme',
  repeat: 'once',
  restored: true,
  graceMs: 0,
  paused: false,
  muted: false,
  windowMissed: false,
  seen: true,
  status: 'failure',
  timing: 'on time',
  lastReason: 'failure: subject contains "Failed"',
  lastResultAtMs: nowMs,
  lastSuccessAtMs: nowMs - 86_400_000,
  consecutiveFailures: 1,
  failingSinceMs: nowMs,
  missedTotal: 0,
  failuresTotal: 1,
  schedule: 'every day (UTC)',
  overdueAfterMs: 1_800_000,
  recent: [],
}
const managed: CheckDefinitionJson = {
  origin: 'store',
  check: { id: 'acme-nas', name: 'NAS', group: 'Acme', match: { alias: 'nas' } },
  yaml: '- id: acme-nas\n',
  version: 3,
}
const usual: FakeAnswers = {
  'GET /preferences': {},
  'GET /checks/{id}': check,
  'GET /checks/{id}/definition': managed,
  'GET /checks/{id}/activities': {
    activities: [
      {
        id: 4,
        checkId: 'acme-nas',
        kind: 'result',
        atMs: nowMs,
        messageId: 14,
        status: 'failure',
        reason: 'subject contains "Failed"',
        figures: { size: 1024 },
        lateMs: 90_000,
      },
      {
        id: 3,
        checkId: 'acme-nas',
        kind: 'missed',
        atMs: nowMs,
        expectedAtMs: nowMs,
        reason: 'no message came',
      },
    ],
  },
  'GET /grid': grid,
  'GET /growth': { ...growth, series: [] },
  'GET /health': { ...health, addresses: ['backups@example.com'] },
  'GET /keys': { keys: [] },
}

function open(answers: FakeAnswers = {}, role = OrgRole.Editor) {
  const proxy = startFakeProxy({ ...usual, ...answers })
  return { proxy, user: showPage(<CheckPage />, 'checks/:id', 'checks/acme-nas', role) }
}

test('how it stands, why, and where its mails go to is told at once', async () => {
  open()
  const standing = await screen.findByRole('region', { name: 'Standing' })
  expect(within(standing).getByText('Failed')).toBeInTheDocument()
  expect(within(standing).getByText('failure: subject contains "Failed"')).toBeInTheDocument()
  expect(await within(standing).findByText('backups+nas@example.com')).toBeInTheDocument()
  expect(await within(standing).findByRole('button', { name: /^Missed, / })).toBeInTheDocument()
  const activities = await screen.findByRole('region', { name: 'Activities of the check' })
  expect(within(activities).getByText('subject contains "Failed"; 1 min 30 s late')).toBeInTheDocument()
  expect(within(activities).getByText('no message came')).toBeInTheDocument()
})

test('a managed check is edited, copied and removed', async () => {
  const { proxy, user } = open({ 'DELETE /checks/{id}': undefined })
  expect(await screen.findByRole('link', { name: 'Edit' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/checks/acme-nas/edit',
  )
  expect(screen.getByRole('link', { name: 'Copy' })).toHaveAttribute(
    'href',
    expect.stringContaining('copy=acme-nas'),
  )
  await user.click(screen.getByRole('button', { name: 'Remove' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(address()).toBe('checks'))
  expect(proxy.requests.some(({ method, path }) => method === 'DELETE' && path === '/checks/acme-nas')).toBe(
    true,
  )
})

test('a provisioned check is read-only, and says where it stands', async () => {
  const { user } = open({
    'GET /checks/{id}/definition': {
      check: managed.check,
      yaml: managed.yaml,
      origin: 'file',
      place: 'checks/acme.yml:12',
    },
  })
  expect(await screen.findByText('checks/acme.yml:12')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Remove' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show YAML' }))
  expect(screen.getByText(/- id: acme-nas/)).toBeInTheDocument()
})

test('notes and pauses of its group are told with it, and the pause ends where it was made', async () => {
  const target = { kind: 'group' as const, id: 'Acme' }
  const { proxy, user } = open({
    'GET /checks/{id}': {
      ...check,
      paused: true,
      timing: 'paused',
      pause: { target, sinceMs: nowMs, by: 'grafana:me', reason: 'moving house' },
      notes: [{ id: 1, target, text: 'New server', author: 'me', createdAtMs: nowMs }],
    },
    'DELETE /pauses/{kind}/{id}': undefined,
  })
  expect(await screen.findByText('New server')).toBeInTheDocument()
  expect(screen.getByText(/moving house/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Resume the group' }))
  await waitFor(() => expect(proxy.requests.some(({ method }) => method === 'DELETE')).toBe(true))
  const ended = proxy.requests.find(({ method }) => method === 'DELETE')
  expect([ended?.path, ended?.query.get('id')]).toEqual(['/pauses/group/-', 'Acme'])
})

test('an administrator makes the address of a ping: shown once, with commands', async () => {
  const key = { id: 1, hint: 'abcd', createdAtMs: nowMs, checkId: 'acme-nas', kind: 'ping' }
  const { proxy, user } = open(
    { 'POST /keys': { key, secret: 'SECRETabcd', path: '/ping/SECRETabcd' } },
    OrgRole.Admin,
  )
  await user.click(await screen.findByRole('button', { name: 'Make a ping address' }))
  expect(await screen.findByTestId('secret')).toHaveTextContent('http://127.0.0.1:9780/ping/SECRETabcd')
  const posted = proxy.requests.find(({ method }: FakeRequest) => method === 'POST')
  expect(posted?.body).toEqual({ checkId: 'acme-nas' })
})

test('keys are nothing for editors', async () => {
  const { proxy } = open()
  await screen.findByRole('region', { name: 'Standing' })
  expect(proxy.requests.some(({ path }) => path === '/keys')).toBe(false)
})

test('a check that is gone says so', async () => {
  open({
    'GET /checks/{id}': () => {
      throw new Refused(404, 'There is no such check.')
    },
    'GET /checks/{id}/definition': () => {
      throw new Refused(404, 'There is no such check.')
    },
  })
  expect(await screen.findByText('There is no check acme-nas')).toBeInTheDocument()
})
