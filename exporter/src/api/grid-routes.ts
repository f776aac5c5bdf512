/** /api/v1, looking at many checks at once: the grid and the groups. */
import type { Router } from 'express'
import { z } from 'zod'
import { checkParameters, checkQuery, selectChecks, severalParameters } from './check-filter.ts'
import { streamPieces } from './compressing.ts'
import type { GroupsJson } from './contract-looking.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { compareChecks, gridPieces, toGrid } from './grid.ts'
import { toGroups } from './groups.ts'
import { gridSchema, groupsSchema } from './looking-schemas.ts'
import { refuseMethod } from './methods.ts'
import { readQuery } from './query.ts'

const resultsLimit = { usual: 30, most: 100 }

export const gridEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/grid',
    tag: 'looking',
    scope: 'read',
    summary: 'Every check that fits with its newest results, in columns',
    tagged: true,
    query: {
      ...checkQuery,
      results: {
        schema: z.int().min(0).max(resultsLimit.most).default(resultsLimit.usual),
        description: 'Of each check at most',
      },
    },
    answers: { 200: { description: 'By group, label, name and id', schema: gridSchema } },
  },
  {
    method: 'get',
    path: '/groups',
    tag: 'looking',
    scope: 'read',
    summary: 'Groups with their labels, and how many of their checks are not good',
    tagged: true,
    answers: { 200: { description: 'By name', schema: groupsSchema } },
  },
]

export function addGrid(router: Router, deps: Pick<HttpDeps, 'checks' | 'newestResults' | 'nowMs'>) {
  router
    .route('/grid')
    .get(async (request, response) => {
      const query = readQuery(request, ['results', ...checkParameters], severalParameters)
      const limit = query.integer('results', 0, resultsLimit.most) ?? resultsLimit.usual
      const atMs = deps.nowMs()
      const checks = selectChecks(query, await deps.checks()).sort(compareChecks)
      const ids = checks.map(({ id }) => id)
      const strips = await deps.newestResults(ids, limit)
      await streamPieces(response, gridPieces(await toGrid(atMs, checks, strips)))
    })
    .all(refuseMethod('GET, HEAD'))
  router
    .route('/groups')
    .get(async (request, response) => {
      readQuery(request, [])
      const answer: GroupsJson = { groups: toGroups(await deps.checks()) }
      response.json(answer)
    })
    .all(refuseMethod('GET, HEAD'))
}
