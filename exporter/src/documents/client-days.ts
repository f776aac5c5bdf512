/** All jobs of a client together, day by day of a month: what they hold, sent and took. A job that said nothing in a day
 *  still holds what it held before. */
import type { DayTotals } from '../core/documents/document.ts'
import type { StoredRun } from '../core/documents/row.ts'

type Sums = {
  sizeBytes?: number
  sizedJobs?: number
  transferredBytes?: number
  durationSeconds?: number
}

/** @param length of the month in days */
export function createClientDays(length: number) {
  const sums: Sums[] = Array.from({ length }, () => ({}))
  /** Of runs that told size and duration. */
  const paced = Array.from({ length }, () => ({ bytes: 0, seconds: 0 }))

  function ofJob(sizeBefore: number | undefined) {
    const sizes = new Map<number, number>()
    return {
      /** @param place of the day in the month, from 0; runs come oldest first */
      take(place: number, { size, transferred, duration }: StoredRun['figures']) {
        const day = sums[place]
        const pace = paced[place]
        if (!day || !pace) return
        if (size !== undefined) sizes.set(place, size)
        if (transferred !== undefined) day.transferredBytes = (day.transferredBytes ?? 0) + transferred
        if (duration === undefined) return
        day.durationSeconds = (day.durationSeconds ?? 0) + duration
        if (size === undefined || duration <= 0) return
        pace.bytes += size
        pace.seconds += duration
      },
      end() {
        let held = sizeBefore
        for (const [place, day] of sums.entries()) {
          held = sizes.get(place) ?? held
          if (held === undefined) continue
          day.sizeBytes = (day.sizeBytes ?? 0) + held
          day.sizedJobs = (day.sizedJobs ?? 0) + 1
        }
      },
    }
  }

  return {
    ofJob,
    /** @param begun days that have begun: of the others nothing is known yet */
    totals: (begun: number): readonly DayTotals[] =>
      sums.map((day, place) => {
        if (place >= begun) return {}
        const { bytes, seconds } = paced[place] ?? { bytes: 0, seconds: 0 }
        return { ...day, ...(seconds > 0 && { bytesPerSecond: bytes / seconds }) }
      }),
  }
}
