/** Managing for a program of our own that has the data folder to itself: the same routes, on a connection that never
 *  leaves the process. */
import { createServer, type Server } from 'node:http'
import express, { type ErrorRequestHandler } from 'express'
import { grantAccess } from './access.ts'
import { addDocuments, type DocumentDeps } from './documents-routes.ts'
import { findMethods } from './endpoints.ts'
import { createManageApi, type ManageApiDeps } from './manage-routes.ts'
import { HttpProblem, renderProblem, toProblem } from './problem.ts'
import { addSuggestions, type SuggestionsDeps } from './suggestions-routes.ts'
import type { TransactionDeps } from './transactions-export.ts'
import { addTransactions } from './transactions-routes.ts'

/** @param who as the log of changes names whoever uses it @returns a server that listens nowhere */
export function createInProcessApi(
  deps: ManageApiDeps & TransactionDeps & SuggestionsDeps & DocumentDeps,
  who: string,
): Server {
  const app = express().set('etag', false)
  app.use((_request, response, next) => {
    grantAccess(response, { who, scopes: ['read', 'write'] })
    next()
  })
  app.use('/api/v1', createManageApi(deps))
  const log = express.Router()
  addTransactions(log, deps)
  addSuggestions(log, deps)
  addDocuments(log, deps)
  app.use('/api/v1', log)
  app.use(request => {
    const isKnown = findMethods(request.path.replace(/^\/api\/v1/, '')).length > 0
    if (isKnown)
      throw new HttpProblem(
        503,
        'Only a running service does this: start it, or name another one with --url.',
      )
    throw new HttpProblem(404, `There is nothing at ${request.path}.`)
  })
  app.use(answerProblem)
  return createServer(app)
}

const answerProblem: ErrorRequestHandler = (error, request, response, _next) => {
  const problem = toProblem(error)
  // It is whoever runs the command that reads it, and the log as well.
  const text = problem.status === 500 && error instanceof Error ? error.message : problem.message
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...renderProblem(problem, request.path), detail: text }))
}
