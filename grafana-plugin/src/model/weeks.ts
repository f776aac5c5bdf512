/** Coming weeks as a strip of days, for showing on which of them something is expected. */
export type StripDay = {
  /** `2026-11-22`, in the zone asked for. */
  readonly day: string
  readonly dayOfMonth: number
  /** How many fall on it. */
  readonly count: number
  readonly isToday: boolean
}
const dayMs = 86_400_000

/** Whole weeks from Monday to Sunday, beginning with that of now. @param offsetMs what the zone is ahead of UTC */
export function weeksAhead(
  atMs: readonly number[],
  nowMs: number,
  weeks: number,
  offsetMs: (atMs: number) => number,
): readonly (readonly StripDay[])[] {
  const counts = new Map<number, number>()
  const dayOf = (at: number) => Math.floor((at + offsetMs(at)) / dayMs)
  for (const at of atMs) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
  const today = dayOf(nowMs)
  // 1970 began on a Thursday.
  const monday = today - ((((today + 3) % 7) + 7) % 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, step) => {
      const day = monday + week * 7 + step
      const date = new Date(day * dayMs)
      return {
        day: date.toISOString().slice(0, 10),
        dayOfMonth: date.getUTCDate(),
        count: counts.get(day) ?? 0,
        isToday: day === today,
      }
    }),
  )
}
