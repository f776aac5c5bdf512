/** How the service itself stands, for people: the same facts that its own metrics tell. */
import type { HealthJson } from './api/contract-looking.ts'
import type { Config } from './config/config.ts'
import type { Events } from './events.ts'
import type { Fleet } from './fleet.ts'
import type { Influx } from './publish/influx.ts'
import type { Store } from './store/store.ts'

type Deps = {
  readonly store: Pick<Store, 'countMessages' | 'sizeBytes'>
  readonly fleet: Pick<Fleet, 'size'>
  readonly events: Pick<Events, 'version' | 'intakes' | 'configuration' | 'influxProblem'>
  readonly influx: Pick<Influx, 'standing'>
  /** In force. */
  readonly config: () => Pick<Config, 'addresses'>
  readonly url: () => string
  readonly startedAtMs: number
}

export function createHealth(deps: Deps): () => Promise<HealthJson> {
  const { store, fleet, events, influx } = deps
  return async () => {
    const [unmatched, storeBytes, standing] = await Promise.all([
      store.countMessages({ outcome: 'unmatched' }),
      store.sizeBytes(),
      influx.standing(),
    ])
    const problem = events.influxProblem()
    return {
      version: events.version,
      startedAtMs: deps.startedAtMs,
      checks: fleet.size(),
      unmatched,
      intakes: [...events.intakes()].map(([name, intake]) => ({ name, ...intake })),
      ...(standing && { influx: { ...standing, ...(problem !== undefined && { problem }) } }),
      configuration: events.configuration(),
      storeBytes,
      addresses: deps.config().addresses,
      url: deps.url(),
    }
  }
}
