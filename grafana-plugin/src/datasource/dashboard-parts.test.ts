import { lastValueFrom } from 'rxjs'
import { ask, proxy, source } from '../../test/asked-source.ts'
import { Refused } from '../../test/fake-proxy.ts'
import { activities, hourMs, nowMs } from '../../test/looking-answers.ts'
import type { LastgoodQuery } from './query.ts'

test('filters offer the keys of the queries and the values that there are', async () => {
  const queries = [{ refId: 'A', kind: 'unmatched' }] as LastgoodQuery[]
  expect(await source.getTagKeys({ filters: [], queries })).toEqual(
    ['intake', 'from', 'subject'].map(key => ({ text: key, value: key })),
  )
  const values = async (key: string) =>
    (await source.getTagValues({ key, filters: [] })).map(({ value }) => value)
  expect(await values('group')).toEqual(['Acme', 'Beta Müller'])
  expect(await values('computer')).toEqual(['mx1', 'nas'])
  expect(await values('standing')).toContain('overdue')
  expect(await values('subject')).toEqual([])
  expect(await values('constructor')).toEqual([])
})

test.each([
  ['groups', ['Acme', 'Beta Müller']],
  [{ what: 'labels', groups: ['$group'] }, ['Veeam']],
  [{ what: 'groups', labels: ['Restic'] }, ['Beta Müller']],
  [{ what: 'checks', groups: ['$group'] }, ['acme-mail', 'acme-nas']],
  [{ what: 'checks' }, ['acme-mail', 'acme-nas', 'beta-nas']],
])('the variable %j has the values %j', async (query, values) => {
  expect((await source.metricFindQuery(query)).map(({ value }) => value)).toEqual(values)
})

test('a variable of checks shows names, told apart by their groups', async () => {
  expect((await source.metricFindQuery('checks')).map(({ text }) => text)).toEqual([
    'Mail',
    'Acme / NAS',
    'Beta Müller / NAS',
  ])
})

test('the check of the data source tells the version, and what to do when there is none', async () => {
  expect(await source.testDatasource()).toEqual({
    status: 'success',
    message: 'Lastgood 1.2.3 answers, with 3 checks.',
  })
  proxy.answerWith({
    'GET /health': () => {
      throw new Refused(401, 'The token is not known.')
    },
  })
  expect(await source.testDatasource()).toEqual({
    status: 'error',
    message: 'The token is not known. The connection is set up in the app Lastgood, not here.',
  })
})

test('annotations mark failures and misses unless told otherwise, and text of senders stays text', async () => {
  const support = source.annotations
  const query = support?.prepareQuery?.({
    name: 'x',
    enable: true,
    iconColor: 'red',
    target: { refId: 'A', groups: ['Acme'] },
  })
  expect(query).toMatchObject({ kind: 'activities', groups: ['Acme'], statuses: ['failure', 'missed'] })
  proxy.answerWith({ 'GET /activities': { activities: activities.filter(({ id }) => id === 4 || id === 2) } })
  const { data } = await ask([query ?? {}])
  const events = support?.processEvents?.({ name: 'x', enable: true, iconColor: 'red' }, data)
  expect(events && (await lastValueFrom(events))).toMatchObject([
    {
      time: nowMs - hourMs,
      title: 'Failed: NAS',
      text: 'says &lt;b&gt;Failed&lt;/b&gt;<br><a href="/a/lastgood-backups-app/activity?open=message-14">Open the message</a>',
      tags: ['failure', 'Acme'],
    },
    { time: nowMs - 5 * hourMs, title: 'Missed: Mail', tags: ['missed', 'Acme', 'Veeam'] },
  ])
})
