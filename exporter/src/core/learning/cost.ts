/** How many bits it takes to write moments down, to the minute, given an explanation of them. The explanation that
 *  makes them shortest is the likeliest; one that is hardly shorter than none at all explains nothing. */
import { minuteMs } from '../day.ts'
import { median } from './order.ts'

const { abs, log2, max, min } = Math

const leastSpreadMs = 2 * minuteMs
/** What it takes to say that a moment is none of the usual ones. */
const exceptionBits = 4

/** Without any explanation: moments that fall where they like. */
export function costOfChance(count: number, spanMs: number): number {
  return count < 2 ? 0 : count * bitsOf((Math.E * spanMs) / (count - 1))
}

/** Distances from where moments were expected.
 *  @param spread of these, by spreadOf
 *  @param reachMs how far off the farthest could be */
export function costOfDistances(distances: readonly number[], spread: number, reachMs: number): number {
  if (distances.length === 0) return 0
  const reach = bitsOf(2 * reachMs)
  let bits = 0
  for (const distance of distances)
    bits += min(bitsOf(2 * spread) + abs(distance) / spread / Math.LN2, reach + exceptionBits)
  return bits
}

/** Few distances tell little of the next one. */
export function spreadOf(distances: readonly number[]): number {
  const middle = median(distances.map(abs))
  return max(leastSpreadMs, (middle / Math.LN2) * (1 + 2 / distances.length))
}

/** Moments that no expectation stands for. */
export function costOfExtras(count: number, spanMs: number): number {
  return count === 0 ? 0 : count * bitsOf((Math.E * spanMs) / count) + exceptionBits
}

/** A time of day, as exact as its spread makes sensible. */
export function costOfTime(rangeMs: number, spreadMs: number): number {
  return max(0, log2(rangeMs / spreadMs))
}

/** Which expectations were met. What follows what is learned on the way, so that an outage of many costs little. */
export function costOfHits(hits: readonly boolean[]): number {
  const seen = { met: { met: 1.5, not: 0.5 }, not: { met: 0.5, not: 0.5 } }
  let bits = 0
  let before: 'met' | 'not' = 'met'
  for (const hit of hits) {
    const counts = seen[before]
    const now = hit ? 'met' : 'not'
    bits -= log2(counts[now] / (counts.met + counts.not))
    counts[now]++
    before = now
  }
  return bits
}

/** How many of a list of equal ones it takes to name one. */
export function costOfChoice(of: number): number {
  return log2(of)
}

function bitsOf(widthMs: number): number {
  return max(0, log2(widthMs / minuteMs))
}
