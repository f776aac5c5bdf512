/** /api/v1, managing: what people change while the service runs. Every change leaves a line in the log. */
import { Router } from 'express'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { addInstallations, installationEndpoints } from './installations-routes.ts'
import { addManagedChecks } from './managed-routes.ts'
import { addNotes, noteEndpoints } from './notes-routes.ts'
import { addPauses, pauseEndpoints } from './pauses-routes.ts'
import { addPreferences, preferenceEndpoints } from './preferences-routes.ts'
import { addRemoval, removalEndpoints } from './removal-routes.ts'

export type ManageApiDeps = Pick<HttpDeps, 'manage' | 'managed' | 'check' | 'nowMs'>

export const manageEndpoints: readonly Endpoint[] = [
  ...installationEndpoints,
  ...pauseEndpoints,
  ...noteEndpoints,
  ...removalEndpoints,
  ...preferenceEndpoints,
]

export function createManageApi(deps: ManageApiDeps): Router {
  const router = Router({ caseSensitive: true })
  addInstallations(router, deps)
  addPauses(router, deps)
  addNotes(router, deps)
  addRemoval(router, deps)
  addPreferences(router, deps)
  addManagedChecks(router, deps)
  return router
}
