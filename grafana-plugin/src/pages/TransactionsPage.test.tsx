import { screen, waitFor } from '@testing-library/react'
import React from 'react'
import { startFakeProxy } from '../../test/fake-proxy.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { TransactionsPage } from './TransactionsPage.tsx'

test('who changed what is told, first without the line of every message', async () => {
  const proxy = startFakeProxy({
    'GET /preferences': {},
    'GET /transactions': {
      transactions: [
        {
          id: 3,
          atMs: 0,
          who: 'grafana:ann via token:app',
          action: 'account.change',
          subject: { kind: 'account', id: 'acme' },
          before: { name: 'Acme', monitored: true },
          after: { name: 'Acme', monitored: false },
        },
      ],
    },
  })
  const user = showPage(<TransactionsPage />, 'transactions', 'transactions?kind=account')
  const line = (await screen.findByText('account acme changed')).closest('tr')
  expect(line).toHaveTextContent('grafana:ann via token:app')
  expect(line).toHaveTextContent('monitored: true → false')
  expect(proxy.requests.find(({ path }) => path === '/transactions')?.query.toString()).toBe(
    'kind=account&only=changes',
  )
  await user.type(screen.getByLabelText('By whom'), 'grafana:ann')
  await waitFor(() => expect(address()).toBe('transactions?kind=account&who=grafana:ann'))
})
