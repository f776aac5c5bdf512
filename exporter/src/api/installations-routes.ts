/** /api/v1: who reports, and whether their silence is told. What senders do with the same addresses (register,
 *  de-register, delete a job) is theirs, with an account's key, and is not here. */
import type { Request, Router } from 'express'
import { z } from 'zod'
import { readAccess } from './access.ts'
import { jsonBody } from './body.ts'
import type { InstallationsPage } from './contract.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { readJson } from './json-body.ts'
import { installationSchema, installationsPage, jobSchema } from './manage-schemas.ts'
import { HttpProblem } from './problem.ts'
import { readCursor, readQuery, writeCursor } from './query.ts'
import { idInQuery, readTargetId, shown } from './target-id.ts'

const limits = { usual: 200, most: 1000 }
const monitoredSchema = z.strictObject({ monitored: z.boolean() })

const setMonitored = {
  method: 'patch',
  tag: 'installations',
  scope: 'write',
  query: idInQuery,
  body: { schema: monitoredSchema },
} as const

export const installationEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/installations',
    tag: 'installations',
    scope: 'read',
    summary: 'Installations with their jobs, and where each stands',
    tagged: true,
    query: {
      account: { schema: z.string() },
      group: { schema: z.string(), description: 'Organization' },
      limit: { schema: z.int().min(1).max(limits.most).default(limits.usual) },
      cursor: { schema: z.string() },
    },
    answers: { 200: { description: 'By id', schema: installationsPage } },
  },
  {
    method: 'get',
    path: '/installations/{id}',
    tag: 'installations',
    scope: 'read',
    summary: 'One installation',
    query: idInQuery,
    answers: { 200: { description: 'With its jobs', schema: installationSchema } },
  },
  {
    ...setMonitored,
    path: '/installations/{id}',
    summary: 'Switch the monitoring of an installation on or off',
    answers: { 200: { description: 'As it is now', schema: installationSchema } },
  },
  {
    ...setMonitored,
    path: '/jobs/{checkId}',
    summary: 'Switch the monitoring of a job on or off',
    answers: { 200: { description: 'As it is now', schema: jobSchema } },
  },
]

export function addInstallations(router: Router, { manage }: Pick<HttpDeps, 'manage'>) {
  async function needInstallation(id: string) {
    const found = await manage.installation(id)
    if (!found) throw new HttpProblem(404, `There is no installation ${shown(id)}.`)
    return found
  }

  router.get('/installations', async (request, response) => {
    const query = readQuery(request, ['account', 'group', 'limit', 'cursor'])
    const limit = query.integer('limit', 1, limits.most) ?? limits.usual
    const after = readCursor(query.text('cursor'))
    const [account, group] = [query.text('account'), query.text('group')]
    const fitting = (await manage.installations()).filter(
      one =>
        (account === undefined || one.accountId === account) &&
        (group === undefined || one.organization === group),
    )
    const rest = after === undefined ? fitting : fitting.filter(({ id }) => id > after)
    const installations = rest.slice(0, limit)
    const last = installations.at(-1)
    const page: InstallationsPage = {
      installations,
      total: fitting.length,
      ...(rest.length > limit && last && { nextCursor: writeCursor(last.id) }),
    }
    response.json(page)
  })

  router.get('/installations/:id', async (request, response) => {
    readQuery(request, ['id'])
    response.json(await needInstallation(readTargetId(request)))
  })

  const switchOf = async (request: Request, kind: 'installation' | 'job', who: string) => {
    readQuery(request, ['id'])
    const id = readTargetId(request, kind === 'job' ? 'checkId' : 'id')
    const { monitored } = readJson(request, monitoredSchema)
    if (!(await manage.setMonitored(kind, id, monitored, who)))
      throw new HttpProblem(404, `There is no ${kind} ${shown(id)}.`)
    return id
  }
  router.patch('/installations/:id', jsonBody, async (request, response) => {
    response.json(await needInstallation(await switchOf(request, 'installation', readAccess(response).who)))
  })
  router.patch('/jobs/:checkId', jsonBody, async (request, response) => {
    response.json(await manage.job(await switchOf(request, 'job', readAccess(response).who)))
  })
}
