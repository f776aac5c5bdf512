/** The one door to a server, whichever version it speaks. A writer tries once: who uses it decides what follows. */
import type { Place, Point } from './points.ts'

export type InfluxWriter = Disposable & {
  /** Resolves when the server has said that it has all of them. Points of the same tags and time overwrite each other.
   *  @throws InfluxTrouble */
  write(points: readonly Point[]): Promise<void>
  /** Deletes these points, or all of a check, whatever their further tags. @throws InfluxTrouble */
  remove(measurement: string, places: readonly Place[]): Promise<void>
  /** Deletes every point of the measurement with fromMs <= time < toMs. @throws InfluxTrouble */
  removeSpan(measurement: string, fromMs: number, toMs: number): Promise<void>
}
