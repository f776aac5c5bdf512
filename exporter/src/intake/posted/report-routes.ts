/** POST /api/v1/reports. What it answers, in this order: 401, 403, 413, 415, 400, 422, 403 for an installation of
 *  another account, 503; then 201 with the activity, or 200 with the same one for a run that is known. */
import { Router } from 'express'
import type { Result } from '../../core/activity.ts'
import type { Bodies } from './body.ts'
import { type FindSender, findSender, type Sender } from './credentials.ts'
import type { PostedOptions } from './options.ts'
import { answerProblems, orLater, type PostedEvents, PostProblem, refuseMethod } from './post-problem.ts'
import { needJson, readJsonBody } from './read-json.ts'
import { keepReport } from './report.ts'
import { parseReport, type Report } from './report-schema.ts'

type TakeReport = (posted: {
  readonly sender: Sender
  readonly report: Report
  /** What is to be stored: the body, or the report alone with its HTML cut. */
  readonly raw: Buffer
  readonly receivedAtMs: number
}) => Promise<ReportAnswer>

/** `foreign`: the installation belongs to another account. */
type ReportAnswer =
  | { readonly created: boolean; readonly activity: Result & { readonly id: number } }
  | 'foreign'

export type ReportDeps = {
  nowMs(): number
  findSender: FindSender
  /** Registers what is new, and resolves after the commit. */
  takeReport: TakeReport
}

const intake = 'reports'

export function createReportRoutes(
  deps: ReportDeps,
  options: () => PostedOptions,
  bodies: Bodies,
  events: PostedEvents,
): Router {
  const router = Router({ caseSensitive: true })
  router
    .route('/api/v1/reports')
    .post(async (request, response) => {
      const sender = await orLater(intake, events, () => findSender(request, deps.findSender))
      if ('other' in sender) throw new PostProblem(403, sender.other, { refusal: 'forbidden' })
      needJson(request)
      const { hardLimitBytes, softLimitBytes } = options()
      await bodies.withBody(request, hardLimitBytes, async body => {
        const report = readJsonBody(body, parseReport)
        const raw = keepReport(report, body, softLimitBytes)
        const answer = await orLater(intake, events, () =>
          deps.takeReport({ sender, report, raw, receivedAtMs: deps.nowMs() }),
        )
        if (answer === 'foreign') throw foreign(report.installation.id)
        const { created, activity } = answer
        response
          .status(created ? 201 : 200)
          .set({ 'Cache-Control': 'no-store', Location: `messages/${activity.messageId}` })
          .json(activity)
      })
    })
    .all(refuseMethod('POST'))
  router.use('/api/v1/reports', answerProblems(intake, events))
  return router
}

export function foreign(id: string): PostProblem {
  return new PostProblem(403, `Installation "${id}" belongs to another account.`, { refusal: 'forbidden' })
}
