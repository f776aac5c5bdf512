import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import { startFakeProxy } from '../../test/fake-proxy.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { ManagePage } from './ManagePage.tsx'

const installation = {
  id: 'office/pc-7',
  accountId: 'acme',
  organization: 'Acme Ltd.',
  computer: 'PC7',
  product: 'Example Backup',
  version: '12.0',
  monitored: true,
  registeredAtMs: 1,
  lastSeenAtMs: 2,
  jobs: [
    {
      installationId: 'office/pc-7',
      key: 'docs',
      checkId: 'job-docs',
      name: 'Documents',
      monitored: true,
      createdAtMs: 1,
      lastSeenAtMs: 2,
      check: { timing: 'overdue', paused: false, status: 'success', expectedAtMs: 5, missedInARow: 4 },
    },
  ],
}
const ghost = {
  checkId: 'job-docs',
  name: 'Documents',
  group: 'Acme Ltd.',
  installationId: 'office/pc-7',
  missedInARow: 4,
}
const answers = {
  'GET /preferences': {},
  'GET /groups': { groups: [] },
  'GET /installations': { installations: [installation], total: 1 },
  'GET /pauses': { pauses: [] },
  'GET /ghosts': { ghosts: [ghost] },
  'GET /notes': { notes: [] },
}
const show = (at = 'manage') => showPage(<ManagePage />, 'manage/:tab?', at)

test('monitoring of a computer is switched off, whatever stands in its id', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'PATCH /installations/{id}': { ...installation, monitored: false },
  })
  const user = show()
  expect(await screen.findByText('PC7')).toBeInTheDocument()
  await user.click(screen.getByLabelText('Silence is told'))
  await waitFor(() => {
    const change = proxy.requests.find(({ method }) => method === 'PATCH')
    expect(change?.path).toBe('/installations/-')
    expect(change?.query.get('id')).toBe('office/pc-7')
    expect(change?.body).toEqual({ monitored: false })
  })
})

test('a silent job of a computer that talks is overdue here, and a ghost in the other tab', async () => {
  startFakeProxy(answers)
  const user = show()
  const row = (await screen.findByRole('link', { name: 'Documents' })).closest('tr')
  expect(row).toHaveTextContent('Overdue')
  await user.click(screen.getByRole('tab', { name: /Ghosts/ }))
  await waitFor(() => expect(address()).toBe('manage/ghosts'))
  expect(await screen.findByRole('button', { name: 'Remove Documents' })).toBeInTheDocument()
})

test('removing asks for the name, and then removes the job with its data', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'DELETE /checks/{id}/data': { checkIds: ['job-docs'], installationIds: [] },
  })
  const user = show('manage/ghosts')
  await user.click(await screen.findByRole('button', { name: 'Remove Documents' }))
  const dialog = await screen.findByRole('dialog')
  const remove = within(dialog).getByRole('button', { name: 'Remove' })
  expect(remove).toBeDisabled()
  await user.type(within(dialog).getByRole('textbox'), 'Documents')
  await user.click(remove)
  await waitFor(() => {
    const removal = proxy.requests.find(({ method }) => method === 'DELETE')
    expect([removal?.path, removal?.query.get('id')]).toEqual(['/checks/-/data', 'job-docs'])
  })
})

test('a pause for a week is asked for with its end', async () => {
  const beforeMs = Date.now()
  const proxy = startFakeProxy({
    ...answers,
    'POST /pauses': { target: { kind: 'check', id: 'job-docs' }, sinceMs: 1, by: 'me' },
  })
  const user = show()
  await user.click(await screen.findByRole('button', { name: 'What to do with Documents' }))
  await user.click(await screen.findByText('Pause'))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByLabelText('1 week'))
  await user.type(within(dialog).getByLabelText(/^Reason/), 'moving house')
  await user.click(within(dialog).getByRole('button', { name: 'Pause' }))
  await waitFor(() => expect(proxy.requests.some(({ method }) => method === 'POST')).toBe(true))
  const body = proxy.requests.find(({ method }) => method === 'POST')?.body as { until: number }
  expect(body).toMatchObject({ target: { kind: 'check', id: 'job-docs' }, reason: 'moving house' })
  expect(body.until - beforeMs).toBeGreaterThanOrEqual(7 * 86_400_000)
  expect(body.until - beforeMs).toBeLessThan(7 * 86_400_000 + 60_000)
})
