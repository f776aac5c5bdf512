/** The straight line that values follow, to be drawn at any moment. */
import { dayMs } from '../day.ts'
import { createTrend } from '../documents/trend.ts'
import type { Sample } from './thin.ts'

export type Line = { readonly perDay: number; readonly at: (atMs: number) => number }

/** @returns undefined for fewer than three values */
export function lineOf(samples: readonly Sample[]): Line | undefined {
  const trend = createTrend()
  for (const { atMs, value } of samples) trend.add(atMs, value)
  const anchorMs = samples.at(-1)?.atMs ?? 0
  const found = trend.lineAt(anchorMs)
  return (
    found && {
      perDay: found.perDay,
      at: atMs => found.value + (found.perDay * (atMs - anchorMs)) / dayMs,
    }
  )
}
