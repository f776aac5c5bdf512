/** The API document and the routes are the same, both ways, and what a real service answers is what it says. */
import { Router } from 'express'
import { endpoints, scopeOf } from '../src/api/endpoints.ts'
import { describeApi } from '../src/api/openapi.ts'
import { createRegistryApi } from '../src/api/registry-routes.ts'
import { createApi } from '../src/api/routes.ts'
import { senderEndpoints } from '../src/api/sender-endpoints.ts'
import { createPostedRoutes } from '../src/intake/posted-routes.ts'
import { officeConfig, startManaged } from './managed.ts'

type Document = {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}
type Operation = {
  readonly operationId: string
  readonly 'x-scope': string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
}

const document = describeApi() as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** `get /checks/{id}` of every route below, as express has them. Nothing is asked of the service for it. */
function routesOf(router: Router): Set<string> {
  const found = new Set<string>()
  for (const layer of router.stack) {
    const { route, handle } = layer
    if (route) {
      const paths: readonly string[] = Array.isArray(route.path) ? route.path : [route.path]
      const methods = route.stack.map(({ method }) => method).filter(Boolean)
      for (const path of paths)
        for (const method of methods)
          found.add(`${method} ${path.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}')}`)
    } else if ('stack' in handle) for (const one of routesOf(handle as unknown as Router)) found.add(one)
  }
  return found
}

test('every route is in the document with every method, and the document has no other', () => {
  const posted = createPostedRoutes({} as never, () => ({}) as never, {} as never)
  const router = Router().use(createRegistryApi({} as never), createApi({} as never), posted)
  const documented = operations.map(({ method, path }) => `${method} ${path}`)
  const routes = [...routesOf(router)].filter(route => !/^\w+ \/(ping|hook)\//.test(route))
  expect(routes.sort()).toEqual(documented.sort())
})

test('operations have names of their own, scopes, and all parameters of their path', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  for (const { method, path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const inPath = (operation.parameters ?? []).filter(one => one.in === 'path').map(({ name }) => name)
    expect([path, inPath]).toEqual([path, named])
    const isOfSenders = senderEndpoints.some(one => one.method === method && one.path === path)
    const isReading = method === 'get' || /^(\/subscriptions)?\/preview$/.test(path)
    const scope = isOfSenders ? 'ingest' : isReading ? 'read' : 'write'
    expect([path, operation['x-scope']]).toEqual([path, scope])
    expect(scopeOf(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'))).toBe(operation['x-scope'])
  }
  expect(scopeOf('HEAD', '/checks')).toBe('read')
  expect([scopeOf('GET', '/nothing'), scopeOf('GET', '/checks/x/nothing')]).toEqual([undefined, undefined])
})

test('every reference in it leads somewhere, and every schema has a use', () => {
  const text = JSON.stringify(document)
  const used = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id))
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort())
  expect(text).not.toMatch(/\$defs|"\$id"|"\$schema"/)
})

const aReport = {
  installation: { id: 'pc-7', computer: 'PC7' },
  job: { key: 'docs' },
  run: { executionKey: 'one', status: 'success', endedAt: '2026-11-22T02:00:00+01:00', sizeBytes: 7 },
}

const aPicture = 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4='

/** In this order: each finds what the one before has left. `{…}` in a path is taken from what there is. */
const samples: readonly (readonly [string, number, unknown?])[] = [
  ['get /openapi.json', 200],
  ['get /checks', 200],
  ['get /checks/nas', 200],
  ['get /checks/nas/activities', 200],
  ['get /checks/nas/schedule-suggestion', 200],
  ['get /checks/{job}/activities', 200],
  ['get /grid', 200],
  ['get /groups', 200],
  ['get /activities', 200],
  ['get /activities?kind=result&limit=1', 200],
  ['get /activities.csv', 200],
  ['get /activities/{activity}', 200],
  ['get /growth', 200],
  ['get /health', 200],
  ['get /whoami', 200],
  ['get /messages', 200],
  ['get /messages.csv', 200],
  ['get /messages?outcome=matched&outcome=ignored', 200],
  ['get /messages/{message}', 200],
  ['get /messages/{mail}/attachments/0', 200],
  ['get /drafts?name=Vault', 200],
  ['get /drafts?message={mail}', 200],
  ['get /drafts?template=veeam-br', 200],
  ['get /templates', 200],
  ['post /preview', 200, { check: { id: 'vault', match: { alias: 'vault' }, schedule: { every: '1 day' } } }],
  ['post /preview', 200, { check: { id: 'nas', match: { alias: 'nas' } } }],
  ['get /messages/{message}/raw', 200],
  ['post /reparse', 200, { checkId: 'nas' }],
  ['get /suggestions', 200],
  ['post /suggestions/accept', 200, { all: true }],
  ['get /templates', 200],
  ['get /installations', 200],
  ['get /installations/srv-1', 200],
  ['get /documents/last-24h', 200],
  ['get /documents/last-24h?day=2026-11-22&group=Acme&q=job', 200],
  ['get /documents/last-status', 200],
  ['get /documents/last-status?status=failure&format=csv', 200],
  ['get /documents/all-reports?group=Acme&limit=1', 200],
  ['get /documents/job?check={job}', 200],
  ['get /documents/client-summary?group=Acme', 200],
  ['get /documents/client-summary?group=Acme&month=2026-11&format=csv', 200],
  ['get /accounts', 200],
  ['get /accounts/acme', 200],
  ['patch /accounts/acme', 200, { monitored: true }],
  ['post /accounts/acme/keys', 201],
  ['post /accounts', 201, { id: 'other', name: 'Other' }],
  ['delete /accounts/other', 200],
  ['post /tokens', 201, { name: 'reports', scopes: ['ingest'], accountId: 'acme' }],
  ['get /tokens', 200],
  ['delete /tokens/1', 200],
  ['post /keys', 201, { checkId: 'nas', product: 'comet' }],
  ['get /keys', 200],
  ['delete /keys/1', 200],
  ['patch /installations/srv-1', 200, { monitored: true }],
  ['patch /jobs/{job}', 200, { monitored: true }],
  [
    'post /pauses',
    201,
    { target: { kind: 'group', id: 'Office' }, until: '2100-01-01T00:00:00Z', reason: 'Move' },
  ],
  ['get /pauses', 200],
  ['post /notes', 201, { target: { kind: 'check', id: 'nas' }, text: 'New disk', untilGood: 2 }],
  ['get /notes', 200],
  ['patch /notes/1', 200, { expires: 4_102_444_800_000, untilGood: null }],
  ['get /checks/nas', 200],
  ['get /checks', 200],
  ['delete /notes/1', 204],
  ['delete /pauses/group/Office', 204],
  ['put /checks/nas/next-run', 200, { at: '2100-01-01T00:00:00+01:00' }],
  ['get /ghosts', 200],
  ['get /ghosts?slots=1', 200],
  ['get /preferences', 200],
  [
    'put /preferences',
    200,
    { timeZone: 'Europe/Berlin', cutOff: '07:00', dateFormat: 'yyyy-MM-dd', retentionDays: 30 },
  ],
  ['get /transactions', 200],
  ['get /transactions?format=csv', 200],
  ['post /checks', 201, { id: 'lab', group: 'Lab', match: { alias: 'lab' } }],
  ['put /checks/lab', 200, { id: 'lab', match: { alias: 'lab' }, status: { default: 'success' } }],
  ['get /checks/lab/definition', 200],
  ['get /checks/nas/definition', 200],
  ['get /checks/{job}/definition', 200],
  ['get /checks/export', 200],
  ['get /checks/drift', 200],
  ['post /checks/bulk', 200, { ids: ['lab', 'nas'], change: { group: 'Lab' } }],
  ['post /checks/drift', 200, '- { id: lab, match: { alias: lab } }'],
  ['delete /checks/lab', 204],
  ['delete /activities/{activity}', 204],
  ['put /installations/pc-7', 201, { organization: 'Acme', computer: 'PC7', jobs: [{ key: 'docs' }] }],
  ['put /installations/pc-7', 200, { organization: 'Acme', computer: 'PC7' }],
  ['post /reports', 201, aReport],
  ['post /reports', 200, aReport],
  ['delete /installations/pc-7/jobs/docs', 204],
  ['delete /installations/pc-7', 204],
  ['delete /accounts/acme/keys/1', 200],
  [
    'post /subscriptions',
    201,
    { id: 'acme', kind: 'monthly', groups: ['Acme'], to: 'ann@example.com', logo: aPicture },
  ],
  ['put /subscriptions/acme', 200, { id: 'acme', kind: 'monthly', groups: ['Acme'], to: 'ann@example.com' }],
  ['get /subscriptions/acme', 200],
  ['get /subscriptions/-?id=acme', 200],
  ['post /subscriptions/preview', 200, { subscription: { id: 'new', to: 'ann@example.com' } }],
  ['get /subscriptions/acme/preview?group=Acme', 200],
  ['post /subscriptions/acme/send', 200, { group: 'Acme' }],
  ['get /subscriptions', 200],
  ['get /subscriptions/mails?subscription=acme', 200],
  ['delete /subscriptions/acme', 204],
  ['delete /checks/nas/data', 200],
  ['delete /groups/Office/data', 200],
  ['delete /installations/srv-1/data', 200],
]

/** Nobody listens there: what is sent waits. */
const mailing = `${officeConfig}
mail: { host: 127.0.0.1, port: 9, tls: none, from: backups@example.com }
`

test('a real service answers each of them, with what the document says', async () => {
  const found: Record<string, string> = {}
  await using service = await startManaged(async ({ data, register, report }) => {
    const [job = ''] = await register('srv-1', ['daily', 'weekly'])
    found['job'] = job
    found['message'] = String(await report(job, 'success'))
    await report(job, 'failure')
    found['activity'] = '1'
    const raw = Buffer.from(
      'To: backups+nas@example.com\nContent-Disposition: attachment; filename=log.txt\nSubject: NAS Success\n\nAll of it',
    )
    const { id } = await data.pipeline.accept({ intake: 'smtp', receivedAtMs: Date.now(), raw })
    found['mail'] = String(id)
  }, mailing)
  const left = new Set(operations.map(({ method, path }) => `${method} ${path}`))
  for (const [request, status, body] of samples) {
    const [method = '', written = ''] = request.split(' ')
    const path = written.replaceAll(/\{(\w+)\}/g, (_, name: string) => found[name] ?? '')
    const isOfSender = /^(post \/reports|(put|delete) \/installations\/pc-7)/.test(request)
    const headers = isOfSender
      ? { authorization: `Basic ${btoa(`acme:${found['key']}`)}` }
      : { ...(request === 'post /checks/drift' && { 'content-type': 'text/yaml' }) }
    const answer = await service.ask(method.toUpperCase(), path, body, headers)
    if (path === '/accounts/acme/keys') found['key'] = (answer.body as { secret: string }).secret
    expect([request, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([request, status, ''])
    const endpoint = endpoints.find(
      one => one.method === method && matches(one.path, path.replace(/\?.*/, '')),
    )
    left.delete(`${method} ${endpoint?.path}`)
    const schema = endpoint?.answers[status]?.schema
    if (answer.headers.get('content-type')?.startsWith('application/json'))
      expect([request, schema?.safeParse(answer.body).error?.issues]).toEqual([request, undefined])
    else expect([request, schema === undefined || path.includes('format=')]).toEqual([request, true])
  }
  expect([...left]).toEqual([])
}, 60_000)

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path)
}
