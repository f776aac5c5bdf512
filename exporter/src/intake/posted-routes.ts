/** What is posted to us over HTTP: reports and registrations of senders, pings, webhooks. Each is acknowledged only
 *  after what it asks for is committed. Mount it before anything that asks people for a password: these have
 *  credentials of their own. */
import { Router } from 'express'
import { createBodies } from './posted/body.ts'
import { createInstallationRoutes, type InstallationDeps } from './posted/installation-routes.ts'
import type { PostedOptions } from './posted/options.ts'
import { createPathRoutes, type PathDeps } from './posted/path-routes.ts'
import type { PostedEvents } from './posted/post-problem.ts'
import { createReportRoutes, type ReportDeps } from './posted/report-routes.ts'

export type PostedDeps = ReportDeps & InstallationDeps & PathDeps

/** @param options are asked for with every request, so that a reload needs no restart */
export function createPostedRoutes(
  deps: PostedDeps,
  options: () => PostedOptions,
  events: PostedEvents,
): Router {
  const bodies = createBodies()
  return Router()
    .use(createReportRoutes(deps, options, bodies, events))
    .use(createInstallationRoutes(deps, bodies, events))
    .use(createPathRoutes(deps, options, bodies, events))
}
