/** Arrival windows: one per open day, named by the day on which it opens, whichever day it closes on. */
import { type Day, dayMs, type MinuteOfDay, minuteMs, type WallMs, wallOf } from './day.ts'
import type { Expectations, OpenDays } from './open-days.ts'
import type { Times } from './times.ts'
import type { Zone } from './zone.ts'

/** Local times; `to` at or before `from` is on the next day. */
export type WindowTimes = { readonly from: MinuteOfDay; readonly to: MinuteOfDay }
/** Results at `closesMs` itself are still inside. */
type ArrivalWindow = {
  readonly opensMs: number
  readonly closesMs: number
  /** Halfway on the wall clock: a step of whole days from here ends inside a window, whatever the clock does. */
  readonly middleWallMs: WallMs
}

export type Windows = {
  /** Latest window that opens at or before the moment. */
  opened(atMs: number): ArrivalWindow | undefined
  /** Earliest window that opens after the moment. */
  coming(atMs: number): ArrivalWindow | undefined
  /** The window the moment is inside of. */
  around(atMs: number): ArrivalWindow | undefined
  /** Latest window that closes at or before the moment. */
  closed(atMs: number): ArrivalWindow | undefined
}

export function arrivalWindows({ from, to }: WindowTimes, days: OpenDays, zone: Zone): Windows {
  const lengthMs = (to - from) * minuteMs + (to > from ? 0 : dayMs)

  function windowOf(day: Day): ArrivalWindow {
    const fromWall = wallOf(day, from)
    const opensMs = zone.epochOf(fromWall)
    const closesMs = zone.epochOf(fromWall + lengthMs)
    // A clock change may skip the opening and leave the closing before it.
    return {
      opensMs,
      closesMs: closesMs > opensMs ? closesMs : opensMs + lengthMs,
      middleWallMs: fromWall + lengthMs / 2,
    }
  }

  function opened(atMs: number): ArrivalWindow | undefined {
    let day = days.onOrBefore(zone.dayAt(atMs))
    while (day !== undefined) {
      const window = windowOf(day)
      if (window.opensMs <= atMs) return window
      day = days.onOrBefore(day - 1)
    }
    return undefined
  }

  function coming(atMs: number): ArrivalWindow | undefined {
    let day = days.onOrAfter(zone.dayAt(atMs) - 1)
    while (day !== undefined) {
      const window = windowOf(day)
      if (window.opensMs > atMs) return window
      day = days.onOrAfter(day + 1)
    }
    return undefined
  }

  function around(atMs: number): ArrivalWindow | undefined {
    const window = opened(atMs)
    return window && atMs <= window.closesMs ? window : undefined
  }

  function closed(atMs: number): ArrivalWindow | undefined {
    const window = opened(atMs)
    return window && window.closesMs > atMs ? opened(window.opensMs - 1) : window
  }

  return { opened, coming, around, closed }
}

/** A rhythm of days or longer: each expectation moves to the closing of the window it falls in or of the next one. */
export function onClosings(times: Times, windows: Windows): Expectations {
  const move = (atMs: number) => (windows.around(atMs) ?? windows.coming(atMs))?.closesMs
  return {
    move,
    next(afterMs) {
      // Whatever comes up to the last closing has moved to it, or to one before.
      const time = times.next(windows.closed(afterMs)?.closesMs ?? afterMs)
      return time === undefined ? undefined : move(time)
    },
    floor(atMs) {
      const closed = windows.closed(atMs)
      const time = closed && times.floor(closed.closesMs)
      return time === undefined ? undefined : move(time)
    },
  }
}

/** A shorter rhythm: an expectation outside of every window moves to the next opening. */
export function insideWindows(times: Times, windows: Windows): Expectations {
  const move = (atMs: number) => (windows.around(atMs) ? atMs : windows.coming(atMs)?.opensMs)
  return {
    move,
    next(afterMs) {
      const from = windows.around(afterMs) ? afterMs : windows.closed(afterMs)?.closesMs
      const time = times.next(from ?? afterMs)
      return time === undefined ? undefined : move(time)
    },
    floor(atMs) {
      const from = windows.around(atMs) ? atMs : windows.closed(atMs)?.closesMs
      const time = from === undefined ? undefined : times.floor(from)
      return time === undefined ? undefined : move(time)
    },
  }
}
