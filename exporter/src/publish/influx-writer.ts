/** The one door to a server, whichever version it speaks. A writer tries once: who uses it decides what follows. */
import type { InfluxTarget } from './influx-options.ts'
import { createV1Writer } from './influx-v1.ts'
import { createV2Writer } from './influx-v2.ts'
import type { Point, PointPlace } from './points.ts'

export type InfluxWriter = Disposable & {
  /** Resolves when the server has said that it has all of them. Points of the same tags and time overwrite each other.
   *  @throws InfluxTrouble */
  write(points: readonly Point[]): Promise<void>
  /** Deletes these points, whatever their further tags. @throws InfluxTrouble */
  remove(measurement: string, places: readonly PointPlace[]): Promise<void>
  /** Deletes every point of the measurement with fromMs <= time < toMs. @throws InfluxTrouble */
  removeSpan(measurement: string, fromMs: number, toMs: number): Promise<void>
}

export function createWriter(target: InfluxTarget): InfluxWriter {
  return target.version === 1 ? createV1Writer(target) : createV2Writer(target)
}
