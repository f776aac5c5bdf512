import { EventBusSrv } from '@grafana/data'
import { config, setAppEvents, setDataSourceSrv } from '@grafana/runtime'
import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import React from 'react'
import { MemoryRouter } from 'react-router'
import type { CheckJson, MessageJson } from '../../../../exporter/src/api/contract.ts'
import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { type FakeAnswers, Refused, startFakeProxy } from '../../../test/fake-proxy.ts'
import { MessageDrawer } from './MessageDrawer.tsx'
import type { DrawerTarget } from './use-result.ts'

const nowMs = Date.UTC(2026, 10, 22, 3)
const activity: ListedActivity = {
  id: 7,
  kind: 'result',
  checkId: 'nas',
  name: 'The NAS',
  group: 'Acme',
  atMs: nowMs,
  messageId: 70,
  status: 'failure',
  reason: 'subject contains "Error"',
  figures: { size: 2048, duration: 61 },
  lateMs: 3_600_000,
}
const missed: ListedActivity = {
  id: 6,
  kind: 'missed',
  checkId: 'nas',
  name: 'The NAS',
  group: 'Acme',
  atMs: nowMs,
  expectedAtMs: nowMs - 3_600_000,
  reason: 'no message by 02:00',
}
const message: MessageJson = {
  id: 70,
  intake: 'smtp',
  receivedAtMs: nowMs,
  subject: 'Backup Error',
  from: 'NAS <nas@acme.example>',
  to: ['backups+nas@example.com'],
  originallyTo: ['reports@acme.example'],
  recipients: ['backups+nas@example.com'],
  marks: [],
  outcome: 'matched',
  rawBytes: 1234,
  copies: 0,
  headers: [{ name: 'x-mailer', value: 'DSM' }],
  text: 'the text that rules see',
  html: '<h1>Report</h1><script>top.harm = 1</script><img src="https://evil.example/dot.png">',
  attachments: [{ name: 'log.txt', contentType: 'text/plain', bytes: 12, text: 'line of the log' }],
  activities: [],
}
const check: CheckJson = {
  id: 'nas',
  group: 'Acme',
  name: 'The NAS',
  route: 'default',
  repeat: 'once',
  restored: true,
  graceMs: 0,
  paused: false,
  muted: false,
  windowMissed: false,
  seen: true,
  status: 'failure',
  consecutiveFailures: 1,
  missedTotal: 0,
  failuresTotal: 1,
  timing: 'on time',
  recent: [],
  schedule: 'every day at 02:00',
} as CheckJson
const answers: FakeAnswers = {
  'GET /activities/{id}': ({ path }: { path: string }) =>
    path.endsWith('/7') ? { activity, earlierId: 6 } : { activity: missed, laterId: 7 },
  'GET /messages/{id}': message,
  'GET /checks/{id}': check,
  'GET /messages/{id}/raw': 'From: nas\r\n\r\nraw bytes',
  'GET /api/plugins/lastgood-backups-app/settings': { jsonData: { alertmanagerUid: 'am' } },
  'GET /api/alertmanager/am/api/v2/silences': [],
}

// The first drawer takes a while to be drawn on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(() => {
  setAppEvents(new EventBusSrv())
  // Where Grafana's drawer puts itself.
  document.body.className = 'main-view'
  // It asks for the look of scroll bars, of which jsdom knows nothing.
  const { getComputedStyle } = window
  window.getComputedStyle = element => getComputedStyle(element)
})
beforeEach(() => setUp({ role: 'Editor' }))

function setUp({ role, alertmanagers = [] }: { role: string; alertmanagers?: readonly string[] }) {
  config.bootData = {
    ...config.bootData,
    user: { ...config.bootData?.user, orgRole: role, login: 'ada' },
  } as never
  setDataSourceSrv({ getList: () => alertmanagers.map(uid => ({ uid })) } as never)
}

function show(target: DrawerTarget = { kind: 'activity', id: 7 }, more: FakeAnswers = {}) {
  const proxy = startFakeProxy({ ...answers, ...more })
  const calls = { closed: 0, activities: [] as number[] }
  render(
    <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
      <MessageDrawer
        target={target}
        onClose={() => calls.closed++}
        onActivity={id => calls.activities.push(id)}
      />
    </MemoryRouter>,
  )
  return { proxy, calls, user: userEvent.setup() }
}
const fact = (name: string) =>
  screen.getAllByText(name, { selector: 'dt' }).map(one => one.nextSibling?.textContent)

test('a result says its status, the rule that gave it, how late it was, and its figures', async () => {
  show()
  expect(await screen.findByRole('heading', { name: 'The NAS' })).toBeInTheDocument()
  expect(await screen.findByRole('heading', { name: 'Failed' })).toBeInTheDocument()
  expect(fact('Because')).toEqual(['subject contains "Error"'])
  expect(fact('Late')).toEqual(['by 1 h: its slot had been missed'])
  expect(fact('Size')).toEqual(['2 KiB', '1.21 KiB'])
  expect(fact('Duration')).toEqual(['1 min 1 s'])
  expect(fact('Originally to')).toEqual(['reports@acme.example'])
})

test('the HTML stands in a frame without rights, its scripts and remote pictures left out', async () => {
  const { user } = show()
  const frame = await screen.findByTitle('The message as it was sent')
  expect(frame).toHaveAttribute('sandbox', '')
  const source = () => screen.getByTitle('The message as it was sent').getAttribute('srcdoc') ?? ''
  expect(source()).toContain('<h1>Report</h1>')
  expect(source()).toContain("default-src 'none'; img-src data:;")
  expect(source()).not.toMatch(/script>|evil\.example/)
  await user.click(screen.getByRole('button', { name: 'Load pictures' }))
  expect(source()).toContain('img-src data: https: http:;')
  expect(source()).toContain('<img src="https://evil.example/dot.png">')
  expect(source()).not.toMatch(/script>/)
})

test('text as the rules see it, headers, attachments and source are a tab each', async () => {
  const { user } = show()
  const open = async (name: RegExp) => user.click(await screen.findByRole('tab', { name }))
  await open(/^Text/)
  expect(screen.getByText('the text that rules see')).toBeInTheDocument()
  await open(/^Headers/)
  expect(screen.getByText('x-mailer: DSM')).toBeInTheDocument()
  await open(/^Attachments/)
  expect(screen.getByRole('link', { name: 'Save log.txt' })).toHaveAttribute(
    'href',
    '/api/plugin-proxy/lastgood-backups-app/exporter/messages/70/attachments/0',
  )
  await open(/^Source/)
  expect(await screen.findByText(/raw bytes/)).toBeInTheDocument()
})

test('who sent it is told with each proof, and a good result that was not believed is marked', async () => {
  const reason = 'untrusted sender: there is proof against it; it said success (subject contains "ok")'
  show(undefined, {
    'GET /activities/{id}': { activity: { ...activity, status: 'ignored', reason } },
    'GET /messages/{id}': {
      ...message,
      sender: {
        by: 'mx.example.com',
        spf: 'fail',
        dkim: 'none',
        dmarc: 'fail',
        arc: 'none',
        domain: 'acme.example',
        outcome: 'failed',
        detail: 'DMARC failed.',
      },
    },
  })
  expect(await screen.findByRole('heading', { name: 'Not counted' })).toBeInTheDocument()
  expect(screen.getByText('This good result was not counted')).toBeInTheDocument()
  expect(fact('Because')).toEqual([reason])
  const [sender] = fact('Sender')
  expect(sender).toContain('Not from its sender')
  expect(sender).toContain('There is proof that somebody else sent it (acme.example). DMARC failed.')
  expect(sender).toContain('SPF fail, DKIM none, DMARC fail, ARC none, by mx.example.com')
})

test('where senders are not verified nothing is said of them', async () => {
  show()
  await screen.findByRole('heading', { name: 'Failed' })
  expect(fact('From')).toEqual(['NAS <nas@acme.example>'])
  expect(screen.queryByText('Sender', { selector: 'dt' })).not.toBeInTheDocument()
})

test('a missed slot explains itself without a message', async () => {
  show({ kind: 'activity', id: 6 })
  expect(await screen.findByRole('heading', { name: 'Missed' })).toBeInTheDocument()
  expect(fact('What happened')).toEqual(['No result came in this slot. There is no message to show.'])
  expect(screen.queryByRole('tab')).not.toBeInTheDocument()
})

test('earlier and later results are a button or an arrow key away', async () => {
  const { user, calls } = show()
  await user.click(await screen.findByRole('button', { name: 'Earlier' }))
  expect(screen.getByRole('button', { name: 'Later' })).toHaveAttribute('aria-disabled', 'true')
  screen.getByRole('link', { name: 'Open the check' }).focus()
  await user.keyboard('{ArrowLeft}{ArrowRight}')
  expect(calls.activities).toEqual([6, 6])
})

test('a viewer may look and change nothing', async () => {
  setUp({ role: 'Viewer', alertmanagers: ['am'] })
  show()
  expect(await screen.findByRole('link', { name: 'Open the check' })).toBeInTheDocument()
  for (const name of [/note/, /Pause/, /next run/, /Read again/, /Delete/, /Silence/])
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
})

test('an editor reads the message again with the rules of now', async () => {
  const { proxy, user } = show()
  proxy.answerWith({ 'POST /reparse': { done: 1, total: 1, changed: 1 } })
  await user.click(await screen.findByRole('button', { name: /Read again/ }))
  expect(proxy.requests.find(({ method }) => method === 'POST')).toMatchObject({
    path: '/reparse',
    body: { messageId: 70 },
  })
})

test('a result is deleted after a second question, and the drawer closes', async () => {
  const { proxy, user, calls } = show()
  proxy.answerWith({ 'DELETE /activities/{id}': undefined })
  await user.click(await screen.findByRole('button', { name: 'Delete this result' }))
  await user.click(await screen.findByRole('button', { name: /^(Delete|Confirm Modal Danger Button)$/ }))
  expect(proxy.requests.map(({ method, path }) => `${method} ${path}`)).toContain('DELETE /activities/7')
  expect(calls.closed).toBe(1)
})

test('alerts are silenced through the Alertmanager of the configuration, for this check only', async () => {
  setUp({ role: 'Editor', alertmanagers: ['other', 'am'] })
  const { proxy, user } = show()
  proxy.answerWith({ 'POST /api/alertmanager/am/api/v2/silences': { silenceID: 's1' } })
  await user.click(await screen.findByRole('button', { name: 'Silence alerts' }))
  const dialog = await screen.findByRole('dialog', { name: /Silence The NAS/ })
  expect(within(dialog).getByRole('button', { name: 'Silence' })).toBeDisabled()
  await user.type(within(dialog).getByLabelText(/^Comment/), 'looking into it')
  await user.click(within(dialog).getByRole('button', { name: 'Silence' }))
  const { body } = proxy.requests.find(({ method }) => method === 'POST') ?? {}
  expect(body).toMatchObject({
    matchers: [{ name: 'check', value: 'nas', isRegex: false, isEqual: true }],
    createdBy: 'ada',
    comment: 'looking into it',
  })
  const { startsAt, endsAt } = body as { startsAt: string; endsAt: string }
  expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(4 * 3_600_000)
})

test('a silence that holds is shown with its end and its author', async () => {
  setUp({ role: 'Viewer', alertmanagers: ['am'] })
  show(
    { kind: 'activity', id: 7 },
    {
      'GET /api/alertmanager/am/api/v2/silences': [
        {
          id: 's1',
          comment: 'disk on order',
          createdBy: 'bob',
          startsAt: '2026-11-22T00:00:00Z',
          endsAt: '2026-11-23T00:00:00Z',
          status: { state: 'active' },
        },
      ],
    },
  )
  expect(await screen.findByText(/Silenced until .* by bob: disk on order/)).toBeInTheDocument()
})

test('without an Alertmanager there is nothing to silence with', async () => {
  show()
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Silence alerts' })).not.toBeInTheDocument()
})

test('a message that is no longer kept leaves what it said', async () => {
  show(
    { kind: 'activity', id: 7 },
    {
      'GET /messages/{id}': () => {
        throw new Refused(404, 'gone')
      },
    },
  )
  expect(await screen.findByText('The message is no longer kept')).toBeInTheDocument()
  expect(fact('Because')).toEqual(['subject contains "Error"'])
})
