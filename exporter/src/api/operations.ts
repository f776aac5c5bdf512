/** What Prometheus users expect under /-/: healthy, ready, reload. Answers are one line of plain text. */
import type { Router } from 'express'
import type { HttpDeps } from './deps.ts'
import { refuseMethod } from './methods.ts'

/** These two say nothing about anybody's backups and are asked by probes that have no password. */
export function addProbes(router: Router, deps: HttpDeps) {
  router
    .route('/-/healthy')
    .get((_request, response) => {
      const healthy = deps.healthy()
      response
        .status(healthy ? 200 : 503)
        .type('text')
        .send(healthy ? 'Lastgood is healthy.\n' : 'Lastgood is not healthy.\n')
    })
    .all(refuseMethod('GET, HEAD'))
  router
    .route('/-/ready')
    .get((_request, response) => {
      const { ready, reason } = deps.ready()
      response
        .status(ready ? 200 : 503)
        .type('text')
        .send(ready ? 'Lastgood is ready.\n' : `Lastgood is not ready: ${reason}\n`)
    })
    .all(refuseMethod('GET, HEAD'))
}

export function addReload(router: Router, deps: HttpDeps) {
  const reload = async (): Promise<string | undefined> => {
    try {
      await deps.reload()
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  const route = router.route('/-/reload')
  for (const method of ['post', 'put'] as const)
    route[method](async (_request, response) => {
      const wrong = await reload()
      if (wrong === undefined) response.type('text').send('The configuration has been read again.\n')
      // 500 as Prometheus answers, whose reload tools look at it.
      else
        response
          .status(500)
          .type('text')
          .send(`The configuration was refused, the old one stays in force: ${wrong}\n`)
    })
  route.all(refuseMethod('POST, PUT'))
}
