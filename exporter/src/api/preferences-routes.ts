/** /api/v1: what people prefer, for everybody who uses this service. */
import { json, type Router } from 'express'
import { readAccess } from './access.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { readJson } from './json-body.ts'
import { preferencesChange, preferencesSchema } from './preferences.ts'
import { readQuery } from './query.ts'

/** Room for a logo. */
const bodyLimitBytes = 320 * 1024

export const preferenceEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/preferences',
    tag: 'managing',
    scope: 'read',
    summary: 'What is preferred; what is not set is absent',
    tagged: true,
    answers: { 200: { description: 'Those that are set', schema: preferencesSchema } },
  },
  {
    method: 'put',
    path: '/preferences',
    tag: 'managing',
    scope: 'write',
    summary: 'Set what the body names; null goes back to what holds without it, the others stay',
    body: { schema: preferencesChange },
    answers: { 200: { description: 'Those that are set now', schema: preferencesSchema } },
  },
]

export function addPreferences(router: Router, { manage }: Pick<HttpDeps, 'manage'>) {
  router.get('/preferences', async (request, response) => {
    readQuery(request, [])
    response.json(await manage.preferences())
  })
  router.put('/preferences', json({ limit: bodyLimitBytes, strict: true }), async (request, response) => {
    const change = readJson(request, preferencesChange)
    response.json(await manage.setPreferences(change, readAccess(response).who))
  })
}
