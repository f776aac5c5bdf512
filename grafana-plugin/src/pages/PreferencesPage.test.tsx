import { OrgRole } from '@grafana/data'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import React from 'react'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { showPage } from '../../test/show-page.tsx'
import { PreferencesPage } from './PreferencesPage.tsx'

const show = (role?: OrgRole) => showPage(<PreferencesPage />, 'preferences', 'preferences', role)

test('only what was changed is sent, and emptied goes back to what holds without it', async () => {
  const proxy = startFakeProxy({
    'GET /preferences': { cutOff: '09:00', retentionDays: 100 },
    'PUT /preferences': { cutOff: '07:30' },
  })
  const user = show()
  fireEvent.change(await screen.findByLabelText(/^Cut-off/), { target: { value: '07:30' } })
  await user.clear(screen.getByLabelText(/^Days that are kept/))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(proxy.requests.find(({ method }) => method === 'PUT')?.body).toEqual({
      cutOff: '07:30',
      retentionDays: null,
    }),
  )
})

test('what the exporter does not take stands beside its field', async () => {
  startFakeProxy({
    'GET /preferences': {},
    'PUT /preferences': () => {
      throw new Refused(422, 'retentionDays: 0 is not a whole number of days from 1 to 36600')
    },
  })
  const user = show()
  await user.type(await screen.findByLabelText(/^Days that are kept/), '0')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/is not a whole number of days/)).toBeInTheDocument()
  expect(screen.getByLabelText(/^Days that are kept/)).toHaveValue(0)
})

test('who may not set them is told so', async () => {
  startFakeProxy({ 'GET /preferences': {} })
  show(OrgRole.Editor)
  expect(await screen.findByText(/an administrator's to set/)).toBeInTheDocument()
})
