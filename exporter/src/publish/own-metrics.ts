/** Which of prom-client's default metrics are published: those that keep Prometheus' naming rules. */
import type { Registry } from 'prom-client'

/** Gauges named as if they were counters; each has a sibling by type without the suffix. `promtool check metrics`
 *  refuses them. Can go when prom-client renames them. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
]

export function selectOwnMetrics(registry: Registry): void {
  for (const name of misnamed) registry.removeSingleMetric(name)
}
