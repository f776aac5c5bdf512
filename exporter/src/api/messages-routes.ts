/** /api/v1/messages: what is kept, as the rules see it, in pages or whole as CSV, and its attachments. */
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { Outcome } from '../core/message.ts'
import { sendAttachment } from './attachment.ts'
import type { MessageJson, MessageSummary, MessagesPage } from './contract.ts'
import { csvLine, csvTime, csvType, sendPieces } from './csv.ts'
import type { HttpDeps, MessageFilter } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { refuseMethod } from './methods.ts'
import { HttpProblem } from './problem.ts'
import { readMessageId, readNumber, readQuery, refuseBackwards } from './query.ts'
import { sendRaw } from './raw.ts'
import { messageSchema, messagesPage } from './schemas.ts'

const limits = { usual: 50, most: 200 }
const outcomes = ['matched', 'unmatched', 'ignored', 'duplicate'] as const satisfies readonly Outcome[]
const filterNames = ['outcome', 'intake', 'q', 'check', 'fromMs', 'toMs'] as const
const latestMs = 8_640_000_000_000_000

const filterQuery = {
  outcome: {
    schema: z.union([z.enum(outcomes), z.array(z.enum(outcomes))]),
    description: 'Any of these',
  },
  intake: { schema: z.string(), description: 'Name of the intake, such as `smtp` or `imap:inbox`' },
  q: { schema: z.string(), description: 'Part of subject or sender' },
  check: { schema: z.string(), description: 'Id of a check that has a result of it' },
  fromMs: { schema: z.int().min(0), description: 'Received at this time or later' },
  toMs: { schema: z.int().min(0), description: 'Received before this time' },
}

export const messageEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/messages',
    tag: 'messages',
    scope: 'read',
    summary: 'Messages that are kept',
    tagged: true,
    query: {
      ...filterQuery,
      limit: { schema: z.int().min(1).max(limits.most).default(limits.usual) },
      cursor: { schema: z.string(), description: '`nextCursor` of the page before' },
    },
    answers: { 200: { description: 'Newest first', schema: messagesPage } },
  },
  {
    method: 'get',
    path: '/messages.csv',
    tag: 'messages',
    scope: 'read',
    summary: 'All messages that fit, as a file',
    query: filterQuery,
    answers: { 200: { description: 'Oldest first, RFC 4180', types: [csvType] } },
  },
  {
    method: 'get',
    path: '/messages/{id}',
    tag: 'messages',
    scope: 'read',
    summary: 'One message as the rules see it, and what it said about which checks',
    answers: { 200: { description: 'The message', schema: messageSchema } },
  },
  {
    method: 'get',
    path: '/messages/{id}/raw',
    tag: 'messages',
    scope: 'read',
    summary: 'A message as it was received',
    answers: { 200: { description: 'Its bytes, as a download', types: ['text/plain'] } },
  },
  {
    method: 'get',
    path: '/messages/{id}/attachments/{place}',
    tag: 'messages',
    scope: 'read',
    summary: 'An attachment, by its place in the list of the message, from 0',
    answers: {
      200: { description: 'Its bytes, as a download', types: ['application/octet-stream', 'image/png'] },
    },
  },
]

type MessageDeps = Pick<
  HttpDeps,
  'message' | 'messages' | 'messagesAfter' | 'countMessages' | 'raw' | 'attachment'
>

export function addMessages(router: Router, deps: MessageDeps): void {
  const get = (path: string, answer: (request: Request, response: Response) => Promise<unknown>) =>
    router
      .route(path)
      .get(async (request, response) => {
        const body = await answer(request, response)
        if (body !== undefined) response.json(body)
      })
      .all(refuseMethod('GET, HEAD'))

  get('/messages', request => listMessages(deps, request))
  get('/messages.csv', (request, response) => exportMessages(deps, request, response))
  get('/messages/:id', request => readMessage(deps, request))
  get('/messages/:id/raw', (request, response) => {
    readQuery(request, [])
    return sendRaw(deps, readMessageId(request.params['id']), response)
  })
  get('/messages/:id/attachments/:place', (request, response) => {
    readQuery(request, [])
    const id = readMessageId(request.params['id'])
    return sendAttachment(deps, id, readPlace(request.params['place']), response)
  })
}

/** @throws HttpProblem 400 */
function readPlace(written: unknown): number {
  return written === '0' ? 0 : readNumber('place', written)
}

function readFilter(query: ReturnType<typeof readQuery>): MessageFilter {
  const wanted = query.several('outcome', outcomes)
  const [intake, search, checkId] = [query.text('intake'), query.text('q'), query.text('check')]
  const fromMs = query.integer('fromMs', 0, latestMs)
  const toMs = query.integer('toMs', 0, latestMs)
  refuseBackwards(fromMs ?? 0, toMs ?? latestMs)
  return {
    ...(wanted && { outcomes: wanted }),
    ...(intake !== undefined && { intake }),
    ...(search !== undefined && { search }),
    ...(checkId !== undefined && { checkId }),
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
  }
}

async function listMessages(deps: MessageDeps, request: Request): Promise<MessagesPage> {
  const query = readQuery(request, [...filterNames, 'limit', 'cursor'], ['outcome'])
  const limit = query.integer('limit', 1, limits.most) ?? limits.usual
  const beforeId = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER)
  const filter = readFilter(query)
  const found = await deps.messages({ ...filter, ...(beforeId && { beforeId }) }, limit + 1)
  const last = found[limit - 1]
  return {
    messages: found.slice(0, limit).map(toSummary),
    total: await deps.countMessages(filter),
    ...(found.length > limit && last && { nextCursor: String(last.id) }),
  }
}

const pieceLines = 500
const columns = [
  ...['id', 'received', 'receivedAtMs', 'sent', 'sentAtMs', 'intake', 'outcome', 'subject', 'from', 'to'],
  ...['originallyTo', 'marks', 'bytes', 'copies'],
]

async function exportMessages(deps: MessageDeps, request: Request, response: Response): Promise<undefined> {
  const filter = readFilter(readQuery(request, filterNames, ['outcome']))
  const file = { type: csvType, fileName: 'lastgood-messages.csv' }
  await sendPieces(response, file, csvPieces(deps, filter))
}

async function* csvPieces(deps: MessageDeps, filter: MessageFilter): AsyncGenerator<string> {
  yield csvLine(columns)
  for (let afterId = 0; ; ) {
    const page = await deps.messagesAfter(afterId, pieceLines, filter)
    const last = page.at(-1)
    if (!last) return
    afterId = last.id
    yield page.map(toCsv).join('')
  }
}

function toCsv(message: MessageSummary): string {
  const { receivedAtMs, sentAtMs, to, originallyTo, marks } = message
  return csvLine([
    message.id,
    csvTime(receivedAtMs),
    receivedAtMs,
    csvTime(sentAtMs),
    sentAtMs,
    message.intake,
    message.outcome,
    message.subject,
    message.from,
    to.join(', '),
    originallyTo.join(', '),
    marks.join(' '),
    message.rawBytes,
    message.copies,
  ])
}

async function readMessage(deps: MessageDeps, request: Request): Promise<MessageJson> {
  readQuery(request, [])
  const id = readMessageId(request.params['id'])
  const found = await deps.message(id)
  if (!found) throw new HttpProblem(404, `There is no message ${id}; it may have been deleted with age.`)
  const { headers, text, html, attachments } = found.message
  return {
    ...toSummary(found.stored),
    headers,
    text,
    ...(html !== undefined && { html }),
    attachments,
    activities: found.activities,
  }
}

/** What the contract names, and nothing else the store may keep with a message. */
function toSummary(stored: MessageSummary): MessageSummary {
  const { id, intake, receivedAtMs, sentAtMs, messageId, subject, from, to, originallyTo, recipients } =
    stored
  const { marks, outcome, rawBytes, copies, oversizeBytes, sender } = stored
  return {
    id,
    intake,
    receivedAtMs,
    ...(sentAtMs !== undefined && { sentAtMs }),
    ...(messageId !== undefined && { messageId }),
    subject,
    from,
    to,
    originallyTo,
    recipients,
    marks,
    outcome,
    rawBytes,
    copies,
    ...(oversizeBytes !== undefined && { oversizeBytes }),
    ...(sender && { sender }),
  }
}
