/** /api/v1/transactions: the log of everything the service did and anyone changed, in pages or whole. */
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { actions, subjectKinds } from '../core/registry.ts'
import { requireScopeOfMethod } from './access.ts'
import type { TransactionsPage } from './contract.ts'
import type { Endpoint } from './endpoint.ts'
import { momentSchema } from './json-body.ts'
import { transactionsPage } from './manage-schemas.ts'
import { refuseMethod } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { readQuery } from './query.ts'
import {
  exportTransactions,
  exportTypes,
  type TransactionDeps,
  type TransactionFilter,
} from './transactions-export.ts'

const limits = { usual: 100, most: 1000 }
const formats = ['json', 'csv', 'ndjson'] as const

export const transactionEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/transactions',
    tag: 'log',
    scope: 'read',
    summary: 'Lines of the log, newest first; as CSV or JSON lines all that fit, oldest first',
    tagged: true,
    query: {
      from: { schema: momentSchema },
      to: { schema: momentSchema, description: 'Exclusive' },
      who: { schema: z.string() },
      action: { schema: z.enum(actions) },
      kind: { schema: z.enum(subjectKinds), description: 'Of what was changed' },
      id: { schema: z.string(), description: 'Of what was changed; needs `kind`' },
      only: { schema: z.literal('changes'), description: 'Without the line that every message leaves' },
      format: { schema: z.enum(formats), description: 'Instead of `Accept`' },
      limit: { schema: z.int().min(1).max(limits.most).default(limits.usual) },
      cursor: { schema: z.string() },
    },
    answers: {
      200: { description: 'The lines', schema: transactionsPage, types: Object.values(exportTypes) },
    },
  },
]

export function addTransactions(router: Router, deps: TransactionDeps) {
  const answer = async (request: Request, response: Response) => {
    const { filter, limit, format } = readWanted(request)
    response.vary('Accept')
    if (format !== 'json') return exportTransactions(deps, filter, format, response)
    const found = await deps.transactions(filter, limit + 1)
    const transactions = found.slice(0, limit)
    const last = transactions.at(-1)
    const page: TransactionsPage = {
      transactions,
      ...(found.length > limit && last && { nextCursor: String(last.id) }),
    }
    response.json(page)
  }
  router.route('/transactions').get(requireScopeOfMethod, answer).all(refuseMethod('GET, HEAD'))
}

function readWanted(request: Request) {
  const known = ['from', 'to', 'who', 'action', 'kind', 'id', 'only', 'format', 'limit', 'cursor']
  const query = readQuery(request, known)
  const moment = (name: string): number | undefined => {
    const written = query.text(name)
    if (written === undefined) return undefined
    const read = momentSchema.safeParse(/^\d+$/.test(written) ? Number(written) : written)
    if (read.success) return read.data
    throw new HttpProblem(400, `${name}: ${read.error.issues[0]?.message}`, { parameter: name })
  }
  const [fromMs, toMs] = [moment('from'), moment('to')]
  const [who, id] = [query.text('who'), query.text('id')]
  const action = query.oneOf('action', actions)
  const kind = query.oneOf('kind', subjectKinds)
  const only = query.oneOf('only', ['changes'])
  const beforeId = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER)
  if (id !== undefined && !kind)
    throw new HttpProblem(400, 'id: is the id of a subject, whose kind is needed too', { parameter: 'kind' })
  const filter: TransactionFilter = {
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    ...(who !== undefined && { who }),
    ...(action && { action }),
    ...(kind && { subject: { kind, ...(id !== undefined && { id }) } }),
    ...(only && { only }),
    ...(beforeId !== undefined && { beforeId }),
  }
  return {
    filter,
    limit: query.integer('limit', 1, limits.most) ?? limits.usual,
    format: query.oneOf('format', formats) ?? accepted(request),
  }
}

function accepted(request: Request): (typeof formats)[number] {
  const type = request.accepts(['application/json', exportTypes.csv, exportTypes.ndjson])
  return type === exportTypes.csv ? 'csv' : type === exportTypes.ndjson ? 'ndjson' : 'json'
}
