/** /api/v1: checks as they are written. Those that are managed here are made, changed and removed; those of files are
 *  shown and told to be changed there. */
import { json, type Response, type Router, text as textBody } from 'express'
import { z } from 'zod'
import { readAccess } from './access.ts'
import type { BulkRequest, CheckDefinitionJson, CheckSaved } from './contract-checks.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { readJson } from './json-body.ts'
import type { BulkChange } from './managed-deps.ts'
import { bulkAnswer, checkYamlSchema, definitionSchema, driftSchema, savedSchema } from './managed-schemas.ts'
import { HttpProblem } from './problem.ts'
import { readQuery } from './query.ts'
import { idInQuery, readTargetId, shown } from './target-id.ts'
import { readVersion, readWritten } from './written.ts'

const maxCheckBytes = 256 * 1024
const maxBulkBytes = 2 * 1024 * 1024
const maxBulkChecks = 10_000
const maxDriftBytes = 16 * 1024 * 1024

const yamlType = 'text/yaml'
const yamlTypes = [yamlType, 'application/yaml', 'application/x-yaml', 'text/plain']
const origins = ['file', 'store', 'all'] as const

const ifMatch = { 'If-Match': 'The version that was changed; another one that is there by now is 412' }

const bulkBody = z
  .strictObject({
    ids: z.array(z.string()).min(1).max(maxBulkChecks),
    change: z
      .strictObject({
        group: z.unknown(),
        label: z.unknown(),
        schedule: z.unknown(),
        notify: z.unknown(),
        paused: z.unknown(),
      })
      .partial()
      .describe('Keys as in a file, each in the place of what the checks have; `null` takes a key out')
      .optional(),
    remove: z.literal(true).optional(),
  })
  .refine(({ change, remove }) => (change === undefined) !== (remove === undefined), {
    message: 'give either change or remove',
    path: ['change'],
  })

export const managedEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/checks/export',
    tag: 'checks',
    scope: 'read',
    summary: 'Checks as the text of a check file, ready to be named by `checkFiles`',
    query: {
      origin: { schema: z.enum(origins).default('store') },
      ids: { schema: z.string(), description: 'Only these, separated by commas' },
    },
    answers: { 200: { description: 'A list in YAML', types: [yamlType] } },
  },
  {
    method: 'get',
    path: '/checks/drift',
    tag: 'checks',
    scope: 'read',
    summary: 'How what is managed here and what stands in files differ',
    answers: { 200: { description: 'By id', schema: driftSchema } },
  },
  {
    method: 'post',
    path: '/checks/drift',
    tag: 'checks',
    scope: 'write',
    summary: 'How what is managed here differs from a check file that is handed in; nothing is changed',
    body: { schema: z.string().describe('A check file'), type: yamlType },
    answers: { 200: { description: 'By id', schema: driftSchema } },
  },
  {
    method: 'post',
    path: '/checks/bulk',
    tag: 'checks',
    scope: 'write',
    summary: 'Change or remove many managed checks at once; those that cannot be are told',
    body: { schema: bulkBody },
    answers: { 200: { description: 'What became of each', schema: bulkAnswer } },
  },
  {
    method: 'get',
    path: '/checks/{id}/definition',
    tag: 'checks',
    scope: 'read',
    summary: 'A check as it is written, and where it comes from',
    query: idInQuery,
    answers: {
      200: { description: 'With its version as `ETag` when it is managed here', schema: definitionSchema },
    },
  },
  {
    method: 'post',
    path: '/checks',
    tag: 'checks',
    scope: 'write',
    summary: 'Make a check that is managed here; it is in force at once',
    body: { schema: checkYamlSchema },
    answers: { 201: { description: 'It is in force', schema: savedSchema } },
  },
  {
    method: 'put',
    path: '/checks/{id}',
    tag: 'checks',
    scope: 'write',
    summary: 'Change a check that is managed here; it is in force at once',
    query: idInQuery,
    headers: ifMatch,
    body: { schema: checkYamlSchema },
    answers: { 200: { description: 'It is in force', schema: savedSchema } },
  },
  {
    method: 'delete',
    path: '/checks/{id}',
    tag: 'checks',
    scope: 'write',
    summary: 'Remove a check that is managed here; its history stays, `/checks/{id}/data` takes that',
    query: idInQuery,
    headers: ifMatch,
    answers: { 204: { description: 'Nothing is expected of it any more' } },
  },
]

export function addManagedChecks(router: Router, { managed }: Pick<HttpDeps, 'managed'>) {
  router.get('/checks/export', async (request, response) => {
    const query = readQuery(request, ['origin', 'ids'])
    const origin = query.oneOf('origin', origins) ?? 'store'
    const ids = query.text('ids')?.split(',').filter(Boolean)
    response.type(yamlType).send(await managed.export({ origin, ...(ids && { ids }) }))
  })

  router.get('/checks/drift', async (request, response) => {
    readQuery(request, [])
    response.json(await managed.drift())
  })

  router.post(
    '/checks/drift',
    textBody({ type: yamlTypes, limit: maxDriftBytes }),
    async (request, response) => {
      if (typeof request.body !== 'string')
        throw new HttpProblem(415, `The body must be a check file, as ${yamlType}.`)
      response.json(await managed.drift(request.body))
    },
  )

  router.post('/checks/bulk', json({ limit: maxBulkBytes, strict: true }), async (request, response) => {
    const { ids, ...asked } = readJson(request, bulkBody) as BulkRequest
    const change: BulkChange = 'change' in asked ? { change: asked.change } : { remove: true }
    response.json(await managed.bulk(ids, change, readAccess(response).who))
  })

  router.get('/checks/:id/definition', async (request, response) => {
    readQuery(request, ['id'])
    const id = readTargetId(request)
    const found: CheckDefinitionJson | undefined = await managed.definition(id)
    if (!found) throw new HttpProblem(404, `There is no check ${shown(id)}.`)
    if (found.version !== undefined) response.set('ETag', `"${found.version}"`)
    response.json(found)
  })

  const check = json({ limit: maxCheckBytes, strict: true })
  router.post('/checks', check, async (request, response) => {
    const saved = await managed.create(readWritten(request), readAccess(response).who)
    response.status(201).location(`/api/v1/checks/${encodeURIComponent(saved.id)}`)
    sendSaved(response, saved)
  })

  router.put('/checks/:id', check, async (request, response) => {
    readQuery(request, ['id'])
    const id = readTargetId(request)
    const version = readVersion(request)
    sendSaved(response, await managed.change(id, readWritten(request), readAccess(response).who, version))
  })

  router.delete('/checks/:id', async (request, response) => {
    readQuery(request, ['id'])
    await managed.remove(readTargetId(request), readAccess(response).who, readVersion(request))
    response.status(204).end()
  })
}

function sendSaved(response: Response, saved: CheckSaved) {
  response.set('ETag', `"${saved.version}"`).json(saved)
}
