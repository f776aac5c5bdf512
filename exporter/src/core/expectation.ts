/** Which expectation follows: a result counts for the one it is nearest to, and the next one is asked for then.
 *  Nothing is remembered: the answer follows from the moment and from the first result alone. */
import { type Every, isWholeDays, stepAfter, stepOnWall } from './interval.ts'
import type { Expectations } from './open-days.ts'
import type { Times } from './times.ts'
import type { Windows } from './windows.ts'
import type { Zone } from './zone.ts'

/** Moments of expectations; each is later than the one it is asked for. */
export type Following = {
  first(sinceMs: number): number | undefined
  afterResult(atMs: number, firstAtMs: number): number | undefined
  afterMiss(expectedAtMs: number, firstAtMs: number | undefined): number | undefined
}

/** Each result starts the interval anew.
 *  @param move takes an expectation off closed days and into windows
 *  @param windows given when expectations are their closings */
export function followingLast(
  zone: Zone,
  every: Every,
  move: (atMs: number) => number | undefined,
  windows: Windows | undefined,
): Following {
  function after(atMs: number): number | undefined {
    if (!windows) return move(stepAfter(zone, atMs, every))
    // Outside of its window a result does not answer the coming one: it belongs to the one before.
    const window = windows.around(atMs) ?? windows.closed(atMs)
    if (!window) return windows.coming(atMs)?.closesMs
    const step = isWholeDays(every)
      ? zone.epochOf(stepOnWall(window.middleWallMs, every))
      : stepAfter(zone, Math.min(atMs, window.closesMs), every)
    const moved = move(step)
    return moved === undefined || moved > atMs ? moved : windows.coming(atMs)?.closesMs
  }
  return {
    first: sinceMs => move(stepAfter(zone, sinceMs, every)),
    afterResult: after,
    afterMiss: after,
  }
}

/** Expectations lie on a grid or in a pattern.
 *  @param timesFrom the rhythm, counted from a first result where it has to be
 *  @param windows given when expectations are their closings */
export function followingTimes(
  timesFrom: (firstAtMs: number) => Times,
  place: (times: Times) => Expectations,
  windows: Windows | undefined,
): Following {
  return {
    first(sinceMs) {
      const times = timesFrom(sinceMs)
      const time = times.next(sinceMs)
      return time === undefined ? undefined : place(times).move(time)
    },
    afterResult(atMs, firstAtMs) {
      const expectations = place(timesFrom(firstAtMs))
      if (windows) {
        const window = windows.around(atMs)
        if (!window) return expectations.next(atMs)
        if (expectations.floor(window.closesMs) === window.closesMs) return expectations.next(window.closesMs)
      }
      return afterNearest(expectations, atMs)
    },
    afterMiss(expectedAtMs, firstAtMs) {
      const countedFrom = firstAtMs ?? windows?.around(expectedAtMs)?.opensMs ?? expectedAtMs
      return place(timesFrom(countedFrom)).next(expectedAtMs)
    },
  }
}

/** One result per window: whenever it comes, it has nothing to do with the window that opens next. */
export function followingWindows(windows: Windows): Following {
  const afterWindow = (atMs: number) => windows.coming(atMs)?.closesMs
  return {
    // Whoever begins in the middle of a window has not seen its first half.
    first: afterWindow,
    afterResult: afterWindow,
    afterMiss(expectedAtMs) {
      const window = windows.opened(expectedAtMs)
      return window && window.closesMs > expectedAtMs ? window.closesMs : afterWindow(expectedAtMs)
    },
  }
}

function afterNearest({ next, floor }: Expectations, atMs: number): number | undefined {
  const before = floor(atMs)
  const coming = next(atMs)
  if (coming === undefined) return undefined
  const early = before === undefined || coming - atMs < atMs - before
  return early ? next(coming) : coming
}
