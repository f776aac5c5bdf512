/** Moments of runs, of what came: a run that is tried again at once, or told of twice, is one run. */
import { minuteMs } from '../day.ts'
import { quantile } from './order.ts'

const atOnceMs = 20 * minuteMs
/** Of the usual distance: two that come closer are one. */
const atOnceShare = 0.15
/** No schedule is this short: what comes so is a pile that was handed in at once. */
const leastUsualMs = minuteMs / 2
/** However often it is tried again. */
const triesMs = 3 * atOnceMs

/** Ascending, without what came right after another. */
export function runsOf(atMs: readonly number[]): readonly number[] {
  const sorted = atMs.toSorted((a, b) => a - b)
  const [first] = sorted
  if (first === undefined) return []
  const gaps = sorted.slice(1).map((at, i) => at - (sorted[i] ?? at))
  const usual = gaps.length === 0 ? 0 : quantile(gaps, 0.75)
  const closeMs = usual < leastUsualMs ? atOnceMs : Math.min(atOnceMs, atOnceShare * usual)
  const runs = [first]
  let begin = first
  let before = first
  for (const at of sorted.slice(1)) {
    if (at - before > closeMs || at - begin > triesMs) {
      runs.push(at)
      begin = at
    }
    before = at
  }
  return runs
}
