/** /api/v1, about the service itself: how it stands, and what whoever asks may do. */
import type { Router } from 'express'
import { readAccess } from './access.ts'
import type { HealthJson, WhoAmI } from './contract-looking.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { healthSchema, whoAmISchema } from './looking-schemas.ts'
import { readQuery } from './query.ts'

export const healthEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/health',
    tag: 'service',
    scope: 'read',
    summary: 'How the service itself stands',
    answers: { 200: { description: 'Of this moment', schema: healthSchema } },
  },
  {
    method: 'get',
    path: '/whoami',
    tag: 'service',
    scope: 'read',
    summary: 'Who asks, and what they may',
    answers: { 200: { description: 'As the log of changes names them', schema: whoAmISchema } },
  },
]

export function addHealth(router: Router, { looking }: Pick<HttpDeps, 'looking'>) {
  router.get('/health', async (request, response) => {
    readQuery(request, [])
    const answer: HealthJson = await looking.health()
    response.json(answer)
  })
  router.get('/whoami', async (request, response) => {
    readQuery(request, [])
    const { who, scopes } = readAccess(response)
    const answer: WhoAmI = { who, scopes }
    response.json(answer)
  })
}
