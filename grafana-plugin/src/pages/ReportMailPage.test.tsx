import { OrgRole } from '@grafana/data'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import React from 'react'
import type {
  MailPreviewJson,
  SubscriptionJson,
  SubscriptionsJson,
} from '../../../exporter/src/api/contract-reports.ts'
import { type FakeRequest, Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { layOutAll } from '../../test/laid-out.ts'
import { address, showPage } from '../../test/show-page.tsx'
import { ReportMailPage } from './ReportMailPage.tsx'

beforeAll(() => layOutAll({ width: 400, height: 400 }))

const preview: MailPreviewJson = {
  subject: '2 failed, 9 good',
  to: ['ann@example.com'],
  html: '<h1>2 failed, 9 good</h1>',
  text: 'Needs attention: NAS',
  bytes: 35_000,
  period: '2026-11-22',
  isWrong: true,
}
const saved: SubscriptionJson = {
  origin: 'store',
  timezone: 'UTC',
  version: 4,
  subscription: { id: 'morning', name: 'Morning', to: 'ann@example.com' },
}
const all = (...subscriptions: readonly SubscriptionJson[]): SubscriptionsJson => ({
  canSend: true,
  subscriptions,
})
const answers = {
  'GET /preferences': { timeZone: 'UTC' },
  'GET /groups': {
    groups: ['Acme', 'Contoso'].map(name => ({
      name,
      labels: [],
      checks: 1,
      failed: 0,
      overdue: 0,
      warning: 0,
      paused: 0,
    })),
  },
  'GET /subscriptions': all(saved),
  'GET /subscriptions/mails': { mails: [] },
  'GET /subscriptions/{id}/preview': preview,
  'POST /subscriptions/preview': preview,
}
const show = (query = '', role?: OrgRole) =>
  showPage(<ReportMailPage />, 'reports/mail', `reports/mail${query}`, role)
type Proxy = ReturnType<typeof startFakeProxy>
const asked = (proxy: Proxy, method: string, path: string) =>
  proxy.requests.filter(one => one.method === method && one.path === path)

test('a new one is previewed while it is filled in, and scheduled as it is seen', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'POST /subscriptions': { id: 'early-birds', version: 1 },
  })
  const user = show()
  expect(await screen.findByText('2 failed, 9 good', {}, { timeout: 10_000 })).toBeInTheDocument()
  expect(screen.getByText('nobody yet')).toBeInTheDocument()
  expect(screen.getByText('something needs attention')).toBeInTheDocument()
  await user.type(screen.getByLabelText(/^Name/), 'Early birds')
  await user.type(screen.getByLabelText(/^To/), 'ann@example.com, bob@example.com')
  fireEvent.change(screen.getByLabelText(/^Time$/), { target: { value: '06:45' } })
  await user.click(screen.getByRole('button', { name: 'Sun' }))
  await user.click(screen.getByRole('checkbox', { name: /^Did not run/ }))
  await user.click(screen.getByRole('button', { name: 'Last status: further up' }))
  await user.click(screen.getByRole('checkbox', { name: /^Only when something is wrong/ }))
  await user.click(screen.getByRole('radio', { name: 'Deutsch' }))
  await waitFor(() => expect(screen.queryByText('Making the mail')).toBeNull())
  const wanted = {
    id: 'early-birds',
    name: 'Early birds',
    to: 'ann@example.com; bob@example.com',
    at: '06:45',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
    sections: ['attention', 'last-status', 'last-24h'],
    onlyWhenWrong: true,
    language: 'de',
  }
  await waitFor(() =>
    expect(asked(proxy, 'POST', '/subscriptions/preview').at(-1)?.body).toEqual({ subscription: wanted }),
  )
  await user.click(screen.getByRole('button', { name: 'Schedule it' }))
  await waitFor(() => expect(address()).toBe('reports/mail?id=early-birds'))
  expect(asked(proxy, 'POST', '/subscriptions')[0]?.body).toEqual(wanted)
})

test('a preview that is being made is called off by the next change', async () => {
  const proxy = startFakeProxy({ ...answers, 'POST /subscriptions/preview': () => new Promise(() => {}) })
  const user = show()
  const previews = () => asked(proxy, 'POST', '/subscriptions/preview')
  await waitFor(() => expect(previews()).toHaveLength(1))
  expect(previews()[0]?.signal?.aborted).toBe(false)
  await user.click(screen.getByRole('radio', { name: 'Deutsch' }))
  expect(previews()[0]?.signal?.aborted).toBe(true)
  proxy.answerWith({ 'POST /subscriptions/preview': preview })
  expect(await screen.findByText('2 failed, 9 good', {}, { timeout: 10_000 })).toBeInTheDocument()
  expect(previews()).toHaveLength(2)
})

test('the mail of a client’s month begins with the client, and waits for one without', async () => {
  const proxy = startFakeProxy(answers)
  const user = show('?kind=monthly&group=Acme')
  await waitFor(() => expect(asked(proxy, 'POST', '/subscriptions/preview')).toHaveLength(1))
  expect(asked(proxy, 'POST', '/subscriptions/preview')[0]?.body).toMatchObject({
    subscription: { kind: 'monthly', groups: ['Acme'], id: 'acme' },
    group: 'Acme',
  })
  expect(screen.getByLabelText('Day of the month')).toHaveValue(1)
  expect(screen.queryByRole('list', { name: 'Sections' })).toBeNull()
  await user.type(screen.getByRole('combobox', { name: 'Clients' }), '{Backspace}')
  expect(await screen.findByText(/Choose a client: the mail/)).toBeInTheDocument()
})

test('what the exporter finds wrong stands at its field until that is changed', async () => {
  startFakeProxy({
    ...answers,
    'POST /subscriptions': () => {
      throw new Refused(422, 'to: "ann" is no mail address (and 1 more)', {
        errors: [
          { field: 'to', detail: '"ann" is no mail address' },
          { field: 'sections[1]', detail: 'is "all": expected a section' },
        ],
      })
    },
  })
  const user = show()
  const to = await screen.findByLabelText(/^To/)
  await user.type(to, 'ann')
  await user.click(screen.getByRole('button', { name: 'Schedule it' }))
  expect(await screen.findByText('"ann" is no mail address')).toBeInTheDocument()
  expect(screen.getByText('is "all": expected a section')).toBeInTheDocument()
  await user.type(to, '@example.com')
  expect(screen.queryByText('"ann" is no mail address')).toBeNull()
  expect(screen.getByText('is "all": expected a section')).toBeInTheDocument()
})

test('an id that is taken is told at the id', async () => {
  startFakeProxy({
    ...answers,
    'POST /subscriptions': () => {
      throw new Refused(409, 'there is a subscription "x" already.')
    },
  })
  const user = show()
  await user.type(await screen.findByLabelText(/^Id/), 'x')
  await user.click(screen.getByRole('button', { name: 'Schedule it' }))
  expect(await screen.findByText('there is a subscription "x" already.')).toBeInTheDocument()
})

test('what somebody else has changed meanwhile is not overwritten unless it is wanted', async () => {
  let version = 4
  const proxy = startFakeProxy({
    ...answers,
    'GET /subscriptions/{id}': () => ({ ...saved, version: 5 }),
    'PUT /subscriptions/{id}': ({ headers }: FakeRequest) => {
      if (headers['if-match'] !== '"5"') throw new Refused(412, 'it is version 5 now.')
      version = 6
      return { id: 'morning', version }
    },
  })
  const user = show('?id=morning')
  await user.type(await screen.findByLabelText(/^To/), '; bob@example.com')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/Somebody else has changed this report mail/)).toBeInTheDocument()
  expect(screen.getByLabelText(/^To/)).toHaveValue('ann@example.com; bob@example.com')
  await user.click(screen.getByRole('button', { name: 'Save mine over it' }))
  await waitFor(() => expect(version).toBe(6))
  const puts = asked(proxy, 'PUT', '/subscriptions/-')
  expect(puts.map(({ headers }) => headers['if-match'])).toEqual(['"4"', '"5"'])
  expect(puts[1]?.query.get('id')).toBe('morning')
  expect(puts[1]?.body).toMatchObject({ to: 'ann@example.com; bob@example.com' })
})

test('a mail is sent now after asking, and it is told what became of it', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'POST /subscriptions/{id}/send': [
      {
        id: 9,
        subscriptionId: 'morning',
        period: '2026-11-22 2026-11-22T08:00:00.000Z',
        subject: '2 failed, 9 good',
        to: ['ann@example.com'],
        dueAtMs: 1,
        state: 'waiting',
        attempts: 1,
        error: 'connect ECONNREFUSED',
      },
    ],
  })
  const user = show('?id=morning')
  await user.click(await screen.findByRole('button', { name: 'Send now' }))
  expect(asked(proxy, 'POST', '/subscriptions/-/send')).toHaveLength(0)
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/To 1 address: ann@example.com/)).toBeInTheDocument()
  await user.click(within(dialog).getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('connect ECONNREFUSED')).toBeInTheDocument()
  expect(screen.getByText('Trying again')).toBeInTheDocument()
  expect(asked(proxy, 'POST', '/subscriptions/-/send')[0]?.query.get('id')).toBe('morning')
  // It is among those that were made.
  await waitFor(() => expect(asked(proxy, 'GET', '/subscriptions/mails').length).toBeGreaterThan(1))
})

test('a removal asks, names the version it means, and leads back to the list', async () => {
  const proxy = startFakeProxy({ ...answers, 'DELETE /subscriptions/{id}': undefined })
  const user = show('?id=morning')
  await user.click(await screen.findByRole('button', { name: 'Remove' }))
  const dialog = await screen.findByRole('dialog')
  expect(asked(proxy, 'DELETE', '/subscriptions/-')).toHaveLength(0)
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(address()).toBe('reports/mails'))
  expect(asked(proxy, 'DELETE', '/subscriptions/-')[0]).toMatchObject({ headers: { 'if-match': '"4"' } })
})

test('one of a file is read and previewed, told where it stands, and sent, but not changed', async () => {
  const proxy = startFakeProxy({
    ...answers,
    'GET /subscriptions': all({
      origin: 'file',
      timezone: 'UTC',
      place: '/etc/lastgood/lastgood.yml',
      subscription: { id: 'acme', kind: 'monthly', groups: ['Acme', 'Contoso'], to: 'office@acme.example' },
    }),
  })
  const user = show('?id=acme')
  expect(await screen.findByText('It stands in /etc/lastgood/lastgood.yml')).toBeInTheDocument()
  expect(await screen.findByText('2 failed, 9 good')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Send now' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Save|Remove/ })).toBeNull()
  await user.click(screen.getByRole('combobox', { name: 'Client' }))
  await user.click(await screen.findByRole('option', { name: 'Contoso' }))
  await waitFor(() =>
    expect(asked(proxy, 'GET', '/subscriptions/-/preview').at(-1)?.query.toString()).toBe(
      'id=acme&group=Contoso',
    ),
  )
})

test('who only looks sees what it says and how it looks', async () => {
  const proxy = startFakeProxy(answers)
  const user = show('?id=morning', OrgRole.Viewer)
  expect(await screen.findByText('2 failed, 9 good')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Send|Save|Remove/ })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Plain text' }))
  expect(screen.getByText('Needs attention: NAS')).toBeInTheDocument()
  expect(proxy.requests.filter(({ method }) => method !== 'GET')).toEqual([])
})

test.each([
  ['a text', new File(['x'], 'logo.txt', { type: 'text/plain' }), /logo.txt is none of these/],
  [
    'a picture of 300 KiB',
    new File([new Uint8Array(300 * 1024)], 'huge.png', { type: 'image/png' }),
    /huge.png is too large/,
  ],
])('%s is no logo', async (_what, file, told) => {
  startFakeProxy(answers)
  show()
  await screen.findByText('2 failed, 9 good')
  const input = document.querySelector('input[type=file]') ?? document.body
  fireEvent.change(input, { target: { files: [file] } })
  expect(await screen.findByText(told)).toBeInTheDocument()
})

test('a logo is shown, and goes along', async () => {
  const proxy = startFakeProxy({ ...answers, 'POST /subscriptions': { id: 'daily-report', version: 1 } })
  const user = show()
  await user.type(await screen.findByLabelText(/^To/), 'ann@example.com')
  const input = document.querySelector('input[type=file]') ?? document.body
  fireEvent.change(input, { target: { files: [new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })] } })
  expect(await screen.findByRole('img', { name: 'The logo' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Schedule it' }))
  await waitFor(() => expect(asked(proxy, 'POST', '/subscriptions')).toHaveLength(1))
  expect(asked(proxy, 'POST', '/subscriptions')[0]?.body).toMatchObject({
    logo: `data:image/svg+xml;base64,${btoa('<svg/>')}`,
  })
})

test('one that is not there is told so', async () => {
  startFakeProxy(answers)
  show('?id=gone')
  expect(await screen.findByText('There is no report mail gone')).toBeInTheDocument()
})
