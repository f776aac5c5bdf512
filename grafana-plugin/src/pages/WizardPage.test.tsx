import { OrgRole } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import { Route, Routes } from 'react-router'
import type { CheckYaml, PreviewJson } from '../../../exporter/src/api/contract-checks.ts'
import { type FakeAnswers, type FakeRequest, Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { layOutAll } from '../../test/laid-out.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { WizardPage } from './WizardPage.tsx'

const preview: PreviewJson = {
  errors: [],
  messages: [],
  looked: 200,
  fitting: 0,
  overlaps: [],
  expectedAtMs: [],
  addresses: [],
}
const nightly = {
  id: 7,
  subject: 'Backup of NAS finished',
  from: 'nas@example.com',
  receivedAtMs: 1_800_000_000_000,
  fits: true,
  match: {
    kind: 'block' as const,
    quantifier: 'all' as const,
    fits: true,
    parts: [
      { kind: 'condition' as const, text: 'subject contains "NAS"', fits: true, actual: 'Backup of NAS' },
    ],
  },
  status: 'success' as const,
  reason: 'success: subject contains "finished"',
  blocks: [{ status: 'success' as const, reason: 'subject contains "finished"' }],
  figures: { size: 1024 ** 3 },
  alsoFits: [],
}
const drafted: CheckYaml = {
  id: 'nas',
  name: 'NAS',
  schedule: { every: '1 day' },
  match: { all: [{ field: 'subject', contains: 'NAS' }] },
  status: { success: { all: [{ field: 'subject', contains: 'finished' }] } },
}
const usual: FakeAnswers = {
  'GET /groups': { groups: [] },
  'GET /messages': { messages: [], total: 0 },
  'POST /preview': preview,
  'GET /preferences': {},
  'GET /templates': {
    templates: [
      { id: 'restic', name: 'restic', reportsObjects: false },
      { id: 'veeam-vbr', name: 'Veeam Backup & Replication', reportsObjects: true },
    ],
  },
  'GET /checks/{id}/schedule-suggestion': { evidence: [] },
}

beforeEach(() => {
  sessionStorage.clear()
  // Lists that open are as long as their place, and jsdom has none.
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 300, 300)
  layOutAll({ width: 300, height: 300 })
})

function open(path: string, answers: FakeAnswers = {}, role = OrgRole.Editor) {
  const proxy = startFakeProxy({ ...usual, ...answers })
  const user = showPage(
    <Routes>
      <Route path="new" element={<WizardPage />} />
      <Route path=":id/edit" element={<WizardPage />} />
      <Route path="*" element={<div>Elsewhere</div>} />
    </Routes>,
    'checks/*',
    `checks/${path}`,
    role,
  )
  return { proxy, user }
}

const lastBody = (requests: readonly FakeRequest[], method: string) =>
  requests.filter(one => one.method === method && one.path !== '/preview').at(-1)?.body
const lastTried = (requests: readonly FakeRequest[]) =>
  requests.filter(({ path }) => path === '/preview').at(-1)?.body as { check: CheckYaml } | undefined

test('a check is made from nothing: tab by tab, with the address proposed from its name', async () => {
  const saved = { id: 'office-nas', version: 1, trying: 2 }
  const { proxy, user } = open('new', {
    'POST /checks': saved,
    'POST /preview': {
      ...preview,
      addresses: ['backups+officenas@example.com'],
      schedule: 'every day (UTC)',
    },
  })
  await user.type(await screen.findByLabelText(/^Name/), 'Office NAS')
  expect(screen.getByLabelText(/^Id \*/)).toHaveValue('office-nas')
  await user.click(screen.getByRole('button', { name: 'Use officenas' }))
  expect(await screen.findByText('backups+officenas@example.com')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.click(await screen.findByRole('radio', { name: 'At a time of day' }))
  await user.clear(screen.getByLabelText(/^Time \*/))
  await user.type(screen.getByLabelText(/^Time \*/), '03:30')
  await user.click(screen.getByRole('button', { name: 'Sat' }))
  await user.click(screen.getByRole('button', { name: 'Sun' }))
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.click(await screen.findByRole('button', { name: 'Next' }))
  await user.click(await screen.findByRole('button', { name: 'Add rules of Success' }))
  await user.type(screen.getByLabelText('Value'), 'finished')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.type(await screen.findByLabelText(/^Route/), 'pager')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByText('mails sent to officenas')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Save check' }))
  expect(await screen.findByText('Elsewhere')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'POST')).toEqual({
    id: 'office-nas',
    name: 'Office NAS',
    schedule: { at: '03:30', days: 'mon-fri' },
    match: { alias: 'officenas', all: [] },
    status: { success: { all: [{ field: 'subject', contains: 'finished' }] } },
    notify: { route: 'pager' },
  })
  expect(address()).toBe('checks/office-nas')
  expect(sessionStorage.length).toBe(0)
})

test('from a message everything is proposed, and the preview tells what it would be and why', async () => {
  const { proxy, user } = open('new?message=7', {
    'GET /drafts': { check: drafted, hints: ['The name is the subject.'], addresses: [] },
    'POST /preview': { ...preview, messages: [nightly], fitting: 1 },
    'POST /checks': { id: 'nas', version: 1, trying: 1 },
  })
  expect(await screen.findByText('The name is the subject.')).toBeInTheDocument()
  const list = await screen.findByRole('list', { name: 'Your examples' })
  expect(within(list).getByText('Backup of NAS finished')).toBeInTheDocument()
  expect(within(list).getAllByText(/yes/)).toHaveLength(2)
  expect(within(list).getByText(/Size 1 GiB/)).toBeInTheDocument()
  expect(lastTried(proxy.requests)).toMatchObject({ check: drafted, messageIds: [7] })
  await user.click(screen.getByRole('button', { name: 'Save check' }))
  expect(await screen.findByText('Elsewhere')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'POST')).toEqual(drafted)
})

test('a condition that is still empty neither empties the preview nor is saved', async () => {
  const { proxy, user } = open('new?message=7&tab=matching', {
    'GET /drafts': { check: drafted, hints: [], addresses: [] },
    'POST /preview': { ...preview, messages: [nightly], fitting: 1 },
  })
  const block = await screen.findByRole('group', { name: 'Matching' })
  await user.click(within(block).getByRole('button', { name: 'Add condition' }))
  await screen.findByText('Backup of NAS finished')
  expect(lastTried(proxy.requests)?.check.match).toEqual(drafted.match)
  expect(screen.queryByText('Write what to look for')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Save check' }))
  expect(await screen.findByText('Not ready yet')).toBeInTheDocument()
  expect(proxy.requests.some(({ method, path }) => method === 'POST' && path === '/checks')).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Matching' }))
  expect(await screen.findByText('Write what to look for')).toBeInTheDocument()
})

test('what the exporter finds wrong stands at its field, also behind one that was left out', async () => {
  const check = {
    ...drafted,
    match: {
      all: [
        { field: 'subject', contains: 'NAS' },
        { field: 'body', matches: '(' },
      ],
    },
  }
  const { user } = open('new?message=7&tab=matching', {
    'GET /drafts': { check, hints: [], addresses: [] },
    'POST /preview': ({ body }: FakeRequest) => {
      const parts = (body as { check: CheckYaml }).check.match.all ?? []
      const at = parts.findIndex(part => 'field' in part && part.matches === '(')
      return { ...preview, errors: [{ field: `match.all[${at}].matches`, detail: 'missing closing )' }] }
    },
  })
  const row = await screen.findByRole('group', { name: 'Matching, 2' })
  expect(await within(row).findByText('missing closing )')).toBeInTheDocument()
  await user.clear(within(await screen.findByRole('group', { name: 'Matching, 1' })).getByLabelText('Value'))
  expect(
    await within(screen.getByRole('group', { name: 'Matching, 2' })).findByText('missing closing )'),
  ).toBeInTheDocument()
})

test('a check that is changed keeps its id, and names the version it was read in', async () => {
  const { proxy, user } = open('nas/edit', {
    'GET /checks/{id}/definition': { origin: 'store', check: drafted, yaml: '', version: 4 },
    'PUT /checks/{id}': { id: 'nas', version: 5, trying: 0 },
  })
  expect(await screen.findByLabelText(/^Id \*/)).toBeDisabled()
  await user.type(screen.getByLabelText(/^Label/), 'Nightly')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Elsewhere')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'PUT')).toEqual({ ...drafted, label: 'Nightly' })
})

test('a change of somebody else is not overwritten: it is told, and can be loaded', async () => {
  const { proxy, user } = open('nas/edit', {
    'GET /checks/{id}/definition': { origin: 'store', check: drafted, yaml: '', version: 4 },
    'PUT /checks/{id}': () => {
      throw new Refused(412, 'The check is of version 5 now.')
    },
  })
  await user.type(await screen.findByLabelText(/^Label/), 'Mine')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Somebody else has changed this check')).toBeInTheDocument()
  proxy.answerWith({
    'GET /checks/{id}/definition': {
      origin: 'store',
      check: { ...drafted, label: 'Theirs' },
      yaml: '',
      version: 5,
    },
  })
  await user.click(screen.getByRole('button', { name: 'Load what is stored now' }))
  expect(await screen.findByDisplayValue('Theirs')).toBeInTheDocument()
})

test('what is refused at saving leads to its tab and its field', async () => {
  const { user } = open('nas/edit', {
    'GET /checks/{id}/definition': { origin: 'store', check: drafted, yaml: '', version: 4 },
    'PUT /checks/{id}': () => {
      throw new Refused(422, 'The check is wrong.', {
        errors: [{ field: 'schedule.every', detail: '"1 day" is too often' }],
      })
    },
  })
  await screen.findByLabelText(/^Name/)
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('One field needs a look')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByText('"1 day" is too often')).toBeInTheDocument()
})

test('what was written survives a reload, and can be thrown away', async () => {
  const first = open('new')
  await first.user.type(await screen.findByLabelText(/^Name/), 'Half')
  cleanup()
  const { user } = open('new')
  expect(await screen.findByDisplayValue('Half')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Start again' }))
  expect(await screen.findByLabelText(/^Name/)).toHaveValue('')
})

test('what was not touched is loaded anew the next time', async () => {
  open('nas/edit', {
    'GET /checks/{id}/definition': { origin: 'store', check: drafted, yaml: '', version: 4 },
  })
  await screen.findByLabelText(/^Name/)
  cleanup()
  open('nas/edit', {
    'GET /checks/{id}/definition': {
      origin: 'store',
      check: { ...drafted, label: 'Theirs' },
      yaml: '',
      version: 5,
    },
  })
  expect(await screen.findByDisplayValue('Theirs')).toBeInTheDocument()
})

test('unsaved changes are not left without asking', async () => {
  const { user } = open('new')
  await user.type(await screen.findByLabelText(/^Name/), 'Half')
  await act(async () => locationService.push('/a/lastgood-backups-app/home'))
  expect(await screen.findByText('Leave without saving?')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Go on editing' }))
  expect(screen.getByDisplayValue('Half')).toBeInTheDocument()
  await act(async () => locationService.push('/a/lastgood-backups-app/home'))
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }))
  expect(await screen.findByText('another page')).toBeInTheDocument()
})

test('a provisioned check is not edited here, and it is said where it is', async () => {
  open('nas/edit', {
    'GET /checks/{id}/definition': { origin: 'file', place: 'checks/nas.yml:12', check: drafted, yaml: '' },
  })
  expect(await screen.findByText(/provisioned in checks\/nas.yml:12/)).toBeInTheDocument()
})

test('who may only look gets no wizard', async () => {
  open('new', {}, OrgRole.Viewer)
  expect(await screen.findByText('Editors make and change checks')).toBeInTheDocument()
})

const suggested = {
  key: 'k1',
  check: { ...drafted, template: 'veeam-vbr' },
  hints: ['Product: Veeam.'],
  messages: 9,
  messageIds: [9, 8, 7, 6, 5, 4],
  firstAtMs: 1,
  lastAtMs: 2,
  statuses: { success: 9 },
  schedule: { text: 'every day about 02:10', sure: 'likely', evidence: ['9 of 10 days.'] },
}
const waiting = (...suggestions: object[]) => ({ looked: 9, waiting: 9, suggestions, left: [] })

test('a suggestion is edited before it is saved, with its newest messages as examples, and the others come back', async () => {
  const { proxy, user } = open('new?suggestion=k1', {
    'GET /suggestions': waiting(suggested),
    'POST /checks': { id: 'nas', version: 1, trying: 9 },
  })
  expect(await screen.findByText('Product: Veeam.')).toBeInTheDocument()
  await user.type(screen.getByLabelText(/^Label/), 'Veeam')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  const learned = await screen.findByRole('region', { name: 'Learned schedule' })
  expect(learned).toHaveTextContent('The stored messages show: every day about 02:10')
  expect(within(learned).getByText('likely')).toBeInTheDocument()
  await user.click(within(learned).getByRole('button', { name: 'What this rests on' }))
  expect(within(learned).getByText('9 of 10 days.')).toBeInTheDocument()
  await waitFor(() => expect(lastTried(proxy.requests)).toMatchObject({ messageIds: [9, 8, 7, 6, 5] }))
  await user.click(screen.getByRole('button', { name: 'Save check' }))
  expect(await screen.findByText('another page')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'POST')).toEqual({ ...suggested.check, label: 'Veeam' })
  expect(address()).toBe('suggestions')
})

test('a suggestion whose messages have found a check is no error: it is said, and the others are a click away', async () => {
  open('new?suggestion=gone', { 'GET /suggestions': waiting(suggested) })
  expect(await screen.findByText('This suggestion is no longer there')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'See suggested checks' })).toBeInTheDocument()
})

test('a check begins with a product; of which object it is, is chosen from what the messages report', async () => {
  const objects = [{ object: 'vm2', status: 'failure' }, { object: 'vm1' }]
  const { proxy, user } = open('new?template=veeam-vbr&tab=status', {
    'GET /drafts': ({ query }: FakeRequest) => ({
      check: { ...drafted, template: query.get('template') },
      hints: [],
      addresses: [],
    }),
    'GET /messages': { messages: [], total: 0 },
    'POST /preview': {
      ...preview,
      messages: [
        {
          ...nightly,
          reason: 'template Veeam Backup & Replication: 1 of 2 failed',
          blocks: [{ status: 'failure', reason: 'template Veeam: 1 of 2 failed', template: true }],
          objects,
        },
      ],
      fitting: 1,
    },
    'POST /checks': { id: 'nas', version: 1, trying: 0 },
  })
  expect(await screen.findByDisplayValue('Veeam Backup & Replication')).toBeInTheDocument()
  expect(screen.getByText('Who is asked first')).toBeInTheDocument()
  await user.click(await screen.findByRole('button', { name: /Backup of NAS finished/ }))
  const told = screen.getByRole('list', { name: 'Objects it reports of' })
  expect(within(told).getByText('vm2')).toBeInTheDocument()
  expect(within(told).getByText('Undecided')).toBeInTheDocument()
  await user.click(screen.getByRole('combobox', { name: /^Object/ }))
  await user.click(await screen.findByRole('option', { name: 'vm2' }))
  await waitFor(() => expect(lastTried(proxy.requests)?.check.object).toBe('vm2'))
  await user.click(screen.getByRole('button', { name: 'Save check' }))
  expect(await screen.findByText('Elsewhere')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'POST')).toMatchObject({ template: 'veeam-vbr', object: 'vm2' })
})

test('what the history shows is taken into the fields by a click, and is in force only once it is saved', async () => {
  const { proxy, user } = open('nas/edit?tab=schedule', {
    'GET /checks/{id}/definition': { origin: 'store', check: drafted, yaml: '', version: 4 },
    'GET /checks/{id}/schedule-suggestion': {
      present: 'every day (UTC)',
      suggestion: {
        text: 'on weekdays at about 03:10',
        kind: 'weekdays',
        sure: 'sure',
        schedule: { at: '03:10', days: 'mon-fri', overdueAfter: '40 minutes' },
      },
      evidence: ['20 of 20 weekdays.'],
    },
    'PUT /checks/{id}': { id: 'nas', version: 5, trying: 0 },
  })
  const learned = await screen.findByRole('region', { name: 'Learned schedule' })
  expect(within(learned).getByText('sure')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: 'Every so often' })).toBeChecked()
  await user.click(within(learned).getByRole('button', { name: 'Use this schedule' }))
  expect(screen.getByLabelText(/^Time \*/)).toHaveValue('03:10')
  expect(within(learned).getByRole('status')).toHaveTextContent('holds once the check is saved')
  expect(lastBody(proxy.requests, 'PUT')).toBeUndefined()
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Elsewhere')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'PUT')).toEqual({
    ...drafted,
    schedule: { at: '03:10', days: 'mon-fri', overdueAfter: '40 minutes' },
  })
})

test('whose good results count is chosen, and a pause has an end or none', async () => {
  const { proxy, user } = open('nas/edit', {
    'GET /checks/{id}/definition': { origin: 'store', check: drafted, yaml: '', version: 4 },
    'PUT /checks/{id}': { id: 'nas', version: 5, trying: 0 },
  })
  await user.click(await screen.findByRole('combobox', { name: /^Whose good results count/ }))
  await user.click(await screen.findByRole('option', { name: /^Authenticated senders/ }))
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.click(await screen.findByRole('radio', { name: 'Until a day' }))
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Not ready yet')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Schedule' }))
  await user.type(await screen.findByLabelText(/^Paused until/), '2026-12-24')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Elsewhere')).toBeInTheDocument()
  expect(lastBody(proxy.requests, 'PUT')).toEqual({
    ...drafted,
    trust: 'authenticated',
    paused: '2026-12-24',
  })
})
