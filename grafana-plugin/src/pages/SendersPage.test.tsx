import { screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { showPage } from '../../test/show-page.tsx'
import { SendersPage } from './SendersPage.tsx'

const account = {
  id: 'acme',
  name: 'Acme Ltd.',
  monitored: true,
  createdAtMs: 1,
  keys: [
    { id: 7, hint: 'ab12', createdAtMs: 1 },
    { id: 6, hint: 'zz99', createdAtMs: 1, revokedAtMs: 2 },
  ],
}
const health = {
  version: '0.1.0',
  startedAtMs: 1,
  checks: 0,
  unmatched: 0,
  intakes: [],
  configuration: { ok: true, loadedAtMs: 1 },
  storeBytes: 1,
  addresses: [],
  url: 'https://backups.example.com',
}
const answers = {
  'GET /accounts': { accounts: [account] },
  'GET /tokens': { tokens: [] },
  'GET /health': health,
  'GET /preferences': {},
}
const show = () => showPage(<SendersPage />, 'senders', 'senders')

test('a new key is shown once, with commands that use it, and is gone when it was kept', async () => {
  startFakeProxy({
    ...answers,
    'POST /accounts/{id}/keys': { key: { id: 8, hint: 'cret', createdAtMs: 5 }, secret: 'the-very-secret' },
  })
  const user = show()
  await user.click(await screen.findByRole('button', { name: 'New key' }))
  expect(await screen.findByTestId('secret')).toHaveTextContent('the-very-secret')
  expect(screen.getByLabelText('Command for lastgood report')).toHaveTextContent(
    'LASTGOOD_URL=https://backups.example.com LASTGOOD_ACCOUNT=acme LASTGOOD_KEY=the-very-secret',
  )
  await user.click(screen.getByLabelText('PowerShell'))
  expect(screen.getByLabelText('Command for PowerShell')).toHaveTextContent(
    "GetBytes('acme:the-very-secret')",
  )
  await user.click(screen.getByRole('button', { name: 'I have kept it' }))
  expect(screen.queryByText(/the-very-secret/)).not.toBeInTheDocument()
})

test('a key in force can be revoked after a question, a revoked one cannot', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'DELETE /accounts/{id}/keys/{key}': { ...account.keys[0], revokedAtMs: 9 },
  })
  const user = show()
  await user.click(await screen.findByRole('button', { name: 'Revoke key ending in ab12' }))
  expect(screen.queryByRole('button', { name: 'Revoke key ending in zz99' })).not.toBeInTheDocument()
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke' }))
  await waitFor(() =>
    expect(proxy.requests.map(({ method, path }) => `${method} ${path}`)).toContain(
      'DELETE /accounts/acme/keys/7',
    ),
  )
})

test('an id that is taken is told beside its field, and nothing typed is lost', async () => {
  startFakeProxy({
    ...answers,
    'POST /accounts': () => {
      throw new Refused(409, 'There is an account "acme" already.')
    },
  })
  const user = show()
  await user.click(await screen.findByRole('button', { name: 'Add account' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/^Id/), 'acme')
  await user.click(within(dialog).getByRole('button', { name: 'Add account' }))
  expect(await within(dialog).findByText(/There is an account "acme" already/)).toBeInTheDocument()
  expect(within(dialog).getByLabelText(/^Id/)).toHaveValue('acme')
})

test('without accounts the page says what one is for', async () => {
  startFakeProxy({ ...answers, 'GET /accounts': { accounts: [] } })
  show()
  expect(await screen.findByText('Nobody reports yet')).toBeInTheDocument()
})
