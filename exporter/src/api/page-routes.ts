/** The pages for people: parameters in, one page out. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Request, type Response, Router } from 'express'
import { html } from '../core/html.ts'
import type { Preferences } from '../core/preferences.ts'
import { checkPage } from './check-page.ts'
import type { HttpDeps, HttpOptions, MessageFilter } from './deps.ts'
import { messagePage, messagesPage } from './message-page.ts'
import { refuseMethod } from './methods.ts'
import { createClock } from './moments.ts'
import { type Page, type PageContext, pagePolicy, renderPage } from './page.ts'
import { HttpProblem, titleOf } from './problem.ts'
import { readMessageId, readQuery } from './query.ts'
import { sendRaw } from './raw.ts'
import { filterChecks, standings } from './standing.ts'
import { listPage, listRowsLimit, statusPage } from './status-page.ts'

const zip = promisify(gzip)

const activitiesOnPage = 50
const messagesOnPage = 50
/** Rows of small indicators are for the eye: a page of more checks than this is read by its words. */
const recentChecks = 500
/** More pages of checks than anyone has. */
const pagesLimit = Math.ceil(10_000_000 / listRowsLimit)

type Options = Pick<HttpOptions, 'externalUrl' | 'timeZone'>

export function createPages(options: Options, deps: HttpDeps): Router {
  const router = Router({ caseSensitive: true })
  const page = (path: string, answer: (request: Request, context: PageContext) => Promise<Page>) =>
    router
      .route(path)
      .get(async (request, response) => {
        const context = await createContext(options, deps)
        await sendPage(response, context, await answer(request, context))
      })
      .all(refuseMethod('GET, HEAD'))

  page('/', async (request, context) => {
    const query = readQuery(request, ['group', 'label', 'standing', 'q', 'page'])
    const all = await deps.checks()
    const checks = all.length > recentChecks ? all : await deps.withRecent(all)
    if (query.isEmpty)
      return statusPage({ checks, intakes: deps.intakes(), firstMail: deps.firstMail() }, context)
    const filter = {
      group: query.text('group'),
      label: query.text('label'),
      standing: query.oneOf('standing', standings),
      q: query.text('q'),
    }
    const fitting = filterChecks(checks, { ...filter, text: filter.q })
    return listPage(fitting, filter, query.integer('page', 1, pagesLimit) ?? 1, context)
  })

  page('/checks/:id', async (request, context) => {
    const query = readQuery(request, ['cursor'])
    const beforeId = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER)
    const check = await findCheck(deps, request)
    const found = await deps.activities(check.id, activitiesOnPage + 1, beforeId)
    return checkPage(
      { check, activities: found.slice(0, activitiesOnPage), ...readNext(found, activitiesOnPage) },
      context,
    )
  })

  router
    .route('/checks/:id/last')
    .get(async (request, response) => {
      const { id, lastMessageId } = await findCheck(deps, request)
      const path =
        lastMessageId === undefined ? `/checks/${encodeURIComponent(id)}` : `/messages/${lastMessageId}`
      response.redirect(302, basePath(options) + path)
    })
    .all(refuseMethod('GET, HEAD'))

  page('/messages', async (request, context) => {
    const query = readQuery(request, ['unmatched', 'q', 'cursor'])
    const unmatchedOnly = query.oneOf('unmatched', ['0', '1']) === '1'
    const q = query.text('q')
    const beforeId = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER)
    const filter: MessageFilter = { ...(unmatchedOnly && { outcome: 'unmatched' }), ...(q && { search: q }) }
    const found = await deps.messages({ ...filter, ...(beforeId && { beforeId }) }, messagesOnPage + 1)
    const total = await deps.countMessages(filter)
    const messages = found.slice(0, messagesOnPage)
    return messagesPage({ messages, total, unmatchedOnly, q, ...readNext(found, messagesOnPage) }, context)
  })

  page('/messages/:id', async (request, context) => {
    const id = readMessageId(request.params['id'])
    const found = await deps.message(id)
    if (!found) throw new HttpProblem(404, `There is no message ${id}; it may have been deleted with age.`)
    const names = new Map<string, string>()
    for (const { checkId } of found.activities) {
      const check = await deps.check(checkId)
      if (check) names.set(checkId, check.name)
    }
    return messagePage(found, names, context)
  })

  router
    .route('/messages/:id/raw')
    .get((request, response) => sendRaw(deps, readMessageId(request.params['id']), response).then(() => {}))
    .all(refuseMethod('GET, HEAD'))
  return router
}

/** A page for a person who followed a link that leads nowhere. */
export async function sendProblemPage(
  options: Options,
  deps: HttpDeps,
  problem: HttpProblem,
  response: Response,
) {
  const context = createContextOf(options, deps, 0)
  const body = html`<h1>${titleOf(problem.status)}</h1><p>${problem.message}</p><p><a href="${context.base}/">All checks</a></p>`
  response.status(problem.status)
  await sendPage(response, context, { title: titleOf(problem.status), standing: 'waiting', body })
}

async function sendPage(response: Response, context: PageContext, page: Page) {
  const text = renderPage(context, page)
  response.set({
    'Content-Security-Policy': pagePolicy,
    'Content-Type': 'text/html; charset=utf-8',
    Vary: 'Accept-Encoding',
  })
  if (response.req.acceptsEncodings(['gzip', 'identity']) !== 'gzip') return void response.end(text)
  response.set('Content-Encoding', 'gzip')
  response.end(await zip(text, { level: 1 }))
}

async function createContext(options: Options, deps: HttpDeps): Promise<PageContext> {
  const [unmatched, preferences] = await Promise.all([
    deps.countMessages({ outcome: 'unmatched' }),
    deps.manage.preferences(),
  ])
  return createContextOf(options, deps, unmatched, preferences)
}

function createContextOf(
  options: Options,
  deps: HttpDeps,
  unmatched: number,
  { logo, timeZone = options.timeZone ?? 'UTC', ...forms }: Preferences = {},
): PageContext {
  return {
    clock: createClock(deps.nowMs(), timeZone, forms),
    base: basePath(options),
    unmatched,
    ...(logo !== undefined && { logo }),
  }
}

function basePath({ externalUrl }: Options): string {
  return externalUrl === undefined ? '' : new URL(externalUrl).pathname.replace(/\/+$/, '')
}

async function findCheck(deps: HttpDeps, request: Request) {
  const id = String(request.params['id'])
  const check = await deps.check(id)
  if (!check) throw new HttpProblem(404, `There is no check "${id.slice(0, 200)}".`)
  return check
}

function readNext(found: readonly { readonly id: number }[], limit: number): { nextCursor?: string } {
  const last = found[limit - 1]
  return found.length > limit && last ? { nextCursor: String(last.id) } : {}
}
