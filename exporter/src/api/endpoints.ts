/** Every route of /api/v1, for the API document and for who may use it. */
import { z } from 'zod'
import type { Scope } from '../core/registry.ts'
import { activitiesEndpoints } from './activities-routes.ts'
import { documentEndpoints } from './documents-endpoints.ts'
import { type Endpoint, fits } from './endpoint.ts'
import { gridEndpoints } from './grid-routes.ts'
import { growthEndpoints } from './growth-routes.ts'
import { healthEndpoints } from './health-routes.ts'
import { manageEndpoints } from './manage-routes.ts'
import { managedEndpoints } from './managed-routes.ts'
import { messageEndpoints } from './messages-routes.ts'
import { previewEndpoints } from './preview-routes.ts'
import { registryEndpoints } from './registry-endpoints.ts'
import { activitiesPage, checkSchema, checksPage, reparseSummary } from './schemas.ts'
import { senderEndpoints } from './sender-endpoints.ts'
import { subscriptionEndpoints } from './subscriptions-routes.ts'
import { suggestionsEndpoints } from './suggestions-routes.ts'
import { transactionEndpoints } from './transactions-routes.ts'

const page = (usual: number, most: number) => ({
  limit: { schema: z.int().min(1).max(most).default(usual) },
  cursor: { schema: z.string(), description: '`nextCursor` of the page before' },
})

const readEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/checks',
    tag: 'checks',
    scope: 'read',
    summary: 'Checks as they stand',
    tagged: true,
    query: {
      group: { schema: z.string() },
      label: { schema: z.string() },
      status: { schema: z.enum(['success', 'warning', 'failure', 'none']) },
      timing: { schema: checkSchema.shape.timing },
      q: { schema: z.string(), description: 'Part of id, name, group, label or reason' },
      ...page(200, 2000),
    },
    answers: { 200: { description: 'By id', schema: checksPage } },
  },
  {
    method: 'get',
    path: '/checks/{id}',
    tag: 'checks',
    scope: 'read',
    summary: 'One check',
    answers: { 200: { description: 'As it stands', schema: checkSchema } },
  },
  {
    method: 'get',
    path: '/checks/{id}/activities',
    tag: 'checks',
    scope: 'read',
    summary: 'Results and missed slots of a check',
    tagged: true,
    query: page(50, 500),
    answers: { 200: { description: 'Newest first', schema: activitiesPage } },
  },
  {
    method: 'post',
    path: '/reparse',
    tag: 'messages',
    scope: 'write',
    summary: 'Read stored messages again with the rules of now; nobody is notified of the past',
    body: {
      optional: true,
      schema: z
        .strictObject({ checkId: z.exactOptional(z.string()), messageId: z.exactOptional(z.int().min(1)) })
        .describe('One of the two, or neither for all messages'),
    },
    answers: {
      200: {
        description:
          'When it is done; as JSON lines the summary so far about once a second, the last is the answer',
        schema: reparseSummary,
        types: ['application/x-ndjson'],
      },
    },
  },
  {
    method: 'get',
    path: '/openapi.json',
    tag: 'document',
    scope: 'read',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
  },
]

/** What the document tells of. Where two have the form of a path, such as /checks/export, the first is meant. */
export const endpoints: readonly Endpoint[] = [
  ...managedEndpoints,
  ...readEndpoints,
  ...messageEndpoints,
  ...previewEndpoints,
  ...suggestionsEndpoints,
  ...documentEndpoints,
  ...gridEndpoints,
  ...activitiesEndpoints,
  ...growthEndpoints,
  ...healthEndpoints,
  ...manageEndpoints,
  ...registryEndpoints,
  ...transactionEndpoints,
  ...subscriptionEndpoints,
  ...senderEndpoints,
]

/** As express writes them. */
export const taggedPaths = endpoints.flatMap(({ path, tagged }) =>
  tagged ? [path.replace(/\{(\w+)\}/g, ':$1')] : [],
)

/** Methods that the path takes, as `Allow` names them. */
export function findMethods(path: string): readonly string[] {
  const taken = new Set(endpoints.filter(one => fits(one.path, path)).map(({ method }) => method))
  return (['get', 'post', 'put', 'patch', 'delete'] as const)
    .filter(method => taken.has(method))
    .flatMap(method => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
}

/** What whoever asks needs for it; undefined for what there is not. @param path below /api/v1 */
export function scopeOf(method: string, path: string): Scope | undefined {
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
  return endpoints.find(one => one.method === asked && fits(one.path, path))?.scope
}
