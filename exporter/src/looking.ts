/** Everything that the HTTP face is given in order to show many checks, what happened to them and the service itself. */
import { createActivitiesList } from './activities-list.ts'
import type { HttpDeps } from './api/deps.ts'
import { createCheckViews } from './check-views.ts'
import { createGrowth } from './growth.ts'
import { createHealth } from './health.ts'

type Options = Parameters<typeof createCheckViews>[0] &
  Parameters<typeof createActivitiesList>[0] &
  Parameters<typeof createGrowth>[0] &
  Parameters<typeof createHealth>[0]

type Given = Pick<HttpDeps, 'checks' | 'check' | 'withRecent' | 'newestResults' | 'looking'>

export function createLooking(options: Options): Given {
  return {
    ...createCheckViews(options),
    looking: {
      ...createActivitiesList(options),
      ...createGrowth(options),
      health: createHealth(options),
    },
  }
}
