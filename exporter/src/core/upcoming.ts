/** When results of a check are expected that begins now, as if each came, or was missed, at its time. */
import type { Schedule } from './schedule.ts'

export type Upcoming = { readonly fromMs: number; readonly untilMs: number; readonly limit: number }

/** Epoch ms, ascending; none for a check that has no times of its own. */
export function upcoming(schedule: Schedule, { fromMs, untilMs, limit }: Upcoming): readonly number[] {
  const found: number[] = []
  let slot = schedule.first(fromMs)
  while (slot && slot.expectedAtMs <= untilMs && found.length < limit) {
    found.push(slot.expectedAtMs)
    slot = schedule.afterMiss(slot, undefined)
  }
  return found
}
