import { PluginType } from '@grafana/data'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import React from 'react'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { appId } from '../settings.ts'
import { ConfigurationPage } from './ConfigurationPage.tsx'

const plugin = {
  meta: {
    id: appId,
    name: 'Lastgood',
    type: PluginType.app,
    module: '',
    baseUrl: '',
    info: {
      author: { name: '' },
      description: '',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
    jsonData: { apiUrl: 'http://exporter.test:9780' },
    secureJsonFields: { token: true },
  },
}

function show() {
  render(<ConfigurationPage plugin={plugin as never} query={{}} />)
  return userEvent.setup()
}

test('the token in use is never shown, and only a new one is sent', async () => {
  const proxy = startFakeProxy({ [`POST /api/plugins/${appId}/settings`]: {} })
  const user = show()
  const address = screen.getByLabelText(/^Address/)
  await user.clear(address)
  await user.type(address, 'http://other.test:9780/')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(proxy.requests.at(-1)?.body).toEqual({
    enabled: true,
    pinned: true,
    jsonData: { apiUrl: 'http://other.test:9780' },
  })
})

test('an address that is none is told beside its field and cannot be saved', async () => {
  startFakeProxy({})
  const user = show()
  await user.clear(screen.getByLabelText(/^Address/))
  await user.type(screen.getByLabelText(/^Address/), 'exporter:9780')
  expect(screen.getByText(/begins with http/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('a refused token is told in words', async () => {
  startFakeProxy({
    'GET /health': () => {
      throw new Refused(401, 'The token is not known or was revoked.')
    },
    'GET /whoami': () => {
      throw new Refused(401, 'The token is not known or was revoked.')
    },
  })
  const user = show()
  await user.click(screen.getByRole('button', { name: 'Test connection' }))
  expect(await screen.findByText(/not known or was revoked/)).toBeInTheDocument()
})
