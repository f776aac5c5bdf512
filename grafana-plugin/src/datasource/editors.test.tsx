import type { DataSourceApi, DataSourceInstanceSettings } from '@grafana/data'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import React, { useState } from 'react'
import { Refused, startFakeProxy } from '../../test/fake-proxy.ts'
import { setVariables } from '../../test/fake-variables.ts'
import { grid, groups, health } from '../../test/looking-answers.ts'
import { AnnotationEditor } from './AnnotationEditor.tsx'
import { ConfigEditor } from './ConfigEditor.tsx'
import { LastgoodDataSource } from './data-source.ts'
import { QueryEditor } from './QueryEditor.tsx'
import type { LastgoodQuery } from './query.ts'
import { VariableEditor } from './VariableEditor.tsx'
import type { VariableQuery } from './variable-query.ts'

const settings = { id: 1, uid: 'lastgood', name: 'Lastgood', type: 'lastgood-backups-datasource' }
const source = new LastgoodDataSource(settings as DataSourceInstanceSettings)

let proxy: ReturnType<typeof startFakeProxy>
beforeEach(() => {
  setVariables({ client: ['Acme'] })
  proxy = startFakeProxy({ 'GET /grid': grid, 'GET /groups': groups, 'GET /health': health })
})

/** Keeps what the editor hands back, as a dashboard does. */
function open<Q extends object>(
  Editor: React.ComponentType<{
    datasource: never
    query: Q
    onChange: (query: Q) => void
    onRunQuery: () => void
  }>,
  query: Q,
) {
  const runs: Q[] = []
  let now = query
  function Kept() {
    const [value, setValue] = useState(query)
    now = value
    return (
      <Editor
        datasource={source as never}
        query={value}
        onChange={setValue}
        onRunQuery={() => runs.push(now)}
      />
    )
  }
  render(<Kept />)
  return { user: userEvent.setup(), runs, query: () => now }
}

async function choose(user: ReturnType<typeof userEvent.setup>, label: string, option: string) {
  await user.click(screen.getByLabelText(label))
  await user.click(await screen.findByText(option))
}

test('from a new query to the failures of one client, each change asked at once', async () => {
  const { user, runs, query } = open<LastgoodQuery>(QueryEditor, { refId: 'A' })
  await choose(user, 'Show', 'Activities')
  await waitFor(() => expect(proxy.requests.length).toBeGreaterThan(0))
  await choose(user, 'Groups', 'Acme')
  await choose(user, 'Statuses', 'Failure')
  await choose(user, 'As', 'State timeline')
  expect(query()).toEqual({
    refId: 'A',
    kind: 'activities',
    groups: ['Acme'],
    statuses: ['failure'],
    format: 'timeline',
  })
  expect(runs).toHaveLength(4)
})

test('checks are offered of the chosen groups only, and by variables', async () => {
  const { user, query } = open<LastgoodQuery>(QueryEditor, { refId: 'A', groups: ['$client'] })
  await user.click(screen.getByLabelText('Checks'))
  expect(await screen.findByText('Mail')).toBeInTheDocument()
  expect(screen.queryByText('Beta Müller / NAS')).not.toBeInTheDocument()
  await user.click(screen.getByText('NAS'))
  expect(query().checks).toEqual(['acme-nas'])
})

test('a name that is not there yet can be typed, with a variable in its midst', async () => {
  const { user, query } = open<LastgoodQuery>(QueryEditor, { refId: 'A' })
  await user.type(screen.getByLabelText('Checks'), '$client-nas{Enter}')
  expect(query().checks).toEqual(['$client-nas'])
})

test('a report of a job says that it needs a check', async () => {
  const { user } = open<LastgoodQuery>(QueryEditor, { refId: 'A', kind: 'reports' })
  await choose(user, 'Report', 'Job')
  expect(await screen.findByText('Choose the check whose runs are reported')).toBeInTheDocument()
  await choose(user, 'Checks', 'Mail')
  await waitFor(() =>
    expect(screen.queryByText('Choose the check whose runs are reported')).not.toBeInTheDocument(),
  )
})

test('numbers and texts are asked when they are left, and kept within their limits', async () => {
  const { user, runs, query } = open<LastgoodQuery>(QueryEditor, { refId: 'A', kind: 'transactions' })
  const limit = screen.getByLabelText('Limit')
  await user.clear(limit)
  await user.type(limit, '99999999')
  expect(runs).toHaveLength(0)
  await user.tab()
  expect(query().limit).toBe(20_000)
  await user.type(screen.getByLabelText('Text'), 'pause{Enter}')
  await user.click(screen.getByLabelText('Changes only'))
  expect(query()).toMatchObject({ text: 'pause', changesOnly: false })
})

test.each([
  ['checks', ['Show', 'Results', 'Groups', 'Labels', 'Checks', 'States', 'Statuses', 'Timing', 'Text']],
  ['growth', ['Show', 'Figure', 'Groups', 'Labels', 'Checks']],
  ['transactions', ['Show', 'Changes only', 'Text', 'Limit']],
  ['unmatched', ['Show', 'Text', 'Limit']],
] as const)('of %s only what they know is asked, each field with its label', (kind, labels) => {
  open<LastgoodQuery>(QueryEditor, { refId: 'A', kind })
  const told = [...document.querySelectorAll('label')].map(label => label.textContent)
  expect(told.filter(text => text !== '')).toEqual(labels)
  for (const label of labels) expect(screen.getByLabelText(label)).toBeInTheDocument()
})

test('when the exporter cannot be asked, the lists say so and the query stays', async () => {
  const away = () => {
    throw new Refused(502, 'nobody answers')
  }
  proxy.answerWith({ 'GET /groups': away, 'GET /grid': away })
  const { query } = open<LastgoodQuery>(QueryEditor, { refId: 'A', groups: ['Acme'] })
  expect(await screen.findAllByText('nobody answers')).toHaveLength(3)
  expect(query().groups).toEqual(['Acme'])
})

test('a variable of checks can depend on a variable of groups', async () => {
  const { user, query } = open<VariableQuery>(VariableEditor, { refId: 'v' })
  await choose(user, 'Values', 'Checks')
  await choose(user, 'Groups', '$client')
  expect(query()).toMatchObject({ what: 'checks', groups: ['$client'], labels: [] })
})

test('an annotation marks chosen statuses of chosen checks', async () => {
  const { user, query } = open<LastgoodQuery>(AnnotationEditor, { refId: 'A' })
  await choose(user, 'Mark', 'Warning')
  await choose(user, 'Checks', 'Mail')
  expect(query()).toMatchObject({ kind: 'activities', statuses: ['warning'], checks: ['acme-mail'] })
})

test('the configuration says whose connection it is, and whether it works', async () => {
  render(<ConfigEditor />)
  expect(await screen.findByText('The app is connected')).toBeInTheDocument()
  expect(screen.getByText(/1\.2\.3 answers, with 3 checks/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /Configuration of the app/ })).toHaveAttribute(
    'href',
    '/plugins/lastgood-backups-app',
  )
})

test('the configuration tells why the app is not connected, and tries again', async () => {
  proxy.answerWith({
    'GET /health': () => {
      throw new Refused(401, 'The token is not known.')
    },
  })
  render(<ConfigEditor />)
  expect(await screen.findByText('The token is not known.')).toBeInTheDocument()
  proxy.answerWith({ 'GET /health': health })
  await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('The app is connected')).toBeInTheDocument()
})

test('the data source brings its own editors of variables and annotations', () => {
  const api: DataSourceApi = source
  expect(api.annotations?.QueryEditor).toBe(AnnotationEditor)
  expect(api.variables && 'editor' in api.variables && api.variables.editor).toBe(VariableEditor)
})
