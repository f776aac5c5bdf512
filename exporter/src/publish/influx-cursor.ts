/** What is kept in the store about publishing: how far it has come, and what the server would not take. */
import type { Rejection } from './influx-sender.ts'

export type InfluxCursor = {
  readonly seq: number
  /** When the cursor last moved. */
  readonly movedAtMs: number
  /** The last points the server refused, newest last. */
  readonly rejections: readonly (Rejection & { readonly atMs: number })[]
}

export const influxCursorName = 'influx'
export const keptRejections = 50

/** @returns undefined before the first start */
export function readCursor(stored: unknown): InfluxCursor | undefined {
  return stored === undefined || stored === null ? undefined : (stored as InfluxCursor)
}
