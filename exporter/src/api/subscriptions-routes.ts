/** /api/v1/subscriptions: who gets which report mail, what became of the mails, and how the next one looks. */
import { json, type Router } from 'express'
import { z } from 'zod'
import { readAccess } from './access.ts'
import type { ReportMailsPage } from './contract-reports.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { readJson } from './json-body.ts'
import { HttpProblem } from './problem.ts'
import { readQuery } from './query.ts'
import {
  mailPreviewSchema,
  reportMailSchema,
  reportMailsPage,
  subscriptionSaved,
  subscriptionSchema,
  subscriptionsSchema,
  subscriptionYamlSchema,
} from './subscription-schemas.ts'
import { idInQuery, readTargetId, shown } from './target-id.ts'
import { answerWhileThere } from './while-there.ts'
import { readVersion, readWritten } from './written.ts'

const limits = { usual: 50, most: 500 }
/** A logo is part of it. */
const maxBytes = 512 * 1024
const ifMatch = { 'If-Match': 'The version that was changed; another one that is there by now is 412' }

const previewBody = z.strictObject({
  subscription: z.looseObject({}).describe('With its keys as in a file'),
  group: z.string().optional().describe('Of a monthly one: the client; the first of its groups unless given'),
})
const sendBody = z.strictObject({ group: z.string().optional() })

export const subscriptionEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/subscriptions',
    tag: 'reports',
    scope: 'read',
    summary: 'Who gets which report mail',
    answers: { 200: { description: 'By id', schema: subscriptionsSchema } },
  },
  {
    method: 'get',
    path: '/subscriptions/mails',
    tag: 'reports',
    scope: 'read',
    summary: 'Report mails and what became of them',
    query: {
      subscription: { schema: z.string(), description: 'Only those of this one' },
      limit: { schema: z.int().min(1).max(limits.most).default(limits.usual) },
      cursor: { schema: z.string(), description: '`nextCursor` of the page before' },
    },
    answers: { 200: { description: 'Newest first', schema: reportMailsPage } },
  },
  {
    method: 'post',
    path: '/subscriptions/preview',
    tag: 'reports',
    scope: 'read',
    summary: 'A mail as it would be made now; nothing is stored or sent',
    body: { schema: previewBody },
    answers: { 200: { description: 'The mail', schema: mailPreviewSchema } },
  },
  {
    method: 'get',
    path: '/subscriptions/{id}',
    tag: 'reports',
    scope: 'read',
    summary: 'One subscription',
    query: idInQuery,
    answers: {
      200: { description: 'With its version as `ETag` when it is managed here', schema: subscriptionSchema },
    },
  },
  {
    method: 'get',
    path: '/subscriptions/{id}/preview',
    tag: 'reports',
    scope: 'read',
    summary: 'The mail of a subscription as it would be made now; nothing is stored or sent',
    query: {
      ...idInQuery,
      group: { schema: z.string(), description: 'Of a monthly one: one of its clients' },
    },
    answers: { 200: { description: 'The mail', schema: mailPreviewSchema } },
  },
  {
    method: 'post',
    path: '/subscriptions',
    tag: 'reports',
    scope: 'write',
    summary: 'Make a subscription',
    body: { schema: subscriptionYamlSchema },
    answers: { 201: { description: 'It is in force', schema: subscriptionSaved } },
  },
  {
    method: 'put',
    path: '/subscriptions/{id}',
    tag: 'reports',
    scope: 'write',
    summary: 'Change a subscription that is managed here',
    query: idInQuery,
    headers: ifMatch,
    body: { schema: subscriptionYamlSchema },
    answers: { 200: { description: 'It is in force', schema: subscriptionSaved } },
  },
  {
    method: 'delete',
    path: '/subscriptions/{id}',
    tag: 'reports',
    scope: 'write',
    summary: 'Remove a subscription that is managed here',
    query: idInQuery,
    headers: ifMatch,
    answers: { 204: { description: 'Nothing more is sent' } },
  },
  {
    method: 'post',
    path: '/subscriptions/{id}/send',
    tag: 'reports',
    scope: 'write',
    summary: 'Make a mail now, beside those that are due, and send it',
    query: idInQuery,
    body: { schema: sendBody, optional: true },
    answers: {
      200: { description: 'What became of it; of a monthly one, of each', schema: z.array(reportMailSchema) },
    },
  },
]

export function addSubscriptions(router: Router, { subscriptions }: Pick<HttpDeps, 'subscriptions'>) {
  const body = json({ limit: maxBytes, strict: true })

  router.get('/subscriptions', async (request, response) => {
    readQuery(request, [])
    response.json(await subscriptions.list())
  })

  router.get('/subscriptions/mails', async (request, response) => {
    const query = readQuery(request, ['subscription', 'limit', 'cursor'])
    const limit = query.integer('limit', 1, limits.most) ?? limits.usual
    const beforeId = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER)
    const subscriptionId = query.text('subscription')
    const filter = {
      ...(subscriptionId !== undefined && { subscriptionId }),
      ...(beforeId !== undefined && { beforeId }),
    }
    const found = await subscriptions.mails(filter, limit + 1)
    const mails = found.slice(0, limit)
    const last = mails.at(-1)
    const page: ReportMailsPage = {
      mails,
      ...(found.length > limit && last && { nextCursor: String(last.id) }),
    }
    response.json(page)
  })

  router.post('/subscriptions/preview', body, async (request, response) => {
    const { subscription, group } = readJson(request, previewBody)
    await answerWhileThere(response, signal => subscriptions.preview(subscription, group, signal))
  })

  router.get('/subscriptions/:id', async (request, response) => {
    readQuery(request, ['id'])
    const id = readTargetId(request)
    const found = await subscriptions.find(id)
    if (!found) throw new HttpProblem(404, `There is no subscription ${shown(id)}.`)
    if (found.version !== undefined) response.set('ETag', `"${found.version}"`)
    response.json(found)
  })

  router.get('/subscriptions/:id/preview', async (request, response) => {
    const group = readQuery(request, ['id', 'group']).text('group')
    const id = readTargetId(request)
    await answerWhileThere(response, signal => subscriptions.previewOf(id, group, signal))
  })

  router.post('/subscriptions', body, async (request, response) => {
    const saved = await subscriptions.create(readWritten(request), readAccess(response).who)
    response.status(201).location(`/api/v1/subscriptions/${encodeURIComponent(saved.id)}`)
    response.set('ETag', `"${saved.version}"`).json(saved)
  })

  router.put('/subscriptions/:id', body, async (request, response) => {
    readQuery(request, ['id'])
    const id = readTargetId(request)
    const { who } = readAccess(response)
    const saved = await subscriptions.change(id, readWritten(request), who, readVersion(request))
    response.set('ETag', `"${saved.version}"`).json(saved)
  })

  router.delete('/subscriptions/:id', async (request, response) => {
    readQuery(request, ['id'])
    await subscriptions.remove(readTargetId(request), readAccess(response).who, readVersion(request))
    response.status(204).end()
  })

  router.post('/subscriptions/:id/send', body, async (request, response) => {
    readQuery(request, ['id'])
    const { group } = request.body === undefined ? {} : readJson(request, sendBody)
    const { who } = readAccess(response)
    response.json(await subscriptions.sendNow(readTargetId(request), group, who))
  })
}
