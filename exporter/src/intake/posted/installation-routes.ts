/** /api/v1/installations/ID for senders: register, look, de-register, delete a job. Whoever is no sender is left to the
 *  API of people, which is asked next. */
import { type Request, type Response, Router } from 'express'
import type { Installation, Job } from '../../core/registry.ts'
import type { Bodies } from './body.ts'
import { type FindSender, findCredential, findSender, type Sender } from './credentials.ts'
import { answerProblems, orLater, type PostedEvents, PostProblem } from './post-problem.ts'
import { needJson, readJsonBody } from './read-json.ts'
import { foreign } from './report-routes.ts'
import { type FieldProblem, isName, parseRegistration, type Registration } from './report-schema.ts'

type RegisteredInstallation = Installation & { readonly jobs: readonly Job[] }

/** `foreign`: the installation belongs to another account; `absent`: there is none, or no such job. */
type Missing = 'foreign' | 'absent'

export type InstallationDeps = {
  nowMs(): number
  findSender: FindSender
  /** All of these resolve after the commit. Jobs that a registration does not list are not expected any more; one
   *  without a list changes no job. `invalid`: such as a schedule that nobody can read. */
  register(posted: {
    readonly sender: Sender
    readonly id: string
    readonly registration: Registration
    readonly atMs: number
  }): Promise<
    | { readonly created: boolean; readonly installation: RegisteredInstallation }
    | { readonly invalid: readonly FieldProblem[] }
    | 'foreign'
  >
  installation(sender: Sender, id: string): Promise<RegisteredInstallation | Missing>
  /** Once more is no error. */
  deregister(sender: Sender, id: string, atMs: number): Promise<'done' | Missing>
  deleteJob(sender: Sender, id: string, key: string, atMs: number): Promise<'done' | Missing>
}

const intake = 'reports'
const registrationLimitBytes = 1024 * 1024

export function createInstallationRoutes(
  deps: InstallationDeps,
  bodies: Bodies,
  events: PostedEvents,
): Router {
  const router = Router({ caseSensitive: true })
  const ask = <T>(work: () => Promise<T>) => orLater(intake, events, work)
  const route =
    (answer: (sender: Sender, id: string, request: Request, response: Response) => Promise<unknown>) =>
    async (request: Request, response: Response, next: (skip?: 'router') => void) => {
      const sender = await ask(() => findSender(request, deps.findSender))
      if ('other' in sender) return next('router')
      response.set('Cache-Control', 'no-store')
      await answer(sender, readName(request, 'id'), request, response)
    }

  /** Looking is for people too: what has no sender's credential is theirs to answer, or to refuse. */
  const ofSenders = async (request: Request, _response: Response, next: (skip?: 'router') => void) => {
    const credential = findCredential(request.get('authorization'))
    const found = credential && (await ask(() => deps.findSender(credential)))
    next(found ? undefined : 'router')
  }

  router
    .route('/api/v1/installations/:id')
    .put(
      route((sender, id, request, response) => {
        needJson(request)
        return bodies.withBody(request, registrationLimitBytes, async body => {
          const registration = readJsonBody(body, parseRegistration)
          const answer = await ask(() => deps.register({ sender, id, registration, atMs: deps.nowMs() }))
          if (answer === 'foreign') throw foreign(id)
          if ('invalid' in answer) throw invalid(answer.invalid)
          response.status(answer.created ? 201 : 200).json(answer.installation)
        })
      }),
    )
    .get(
      ofSenders,
      route(async (sender, id, _request, response) => {
        const found = await ask(() => deps.installation(sender, id))
        if (typeof found === 'string') throw missing(found, id)
        response.json(found)
      }),
    )
    .delete(
      route(async (sender, id, _request, response) => {
        const done = await ask(() => deps.deregister(sender, id, deps.nowMs()))
        if (done !== 'done') throw missing(done, id)
        response.status(204).end()
      }),
    )
  router.route('/api/v1/installations/:id/jobs/:key').delete(
    route(async (sender, id, request, response) => {
      const key = readName(request, 'key')
      const done = await ask(() => deps.deleteJob(sender, id, key, deps.nowMs()))
      if (done !== 'done') throw missing(done, id, key)
      response.status(204).end()
    }),
  )
  router.use('/api/v1/installations', answerProblems(intake, events))
  return router
}

function readName(request: Request, parameter: 'id' | 'key'): string {
  const value = String(request.params[parameter])
  if (isName(value)) return value
  throw new PostProblem(
    400,
    `${parameter} is none: it has 1 to 200 characters, no control characters, and no blank at either end.`,
    { refusal: 'invalid' },
  )
}

function missing(why: Missing, id: string, key?: string): PostProblem {
  if (why === 'foreign') return foreign(id)
  const job = key === undefined ? '' : ` with a job "${key}"`
  return new PostProblem(404, `There is no installation "${id}"${job}.`)
}

function invalid(errors: readonly FieldProblem[]): PostProblem {
  const [first] = errors
  return new PostProblem(422, `${first?.field} ${first?.detail}`, { refusal: 'invalid', errors })
}
