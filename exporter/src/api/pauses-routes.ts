/** /api/v1: pause, resume, the next run. What arrives during a pause is kept and does not count. */
import type { Router } from 'express'
import { z } from 'zod'
import { type Target, targetKinds } from '../core/registry.ts'
import { readAccess } from './access.ts'
import { jsonBody } from './body.ts'
import type { PausesJson } from './contract.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { momentSchema, readJson } from './json-body.ts'
import { pausesAnswer } from './manage-schemas.ts'
import { HttpProblem } from './problem.ts'
import { readQuery } from './query.ts'
import { checkSchema, pauseSchema, targetSchema } from './schemas.ts'
import { idInQuery, readTargetId, shown } from './target-id.ts'

const maxReasonCharacters = 1000

const pauseBody = z.strictObject({
  target: targetSchema,
  until: momentSchema.optional().describe('Ends by itself then; without it somebody has to resume'),
  reason: z.string().min(1).max(maxReasonCharacters).optional(),
})
const nextRunBody = z.strictObject({ at: momentSchema })

export const pauseEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/pauses',
    tag: 'managing',
    scope: 'read',
    summary: 'Pauses that hold; those of the configuration stand with their checks',
    tagged: true,
    answers: { 200: { description: 'All of them', schema: pausesAnswer } },
  },
  {
    method: 'post',
    path: '/pauses',
    tag: 'managing',
    scope: 'write',
    summary: 'Pause a check, a group, an installation or an account; in the place of a pause it has',
    body: { schema: pauseBody },
    answers: { 201: { description: 'It is paused', schema: pauseSchema } },
  },
  {
    method: 'delete',
    path: '/pauses/{kind}/{id}',
    tag: 'managing',
    scope: 'write',
    summary: 'Resume; nothing is owed from before',
    query: idInQuery,
    answers: { 204: { description: 'It is not paused any more' } },
  },
  {
    method: 'put',
    path: '/checks/{id}/next-run',
    tag: 'managing',
    scope: 'write',
    summary: 'Say when the next run is: beats schedule and posted next run until a result arrives',
    query: idInQuery,
    body: { schema: nextRunBody },
    answers: { 200: { description: 'The check as it stands now', schema: checkSchema } },
  },
]

export function addPauses(router: Router, deps: Pick<HttpDeps, 'manage' | 'check' | 'nowMs'>) {
  const { manage } = deps
  const refusePast = (parameter: string, atMs: number) => {
    if (atMs <= deps.nowMs()) throw new HttpProblem(422, `${parameter}: lies in the past`, { parameter })
  }

  router.get('/pauses', async (request, response) => {
    readQuery(request, [])
    const answer: PausesJson = { pauses: await manage.pauses() }
    response.json(answer)
  })

  router.post('/pauses', jsonBody, async (request, response) => {
    const { target, until, reason } = readJson(request, pauseBody)
    if (until !== undefined) refusePast('until', until)
    const pause = await manage.pause({
      target,
      by: readAccess(response).who,
      ...(until !== undefined && { untilMs: until }),
      ...(reason !== undefined && { reason }),
    })
    if (!pause)
      throw new HttpProblem(404, `${target.kind} ${shown(target.id)} is not there, or has no checks.`)
    response.status(201).json(pause)
  })

  router.delete('/pauses/:kind/:id', async (request, response) => {
    readQuery(request, ['id'])
    const target: Target = { kind: readKind(request.params['kind']), id: readTargetId(request) }
    if (!(await manage.resume(target, readAccess(response).who)))
      throw new HttpProblem(404, `${target.kind} ${shown(target.id)} is not paused.`)
    response.status(204).end()
  })

  router.put('/checks/:id/next-run', jsonBody, async (request, response) => {
    readQuery(request, ['id'])
    const id = readTargetId(request)
    const { at } = readJson(request, nextRunBody)
    refusePast('at', at)
    const done = await manage.setNextRun(id, at, readAccess(response).who)
    if (done === 'not there') throw new HttpProblem(404, `There is no check ${shown(id)}.`)
    if (done === 'not expected')
      throw new HttpProblem(409, `Nothing is expected of ${shown(id)}: it has no schedule, or is paused.`)
    response.json(await deps.check(id))
  })
}

export function readKind(written: unknown): Target['kind'] {
  const kind = targetKinds.find(one => one === written)
  if (kind) return kind
  throw new HttpProblem(400, `kind: is none of ${targetKinds.join(', ')}`, { parameter: 'kind' })
}
