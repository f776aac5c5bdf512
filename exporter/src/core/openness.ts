/** Whether results are expected at a moment: inside of an arrival window, or on an open day when there are no windows.
 *  A window is open from its opening up to, and without, its closing. */
import type { OpenDays } from './open-days.ts'
import type { Windows } from './windows.ts'
import type { Zone } from './zone.ts'

export type Openness = {
  isOpen(atMs: number): boolean
  /** Undefined when nothing changes within ten years. */
  nextOpenChange(atMs: number): number | undefined
}

const horizonDays = 3653

export const alwaysOpen: Openness = { isOpen: () => true, nextOpenChange: () => undefined }

export function openOnDays(days: OpenDays, zone: Zone): Openness {
  const isOpen = (atMs: number) => days.has(zone.dayAt(atMs))
  return {
    isOpen,
    nextOpenChange(atMs) {
      const today = zone.dayAt(atMs)
      const open = days.has(today)
      for (let day = today + 1; day <= today + horizonDays; day++)
        // The date line may swallow a day: it begins where the next one does.
        if (days.has(day) !== open && isOpen(zone.startOf(day)) !== open) return zone.startOf(day)
      return undefined
    },
  }
}

export function openInWindows(windows: Windows): Openness {
  function isOpen(atMs: number): boolean {
    const window = windows.opened(atMs)
    return window !== undefined && atMs < window.closesMs
  }
  return {
    isOpen,
    nextOpenChange(atMs) {
      if (!isOpen(atMs)) return windows.coming(atMs)?.opensMs
      let closesMs = windows.opened(atMs)?.closesMs
      // Windows of a whole day touch each other.
      for (let steps = 0; closesMs !== undefined && steps < horizonDays; steps++) {
        if (!isOpen(closesMs)) return closesMs
        closesMs = windows.opened(closesMs)?.closesMs
      }
      return undefined
    },
  }
}
