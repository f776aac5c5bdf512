/** Which writer speaks to which version. */
import type { InfluxTarget } from './influx-options.ts'
import { createV1Writer } from './influx-v1.ts'
import { createV2Writer } from './influx-v2.ts'
import type { InfluxWriter } from './influx-writer.ts'

export function createWriter(target: InfluxTarget): InfluxWriter {
  return target.version === 1 ? createV1Writer(target) : createV2Writer(target)
}
