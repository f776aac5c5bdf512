import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import { type FakeAnswers, startFakeProxy } from '../../test/fake-proxy.ts'
import { activities, grid, groups, growth, nowMs } from '../../test/looking-answers.ts'
import { showPage } from '../../test/show-page.tsx'
import { GroupPage } from './GroupPage.tsx'

const target = { kind: 'group', id: 'Acme' }
const usual: FakeAnswers = {
  'GET /preferences': {},
  'GET /grid': grid,
  'GET /activities': { activities },
  'GET /growth': growth,
  'GET /notes': {
    notes: [
      { id: 1, target, text: 'Contract ends in May', author: 'me', createdAtMs: nowMs },
      { id: 2, target, text: 'Long over', author: 'me', createdAtMs: nowMs, endedAtMs: nowMs },
    ],
  },
  'GET /pauses': { pauses: [] },
  'GET /groups': groups,
}

function open(at: string, answers: FakeAnswers = {}) {
  const proxy = startFakeProxy({ ...usual, ...answers })
  return { proxy, user: showPage(<GroupPage />, 'group', at) }
}

test('a client is shown with its last reports, its growth and what people say', async () => {
  const { proxy } = open('group?name=Acme')
  expect(await screen.findByText('Contract ends in May')).toBeInTheDocument()
  expect(screen.queryByText('Long over')).not.toBeInTheDocument()
  const reports = await screen.findByRole('region', { name: 'Last reports of Acme' })
  expect(within(reports).getAllByRole('row')).toHaveLength(activities.length + 1)
  expect(await screen.findByRole('figure', { name: 'Data growth of Acme' })).toBeInTheDocument()
  expect(proxy.requests.filter(({ path }) => path === '/grid')[0]?.query.get('group')).toBe('Acme')
  expect(screen.getByRole('link', { name: 'Client summary' })).toHaveAttribute(
    'href',
    expect.stringContaining('client-summary?group=Acme'),
  )
})

test('all checks of a client are paused at once', async () => {
  const { proxy, user } = open('group?name=Acme', {
    'POST /pauses': { target, sinceMs: nowMs, by: 'grafana:me' },
  })
  await user.click(await screen.findByRole('button', { name: 'Pause' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Pause' }))
  await waitFor(() =>
    expect(proxy.requests.find(({ method }) => method === 'POST')?.body).toMatchObject({ target }),
  )
})

test('a pause that holds is told, and can be ended', async () => {
  const { proxy, user } = open('group?name=Acme', {
    'GET /pauses': { pauses: [{ target, sinceMs: nowMs, by: 'grafana:me', reason: 'holidays' }] },
    'DELETE /pauses/{kind}/{id}': undefined,
  })
  expect(await screen.findByText(/holidays/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Resume' }))
  await waitFor(() => expect(proxy.requests.some(({ method }) => method === 'DELETE')).toBe(true))
})

test('without a name every group is offered', async () => {
  open('group')
  expect(await screen.findByRole('link', { name: 'Beta Müller' })).toBeInTheDocument()
})
