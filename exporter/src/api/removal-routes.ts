/** /api/v1: what is to be gone, and jobs that most likely are. Deleted means deleted: the rest goes in small steps, out
 *  of sight from the answer on. */
import type { Router } from 'express'
import { z } from 'zod'
import type { Target } from '../core/registry.ts'
import { readAccess } from './access.ts'
import type { GhostsJson } from './contract.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { ghostsAnswer, removedAnswer } from './manage-schemas.ts'
import { HttpProblem } from './problem.ts'
import { readNumber, readQuery } from './query.ts'
import { idInQuery, readTargetId, shown } from './target-id.ts'

const slotsLimit = { usual: 3, most: 1000 }

const removal = {
  method: 'delete',
  tag: 'managing',
  scope: 'write',
  query: idInQuery,
  answers: { 200: { description: 'What is gone', schema: removedAnswer } },
} as const

export const removalEndpoints: readonly Endpoint[] = [
  {
    ...removal,
    path: '/checks/{id}/data',
    summary: 'Remove a check with all its data; a configured one begins anew, a job is gone until it reports',
  },
  {
    ...removal,
    path: '/groups/{name}/data',
    summary: 'Remove a group: all its checks, jobs and installations',
  },
  { ...removal, path: '/installations/{id}/data', summary: 'Remove an installation with all it reported' },
  {
    method: 'delete',
    path: '/activities/{id}',
    tag: 'managing',
    scope: 'write',
    summary: "Delete one report with its message; the check's state is folded anew from what remains",
    answers: { 204: { description: 'It is gone' } },
  },
  {
    method: 'get',
    path: '/ghosts',
    tag: 'managing',
    scope: 'read',
    summary: 'Jobs that are silent while their installation goes on talking: most likely gone',
    tagged: true,
    query: {
      slots: {
        schema: z.int().min(1).max(slotsLimit.most).default(slotsLimit.usual),
        description: 'How many expected runs in a row must have been missed',
      },
    },
    answers: { 200: { description: 'All of them', schema: ghostsAnswer } },
  },
]

export function addRemoval(router: Router, { manage }: Pick<HttpDeps, 'manage'>) {
  const remove = (path: string, parameter: string, kind: Target['kind']) =>
    router.delete(path, async (request, response) => {
      readQuery(request, ['id'])
      const id = readTargetId(request, parameter)
      const removed = await manage.remove({ kind, id }, readAccess(response).who)
      if (!removed) throw new HttpProblem(404, `There is no ${kind} ${shown(id)}.`)
      response.json(removed)
    })
  remove('/checks/:id/data', 'id', 'check')
  remove('/groups/:name/data', 'name', 'group')
  remove('/installations/:id/data', 'id', 'installation')

  router.delete('/activities/:id', async (request, response) => {
    const id = readNumber('id', request.params['id'])
    if (!(await manage.deleteReport(id, readAccess(response).who)))
      throw new HttpProblem(
        404,
        `There is no report ${id}; a missed slot cannot be deleted: it follows from the schedule.`,
      )
    response.status(204).end()
  })

  router.get('/ghosts', (request, response) => {
    const slots = readQuery(request, ['slots']).integer('slots', 1, slotsLimit.most) ?? slotsLimit.usual
    const answer: GhostsJson = { ghosts: manage.ghosts(slots) }
    response.json(answer)
  })
}
