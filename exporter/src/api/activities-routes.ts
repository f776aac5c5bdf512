/** /api/v1/activities: what happened to all checks, in pages or as a file; and one activity with its neighbours. */
import type { Router } from 'express'
import { z } from 'zod'
import { type ResultWord, resultWords } from '../core/result-strip.ts'
import { readScope, scopeParameters, scopeQuery, several, severalParameters } from './check-filter.ts'
import type { ActivityDetail, ListedActivitiesPage, ListedActivity } from './contract-looking.ts'
import { csvLine, csvTime, csvType, sendPieces } from './csv.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import type { ActivitiesFilter, ListPlace } from './looking.ts'
import { activityDetailSchema, listedActivitiesPage } from './looking-schemas.ts'
import { HttpProblem } from './problem.ts'
import { type Query, readCursor, readNumber, readQuery, refuseBackwards, writeCursor } from './query.ts'

const limits = { usual: 100, most: 1000 }
const latestMs = 8_640_000_000_000_000
const csvName = 'lastgood-activities.csv'
const csvPage = 1000

const filterQuery = {
  fromMs: { schema: z.int().min(0) },
  toMs: { schema: z.int().min(0), description: 'Exclusive' },
  ...scopeQuery,
  status: { schema: several(z.enum(resultWords)), description: 'Any of these' },
  kind: { schema: z.enum(['result', 'missed']) },
  q: {
    schema: z.string(),
    description: 'Part of the reason, or of id, name, group, label, computer or product',
  },
}
const filterParameters = [...scopeParameters, 'fromMs', 'toMs', 'status', 'kind']

export const activitiesEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/activities',
    tag: 'looking',
    scope: 'read',
    summary: 'Results and missed slots of all checks',
    tagged: true,
    query: {
      ...filterQuery,
      limit: { schema: z.int().min(1).max(limits.most).default(limits.usual) },
      cursor: { schema: z.string(), description: '`nextCursor` of the page before' },
    },
    answers: {
      200: {
        description:
          'Newest first; a page of a long search may have fewer than `limit`, and is the last one only without `nextCursor`',
        schema: listedActivitiesPage,
      },
    },
  },
  {
    method: 'get',
    path: '/activities.csv',
    tag: 'looking',
    scope: 'read',
    summary: 'The same as a file, all that fit',
    query: filterQuery,
    answers: { 200: { description: 'Newest first, RFC 4180', types: [csvType] } },
  },
  {
    method: 'get',
    path: '/activities/{id}',
    tag: 'looking',
    scope: 'read',
    summary: 'One result or missed slot, with its neighbours among those of its check',
    tagged: true,
    answers: { 200: { description: 'The activity', schema: activityDetailSchema } },
  },
]

export function addActivities(router: Router, { looking }: Pick<HttpDeps, 'looking'>) {
  router.get('/activities', async (request, response) => {
    const query = readQuery(request, [...filterParameters, 'limit', 'cursor'], severalParameters)
    const limit = query.integer('limit', 1, limits.most) ?? limits.usual
    const { activities, next } = await looking.listActivities(readFilter(query), limit, readPlace(query))
    const page: ListedActivitiesPage = {
      activities,
      ...(next && { nextCursor: writeCursor(`${next.atMs}.${next.id}`) }),
    }
    response.json(page)
  })
  router.get('/activities.csv', async (request, response) => {
    const filter = readFilter(readQuery(request, filterParameters, severalParameters))
    await sendPieces(response, { type: csvType, fileName: csvName }, csvPieces(looking, filter))
  })
  router.get('/activities/:id', async (request, response) => {
    readQuery(request, [])
    const id = readNumber('id', request.params['id'])
    const found = await looking.activityDetail(id)
    if (!found) throw new HttpProblem(404, `There is no activity ${id}; it may have been deleted with age.`)
    const answer: ActivityDetail = found
    response.json(answer)
  })
}

function readFilter(query: Query): ActivitiesFilter {
  const status = query.several('status', resultWords)
  const kind = query.oneOf('kind', ['result', 'missed'])
  const words: readonly ResultWord[] | undefined = kind
    ? (status ?? resultWords).filter(word => (word === 'missed') === (kind === 'missed'))
    : status
  const text = query.text('q')
  const fromMs = query.integer('fromMs', 0, latestMs) ?? 0
  const toMs = query.integer('toMs', 0, latestMs) ?? latestMs
  refuseBackwards(fromMs, toMs)
  return {
    fromMs,
    toMs,
    scope: readScope(query),
    ...(words && { words }),
    ...(text !== undefined && { text }),
  }
}

function readPlace(query: Query): ListPlace | undefined {
  const cursor = readCursor(query.text('cursor'))
  if (cursor === undefined) return undefined
  const [, atMs, id] = /^(\d{1,16})\.(\d{1,16})$/.exec(cursor) ?? []
  if (atMs === undefined || id === undefined)
    throw new HttpProblem(400, 'cursor: is not one that an answer has given', { parameter: 'cursor' })
  return { atMs: Number(atMs), id: Number(id) }
}

const columns = [
  'id',
  'at',
  'atMs',
  'group',
  'label',
  'name',
  'check',
  'result',
  'reason',
  'computer',
  'product',
  'job',
  'message',
  'expectedAt',
  'lateSeconds',
  'sizeBytes',
  'durationSeconds',
]

async function* csvPieces(
  { listActivities }: HttpDeps['looking'],
  filter: ActivitiesFilter,
): AsyncGenerator<string> {
  yield csvLine(columns)
  for (let place: ListPlace | undefined; ; ) {
    const { activities, next } = await listActivities(filter, csvPage, place)
    if (activities.length > 0) yield activities.map(toCsv).join('')
    if (!next) return
    place = next
  }
}

function toCsv(activity: ListedActivity): string {
  const result = activity.kind === 'result' ? activity : undefined
  return csvLine([
    activity.id,
    csvTime(activity.atMs),
    activity.atMs,
    activity.group,
    activity.label,
    activity.name,
    activity.checkId,
    result?.status ?? 'missed',
    activity.reason,
    activity.computer,
    activity.product,
    activity.job,
    result?.messageId,
    csvTime(activity.kind === 'missed' ? activity.expectedAtMs : undefined),
    result?.lateMs === undefined ? undefined : result.lateMs / 1000,
    result?.figures['size'],
    result?.figures['duration'],
  ])
}
