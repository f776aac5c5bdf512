/** Which role in Grafana a request came through. The plugin's routes name it in a header that they set over whatever a
 *  browser sent. It only ever takes away: Grafana finds the route by a path that is not yet unescaped, so that
 *  `%2Faccounts` goes through the route of a Viewer and arrives here as `/accounts`. */
import type { Express, Request, RequestHandler } from 'express'
import { HttpProblem } from './problem.ts'

const roles = ['Viewer', 'Editor', 'Admin'] as const
type Role = (typeof roles)[number]

/** Who may read and make credentials may do everything. */
const ofAdmins = ['/api/v1/accounts', '/api/v1/tokens', '/api/v1/keys']
const reading = ['GET', 'HEAD']

export function guardRoles(app: Express): void {
  app.use((request, _response, next) => {
    if (!reading.includes(request.method)) needRole(request, 'Editor')
    next()
  })
  app.use(ofAdmins, onlyAdmins)
  app.put('/api/v1/preferences', onlyAdmins)
}

const onlyAdmins: RequestHandler = (request, _response, next) => {
  needRole(request, 'Admin')
  next()
}

/** @throws HttpProblem 403 when the request came through Grafana with less */
function needRole(request: Request, needed: Role): void {
  const named = request.get('x-lastgood-role')
  if (named === undefined) return
  // One that is not known, such as of a later version, has the least.
  const role = roles.find(known => known === named) ?? 'Viewer'
  if (roles.indexOf(role) < roles.indexOf(needed))
    throw new HttpProblem(403, `In Grafana the role ${needed} is needed; this request came as ${role}.`)
}
