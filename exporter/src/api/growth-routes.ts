/** /api/v1/growth: one figure of many checks over time. */
import type { Router } from 'express'
import { z } from 'zod'
import { isFigureName, kindOfName } from '../core/figures/kind.ts'
import { readScope, scopeQuery, severalParameters } from './check-filter.ts'
import type { GrowthJson } from './contract-looking.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { growthSchema } from './looking-schemas.ts'
import { HttpProblem } from './problem.ts'
import { readQuery, refuseBackwards } from './query.ts'

const limits = { usual: 200, most: 2000 }
const latestMs = 8_640_000_000_000_000
const usualSpanMs = 90 * 24 * 3_600_000

export const growthEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/growth',
    tag: 'looking',
    scope: 'read',
    summary: 'One figure of many checks over time, with the line it follows',
    tagged: true,
    query: {
      figure: { schema: z.string().default('size'), description: 'Such as size, duration, files' },
      fromMs: { schema: z.int().min(0), description: '90 days before the end unless given' },
      toMs: { schema: z.int().min(0), description: 'Exclusive; now unless given' },
      ...scopeQuery,
      limit: {
        schema: z.int().min(1).max(limits.most).default(limits.usual),
        description: 'Checks in the answer at most',
      },
    },
    answers: {
      200: {
        description: 'By group, label, name and id; `leftOut` says how many checks did not get in',
        schema: growthSchema,
      },
    },
  },
]

export function addGrowth(router: Router, { looking, nowMs }: Pick<HttpDeps, 'looking' | 'nowMs'>) {
  router.get('/growth', async (request, response) => {
    const known = ['figure', 'fromMs', 'toMs', 'group', 'label', 'check', 'limit']
    const query = readQuery(request, known, severalParameters)
    const figure = query.text('figure') ?? 'size'
    if (!isFigureName(figure))
      throw new HttpProblem(400, `figure: "${figure.slice(0, 80)}" is no name of a figure, such as "size"`, {
        parameter: 'figure',
      })
    const toMs = query.integer('toMs', 0, latestMs) ?? nowMs() + 1
    const fromMs = query.integer('fromMs', 0, latestMs) ?? Math.max(0, toMs - usualSpanMs)
    refuseBackwards(fromMs, toMs)
    const limit = query.integer('limit', 1, limits.most) ?? limits.usual
    const found = await looking.growth({ figure, fromMs, toMs, scope: readScope(query), limit })
    const answer: GrowthJson = { figure, kind: kindOfName(figure), ...found }
    response.json(answer)
  })
}
