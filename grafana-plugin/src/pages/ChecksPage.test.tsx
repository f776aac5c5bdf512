import { OrgRole } from '@grafana/data'
import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import { type FakeAnswers, type FakeRequest, Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { grid, health } from '../../test/looking-answers.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { ChecksPage } from './ChecksPage.tsx'

beforeEach(() => {
  // Nothing is laid out here: a list has the room that is told.
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000)
})
afterEach(() => jest.restoreAllMocks())

function open(at = 'checks', answers: FakeAnswers = {}, role = OrgRole.Editor) {
  const proxy = startFakeProxy({
    'GET /grid': grid,
    'GET /health': health,
    'GET /preferences': {},
    ...answers,
  })
  return { proxy, user: showPage(<ChecksPage />, 'checks', at, role) }
}
const names = () => screen.getAllByRole('rowheader').map(row => row.textContent)
const bodies = (requests: readonly FakeRequest[], path: string) =>
  requests.filter(one => one.path === path && one.method === 'POST').map(({ body }) => body)

test('the worst stands first, and each column turns the order round', async () => {
  const { user } = open()
  await screen.findByText('3 checks')
  expect(
    screen
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent?.slice(1, 8)),
  ).toEqual(['FailedN', 'Overdue', 'GoodNAS'])
  await user.click(screen.getByRole('button', { name: 'Size' }))
  expect(address()).toBe('checks?sort=size')
  expect(names()).toEqual(['Mail', 'NAS', 'NAS'])
  await user.click(screen.getByRole('button', { name: 'Size' }))
  expect(address()).toBe('checks?sort=-size')
  expect(screen.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending')
})

test('a filter in the address holds, and what is typed gets there', async () => {
  const { user } = open('checks?state=overdue')
  expect(await screen.findByText('1 of 3 checks')).toBeInTheDocument()
  expect(names()).toEqual(['Mail'])
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await user.type(screen.getByLabelText('Search'), 'müller')
  expect(names()).toEqual(['NAS'])
  await waitFor(() => expect(address()).toBe(`checks?q=${encodeURIComponent('müller')}`))
})

test('selected checks are changed at once, and those that were refused are told with the reason', async () => {
  const { proxy, user } = open('checks', {
    'POST /checks/bulk': {
      done: ['acme-nas'],
      refused: [{ id: 'acme-mail', detail: 'checks/acme.yml:3 provisions it' }],
    },
  })
  const [nas] = await screen.findAllByRole('checkbox', { name: 'Select NAS' })
  if (nas) await user.click(nas)
  await user.click(screen.getByRole('checkbox', { name: 'Select Mail' }))
  const bar = screen.getByRole('region', { name: 'Selected checks' })
  expect(within(bar).getByText('2 checks selected')).toBeInTheDocument()
  await user.click(within(bar).getByRole('button', { name: 'Change' }))
  await user.type(await screen.findByLabelText(/^New group/), 'Acme Ltd')
  await user.click(screen.getByRole('button', { name: 'Change 2 checks' }))
  expect(await screen.findByText('checks/acme.yml:3 provisions it')).toBeInTheDocument()
  expect(bodies(proxy.requests, '/checks/bulk')).toEqual([
    { ids: ['acme-mail', 'acme-nas'], change: { group: 'Acme Ltd' } },
  ])
})

test('all that are listed are paused, provisioned ones too, and one that cannot be does not stop the others', async () => {
  const { proxy, user } = open('checks?group=Acme', {
    'POST /pauses': ({ body }: FakeRequest) => {
      const { target } = body as { target: { kind: string; id: string } }
      if (target.id === 'acme-mail') throw new Refused(404, 'There is no check acme-mail.')
      return { target, sinceMs: 1, by: 'grafana:me' }
    },
  })
  await user.click(await screen.findByRole('checkbox', { name: 'Select all that are listed' }))
  await user.click(screen.getByRole('button', { name: 'Pause' }))
  expect(await screen.findByText('1 check paused')).toBeInTheDocument()
  expect(screen.getByText('There is no check acme-mail.')).toBeInTheDocument()
  expect(bodies(proxy.requests, '/pauses')).toHaveLength(2)
})

test('the selected are exported as YAML', async () => {
  const { proxy, user } = open('checks?state=overdue', { 'GET /checks/export': '- id: acme-mail\n' })
  await user.click(await screen.findByRole('checkbox', { name: 'Select all that are listed' }))
  await user.click(screen.getByRole('button', { name: 'Export YAML' }))
  expect(await screen.findByText(/- id: acme-mail/)).toBeInTheDocument()
  const asked = proxy.requests.find(({ path }) => path === '/checks/export')
  expect(Object.fromEntries(asked?.query ?? [])).toEqual({ origin: 'all', ids: 'acme-mail' })
})

test('what would change if the files were all there is', async () => {
  open('checks?view=drift', {
    'GET /checks/drift': {
      checks: [
        { id: 'a', name: 'Only here', kind: 'managed only', keys: [] },
        { id: 'b', name: 'Differs', kind: 'shadowed', keys: ['schedule'] },
        { id: 'c', name: 'In a file', kind: 'file only', keys: [] },
      ],
    },
  })
  expect(await screen.findByText(/^2 checks would change/)).toBeInTheDocument()
  const rows = screen.getAllByRole('row').slice(1)
  expect(rows.map(row => row.textContent)).toEqual([
    expect.stringMatching(/^Differsb.*schedule$/),
    expect.stringMatching(/^Only herea/),
  ])
})

test('without checks the way to the first one is shown', async () => {
  const none = Object.fromEntries(
    Object.entries(grid).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
  )
  const results = { counts: [], atMs: [], code: [], activityId: [], messageId: [], lateMs: [] }
  open('checks', { 'GET /grid': { ...none, results }, 'GET /health': { ...health, unmatched: 0 } })
  expect(await screen.findByText('There are no checks yet')).toBeInTheDocument()
})

test('who may only look selects and changes nothing', async () => {
  open('checks', {}, OrgRole.Viewer)
  await screen.findByText('3 checks')
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Add check' })).not.toBeInTheDocument()
})

test('when messages wait unmatched, the way to what they suggest is shown above the list', async () => {
  open('checks', { 'GET /health': { ...health, unmatched: 42 } })
  expect(await screen.findByText(/^42 messages wait unmatched/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'see suggested checks' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/suggestions',
  )
})

test('when nothing waits, nothing is said of it', async () => {
  open('checks', { 'GET /health': { ...health, unmatched: 0 } })
  await screen.findByText('3 checks')
  expect(screen.queryByText(/unmatched/)).not.toBeInTheDocument()
})

test('before there is any check, what waits is where to begin', async () => {
  const none = Object.fromEntries(
    Object.entries(grid).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
  )
  const results = { counts: [], atMs: [], code: [], activityId: [], messageId: [], lateMs: [] }
  open('checks', {
    'GET /grid': { ...none, results },
    'GET /health': { ...health, unmatched: 7 },
  })
  expect(
    await screen.findByText('There are no checks yet, and 7 messages wait unmatched'),
  ).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'See suggested checks' })).toBeInTheDocument()
})
