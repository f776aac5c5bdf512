import { OrgRole } from '@grafana/data'
import { screen, waitFor } from '@testing-library/react'
import React from 'react'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { TemplatesPage } from './TemplatesPage.tsx'

const templates = {
  templates: [
    { id: 'restic', name: 'restic', reportsObjects: false },
    { id: 'veeam-vbr', name: 'Veeam Backup & Replication', reportsObjects: true },
    { id: 'general', name: 'Any other', reportsObjects: false },
  ],
}
const usual = { 'GET /preferences': {}, 'GET /templates': templates }
const show = (at: string, role = OrgRole.Editor) => showPage(<TemplatesPage />, 'templates', at, role)

test('a product is found by part of its name, and a check of the same group is begun with it', async () => {
  startFakeProxy(usual)
  const user = show('templates?group=Acme')
  expect(await screen.findByRole('link', { name: 'restic' })).toBeInTheDocument()
  await user.type(screen.getByLabelText('Search'), 'veeam')
  await waitFor(() => expect(screen.queryByRole('link', { name: 'restic' })).not.toBeInTheDocument())
  expect(screen.getByText('reports several objects in one message')).toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Veeam Backup & Replication' }))
  expect(address()).toBe('checks/new?template=veeam-vbr&group=Acme')
})

test('when no product is called so, the search is cleared in one click', async () => {
  startFakeProxy(usual)
  const user = show('templates?q=floppy')
  expect(await screen.findByText('No product is called so')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Clear the search' }))
  expect(await screen.findByRole('link', { name: 'restic' })).toBeInTheDocument()
})

test('a viewer sees what is known and begins nothing', async () => {
  startFakeProxy(usual)
  show('templates', OrgRole.Viewer)
  expect(await screen.findByText('restic')).toBeInTheDocument()
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
})

test('an exporter that does not answer is told', async () => {
  startFakeProxy({
    ...usual,
    'GET /templates': () => {
      throw new Refused(503, 'It is starting.')
    },
  })
  show('templates')
  expect(await screen.findByText('It is starting.')).toBeInTheDocument()
})
