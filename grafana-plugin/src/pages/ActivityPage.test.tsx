import { screen, waitFor } from '@testing-library/react'
import React from 'react'
import type { MessageSummary } from '../../../exporter/src/api/contract.ts'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { ActivityPage } from './ActivityPage.tsx'

function message(change: Partial<MessageSummary>): MessageSummary {
  return {
    id: 1,
    intake: 'smtp',
    receivedAtMs: Date.UTC(2026, 10, 22, 9, 5),
    subject: 'Backup done',
    from: 'nas@example.com',
    to: ['backups@example.com'],
    originallyTo: [],
    recipients: [],
    marks: [],
    outcome: 'matched',
    rawBytes: 100,
    copies: 0,
    ...change,
  }
}
const health = {
  version: '0.1.0',
  startedAtMs: 1,
  checks: 0,
  unmatched: 3,
  intakes: [{ name: 'smtp', up: true }],
  configuration: { ok: true, loadedAtMs: 1 },
  storeBytes: 1,
  addresses: [],
  url: 'https://backups.example.com',
}
const answers = { 'GET /health': health, 'GET /preferences': {}, 'GET /groups': { groups: [] } }
const show = (at = 'activity') => showPage(<ActivityPage />, 'activity', at)

test('what no check takes is found in one click, and a check is made of it in another', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'GET /messages': ({ query }: { readonly query: URLSearchParams }) => {
      const all = [
        message({ id: 5, outcome: 'unmatched', subject: 'Hello from the new NAS' }),
        message({ id: 4 }),
      ]
      const messages = query.has('outcome') ? all.filter(one => one.outcome === query.get('outcome')) : all
      return { messages, total: messages.length }
    },
  })
  const user = show()
  expect(await screen.findByText('Backup done')).toBeInTheDocument()
  await user.click(screen.getByLabelText('Unmatched (3)'))
  await waitFor(() => expect(screen.queryByText('Backup done')).not.toBeInTheDocument())
  expect(address()).toBe('activity?outcome=unmatched')
  expect(screen.getByRole('link', { name: 'Make a check from Hello from the new NAS' })).toHaveAttribute(
    'href',
    '/a/lastgood-backups-app/checks/new?message=5',
  )
  expect(
    proxy.requests
      .filter(({ path }) => path === '/messages')
      .at(-1)
      ?.query.get('outcome'),
  ).toBe('unmatched')
})

test('a search stands in the address and comes with it', async () => {
  const proxy = startFakeProxy({ ...answers, 'GET /messages': { messages: [], total: 0 } })
  const user = show('activity?q=nas')
  expect(await screen.findByText('No message fits')).toBeInTheDocument()
  expect(screen.getByLabelText('Search')).toHaveValue('nas')
  await user.type(screen.getByLabelText('Search'), '7')
  await waitFor(() => expect(address()).toBe('activity?q=nas7'))
  await waitFor(() => expect(proxy.requests.at(-1)?.query.get('q')).toBe('nas7'))
  expect(screen.getByRole('link', { name: 'CSV' })).toHaveAttribute(
    'href',
    '/api/plugin-proxy/lastgood-backups-app/exporter/messages.csv?q=nas7',
  )
})

test('further pages are appended, and how much is shown is said', async () => {
  startFakeProxy({
    ...answers,
    'GET /messages': ({ query }: { readonly query: URLSearchParams }) =>
      query.get('cursor') === '2'
        ? { messages: [message({ id: 1, subject: 'older' })], total: 2 }
        : { messages: [message({ id: 2, subject: 'newer' })], total: 2, nextCursor: '2' },
  })
  const user = show()
  expect(await screen.findByText('1 of 2 messages')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('older')).toBeInTheDocument()
  expect(screen.getByText('newer')).toBeInTheDocument()
  // Both have theirs.
  expect(screen.queryByRole('columnheader', { name: 'No check yet' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument()
})

test('when the exporter cannot be asked the page says why, and tries again on demand', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'GET /messages': () => {
      throw new Refused(503, 'The store is busy.')
    },
  })
  const user = show()
  expect(await screen.findByText('The store is busy.')).toBeInTheDocument()
  proxy.answerWith({ 'GET /messages': { messages: [message({})], total: 1 } })
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText('Backup done')).toBeInTheDocument()
  expect(screen.queryByText('The store is busy.')).not.toBeInTheDocument()
})
