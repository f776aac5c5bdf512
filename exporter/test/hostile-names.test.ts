/** Names that every object of JavaScript has stand wherever a stranger may write a name: nothing is lost, nothing is taken
 *  for something that was told, and no answer fails. */
import type { ActivitiesPage } from '../src/api/contract.ts'
import type { GroupsJson } from '../src/api/contract-looking.ts'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { openTempFolder } from './servers/spawn-server.ts'
import { openTalk } from './smtp-talk.ts'

const names = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
] as const
/** An id begins with a letter or digit. */
const idOf = (name: string) => name.replace(/^_+/, 'x')

const config = `
smtp: { address: backups@example.com }
posting:
  hooks:
    constructor:
      status: state
      values: { success: [constructor, __proto__], warning: [toString] }
      figures: { size: bytes, valueOf: constructor, toString: hasOwnProperty }
holidays:
  constructor: { dates: [2026-12-24] }
checks:
${names
  .map(
    name => `
  - id: ${idOf(name)}
    group: ${name}
    label: ${name}
    schedule: { at: "09:00", holidays: [constructor], timezone: UTC }
    match: { all: [{ field: subject, contains: job ${name}. }, { field: "header:${name}", contains: ${name} }] }
    status:
      default: failure
      success: { all: [{ field: attachment, contains: ${name} }, { field: "figure:constructor", "=": 1 }] }
    figures: [{ field: body, matches: 'n (?<constructor>\\d+) (?<toString>\\d+) (?<valueOf>\\d+)' }]
`,
  )
  .join('')}`

const mail = (name: string) =>
  [
    `Subject: job ${name}. =?${name}?Q?a?=`,
    `${name}: ${name}`,
    `List-Id: ${name}`,
    `Authentication-Results: ${name}; ${name}=${name} ${name}.${name}=${name}`,
    `DKIM-Signature: v=1; ${name}=1; a=${name}; d=${name}; s=${name}`,
    `Content-Type: multipart/mixed; boundary=b; ${name}=x; ${name}*0=1; ${name}*1*=${name}''%41`,
    '',
    '--b',
    `Content-Type: text/plain; charset=${name}; format=${name}; delsp=${name}`,
    `Content-Transfer-Encoding: ${name}`,
    '',
    'n 1 2 3',
    '--b',
    `Content-Type: application/${name}; name*=${name}''x`,
    `Content-Disposition: ${name}; filename="${name}"`,
    '',
    'x',
    '--b',
    `Content-Type: text/html; charset=${name}`,
    '',
    `<${name}>&${name};</${name}>`,
    '--b--',
    '.',
    '',
  ].join('\r\n')

test('names that every object has are names as others are', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({ folder: folder.path, config })
  for (const name of names) {
    using talk = await openTalk(exporter.smtpPort)
    await talk.begin('a@example.com', ['backups@example.com'])
    expect(await talk.say(Buffer.from(mail(name)))).toMatch(/^250/)
    await expectActivity(exporter, idOf(name), 'success', { constructor: 1, toString: 2, valueOf: 3 })
    const said = ['success', 'success', 'warning'][names.indexOf(name)] ?? 'failure'
    await post(
      exporter,
      idOf(name),
      `{"state": "${name}", "bytes": 5, "__proto__": 7, "constructor": 8, "toString": 9}`,
    )
    await expectActivity(exporter, idOf(name), said, { size: 5, valueOf: 8 })
  }
  const { groups } = await exporter.json<GroupsJson>('/api/v1/groups')
  expect(groups.map(group => group.name).toSorted()).toEqual(names.toSorted())
  await expectNoFailure(exporter)
}, 60_000)

async function expectActivity(exporter: Exporter, id: string, status: string, figures: object) {
  const { activities } = await exporter.json<ActivitiesPage>(`/api/v1/checks/${id}/activities?limit=1`)
  expect(activities).toEqual([expect.objectContaining({ checkId: id, status, figures })])
}

async function post(exporter: Exporter, checkId: string, body: string) {
  const headers = { 'content-type': 'application/json' }
  const key = { method: 'POST', headers, body: JSON.stringify({ checkId, product: 'constructor' }) }
  const { path } = await exporter.json<{ path: string }>('/api/v1/keys', key)
  const answer = await fetch(exporter.url + path, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
}

/** Whatever is asked by these names is answered, or refused in words. */
async function expectNoFailure(exporter: Exporter) {
  const asked = names.flatMap(name => [
    ['GET', `/api/v1/checks/${idOf(name)}`],
    ['GET', `/api/v1/checks/${idOf(name)}/definition`],
    ['GET', `/checks/${idOf(name)}`],
    ['GET', `/?group=${name}`],
    ['GET', `/?standing=${name}`],
    ['GET', `/${name}`],
    ['GET', `/metrics?${name}=1`],
    ['GET', `/api/v1/activities?group=${name}&label=${name}`],
    ['GET', `/api/v1/activities?${name}[${name}]=1`],
    ['GET', `/api/v1/activities.csv?status=${name}`],
    ['GET', `/api/v1/growth?figure=${name}`],
    ['GET', `/api/v1/transactions?kind=${name}`],
    ['PUT', '/api/v1/preferences', `{"${name}": 1}`],
    ['POST', '/api/v1/preview', `{"check": {"id": "${name}", "${name}": {}, "status": {"${name}": 1}}}`],
    ['POST', '/api/v1/checks', `{"id": "n", "${name}": 1, "match": {"all": [{"field": "${name}"}]}}`],
    ['POST', '/api/v1/reparse', `{"checkId": "${name}"}`],
  ])
  const failed: string[] = []
  for (const [method = '', path = '', body] of asked) {
    const { status } = await fetch(exporter.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    })
    if (status >= 500) failed.push(`${method} ${path} ${body ?? ''}: ${status}`)
  }
  expect(failed).toEqual([])
}
