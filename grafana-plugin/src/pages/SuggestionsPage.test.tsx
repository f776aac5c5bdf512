import { OrgRole } from '@grafana/data'
import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import type { MessageJson } from '../../../exporter/src/api/contract.ts'
import type { SuggestionJson, SuggestionsJson } from '../../../exporter/src/api/contract-checks.ts'
import { type FakeAnswers, type FakeRequest, Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { showPage } from '../../test/show-page.tsx'
import { SuggestionsPage } from './SuggestionsPage.tsx'

function suggestion(key: string, change: Partial<SuggestionJson> = {}): SuggestionJson {
  return {
    key,
    check: { id: key, name: `Job ${key}`, match: { all: [{ field: 'subject', contains: key }] } },
    hints: [`All name ${key}.`],
    messages: 3,
    messageIds: [7],
    firstAtMs: Date.UTC(2026, 10, 3, 12),
    lastAtMs: Date.UTC(2026, 10, 21, 12),
    statuses: { success: 2, failure: 1 },
    ...change,
  }
}
const one = suggestion('one', {
  product: { id: 'veeam-vbr', name: 'Veeam' },
  schedule: { text: 'every day about 02:10', sure: 'likely', evidence: ['12 of 14 days.'] },
})
const two = suggestion('two', { objects: ['vm1', 'vm2'] })
const answer = (change: Partial<SuggestionsJson> = {}): SuggestionsJson => ({
  looked: 9,
  waiting: 9,
  suggestions: [one, two],
  left: [],
  ...change,
})
const message: MessageJson = {
  id: 7,
  intake: 'smtp',
  receivedAtMs: Date.UTC(2026, 10, 21, 12),
  subject: 'Backup of one done',
  from: 'nas@example.com',
  to: [],
  originallyTo: [],
  recipients: [],
  marks: [],
  outcome: 'unmatched',
  rawBytes: 1,
  copies: 0,
  headers: [],
  text: '',
  attachments: [],
  activities: [],
}

function show(answers: FakeAnswers, role = OrgRole.Editor, at = 'suggestions') {
  const proxy = startFakeProxy({ 'GET /preferences': {}, 'GET /messages/{id}': message, ...answers })
  const user = showPage(<SuggestionsPage />, 'suggestions', at, role)
  return { proxy, user }
}
const item = async (name: string) => {
  const list = await screen.findByRole('list', { name: 'Suggested checks' })
  const heading = await within(list).findByRole('heading', { name })
  return within(heading.closest('li') as HTMLElement)
}
const accepted = (requests: readonly FakeRequest[]) =>
  requests.filter(({ path }) => path === '/suggestions/accept').map(({ body }) => body)

test('a suggestion says what it is, what its messages say, and how sure its schedule is; the rest on demand', async () => {
  const { user, proxy } = show({ 'GET /suggestions': answer() })
  const shown = await item('Job one')
  expect(shown.getByText('Veeam')).toBeInTheDocument()
  expect(shown.getByText('3 messages, 2026-11-03 to 2026-11-21')).toBeInTheDocument()
  expect(shown.getByText('1 failed')).toBeInTheDocument()
  expect(shown.getByText('2 success')).toBeInTheDocument()
  expect(shown.getByText('Expected every day about 02:10')).toBeInTheDocument()
  expect(shown.getByText('likely')).toBeInTheDocument()
  expect(shown.queryByText('12 of 14 days.')).not.toBeInTheDocument()
  expect(proxy.requests.some(({ path }) => path === '/messages/7')).toBe(false)
  await user.click(shown.getByRole('button', { name: /^What it rests on/ }))
  expect(shown.getByText('12 of 14 days.')).toBeInTheDocument()
  expect(shown.getByText('Subject contains "one"')).toBeInTheDocument()
  expect(shown.getByText('All name one.')).toBeInTheDocument()
  expect(await shown.findByRole('button', { name: 'Backup of one done' })).toBeInTheDocument()
  expect(shown.getByRole('link', { name: 'Edit before saving: Job one' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/checks/new?suggestion=one',
  )
})

test('what is ticked is accepted, each object by itself where that is wanted; what came of it is told', async () => {
  const { proxy, user } = show({
    'GET /suggestions': answer(),
    'POST /suggestions/accept': {
      done: [{ key: 'two', ids: ['two-vm1', 'two-vm2'] }],
      refused: [{ key: 'one', detail: 'The id one is taken.' }],
      trying: 42,
    },
  })
  await user.click((await item('Job two')).getByRole('checkbox', { name: 'Accept Job two' }))
  await user.click((await item('Job two')).getByRole('checkbox', { name: /^One check for each/ }))
  await user.click((await item('Job one')).getByRole('checkbox', { name: 'Accept Job one' }))
  await user.click(screen.getByRole('button', { name: 'Accept: make 3 checks' }))
  expect(await screen.findByText('2 checks made')).toBeInTheDocument()
  expect(screen.getByText('42 waiting messages are being tried on what was made.')).toBeInTheDocument()
  expect(accepted(proxy.requests)).toEqual([
    { suggestions: [{ key: 'one' }, { key: 'two', perObject: true }] },
  ])
  expect((await item('Job one')).getByRole('alert')).toHaveTextContent('Not accepted: The id one is taken.')
  expect((await item('Job two')).queryByRole('checkbox')).not.toBeInTheDocument()
})

test('what was accepted is asked for until its messages have found their check', async () => {
  let isTried = false
  const { user } = show({
    'GET /suggestions': () => answer({ suggestions: isTried ? [two] : [one, two] }),
    'POST /suggestions/accept': () => {
      setTimeout(() => (isTried = true), 100)
      return { done: [{ key: 'one', ids: ['one'] }], refused: [], trying: 3 }
    },
  })
  await user.click((await item('Job one')).getByRole('checkbox', { name: 'Accept Job one' }))
  await user.click(screen.getByRole('button', { name: 'Accept: make 1 check' }))
  expect(await screen.findByText('✓ Accepted:', { exact: false })).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Job one' })).not.toBeInTheDocument(), {
    timeout: 5000,
  })
  expect(screen.getByRole('link', { name: 'Job one' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/checks/one',
  )
})

test('while messages are read the list grows by itself, and how far it is is told', async () => {
  let asked = 0
  show({
    'GET /suggestions': () => (++asked < 2 ? answer({ looked: 4, suggestions: [one] }) : answer()),
  })
  expect(await screen.findByText('4 of 9 waiting messages read so far: more may follow.')).toBeInTheDocument()
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '4')
  expect(await screen.findByRole('heading', { name: 'Job two' }, { timeout: 5000 })).toBeInTheDocument()
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument()
})

test('of three hundred all are ticked at once, also those that are not drawn; a search narrows what all are', async () => {
  const many = Array.from({ length: 300 }, (_, at) => suggestion(`job${at}`))
  const { proxy, user } = show({
    'GET /suggestions': answer({ suggestions: many }),
    'POST /suggestions/accept': { done: [], refused: [], trying: 0 },
  })
  const all = await screen.findByRole('checkbox', { name: 'Tick all 300 that are listed' })
  expect(screen.getByText('50 of 300 suggestions')).toBeInTheDocument()
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(50)
  await user.click(all)
  expect(screen.getByRole('button', { name: 'Accept: make 300 checks' })).toBeEnabled()
  await user.click(all)
  await user.type(screen.getByLabelText('Search'), 'job29')
  await user.click(await screen.findByRole('checkbox', { name: 'Tick all 11 that are listed' }))
  await user.click(screen.getByRole('button', { name: 'Accept: make 11 checks' }))
  await waitFor(() => expect(accepted(proxy.requests)).toHaveLength(1))
  expect(accepted(proxy.requests)).toEqual([
    { suggestions: many.filter(({ key }) => key.startsWith('job29')).map(({ key }) => ({ key })) },
  ])
})

test('when nothing could be accepted it is said why, and everything stays ticked', async () => {
  const { user } = show({
    'GET /suggestions': answer(),
    'POST /suggestions/accept': () => {
      throw new Refused(503, 'The store is busy.')
    },
  })
  await user.click((await item('Job one')).getByRole('checkbox', { name: 'Accept Job one' }))
  await user.click(screen.getByRole('button', { name: 'Accept: make 1 check' }))
  expect(await screen.findByText('The store is busy.')).toBeInTheDocument()
  expect((await item('Job one')).getByRole('checkbox', { name: 'Accept Job one' })).toBeChecked()
})

test('what no suggestion takes is told with the reason, and leads to its messages', async () => {
  const { user } = show({
    'GET /suggestions': answer({
      suggestions: [],
      left: [{ reason: 'No run of a backup', messages: 8, messageIds: [7] }],
    }),
  })
  expect(await screen.findByText('None of the waiting messages makes a check by itself')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: '8 messages in no suggestion' }))
  const left = screen.getByRole('region', { name: 'No run of a backup' })
  expect(await within(left).findByRole('button', { name: 'Backup of one done' })).toBeInTheDocument()
  expect(within(left).getByText('and 7 more')).toBeInTheDocument()
})

test('when nothing waits it is said so', async () => {
  show({ 'GET /suggestions': answer({ looked: 0, waiting: 0, suggestions: [] }) })
  expect(await screen.findByText('No message waits for a check')).toBeInTheDocument()
})

test('a viewer may look and accept nothing', async () => {
  show({ 'GET /suggestions': answer() }, OrgRole.Viewer)
  const shown = await item('Job two')
  expect(shown.getByRole('button', { name: /^What it rests on/ })).toBeInTheDocument()
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Accept/ })).not.toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /^Edit/ })).not.toBeInTheDocument()
})

test('when it cannot be loaded the page says why, and tries again on demand', async () => {
  const { proxy, user } = show({
    'GET /suggestions': () => {
      throw new Refused(503, 'The store is busy.')
    },
  })
  expect(await screen.findByText('The store is busy.')).toBeInTheDocument()
  proxy.answerWith({ 'GET /suggestions': answer() })
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByRole('heading', { name: 'Job one' })).toBeInTheDocument()
})
