/** What a time zone is ahead of UTC at a moment. */

/** @param timeZone IANA name; that of the machine unless given, and where the name is not known */
export function offsetOf(timeZone?: string): (atMs: number) => number {
  const clock = timeZone === undefined ? undefined : clockOf(timeZone)
  if (!clock) return atMs => -new Date(atMs).getTimezoneOffset() * 60_000
  return atMs => {
    const parts = Object.fromEntries(
      clock.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    )
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000
  }
}

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: timeZone === 'utc' ? 'UTC' : timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // `browser`, as Grafana calls the viewer's own.
    return undefined
  }
}
