/** /api/v1: the JSON that programs and the plugin read. Lists come in pages with a cursor; a wrong parameter is an
 *  error that names it. */
import { json, type Request, type Response, Router } from 'express'
import { addActivities } from './activities-routes.ts'
import { compressing } from './compressing.ts'
import type { ActivitiesPage, CheckJson, ChecksPage, ReparseRequest, ReparseSummary } from './contract.ts'
import type { HttpDeps } from './deps.ts'
import { addDocuments } from './documents-routes.ts'
import { findMethods } from './endpoints.ts'
import { addGrid } from './grid-routes.ts'
import { addGrowth } from './growth-routes.ts'
import { addHealth } from './health-routes.ts'
import { createManageApi } from './manage-routes.ts'
import { addMessages } from './messages-routes.ts'
import { refuseMethod, refuseMethodOf } from './methods.ts'
import { describeApi } from './openapi.ts'
import { addPreview } from './preview-routes.ts'
import { HttpProblem } from './problem.ts'
import { readCursor, readQuery, writeCursor } from './query.ts'
import { filterChecks } from './standing.ts'
import { addSubscriptions } from './subscriptions-routes.ts'
import { addSuggestions } from './suggestions-routes.ts'

const bodyLimitBytes = 16 * 1024
const checksLimit = { usual: 200, most: 2000 }
const activitiesLimit = { usual: 50, most: 500 }

const timings = ['new', 'on time', 'late', 'overdue', 'paused', 'unscheduled'] as const
const statuses = ['success', 'warning', 'failure', 'none'] as const

export function createApi(deps: HttpDeps): Router {
  const router = Router({ caseSensitive: true })
  router.use(compressing)
  const read = (path: string, answer: (request: Request, response: Response) => Promise<unknown>) =>
    router.get(path, async (request, response) => {
      const body = await answer(request, response)
      if (body !== undefined) response.json(body)
    })

  // First: some of its paths, such as /checks/export, have the form of others.
  router.use(createManageApi(deps))
  read('/checks', request => listChecks(deps, request))
  read('/checks/:id', async request => findCheck(deps, request))
  read('/checks/:id/activities', request => listActivities(deps, request))
  addMessages(router, deps)
  addPreview(router, deps)
  addSuggestions(router, deps)
  addSubscriptions(router, deps)
  router
    .route('/reparse')
    .post(json({ limit: bodyLimitBytes, strict: true }), async (request, response) => {
      // Takes as long as there are messages.
      request.setTimeout(0)
      const wanted = await readReparse(deps, request)
      if (request.accepts(['json', ndjson]) === ndjson) await streamReparse(deps, wanted, response)
      else response.json(await deps.reparse(wanted, () => {}))
    })
    .all(refuseMethod('POST'))
  read('/openapi.json', async request => {
    readQuery(request, [])
    return describeApi()
  })
  addDocuments(router, deps)
  addGrid(router, deps)
  addActivities(router, deps)
  addGrowth(router, deps)
  addHealth(router, deps)
  router.use(request => {
    const methods = findMethods(request.path)
    if (methods.length > 0) refuseMethodOf(request, methods)
    throw new HttpProblem(404, `There is nothing at ${request.baseUrl}${request.path}.`)
  })
  return router
}

const ndjson = 'application/x-ndjson'

/** A line now and then while it lasts, each the summary so far; the last one is the answer. */
async function streamReparse(deps: HttpDeps, wanted: ReparseRequest, response: Response): Promise<void> {
  response.type(ndjson)
  const tell = (line: ReparseSummary | { readonly error: string }) =>
    response.write(`${JSON.stringify(line)}\n`)
  try {
    tell(await deps.reparse(wanted, tell))
  } catch (cause) {
    // The status is out already: the last line has to say it.
    tell({ error: cause instanceof Error ? cause.message : String(cause) })
  }
  response.end()
}

async function listChecks(deps: HttpDeps, request: Request): Promise<ChecksPage> {
  const query = readQuery(request, ['group', 'label', 'status', 'timing', 'q', 'limit', 'cursor'])
  const limit = query.integer('limit', 1, checksLimit.most) ?? checksLimit.usual
  const after = readCursor(query.text('cursor'))
  const status = query.oneOf('status', statuses)
  const timing = query.oneOf('timing', timings)
  const filter = { group: query.text('group'), label: query.text('label'), text: query.text('q') }
  const fitting = filterChecks(await deps.checks(), filter)
    .filter(check => status === undefined || (check.status ?? 'none') === status)
    .filter(check => timing === undefined || check.timing === timing)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const rest = after === undefined ? fitting : fitting.filter(check => check.id > after)
  const checks = await deps.withRecent(rest.slice(0, limit))
  const last = checks.at(-1)
  return {
    checks,
    total: fitting.length,
    ...(rest.length > limit && last && { nextCursor: writeCursor(last.id) }),
  }
}

async function findCheck(deps: HttpDeps, request: Request): Promise<CheckJson> {
  readQuery(request, [])
  return needCheck(deps, String(request.params['id']))
}

async function needCheck(deps: HttpDeps, id: string): Promise<CheckJson> {
  const check = await deps.check(id)
  if (!check) throw new HttpProblem(404, `There is no check "${id.slice(0, 200)}".`)
  return check
}

async function listActivities(deps: HttpDeps, request: Request): Promise<ActivitiesPage> {
  const query = readQuery(request, ['limit', 'cursor'])
  const limit = query.integer('limit', 1, activitiesLimit.most) ?? activitiesLimit.usual
  const beforeId = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER)
  const { id } = await needCheck(deps, String(request.params['id']))
  const found = await deps.activities(id, limit + 1, beforeId)
  return { activities: found.slice(0, limit), ...readNext(found, limit) }
}

/** @throws HttpProblem 422 naming the field, 404 when what it names is not there. */
async function readReparse(deps: HttpDeps, request: Request): Promise<ReparseRequest> {
  const hasBody =
    Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined
  if (hasBody && !request.is('json')) throw new HttpProblem(415, 'The body must be application/json.')
  const body: Record<string, unknown> = isRecord(request.body) ? request.body : {}
  if (hasBody && !isRecord(request.body)) throw new HttpProblem(422, 'The body must be a JSON object.')
  for (const name of Object.keys(body))
    if (name !== 'checkId' && name !== 'messageId')
      refuseField(name.slice(0, 80), 'is not known; known are checkId, messageId')
  const { checkId, messageId } = body
  if (checkId !== undefined && messageId !== undefined)
    refuseField('messageId', 'cannot be given together with checkId')
  if (checkId !== undefined) {
    if (typeof checkId !== 'string') return refuseField('checkId', 'is not a text')
    return { checkId: (await needCheck(deps, checkId)).id }
  }
  if (messageId === undefined) return {}
  if (typeof messageId !== 'number' || !Number.isSafeInteger(messageId) || messageId < 1)
    return refuseField('messageId', 'is not the number of a message')
  if (!(await deps.message(messageId))) throw new HttpProblem(404, `There is no message ${messageId}.`)
  return { messageId }
}

function refuseField(parameter: string, why: string): never {
  throw new HttpProblem(422, `${parameter}: ${why}`, { parameter })
}

function readNext(found: readonly { readonly id: number }[], limit: number): { nextCursor?: string } {
  const last = found[limit - 1]
  return found.length > limit && last ? { nextCursor: String(last.id) } : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
